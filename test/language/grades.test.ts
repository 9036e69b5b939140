import { describe, expect, it } from 'vitest'
import { appraisalIn, replyClassIn, satisfactionIn } from '../../handlers/language/grades.ts'

describe('grades', () => {
  it.each([
    ['满意', '满意'],
    ['非常满意', '满意'],
    ['基本满意吧', '基本满意'],
    ['不满意!答非所问', '不满意'],
    ['不太满意', null],
    ['比较满意', null],
    ['一般', null],
  ])('of satisfaction: %s', (words, grade) => {
    expect(satisfactionIn(words)?.grade ?? null).toBe(grade)
  })

  it('are not read out of a rate or a question', () => {
    expect(satisfactionIn('满意率多少')).toBeNull()
    expect(satisfactionIn('是否满意')).toBeNull()
  })

  it.each([
    ['优秀', '优秀'],
    ['称职', '称职'],
    ['基本称职吧', '基本称职'],
    ['不称职', '不称职'],
    ['不太称职', null],
    ['挺好的', null],
  ])('of an appraisal: %s', (words, grade) => {
    expect(appraisalIn(words)?.grade ?? null).toBe(grade)
  })

  it.each([
    ['023答复 B类 明年装好', 'B'],
    ['019已办结 b类', 'B'],
    ['答复023 类别C', 'C'],
    ['050已完成 A', 'A'],
    ['023答复了', null],
  ])('of a reply: %s', (words, grade) => {
    expect(replyClassIn(words)).toBe(grade)
  })
})
