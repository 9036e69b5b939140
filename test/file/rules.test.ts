import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fileName, isPhoto } from '../../handlers/file/rules.ts'

describe('the name of a kept file', () => {
  it.each([
    ['C:\\fakepath\\..\\答复\u202efdp.exe', 'pdf', '答复fdp.pdf'],
    ['../../etc/passwd', 'pdf', 'passwd.pdf'],
    ['.jpg', 'jpg', '文件.jpg'],
    ['...', 'docx', '文件.docx'],
  ])('holds no folder, no control sign and the ending of its content: %s', (given, ending, kept) => {
    expect(fileName(given, ending, '文件')).toBe(kept)
  })

  it('is no longer than a hundred signs and never leaves its folder, whatever it was called', () => {
    expect(fileName('桥东一组'.repeat(90), 'pdf', '文件')).toHaveLength(104)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const name = fileName(given, 'pdf', '文件')
        expect(name).toMatch(/^[^/\\\p{Cc}.][^/\\\p{Cc}]*\.pdf$/u)
        expect(Array.from(name).length).toBeLessThanOrEqual(104)
      }),
    )
  })
})

it('takes every picture for a photo, and no document', () => {
  expect(['image/jpeg', 'image/webp', 'application/pdf'].map(isPhoto)).toEqual([true, true, false])
})
