import { describe, expect, it } from 'vitest'
import { readCorrection } from '../../handlers/language/corrections.ts'
import { understand } from '../../handlers/language/understand.ts'
import { speaker } from './people.fixture.ts'

const read = (text: string) => readCorrection(text, speaker())

describe('taking back', () => {
  it.each(['撤回', '撤销上一条', '刚才那条删掉', '上一条作废', '刚才记错了,撤回', '不要了,删了吧'])(
    'the last record is undo: %s',
    (text) => {
      expect(read(text)?.kind).toBe('undo')
    },
  )

  it('a described record says which', () => {
    const void1018 = read('删掉10.18那条走访 记重了')
    expect(void1018).toMatchObject({ kind: 'void', method: 'visit', day: { day: '2026-10-18' } })
    expect(read('把昨天张德发那条删了')).toMatchObject({ kind: 'void', people: [{ said: '张德发' }] })
  })

  it('does not reach everything at once', () => {
    expect(read('把所有记录删除')).toBeNull()
  })
})

describe('changing a record', () => {
  it('holds the right day and the wrong one', () => {
    expect(understand('刚才那条日期错了 是前天不是昨天', speaker())).toMatchObject({
      intent: 'contact.correct',
      contacts: [{ occurredOn: '2026-11-21' }],
      corrected: { wrongDay: '2026-11-22' },
    })
  })

  it('holds the right person and the wrong one; who was denied is no candidate', () => {
    expect(understand('不是李桂芳是李桂芬', speaker())).toMatchObject({
      corrected: { wrongPerson: '李桂芳', rightPerson: { said: '李桂芬', candidates: [] } },
      ask: { reason: 'unknown_person' },
    })
  })

  it.each([
    ['方式写错了是电话', 'phone'],
    ['应该是微信不是电话', 'platform'],
    ['改成走访', 'visit'],
  ])('holds the right way: %s', (text, method) => {
    expect(read(text)).toMatchObject({ kind: 'correct', method })
  })

  it('holds the words to put in place of others', () => {
    expect(read('诉求改成5栋路灯不亮')).toMatchObject({ concerns: ['5栋路灯不亮'] })
    expect(read('不是3栋是5栋')).toMatchObject({ wrongWords: '3栋', rightWords: '5栋' })
  })

  it('holds who was left out', () => {
    expect(read('刚才漏了王桂英')).toMatchObject({ added: [{ said: '王桂英' }] })
  })

  it('says which record it means, where the words do', () => {
    expect(read('11月20日走访王桂英那条日期错了 是11月19日')).toMatchObject({
      day: { day: '2026-11-19' },
      target: { day: '2026-11-20', mentions: [{ said: '王桂英' }] },
    })
  })

  it('asks what to change when the words do not say', () => {
    expect(understand('改', speaker())).toMatchObject({
      intent: 'contact.correct',
      ask: { reason: 'choose' },
    })
    expect(understand('改成2月30日', speaker()).ask?.reason).toBe('bad_date')
    expect(understand('改成前几天', speaker()).ask?.reason).toBe('when')
  })
})
