/** Files as Wechaty carries them, in both directions, within a size and a time. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { FileBox, type FileBoxInterface } from 'file-box'
import type { IncomingFile } from '../handlers/chat.ts'

export interface FileToSay {
  name: string
  bytes: Uint8Array
}

/** What people send is taken up to this size; more is not even loaded to its end. */
const mostBytes = 10 * 2 ** 20

/** Up to here a file travels inside the message; larger ones only travel whole as a file on the disk. */
const inMessageBytes = 256 * 1024

/** The bytes of what somebody sent, or `too_large` as soon as it is known to be. */
export async function bytesOf(box: FileBoxInterface, name: string): Promise<IncomingFile> {
  const parts: Buffer[] = []
  let size = 0
  const stream = await box.toStream()
  for await (const part of stream as AsyncIterable<Buffer>) {
    size += part.length
    if (size > mostBytes) {
      stream.destroy()
      return 'too_large'
    }
    parts.push(part)
  }
  return { name, bytes: Buffer.concat(parts) }
}

/** Lends a file as a box to `send`; whatever was put on the disk for it is gone afterwards. */
export async function lend(
  { name, bytes }: FileToSay,
  send: (box: FileBoxInterface) => Promise<unknown>,
): Promise<void> {
  if (bytes.byteLength <= inMessageBytes) {
    await send(FileBox.fromBase64(Buffer.from(bytes).toString('base64'), name))
    return
  }
  const folder = await mkdtemp(path.join(tmpdir(), 'renda-send-'))
  try {
    const file = path.join(folder, 'file')
    await writeFile(file, bytes)
    await send(FileBox.fromFile(file, name))
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
