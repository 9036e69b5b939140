/** Somebody whose WeChat the chat page can play. */
export interface LocalIdentity {
  contactId: string
  name: string
  /** In Chinese, as people say them: 代表, 联络员, 常委会委员, 工作人员 … */
  roles: readonly string[]
  /** The deputy group, office or unit the person is listed under. */
  group: string | null
}

export interface LocalRoom {
  roomId: string
  topic: string
  memberIds: readonly string[]
}

/** What the outbox still has to say, as the chat page shows it. */
export interface WaitingNotice {
  id: number | string
  /** The name of the person or group. */
  to: string
  kind: string
  text: string
  state: 'queued' | 'sending' | 'unknown' | 'failed'
  notBefore: Date
}

/** A file with its bytes in memory. */
export interface LocalFile {
  name: string
  mediaType: string
  size: number
  /** Null once the history had to forget them. */
  bytes: Buffer | null
}

/** A link card. */
interface LocalLink {
  url: string
  title: string
  description: string
}

/** One line of a conversation, said by a person or by the bot. */
export interface ChatLine {
  /** The message id that Wechaty sees. */
  id: string
  /** Grows with every line and every change of a line: what a window has seen so far. */
  version: number
  /** The room's id in a group, else the id of the person who talks with the bot. */
  conversationId: string
  roomId: string | null
  talkerId: string
  kind: 'text' | 'image' | 'file' | 'link' | 'note'
  text: string
  mentionIds: readonly string[]
  file: LocalFile | null
  link: LocalLink | null
  recalled: boolean
  at: Date
}
