/** What a browser posts, read whole within limits: texts and files. Never throws for what a person sent. */
import type { IncomingMessage } from 'node:http'
import busboy from 'busboy'
import { Fields, type UploadedFile } from '../shared/fields.ts'

const limits = { fieldSize: 64 * 1024, fields: 500, files: 12, fileSize: 8 * 1024 * 1024, parts: 600 }
const mostBytes = 80 * 1024 * 1024

export type BodyFault = 'not_a_form' | 'too_large' | 'broken_off'

/** The fields of an urlencoded or multipart body. A file over 8 MB is cut and marked, the other fields stay whole. */
export function readBody(request: IncomingMessage): Promise<Fields | BodyFault> {
  const { promise, resolve } = Promise.withResolvers<Fields | BodyFault>()
  const texts = new Map<string, string[]>()
  const files = new Map<string, UploadedFile[]>()
  let parser: busboy.Busboy
  try {
    parser = busboy({ headers: request.headers, limits, defParamCharset: 'utf8' })
  } catch {
    request.resume()
    resolve('not_a_form')
    return promise
  }
  let bytes = 0
  request.on('data', (chunk: Buffer) => {
    bytes += chunk.length
    if (bytes > mostBytes) stop('too_large')
  })
  const stop = (fault: BodyFault) => {
    request.unpipe(parser)
    request.resume()
    resolve(fault)
  }
  parser.on('field', (name, value, info) => {
    // nothing is cut in silence
    if (info.nameTruncated || info.valueTruncated) stop('too_large')
    texts.set(name, [...(texts.get(name) ?? []), tidied(value)])
  })
  parser.on('file', (name, stream, info) => {
    const chunks: Buffer[] = []
    stream.on('data', (chunk: Buffer) => chunks.push(chunk))
    stream.on('close', () => {
      const file = {
        name: baseName(info.filename),
        bytes: Buffer.concat(chunks),
        tooLarge: stream.truncated === true,
      }
      if (file.name !== '' || file.bytes.length > 0) files.set(name, [...(files.get(name) ?? []), file])
    })
  })
  parser.on('close', () => {
    resolve(new Fields(texts, files))
  })
  for (const limit of ['fieldsLimit', 'partsLimit'] as const)
    parser.on(limit, () => {
      stop('too_large')
    })
  parser.on('error', () => {
    stop('broken_off')
  })
  request.on('aborted', () => {
    stop('broken_off')
  })
  request.pipe(parser)
  return promise
}

/** Without control characters (PostgreSQL stores no NUL), with one kind of line end. */
const tidied = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '')
    .trim()

/** The name of a file without folders. */
const baseName = (name: string | undefined): string =>
  tidied(name ?? '')
    .replace(/^.*[\\/]/, '')
    .slice(0, 200)
