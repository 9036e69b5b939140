import { describe, expect, it } from 'vitest'
import { isBareAnswer, readAnswer } from '../../handlers/language/answers.ts'
import { understand } from '../../handlers/language/understand.ts'
import { speaker } from './people.fixture.ts'

describe('a short answer', () => {
  it.each([
    ['1', 'confirm:7', 'confirm'],
    ['好的', 'confirm:7', 'confirm'],
    ['对的', 'confirm:7', 'confirm'],
    ['不是', 'confirm:7', 'cancel'],
    ['0', 'confirm:7', 'cancel'],
    ['取消', 'rate:023', 'cancel'],
    ['2', 'choose:contact', 'confirm'],
    ['返回', 'choose:contact', 'cancel'],
    ['收到 参加', 'rsvp:12', 'activity.going'],
    ['去不了', 'rsvp:12', 'activity.decline'],
    ['请假 那天厂里检修', 'rsvp:12', 'activity.decline'],
  ])('%s to %s means %s', (text, pending, intent) => {
    expect(readAnswer(text, pending)?.intent).toBe(intent)
  })

  it('carries the grade and the number that was asked about', () => {
    expect(readAnswer('基本满意吧 态度挺好就是慢', 'rate:023')).toMatchObject({
      intent: 'suggestion.rate',
      grade: '基本满意',
      suggestionNo: '023',
    })
    expect(readAnswer('019满意', 'rate:023')).toMatchObject({ suggestionNo: '019' })
    expect(readAnswer('优秀', 'appraise:周明远')).toMatchObject({ intent: 'appraisal.vote', grade: '优秀' })
  })

  it('does not take silence or a shrug for a yes', () => {
    expect(readAnswer('收到', 'rsvp:12')?.unclear).toBe(true)
    expect(readAnswer('看情况', 'rsvp:12')?.unclear).toBe(true)
    for (const question of ['我要参加吗', '要不要参加', '那天我不去行不行'])
      expect(readAnswer(question, 'rsvp:12')?.unclear, question).toBe(true)
    expect(readAnswer('一般吧', 'rate:023')).toMatchObject({ grade: null, unclear: true })
  })

  it('leaves a new report alone', () => {
    expect(readAnswer('走访张德发 反映路灯不亮', 'confirm:7')).toBeNull()
  })

  it.each(['1', '好的', '是', '收到', '参加', '去不了', '不是'])(
    'does nothing when nothing was asked: %s',
    (text) => {
      expect(isBareAnswer(text)).toBe(true)
      expect(['greeting', 'unknown']).toContain(understand(text, speaker()).intent)
    },
  )

  it.each(['还有活动要参加吗', '这次视察我要去吗', '培训可以不去吗'])(
    'takes no question for an answer: %s',
    (text) => {
      expect(understand(text, speaker()).intent).not.toMatch(/^activity/)
    },
  )
})
