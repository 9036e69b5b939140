import { describe, expect, it } from 'vitest'
import { asksSomething, isOthersContact, isShaky, notDone } from '../../handlers/language/happened.ts'
import { unexplained } from '../../handlers/language/plainWords.ts'

describe('whether something was done', () => {
  it.each([
    ['明天准备去走访张德发', 'plan'],
    ['约了张德发下周见面', 'plan'],
    ['给李桂芳打电话没打通', 'unanswered'],
    ['敲门没人应', 'unanswered'],
    ['李桂芳不在家', 'unanswered'],
    ['昨天没去走访', 'negated'],
    ['听说李代表去找过老张', 'hearsay'],
    ['好像昨天走访过', 'hearsay'],
  ])('%s: %s', (words, why) => {
    expect(notDone(words)).toBe(why)
  })

  it.each(['走访了张德发', '昨天打电话给李桂芳', '打电话给李桂芳约好明天上门'])('%s was done', (words) => {
    expect(notDone(words)).toBeNull()
  })

  it('is not what a question says', () => {
    expect(asksSomething('走访张德发了吗')).toBe(true)
    expect(asksSomething('走访张德发了没有?')).toBe(true)
    expect(asksSomething('走访张德发')).toBe(false)
  })

  it('by somebody else is no contact of the speaker', () => {
    expect(isOthersContact('社区干部昨天走访了王婶')).toBe(true)
    expect(isOthersContact('我和书记走访了王婶')).toBe(false)
  })
})

describe('words that nothing explains', () => {
  it('make the record doubtful', () => {
    expect(isShaky('走访待定')).toBe(true)
    expect(unexplained('妇联')).toBe('妇联')
  })

  it('are not those of an everyday report', () => {
    expect(isShaky('没什么意见')).toBe(false)
    expect(unexplained('我在桥东社区菜市场门口散步')).toBe('')
  })
})
