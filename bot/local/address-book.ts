import * as PUPPET from 'wechaty-puppet'

export type Contact = PUPPET.payloads.Contact
export type Room = PUPPET.payloads.Room

/** The contacts and groups of one machine's WeChat. Unknown ids throw: the real WeChat has no such conversation either. */
export class AddressBook {
  readonly contacts = new Map<string, Contact>()
  readonly rooms = new Map<string, Room>()
  readonly announcements = new Map<string, string>()

  contact(id: string): Contact {
    const found = this.contacts.get(id)
    if (!found) throw new Error(`no contact ${id}`)
    return found
  }

  room(id: string): Room {
    const found = this.rooms.get(id)
    if (!found) throw new Error(`no room ${id}`)
    return found
  }

  /** True when something about the contact changed. */
  putContact(id: string, name: string): boolean {
    const known = this.contacts.get(id)
    if (known?.name === name) return false
    const blank = { avatar: '', gender: PUPPET.types.ContactGender.Unknown, phone: [], friend: true }
    this.contacts.set(id, { ...blank, type: PUPPET.types.Contact.Individual, ...known, id, name })
    return true
  }

  /** True when something about the room changed. */
  putRoom(id: string, topic: string, memberIds: readonly string[], ownerId: string): boolean {
    const memberIdList = [...new Set([ownerId, ...memberIds])]
    const known = this.rooms.get(id)
    if (known?.topic === topic && known.memberIdList.join('\n') === memberIdList.join('\n')) return false
    this.rooms.set(id, { adminIdList: [], ownerId, ...known, id, topic, memberIdList })
    return true
  }
}
