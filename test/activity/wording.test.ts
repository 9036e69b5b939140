/** What stands beside the name of an activity. */
import { describe, expect, it } from 'vitest'
import { besideTitle } from '../../handlers/activity/wording.ts'

describe('the name of an activity and its kind', () => {
  it('says the kind in brackets where the name does not say it', () => {
    expect(besideTitle('老旧小区调研', 'special_research')).toBe('（专题调研）')
    expect(besideTitle('代表法辅导', 'lecture', 'business')).toBe('（专题讲座，业务类）')
  })

  it('does not say the kind twice', () => {
    expect(besideTitle('外出考察', 'study_tour')).toBe('')
    expect(besideTitle('执法检查（食品安全法）', 'law_inspection')).toBe('')
    expect(besideTitle('地方组织法专题讲座', 'lecture', 'business')).toBe('（业务类）')
    expect(besideTitle('学习', 'study')).toBe('')
  })

  it('says it where a short word in a longer name may be of another kind', () => {
    expect(besideTitle('学习例会', 'study')).toBe('（学习）')
  })
})
