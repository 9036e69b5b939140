import type { FileBoxInterface } from 'file-box'
import { types, type Puppet, type payloads } from 'wechaty-puppet'
import type { Incoming, IncomingFile } from '../handlers/chat.ts'
import { bytesOf, lend, type FileToSay } from './file-boxes.ts'

export type { FileToSay } from './file-boxes.ts'

const attachments: Partial<Record<types.Message, string>> = {
  [types.Message.Attachment]: '文件',
  [types.Message.Audio]: '语音',
  [types.Message.Contact]: '名片',
  [types.Message.Emoticon]: '表情',
  [types.Message.Image]: '图片',
  [types.Message.Location]: '位置',
  [types.Message.MiniProgram]: '小程序',
  [types.Message.Url]: '链接',
  [types.Message.Video]: '视频',
}

/** A puppet's message as the chat door takes it; null for our own and for WeChat's notes. */
export async function incomingOf(
  puppet: Puppet,
  puppetName: string,
  messageId: string,
  sentAt: (timestamp: number) => Date,
): Promise<Incoming | null> {
  const payload = await puppet.messagePayload(messageId)
  const { talkerId, roomId } = payload
  const isText = payload.type === types.Message.Text
  const attachment = attachments[payload.type] ?? null
  if (!talkerId || talkerId === puppet.currentUserId || (!isText && !attachment)) return null
  const mentioned = !roomId || mentionsOf(payload).includes(puppet.currentUserId)
  return {
    puppet: puppetName,
    account: puppet.currentUserId,
    contactId: talkerId,
    id: messageId,
    room: roomId ? { id: roomId, topic: await topicOf(puppet, roomId) } : null,
    mentioned,
    text: isText ? withoutMention(payload) : '',
    attachment,
    sentAt: sentAt(payload.timestamp),
  }
}

/** Sends that carry bytes which a private chat may be about. */
const withBytes: readonly types.Message[] = [types.Message.Image, types.Message.Attachment]

/** Loads what a private message carries; null when it carries nothing of ours to read. */
export async function fileIn(puppet: Puppet, messageId: string): Promise<IncomingFile | null> {
  const payload = await puppet.messagePayload(messageId)
  if (payload.roomId || !withBytes.includes(payload.type)) return null
  // the puppet's own types lose the box's type here
  const box = (await puppet.messageFile(messageId)) as FileBoxInterface
  return bytesOf(box, payload.filename ?? box.name)
}

const mentionsOf = (payload: payloads.Message): string[] =>
  'mentionIdList' in payload ? (payload.mentionIdList ?? []) : []

/** A room is known by its id; without a name it can only not be recognised for the first time. */
export const topicOf = (puppet: Puppet, roomId: string): Promise<string> =>
  puppet.roomPayload(roomId).then(
    ({ topic }) => topic,
    () => '',
  )

/** In a group the words begin with @name and WeChat's own space; they are not part of what is said. */
const withoutMention = (payload: payloads.Message): string => {
  const text = payload.text ?? ''
  return payload.roomId ? text.replace(/@[^\s\u2005]{1,40}\u2005/g, '').trim() : text
}

/** Says a text to a contact or a room; mentioned contacts are addressed by their names in that room. */
export async function sayWith(
  puppet: Puppet,
  to: { contactId: string | null; roomId: string | null; mention: string | null; announce?: boolean },
  text: string,
): Promise<void> {
  const { roomId, contactId, mention } = to
  if (roomId && to.announce && (await announced(puppet, roomId, text))) return
  if (roomId && mention) {
    const ids = mention.split(' ')
    const named = ids.length === 1 ? await namesIn(puppet, roomId, ids) : await presentIn(puppet, roomId, ids)
    const words = named.map(({ name }) => `@${name}\u2005 `).join('')
    await puppet.messageSendText(
      roomId,
      `${words}${text}`,
      named.map(({ id }) => id),
    )
  } else if (roomId ?? contactId) await puppet.messageSendText(roomId ?? contactId ?? '', text)
  else throw new Error('a notice without a conversation')
}

/** Sends a file to a contact or a room. */
export async function sayFileWith(
  puppet: Puppet,
  to: { contactId: string | null; roomId: string | null },
  file: FileToSay,
): Promise<void> {
  const conversation = to.roomId ?? to.contactId
  if (conversation === null) throw new Error('a notice without a conversation')
  await lend(file, (box) => puppet.messageSendFile(conversation, box))
}

/** Most puppets cannot, and WeChat lets only a room's owner: nothing was said then. Any other fault leaves it in doubt. */
const cannotAnnounce = /unsupported|not (?:supported|implemented)|unimplemented|permission|owner|admin/i

async function announced(puppet: Puppet, roomId: string, text: string): Promise<boolean> {
  try {
    await puppet.roomAnnounce(roomId, text)
    return true
  } catch (fault) {
    if (fault instanceof Error && cannotAnnounce.test(`${fault.name} ${fault.message}`)) return false
    throw fault
  }
}

interface Named {
  id: string
  name: string
}

async function namesIn(puppet: Puppet, roomId: string, ids: readonly string[]): Promise<Named[]> {
  const named: Named[] = []
  for (const id of ids) {
    const member = await puppet.roomMemberPayload(roomId, id)
    named.push({ id, name: member.roomAlias || member.name })
  }
  return named
}

/** Of several only those who are in the room can be mentioned. */
async function presentIn(puppet: Puppet, roomId: string, ids: readonly string[]): Promise<Named[]> {
  const members = new Set(await puppet.roomMemberList(roomId))
  return namesIn(
    puppet,
    roomId,
    ids.filter((id) => members.has(id)),
  )
}
