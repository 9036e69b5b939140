/** What people send, checked before it is kept: by content, by size, and photos taken apart and made anew. */
import { done, refused, type Outcome } from '../shared/outcome.ts'
import { contentOf } from './contents.ts'
import {
  endings,
  fileName,
  longestSide,
  mostDocumentBytes,
  mostPhotoBytes,
  mostPixels,
  type DocumentType,
  type FileRefusal,
} from './rules.ts'

export interface CheckedFile {
  name: string
  type: string
  bytes: Uint8Array
}

export type Checked = Outcome<CheckedFile, FileRefusal>

/**
 * A photo as it may be kept: turned upright, at most 2,560 dots long, made anew as JPEG, so that place, time, phone and
 * whatever else hung on it are gone. Refusals: empty, more than 8 MB, no photo by its content, HEIC, one that unpacks
 * to too much, one that cannot be read.
 */
export async function checkedPhoto(bytes: Uint8Array, name = '照片'): Promise<Checked> {
  if (bytes.byteLength === 0) return refused('empty')
  const content = contentOf(bytes)
  if (content === 'heic') return refused('heic')
  if (!content.startsWith('image/')) return refused('not_a_photo')
  if (bytes.byteLength > mostPhotoBytes) return refused('photo_too_large')
  try {
    const photo = await remade(bytes)
    return done({ name: fileName(name, 'jpg', '照片'), type: 'image/jpeg', bytes: photo })
  } catch (fault) {
    const isHuge = fault instanceof Error && /pixel limit|dimensions/i.test(fault.message)
    return refused(isHuge ? 'too_many_pixels' : 'broken_photo')
  }
}

async function remade(bytes: Uint8Array): Promise<Buffer> {
  // loaded with the first photo: most days and most commands need none
  const { default: sharp } = await import('sharp')
  return sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error', sequentialRead: true, pages: 1 })
    .autoOrient()
    .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 84 })
    .timeout({ seconds: 15 })
    .toBuffer()
}

/**
 * A document as it may be kept: PDF, Word or Excel by its content, under a name with that ending. Refusals: empty, more
 * than 10 MB, anything else (programs, web pages, archives …), one with a password or with macros.
 */
export function checkedDocument(bytes: Uint8Array, name: string): Checked {
  if (bytes.byteLength === 0) return refused('empty')
  const content = contentOf(bytes)
  if (content === 'locked') return refused('locked_document')
  if (content === 'macros') return refused('with_macros')
  if (!isDocument(content)) return refused('not_a_document')
  if (bytes.byteLength > mostDocumentBytes) return refused('document_too_large')
  return done({ name: fileName(name, endings[content], '文件'), type: content, bytes })
}

const isDocument = (content: string): content is DocumentType => Object.hasOwn(endings, content)

/** Whatever somebody sent in the chat: a photo (also one that came as a file), or a document. */
export async function checkedFile(bytes: Uint8Array, name: string): Promise<Checked> {
  const content = contentOf(bytes)
  const isPicture = content === 'heic' || content.startsWith('image/')
  return isPicture ? checkedPhoto(bytes, name) : checkedDocument(bytes, name)
}
