import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import fc from 'fast-check'
import {
  checkedDocument,
  checkedFile,
  checkedPhoto,
  fileRefusals,
  type CheckedFile,
} from '../../handlers/file/actions.ts'
import { bomb, compoundOf, excelFile, pdf, photoOfBytes, photoWithPlace, pictureAs, program, wordFile, zipOf } from './samples.ts' // prettier-ignore

type Checked = Awaited<ReturnType<typeof checkedFile>>

function kept(checked: Checked): CheckedFile {
  if (!checked.ok) throw new Error(checked.refusal)
  return checked.value
}
const refusal = (checked: Checked) => (checked.ok ? `kept as ${checked.value.type}` : checked.refusal)

describe('a photo', () => {
  it('loses the place where it was taken and whose phone it was, and stands upright', async () => {
    const taken = await photoWithPlace()
    const before = await sharp(taken).metadata()
    expect(before.orientation).toBe(6)
    expect(taken.includes('HUAWEI')).toBe(true)
    // the pointer to the place, in either order of bytes
    expect(['8825', '2588'].some((tag) => before.exif?.toString('hex').includes(tag))).toBe(true)
    const photo = kept(await checkedPhoto(taken, '3栋路灯.jpeg'))
    const after = await sharp(photo.bytes).metadata()
    expect(after).toMatchObject({ format: 'jpeg', width: 300, height: 400 })
    expect([after.exif, after.xmp, after.iptc, after.orientation]).toEqual(Array(4).fill(undefined))
    const text = Buffer.from(photo.bytes).toString('latin1')
    expect(text).not.toMatch(/Exif|HUAWEI|GPS|Mate 60/)
    expect(photo).toMatchObject({ name: '3栋路灯.jpg', type: 'image/jpeg' })
  })

  it.each(['png', 'webp', 'gif', 'jpeg'] as const)('in %s is kept as JPEG', async (format) => {
    const photo = kept(await checkedPhoto(await pictureAs(format), `图.${format}`))
    expect(await sharp(photo.bytes).metadata()).toMatchObject({ format: 'jpeg', width: 60, height: 40 })
  })

  it('larger than a screen is made smaller', async () => {
    const photo = kept(await checkedPhoto(await pictureAs('jpeg', 5_000, 2_500)))
    expect(await sharp(photo.bytes).metadata()).toMatchObject({ width: 2_560, height: 1_280 })
  })

  it('of 9 MB is refused in a sentence that says what to do', async () => {
    const checked = await checkedPhoto(await photoOfBytes(9 * 2 ** 20))
    expect(refusal(checked)).toBe('photo_too_large')
    expect(fileRefusals.photo_too_large).toBe('这张照片超过8 MB，没有存。请发送时不要勾选“原图”，再发一次。')
  })

  it('that would unpack to 400 million dots is refused', async () => {
    const small = bomb()
    expect(small.length).toBeLessThan(100_000)
    expect(refusal(await checkedPhoto(small))).toBe('too_many_pixels')
  })

  it('that broke off on its way is refused', async () => {
    const photo = await pictureAs('png', 800, 800)
    expect(refusal(await checkedPhoto(photo.subarray(0, photo.length - 200)))).toBe('broken_photo')
    expect(refusal(await checkedPhoto(Buffer.from('\x89PNG\r\n\x1a\nnothing', 'latin1')))).toBe(
      'broken_photo',
    )
  })

  it("in Apple's format is refused with the way out", async () => {
    const heic = Buffer.concat([Buffer.from('\0\0\0\x18ftypheic\0\0\0\0', 'latin1'), Buffer.alloc(300)])
    expect(refusal(await checkedFile(heic, 'IMG_0001.HEIC'))).toBe('heic')
  })
})

describe('a document', () => {
  it.each([
    ['答复.pdf', 'application/pdf', () => pdf],
    ['答复.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', wordFile],
    ['名单.xlsx', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', excelFile],
    ['答复.doc', 'application/msword', () => compoundOf('1Table', 'WordDocument')],
    ['名单.xls', 'application/vnd.ms-excel', () => compoundOf('a', 'b', 'c', 'd', 'e', 'Workbook')],
  ])('%s is known by its content', async (name, type, make) => {
    const bytes = await make()
    expect(kept(checkedDocument(bytes, name))).toMatchObject({ name, type })
    expect(kept(checkedDocument(bytes, '附件.jpg')).name).toBe(`附件.${name.split('.')[1] ?? ''}`)
  })

  it.each([
    ['a program', '答复.pdf', program],
    ['a web page', '答复.docx', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a drawing with a script', '图.jpg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>')],
    ['an archive', '答复.docx', zipOf('word.txt', 'virus.exe')],
    ['half a Word file', '答复.docx', zipOf('word/document.xml')],
    ['slides', '讲稿.docx', zipOf('[Content_Types].xml', 'ppt/presentation.xml')],
    ['an installer', '安装.doc', compoundOf('!Binary')],
    ['words', '答复.pdf', Buffer.from('您好')],
    ['a video', '3栋.jpg', Buffer.from('\0\0\0\x18ftypmp42\0\0\0\0', 'latin1')],
  ])('that is really %s is refused, whatever it is called', async (_what, name, bytes) => {
    expect(refusal(await checkedFile(bytes, name))).toBe('not_a_document')
    expect(refusal(await checkedPhoto(bytes, name))).toBe('not_a_photo')
  }) // prettier-ignore

  it('with macros or a password is refused with the way out', () => {
    const withMacros = zipOf('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin')
    expect(refusal(checkedDocument(withMacros, '答复.docx'))).toBe('with_macros')
    expect(refusal(checkedDocument(compoundOf('WordDocument', 'Macros'), '答复.doc'))).toBe('with_macros')
    expect(refusal(checkedDocument(compoundOf('EncryptedPackage'), '答复.docx'))).toBe('locked_document')
  })

  it('of more than 10 MB, and an empty one, is refused', () => {
    const large = Buffer.concat([pdf, Buffer.alloc(10 * 2 ** 20)])
    expect(refusal(checkedDocument(large, '答复.pdf'))).toBe('document_too_large')
    expect(refusal(checkedDocument(Buffer.alloc(0), '答复.pdf'))).toBe('empty')
  })

  it('whatever its bytes are, is kept or refused and never breaks anything', async () => {
    const beginnings = ['PK\x03\x04', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', '%PDF-', '\xff\xd8\xff', 'RIFF', 'GIF89a', '']
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 3_000 }), async (start, rest) => {
        const checked = await checkedFile(Buffer.concat([Buffer.from(start, 'latin1'), rest]), '文件')
        expect(typeof checked.ok).toBe('boolean')
      }),
      { numRuns: 300 },
    )
  }) // prettier-ignore
})
