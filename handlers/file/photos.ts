/** The photos and files of a form: all of them may be kept, or one sentence says what is wrong with which. */
import { refused } from '../shared/outcome.ts'
import type { UploadedFile } from '../shared/fields.ts'
import { checkedFile, checkedPhoto, type CheckedFile } from './checks.ts'
import { fileRefusals, type FileRefusal } from './rules.ts'

/**
 * Checks what was chosen in a form, one after the other, and makes each anew. `problem` names the first that cannot be
 * kept and what to do; a form with a problem keeps none.
 */
export async function takePhotos(
  files: readonly UploadedFile[],
  most: number,
): Promise<{ kept: CheckedFile[]; problem: string | null }> {
  if (most === 0 || files.length === 0) return { kept: [], problem: null }
  if (files.length > most)
    return { kept: [], problem: `照片最多${most}张，您选了${files.length}张。请重新选。` }
  const kept: CheckedFile[] = []
  for (const [index, file] of files.entries()) {
    const checked = file.tooLarge
      ? refused('photo_too_large' as const)
      : await checkedPhoto(file.bytes, file.name)
    if (!checked.ok)
      return {
        kept: [],
        problem: `第${index + 1}张照片${reasons[checked.refusal] ?? '打不开'}。请重新选照片。`,
      }
    kept.push(checked.value)
  }
  return { kept, problem: null }
}

/** The same for photos and documents: PDF, Word, Excel. */
export async function takeFiles(
  files: readonly UploadedFile[],
  most: number,
): Promise<{ kept: CheckedFile[]; problem: string | null }> {
  if (most === 0 || files.length === 0) return { kept: [], problem: null }
  if (files.length > most)
    return { kept: [], problem: `最多选${most}个文件，您选了${files.length}个。请重新选。` }
  const kept: CheckedFile[] = []
  for (const file of files) {
    const checked = file.tooLarge ? refused('too_large' as const) : await checkedFile(file.bytes, file.name)
    if (!checked.ok) return { kept: [], problem: `“${file.name}”：${onForm(checked.refusal)}` }
    kept.push(checked.value)
  }
  return { kept, problem: null }
}

/** On a form a file is chosen, and of one that is cut at 8 MB nothing is kept. */
const onForm = (refusal: FileRefusal): string =>
  refusal === 'too_large' || refusal === 'document_too_large'
    ? '超过8 MB，没有存。请压缩或分成几份再选。'
    : fileRefusals[refusal].replaceAll('再发一次', '再选一次').replaceAll('再发', '再选')

const reasons: Partial<Record<FileRefusal, string>> = {
  empty: '是空的',
  photo_too_large: '超过8 MB，请换一张小一点的，或者截屏后再选',
  too_many_pixels: '尺寸太大，请截屏后再选',
  heic: '是苹果手机的HEIC格式，打不开，请截屏后再选',
  broken_photo: '打不开，可能不完整',
  not_a_photo: '不是照片，只收JPG、PNG格式',
}
