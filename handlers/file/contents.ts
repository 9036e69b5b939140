/** What a file is, by its bytes alone: a name proves nothing. */
import { partsOfCompound } from './compound.ts'
import type { DocumentType, PhotoType } from './rules.ts'
import { namesInZip } from './zip.ts'

export type Content = PhotoType | DocumentType | 'heic' | 'locked' | 'macros' | 'other'

const starts = (bytes: Buffer, signs: string, at = 0): boolean =>
  bytes.subarray(at, at + signs.length).equals(Buffer.from(signs, 'latin1'))

/** Apple's photos are ISO media files of these brands. */
const heicBrands = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']

/** The kind of content, or `other` for everything the office does not take: programs, web pages, drawings with scripts … */
export function contentOf(given: Uint8Array): Content {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength)
  if (starts(bytes, '\xff\xd8\xff')) return 'image/jpeg'
  if (starts(bytes, '\x89PNG\r\n\x1a\n')) return 'image/png'
  if (starts(bytes, 'GIF87a') || starts(bytes, 'GIF89a')) return 'image/gif'
  if (starts(bytes, 'RIFF') && starts(bytes, 'WEBP', 8)) return 'image/webp'
  if (starts(bytes, 'ftyp', 4)) return heicBrands.includes(bytes.toString('latin1', 8, 12)) ? 'heic' : 'other'
  if (starts(bytes, '%PDF-')) return 'application/pdf'
  if (starts(bytes, 'PK\x03\x04')) return officeZip(bytes)
  return starts(bytes, '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1') ? officeCompound(bytes) : 'other'
}

/** docx and xlsx: a container with its list of contents and the one main part. */
function officeZip(bytes: Buffer): Content {
  const names = namesInZip(bytes)
  if (!names?.has('[Content_Types].xml')) return 'other'
  if ([...names].some((name) => /vbaProject\.bin$/i.test(name))) return 'macros'
  const word = names.has('word/document.xml')
  const excel = names.has('xl/workbook.xml')
  if (word === excel) return 'other'
  return word
    ? 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
    : 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
}

/** doc and xls, the older ones. Installers and mails are compound files too: only the main stream tells. */
function officeCompound(bytes: Buffer): Content {
  const parts = partsOfCompound(bytes)
  if (!parts) return 'other'
  if (parts.has('EncryptedPackage')) return 'locked'
  if (parts.has('_VBA_PROJECT_CUR') || parts.has('Macros') || parts.has('VBA')) return 'macros'
  const word = parts.has('WordDocument')
  const excel = parts.has('Workbook') || parts.has('Book')
  if (word === excel) return 'other'
  return word ? 'application/msword' : 'application/vnd.ms-excel'
}
