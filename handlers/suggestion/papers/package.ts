/** A .docx taken apart with care: it comes from outside, and a small file may hold much. */
import { inflateRawSync } from 'node:zlib'
import PizZip from 'pizzip'
import { done, refused, type Outcome } from '../../shared/outcome.ts'

const mostBytes = 10 * 2 ** 20
const mostUnpacked = 60 * 2 ** 20

const notWord = '这不是Word文档（.docx）。请用Word或WPS打开，另存为“Word文档（*.docx）”再上传。'
const damaged = '这个文件打不开，可能没有传完整。请用Word打开检查，另存一份再上传。'

/** The opened template, or in one sentence why it is none. */
export function openPackage(bytes: Uint8Array): Outcome<PizZip, string> {
  if (bytes.byteLength > mostBytes) return refused('模板超过10 MB，没有存。请压缩其中的图片再上传。')
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.toString('latin1', 0, 4) !== 'PK\u0003\u0004') return refused(notWord)
  const size = unpackedSize(file)
  if (size === null) return refused(damaged)
  if (size > mostUnpacked)
    return refused('这个文件解开后太大，没有存。请新建一个文档，把内容复制进去再上传。')
  try {
    return wordIn(new PizZip(file, { checkCRC32: true }))
  } catch {
    return refused(damaged)
  }
}

function wordIn(zip: PizZip): Outcome<PizZip, string> {
  const types = zip.file('[Content_Types].xml')?.asText() ?? ''
  if (/macroEnabled/.test(types) || zip.file(/vbaProject\.bin$/i).length > 0)
    return refused('模板里有宏程序，不能用。请另存为不带宏的“Word文档（*.docx）”再上传。')
  const isDocument = /wordprocessingml\.document\.main\+xml/.test(types)
  if (!isDocument || !zip.file('word/document.xml')) return refused(notWord)
  const linked = zip.file(/\.rels$/).some((rels) => linksOut.test(rels.asText()))
  if (linked)
    return refused('模板链接了外部的文件或图片，不能用。请把图片直接插入文档，去掉外部链接，再上传。')
  return done(zip)
}

/** A link for people to click is harmless; pictures, templates and objects from elsewhere are fetched when the file opens. */
const linksOut = /<Relationship\b(?=[^>]*TargetMode="External")(?![^>]*\/hyperlink")[^>]*>/i

const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50

/** How much a zip holds: every entry is unpacked up to the limit, whatever its list says. Null when it is broken. */
function unpackedSize(file: Buffer): number | null {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  if (end < 0 || end + 22 > file.length || file.readUInt32LE(end) !== endMark) return null
  let at = file.readUInt32LE(end + 16)
  let size = 0
  for (let left = file.readUInt16LE(end + 10); left > 0; left--) {
    if (at + 46 > end || file.readUInt32LE(at) !== entryMark) return null
    const entry = entrySize(file, at, mostUnpacked - size)
    if (entry === null) return null
    size += entry
    if (size > mostUnpacked) return size
    at += 46 + file.readUInt16LE(at + 28) + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32)
  }
  return size
}

function entrySize(file: Buffer, at: number, most: number): number | null {
  const method = file.readUInt16LE(at + 10)
  const packed = file.readUInt32LE(at + 20)
  const local = file.readUInt32LE(at + 42)
  if (local + 30 > file.length || file.readUInt32LE(local) !== localMark) return null
  const from = local + 30 + file.readUInt16LE(local + 26) + file.readUInt16LE(local + 28)
  if (method === 0) return packed
  if (method !== 8) return null
  try {
    return inflateRawSync(file.subarray(from, from + packed), { maxOutputLength: Math.max(1, most) }).length
  } catch (fault) {
    const isTooLarge = fault instanceof Error && 'code' in fault && fault.code === 'ERR_BUFFER_TOO_LARGE'
    return isTooLarge ? most + 1 : null
  }
}
