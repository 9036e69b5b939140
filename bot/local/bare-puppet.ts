import type { FileBoxInterface } from 'file-box'
import * as PUPPET from 'wechaty-puppet'

/** Answers with what `make` returns; what it throws becomes a rejection. */
export const answer = <Value>(make: () => Value): Promise<Value> =>
  new Promise((resolve) => {
    resolve(make())
  })

const nothing = (): Promise<void> => Promise.resolve()
const lacking = (what: string): Promise<never> =>
  Promise.reject(new Error(`the local chat page has no ${what}`))

/**
 * What the chat page's WeChat does not have: moments, taps, tags, friend requests, invitations.
 * Wechaty's mixins hide from the compiler that these methods are needed, so they are all answered here.
 */
export abstract class BarePuppet extends PUPPET.Puppet {
  override contactSelfSignature(): Promise<void> {
    return nothing()
  }
  override contactCorporationRemark(): Promise<void> {
    return nothing()
  }
  override conversationReadMark(): Promise<void> {
    return nothing()
  }

  override messageContact(): Promise<string> {
    return lacking('contact cards')
  }
  override messageMiniProgram(): Promise<PUPPET.payloads.MiniProgram> {
    return lacking('mini programs')
  }
  override messageLocation(): Promise<PUPPET.payloads.Location> {
    return lacking('locations')
  }
  override messageSendPost(): Promise<void> {
    return lacking('posts')
  }

  override friendshipAccept(): Promise<void> {
    return nothing()
  }
  override friendshipAdd(): Promise<void> {
    return lacking('friend requests')
  }
  override friendshipSearchPhone(): Promise<null> {
    return Promise.resolve(null)
  }
  override friendshipSearchHandle(): Promise<null> {
    return Promise.resolve(null)
  }
  override friendshipRawPayload(): Promise<PUPPET.payloads.Friendship> {
    return lacking('friend requests')
  }
  override friendshipRawPayloadParser(raw: PUPPET.payloads.Friendship): Promise<PUPPET.payloads.Friendship> {
    return Promise.resolve(raw)
  }

  override roomInvitationAccept(): Promise<void> {
    return lacking('group invitations')
  }
  override roomInvitationRawPayload(): Promise<PUPPET.payloads.RoomInvitation> {
    return lacking('group invitations')
  }
  override roomInvitationRawPayloadParser(
    raw: PUPPET.payloads.RoomInvitation,
  ): Promise<PUPPET.payloads.RoomInvitation> {
    return Promise.resolve(raw)
  }

  override tagContactAdd(): Promise<void> {
    return nothing()
  }
  override tagContactRemove(): Promise<void> {
    return nothing()
  }
  override tagContactDelete(): Promise<void> {
    return nothing()
  }
  override tagContactList(): Promise<string[]> {
    return Promise.resolve([])
  }

  override postRawPayload(): Promise<PUPPET.payloads.Post> {
    return lacking('posts')
  }
  override postRawPayloadParser(raw: PUPPET.payloads.Post): Promise<PUPPET.payloads.Post> {
    return Promise.resolve(raw)
  }
  override postPublish(): Promise<void> {
    return lacking('posts')
  }
  override postSearch(): Promise<{ response: string[] }> {
    return Promise.resolve({ response: [] })
  }
  override tap(): Promise<void> {
    return nothing()
  }
  override tapSearch(): Promise<{ response: PUPPET.payloads.Tap }> {
    return Promise.resolve({ response: {} })
  }

  override contactAvatar(contactId: string): Promise<FileBoxInterface>
  override contactAvatar(contactId: string, file: FileBoxInterface): Promise<void>
  override contactAvatar(): Promise<never> {
    return lacking('avatars')
  }
  override roomAvatar(): Promise<FileBoxInterface> {
    return lacking('avatars')
  }
  override contactSelfQRCode(): Promise<string> {
    return lacking('QR codes')
  }
  override roomQRCode(): Promise<string> {
    return lacking('QR codes')
  }
}

const needed = `ding name version onStart onStop
contactSelfName contactSelfQRCode contactSelfSignature contactAlias contactAvatar contactPhone contactCorporationRemark
contactDescription contactList contactRawPayload contactRawPayloadParser conversationReadMark
messageContact messageFile messageImage messageMiniProgram messageUrl messageLocation messageForward messageSendContact
messageSendFile messageSendLocation messageSendMiniProgram messageSendPost messageSendText messageSendUrl messageRecall
messageRawPayload messageRawPayloadParser postRawPayload postRawPayloadParser postPublish postSearch tap tapSearch
roomAdd roomAvatar roomCreate roomDel roomList roomQRCode roomQuit roomTopic roomRawPayload roomRawPayloadParser
roomAnnounce roomMemberList roomMemberRawPayload roomMemberRawPayloadParser
roomInvitationAccept roomInvitationRawPayload roomInvitationRawPayloadParser
friendshipAccept friendshipAdd friendshipSearchPhone friendshipSearchHandle friendshipRawPayload
friendshipRawPayloadParser tagContactAdd tagContactDelete tagContactList tagContactRemove`.split(/\s+/)

/** The methods Wechaty calls on a puppet that this one lacks; the compiler does not notice them. */
export function missingMethods(puppet: object): string[] {
  return needed.filter((name) => typeof Reflect.get(puppet, name) !== 'function')
}
