import { describe, expect, it } from 'vitest'
import {
  asksSomething,
  isAway,
  isOthersContact,
  isShaky,
  notDone,
  ordersRecord,
} from '../../handlers/language/happened.ts'
import { unexplained } from '../../handlers/language/plainWords.ts'

describe('an order to the office', () => {
  it.each(['记一次电话联系', '先给我记成已走访,', '登记一条走访吧', '算我完成', '帮我补记'])(
    'is no contact: %s',
    (words) => {
      expect(ordersRecord(words)).toBe(true)
    },
  )

  it.each(['走访张德发', '我打算下周走访', '打电话给王桂英', '他说物业乱收费', '没记名字'])(
    'is not: %s',
    (words) => {
      expect(ordersRecord(words)).toBe(false)
    },
  )
})

describe('somebody who is away', () => {
  it.each(['他出差了', '人正好在外地打工', '回老家了,'])('%s', (words) => {
    expect(isAway(words)).toBe(true)
  })

  it.each(['他说儿子在外地打工没人照顾老人', '我去社区开会', '出差报销慢'])('is not: %s', (words) => {
    expect(isAway(words)).toBe(false)
  })
})

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
