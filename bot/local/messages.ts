import { FileBox, type FileBoxInterface } from 'file-box'
import * as PUPPET from 'wechaty-puppet'
import type { ChatLine, LocalFile } from './types.ts'

const { Message } = PUPPET.types

/** A line as Wechaty reads it. `mentionIdList` is always an array in a room: an empty one decides that nobody was meant. */
export function payloadOf(line: ChatLine, botId: string): PUPPET.payloads.Message {
  const base = {
    id: line.id,
    talkerId: line.talkerId,
    text: line.link?.title ?? line.text,
    timestamp: line.at.getTime(),
    type: messageType(line),
    ...(line.file ? { filename: line.file.name } : {}),
  }
  if (line.roomId !== null) return { ...base, roomId: line.roomId, mentionIdList: [...line.mentionIds] }
  return { ...base, listenerId: line.talkerId === botId ? line.conversationId : botId }
}

function messageType(line: ChatLine): PUPPET.types.Message {
  if (line.recalled) return Message.Recalled
  if (line.link) return Message.Url
  if (!line.file) return Message.Text
  if (line.kind === 'image') return Message.Image
  const [family] = line.file.mediaType.split('/')
  if (family === 'audio') return Message.Audio
  return family === 'video' ? Message.Video : Message.Attachment
}

/** Reads the whole box at once: a stream may be gone as soon as the send has resolved. */
export async function fileOf(box: FileBoxInterface): Promise<LocalFile> {
  const bytes = await box.toBuffer()
  return { name: box.name, mediaType: box.mediaType, size: bytes.length, bytes }
}

/** Base64 is the one box type that travels everywhere, at any size. */
export function boxOf(line: ChatLine): FileBoxInterface {
  if (!line.file?.bytes) throw new Error(`no file in message ${line.id}`)
  return FileBox.fromBase64(line.file.bytes.toString('base64'), line.file.name)
}

/** The picture types that browsers show without running anything inside them. */
const pictureTypes = ['image/png', 'image/jpeg', 'image/gif', 'image/webp']

export const kindOf = (file: LocalFile): 'image' | 'file' =>
  pictureTypes.includes(file.mediaType) ? 'image' : 'file'

/** A text as WeChat sends it when somebody was picked from the @ list. */
export function withMention(text: string, name: string): string {
  const typed = `@${name}`
  const start = text.indexOf(typed)
  if (start < 0) return `${typed}\u2005${text}`
  const rest = text.slice(start + typed.length).trimStart()
  return `${text.slice(0, start)}${typed}\u2005${rest}`
}
