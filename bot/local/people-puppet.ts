import { randomUUID } from 'node:crypto'
import * as PUPPET from 'wechaty-puppet'
import { AddressBook, type Contact, type Room } from './address-book.ts'
import { answer, BarePuppet } from './bare-puppet.ts'

/** The bot's own account on this machine's WeChat. */
export const localBot = { id: 'bot', name: '人大助手' } as const

const { Dirty } = PUPPET.types

/** The contacts and groups of this machine's WeChat, as Wechaty asks for them. */
export abstract class PeoplePuppet extends BarePuppet {
  readonly book = new AddressBook()

  /** Asked for everybody there is, before the bot logs in and whenever it means somebody unknown. */
  introduce: () => Promise<unknown> = () => Promise.resolve()

  constructor() {
    super()
    this.book.putContact(localBot.id, localBot.name)
  }

  /** The time that events of this puppet carry. */
  abstract now(): Date

  /** Shows in the room's conversation what was changed about it. */
  protected abstract note(roomId: string, text: string): void

  /** Adds or renames a person. */
  addContact(id: string, name: string): void {
    if (this.book.putContact(id, name)) this.changed(Dirty.Contact, id)
  }

  /** Adds or changes a group; the bot is always a member. */
  addRoom(id: string, topic: string, memberIds: readonly string[]): void {
    if (this.book.putRoom(id, topic, memberIds, localBot.id)) this.#roomChanged(id)
  }

  /** People and groups may have come since they were last asked for. */
  protected async meet(id: string): Promise<void> {
    if (!this.book.contacts.has(id) && !this.book.rooms.has(id)) await this.introduce()
  }

  /** Wechaty keeps copies: each change has to be told. */
  protected changed(type: PUPPET.types.Dirty, id: string): void {
    if (this.isLoggedIn) this.dirtyPayload(type, id)
  }

  #roomChanged(id: string): void {
    this.changed(Dirty.Room, id)
    this.changed(Dirty.RoomMember, id)
  }

  #changeContact(id: string, change: (contact: Contact) => Partial<Contact>): Promise<void> {
    return answer(() => {
      const contact = this.book.contact(id)
      this.book.contacts.set(id, { ...contact, ...change(contact) })
      this.changed(Dirty.Contact, id)
    })
  }

  override contactSelfName(name: string): Promise<void> {
    return answer(() => this.addContact(localBot.id, name))
  }
  override contactAlias(id: string): Promise<string>
  override contactAlias(id: string, alias: string | null): Promise<void>
  override contactAlias(id: string, alias?: string | null): Promise<string | void> {
    if (alias === undefined) return answer(() => this.book.contact(id).alias ?? '')
    return this.#changeContact(id, () => ({ alias: alias ?? '' }))
  }
  override contactPhone(id: string, phone: string[]): Promise<void> {
    return this.#changeContact(id, () => ({ phone }))
  }
  override contactDescription(id: string, description: string | null): Promise<void> {
    return this.#changeContact(id, () => ({ description: description ?? '' }))
  }
  override contactList(): Promise<string[]> {
    return Promise.resolve([...this.book.contacts.keys()])
  }
  override async contactRawPayload(id: string): Promise<Contact> {
    await this.meet(id)
    return { ...this.book.contact(id) }
  }
  override contactRawPayloadParser(raw: Contact): Promise<Contact> {
    return Promise.resolve(raw)
  }

  override roomList(): Promise<string[]> {
    return Promise.resolve([...this.book.rooms.keys()])
  }
  override async roomRawPayload(id: string): Promise<Room> {
    await this.meet(id)
    return { ...this.book.room(id) }
  }
  override roomRawPayloadParser(raw: Room): Promise<Room> {
    return Promise.resolve(raw)
  }
  override roomMemberList(id: string): Promise<string[]> {
    return answer(() => [...this.book.room(id).memberIdList])
  }
  override async roomMemberRawPayload(roomId: string, id: string): Promise<PUPPET.payloads.RoomMember> {
    await this.meet(roomId)
    if (!this.book.room(roomId).memberIdList.includes(id)) throw new Error(`${id} is not in room ${roomId}`)
    const { name, avatar } = this.book.contact(id)
    return { id, name, avatar }
  }
  override roomMemberRawPayloadParser(raw: PUPPET.payloads.RoomMember): Promise<PUPPET.payloads.RoomMember> {
    return Promise.resolve(raw)
  }

  override roomCreate(memberIds: string[], topic = '群聊'): Promise<string> {
    return answer(() => {
      const id = `room-${randomUUID()}`
      this.addRoom(id, topic, memberIds)
      return id
    })
  }
  override roomAdd(id: string, contactIds: string | string[]): Promise<void> {
    return answer(() => {
      const { topic, memberIdList } = this.book.room(id)
      const inviteeIdList = [contactIds].flat()
      this.addRoom(id, topic, [...memberIdList, ...inviteeIdList])
      const timestamp = this.now().getTime()
      this.emit('room-join', { roomId: id, inviterId: localBot.id, inviteeIdList, timestamp })
    })
  }
  override roomDel(id: string, contactIds: string | string[]): Promise<void> {
    return answer(() => {
      const { topic, memberIdList } = this.book.room(id)
      const removeeIdList = [contactIds].flat()
      const left = memberIdList.filter((member) => !removeeIdList.includes(member))
      this.addRoom(id, topic, left)
      const timestamp = this.now().getTime()
      this.emit('room-leave', { roomId: id, removerId: localBot.id, removeeIdList, timestamp })
    })
  }
  override roomQuit(id: string): Promise<void> {
    return answer(() => {
      if (this.book.rooms.delete(id)) this.#roomChanged(id)
    })
  }
  override roomTopic(id: string): Promise<string>
  override roomTopic(id: string, topic: string): Promise<void>
  override roomTopic(id: string, topic?: string): Promise<string | void> {
    return answer(() => (topic === undefined ? this.book.room(id).topic : this.#renameRoom(id, topic)))
  }
  override roomAnnounce(id: string): Promise<string>
  override roomAnnounce(id: string, text: string): Promise<void>
  override roomAnnounce(id: string, text?: string): Promise<string | void> {
    return answer(() =>
      text === undefined ? (this.book.announcements.get(id) ?? '') : this.#announce(id, text),
    )
  }

  #renameRoom(id: string, newTopic: string): void {
    const { topic: oldTopic, memberIdList } = this.book.room(id)
    this.note(id, `群名改为“${newTopic}”`)
    this.addRoom(id, newTopic, memberIdList)
    const timestamp = this.now().getTime()
    this.emit('room-topic', { roomId: id, changerId: localBot.id, oldTopic, newTopic, timestamp })
  }

  #announce(id: string, text: string): void {
    this.note(id, `群公告：${text}`)
    this.book.announcements.set(id, text)
  }
}
