import { describe, expect, it } from 'vitest'
import { fitsTitle, isDoubtfulSurname, surnameAt, surnameOf } from '../../handlers/language/surnames.ts'

describe('surnames', () => {
  it('may have two signs', () => {
    expect(surnameOf('欧阳建国')).toBe('欧阳')
    expect(surnameOf('司马俊')).toBe('司马')
    expect(surnameAt('走访欧阳师傅', 2)).toBe('欧阳')
  })

  it('are not looked for in names with a dot', () => {
    expect(surnameOf('阿依努尔·吐尔逊')).toBe('')
  })

  it('are doubted where they are prepositions', () => {
    expect(isDoubtfulSurname('向')).toBe(true)
    expect(isDoubtfulSurname('张')).toBe(false)
    expect(surnameAt('的确', 0)).toBeNull()
  })
})

describe('words of address', () => {
  it('tell a woman from a man where the name does', () => {
    expect(fitsTitle('王桂英', '婶')).toBe(true)
    expect(fitsTitle('王桂英', '大爷')).toBe(false)
    expect(fitsTitle('王志刚', '婶')).toBe(false)
    expect(fitsTitle('王志刚', '主任')).toBe(true)
    expect(fitsTitle('王一', '大爷')).toBe(true)
  })
})
