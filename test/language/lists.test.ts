/** Several contacts in one message, each in its own line: nobody's way, day or matter goes to another. */
import { describe, expect, it } from 'vitest'
import { readContacts } from '../../handlers/language/contacts.ts'
import { countIn } from '../../handlers/language/counts.ts'
import { normalise } from '../../handlers/language/normalise.ts'
import { contactWords } from '../../handlers/language/reports.ts'
import { speaker } from './people.fixture.ts'

const read = (text: string) => {
  const context = speaker()
  return readContacts(normalise(text), context).reports.map((report) => {
    const { method, mentions, occurredOn, concerns } = contactWords(report, context)
    const who = mentions.map(({ candidates }) => candidates[0]?.name ?? '?')
    const raised = concerns.map(({ text: words, raisedBy }) => [words, ...raisedBy.map((one) => who[one])])
    return [method, who.join('、'), occurredOn, ...raised]
  })
}

describe('a list of contacts', () => {
  it('keeps to each his own way, with the name first', () => {
    for (const words of [
      '1、张德发 走访 停车难\n2、王桂英 电话 物业费高',
      '张德发 走访 停车难；王桂英 电话 物业费高',
      '张德发，走访，停车难。王桂英，电话，物业费高。',
    ])
      expect(read(words), words).toEqual([
        ['visit', '张德发', '2026-11-23', ['停车难']],
        ['phone', '王桂英', '2026-11-23', ['物业费高']],
      ])
  })

  it('keeps to each his own day', () => {
    expect(read('11.18 张德发 走访 路灯不亮；11.19 王桂英 走访 养老金低')).toEqual([
      ['visit', '张德发', '2026-11-18', ['路灯不亮']],
      ['visit', '王桂英', '2026-11-19', ['养老金低']],
    ])
  })

  it('keeps to each his own matter where the way is the same', () => {
    for (const words of [
      '张德发 走访 停车难；王桂英 走访 物业费高',
      '走访张德发 停车难；走访王桂英 物业费高',
    ])
      expect(read(words), words).toEqual([
        ['visit', '张德发、王桂英', '2026-11-23', ['停车难', '张德发'], ['物业费高', '王桂英']],
      ])
  })
})

it('what somebody raised stays whole, though it speaks of a training or begins with 到了', () => {
  expect(read('走访张德发，反映请假条不好开，参加培训误工')).toEqual([
    ['visit', '张德发', '2026-11-23', ['请假条不好开，参加培训误工']],
  ])
  expect(read('上门看望王桂英，她说培训补贴没到账，到了社区也没人管')).toEqual([
    ['visit', '王桂英', '2026-11-23', ['培训补贴没到账，到了社区也没人管']],
  ])
})

it('cards that were handed out count nobody whom he met', () => {
  expect(countIn('联系日发了20张意见卡')).toBe(0)
  expect(countIn('意见卡收了6张')).toBe(6)
})
