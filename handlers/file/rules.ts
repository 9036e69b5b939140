/** What the office keeps of what people send, and how much of it. */

export type PhotoType = 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif'

export type DocumentType =
  | 'application/pdf'
  | 'application/msword'
  | 'application/vnd.ms-excel'
  | 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
  | 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The ending a document of this content is kept under, whatever it was called. */
export const endings: Record<DocumentType, string> = {
  'application/pdf': 'pdf',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
}

export const isPhoto = (type: string): boolean => type.startsWith('image/')

const megabyte = 2 ** 20
export const mostPhotoBytes = 8 * megabyte
export const mostDocumentBytes = 10 * megabyte
export const mostPhotosOfReport = 6

/** A picture that unpacks to more is no photo: 64 million dots are more than nearly every phone takes. */
export const mostPixels = 64_000_000
/** The longer side of a kept photo. */
export const longestSide = 2_560

export type FileRefusal =
  | 'empty'
  | 'photo_too_large'
  | 'document_too_large'
  | 'too_many_pixels'
  | 'heic'
  | 'broken_photo'
  | 'not_a_photo'
  | 'not_a_document'
  | 'locked_document'
  | 'with_macros'
  | 'too_large'
  | 'not_loaded'
  | 'too_many'

const kinds = '只收照片（JPG、PNG等）和PDF、Word、Excel文件'

/** What is said to whoever sent it: what is wrong and what to do. */
export const fileRefusals: Record<FileRefusal, string> = {
  empty: '这个文件是空的，没有存。请重新选一次再发。',
  photo_too_large: '这张照片超过8 MB，没有存。请发送时不要勾选“原图”，再发一次。',
  document_too_large: '这个文件超过10 MB，没有存。请压缩或分成几份再发。',
  too_many_pixels: '这张图片的尺寸太大，没有存。请截屏或重新拍一张再发。',
  heic: '这张照片是苹果手机的HEIC格式，打不开，没有存。请发送时不要勾选“原图”，或者截屏后再发。',
  broken_photo: '这张照片打不开，可能没有传完整，没有存。请再发一次。',
  not_a_photo: '这不是照片，没有存。请发JPG或PNG格式的照片。',
  not_a_document: `这种文件不能收，没有存。${kinds}。`,
  locked_document: '这个文件加了密码，打不开，没有存。请去掉密码再发。',
  with_macros: '这个文件里有宏程序，不能收，没有存。请另存为不带宏的文件（docx、xlsx或PDF）再发。',
  too_large: '这个文件超过10 MB，没有存。照片请不要勾选“原图”，文件请压缩后再发。',
  too_many: `一条记录最多附${mostPhotosOfReport}张照片。`,
  not_loaded: '刚才的图片或文件没有传过来，没有存。请再发一次。',
}

const longestName = 100

/** A file name without folders and control signs, at most 100 signs, with the ending that its content has. */
export function fileName(name: string, ending: string, otherwise: string): string {
  const last = name.toWellFormed().split(/[/\\]/).at(-1) ?? ''
  const plain = last.replace(/\p{C}/gu, '').replace(/\.[0-9A-Za-z]{1,5}$/, '')
  const signs = Array.from(plain.replace(/[<>:"|?*]/g, '').trim()).slice(0, longestName)
  return `${signs.join('').replace(/^\.+/, '') || otherwise}.${ending}`
}
