import { describe, expect, it } from 'vitest'
import { choiceOf } from '../../handlers/shared/choices.ts'
import { answered, type AnswerReaders } from '../../handlers/contact/chat/doubtAnswers.ts'
import { doubtOf } from '../../handlers/contact/chat/doubts.ts'
import { draftOf, reportsOf, type Draft } from '../../handlers/contact/chat/draft.ts'
import type { ContactWords, Linked, Mention, Understanding } from '../../handlers/language/understanding.ts'

const today = '2026-11-24'
const zhang: Linked = { key: 'v:1', name: '张德发', aka: ['老张'], hint: '桥东路1号' }
const otherZhang: Linked = { key: 'v:2', name: '张德发', aka: [], hint: '滨河路2号' }
const wang: Linked = { key: 'v:3', name: '王桂英', aka: ['王婶'] }
const zhao: Linked = { key: 'v:4', name: '赵磊', aka: ['小赵'] }

const said = (words: string, ...candidates: Linked[]): Mention => ({ said: words, candidates, unsure: false })

const words = (more: Partial<ContactWords> = {}): ContactWords => ({
  method: 'visit',
  mentions: [said('张德发', zhang)],
  occurredOn: today,
  partOfDay: null,
  concerns: [],
  place: null,
  unnamed: 0,
  contactor: null,
  ...more,
})

const draft = (contacts: ContactWords[], more: Partial<Understanding> = {}, text = '走访'): Draft =>
  draftOf(text, { intent: 'contact.log', contacts, confidence: 0.9, ask: null, ...more } as Understanding)

const deaf: AnswerReaders = { people: () => [], day: () => null, method: () => null }

/** The draft after an answer that must fit. */
function after(from: Draft, text: string, read: Partial<AnswerReaders> = {}): Draft {
  const doubt = doubtOf(from, today)
  if (!doubt) throw new Error('nothing is in doubt')
  const next = answered(from, doubt, text, { ...deaf, ...read })
  if (next === null || next === 'cancelled') throw new Error(`“${text}” was no answer`)
  return next
}

describe('what must be asked', () => {
  it('is nothing when everything is plain', () => {
    expect(doubtOf(draft([words()]), today)).toBeNull()
  })

  it.each([
    ['nobody is named', { mentions: [] }, 'who'],
    ['two bear the name', { mentions: [said('张德发', zhang, otherZhang)] }, 'which'],
    [
      'the name sounds like one on the list',
      { mentions: [{ ...said('张得发', zhang), unsure: true }] },
      'which',
    ],
    ['nobody on the list bears the name', { mentions: [said('李桂芬')] }, 'unknown_person'],
    ['the day is vague', { occurredOn: null }, 'when'],
    ['the day is to come', { occurredOn: '2026-11-25' }, 'when'],
    ['the day is of a closed year', { occurredOn: '2024-12-31' }, 'when'],
    ['the method is missing', { method: null }, 'how'],
  ])('when %s', (_what, change, reason) => {
    expect(doubtOf(draft([words(change)]), today)?.reason).toBe(reason)
  })

  it('is the whole sentence when it is unclear', () => {
    expect(doubtOf(draft([words()], { confidence: 0.4 }), today)?.reason).toBe('confirm')
  })

  it('comes one after the other, and then it is recorded as it was answered', () => {
    let next = draft([
      words({ mentions: [said('张德发', zhang, otherZhang)], occurredOn: null, method: null }),
    ])
    next = after(next, '2')
    next = after(next, '昨天', { day: () => '2026-11-23' })
    next = after(next, '电话', { method: () => 'phone' })
    expect(doubtOf(next, today)).toBeNull()
    expect(reportsOf(next)).toMatchObject([{ parties: ['v:2'], occurredOn: '2026-11-23', method: 'phone' }])
  })

  it('survives being written down and read again', () => {
    const open = draft([words({ mentions: [said('李桂芬')], occurredOn: null })])
    const again = JSON.parse(JSON.stringify(open)) as Draft
    expect(doubtOf(again, today)).toEqual(doubtOf(open, today))
  })
})

describe('an answer', () => {
  const which = draft([words({ mentions: [said('张德发', zhang, otherZhang)] })])
  const unknown = draft([words({ mentions: [said('李桂芬')] })])
  const likely = draft([words({ mentions: [{ ...said('张得发', zhang), unsure: true }] })])
  const unclear = draft([words()], { confidence: 0.4 })

  it.each(['2', '２', '2。', '第2个', '选2', '第二个', '二'])('%s picks the second', (text) => {
    expect(reportsOf(after(which, text))[0]?.parties).toEqual(['v:2'])
  })

  it.each(['是', '是的', '对', '对的', '好', '嗯', '是他'])(
    '%s says yes to the one likely person',
    (text) => {
      expect(reportsOf(after(likely, text))[0]?.parties).toEqual(['v:1'])
    },
  )

  it.each(['记', '记下来', '是', '对', '好的', '可以', '1'])(
    '%s says to record the unclear sentence',
    (text) => {
      expect(doubtOf(after(unclear, text), today)).toBeNull()
    },
  )

  it.each(['不记', '不是', '不对', '不', '不用', '2'])('%s says not to', (text) => {
    const doubt = doubtOf(unclear, today)
    expect(doubt && answered(unclear, doubt, text, deaf)).toBe('cancelled')
  })

  it.each(['9', '0', '随便', ''])('“%s” is none', (text) => {
    const doubt = doubtOf(which, today)
    expect(doubt && answered(which, doubt, text, deaf)).toBeNull()
  })

  it('“是的” does not say which of two', () => {
    const doubt = doubtOf(which, today)
    expect(doubt && answered(which, doubt, '是的', deaf)).toBeNull()
  })

  it('may keep an unknown person by name only', () => {
    expect(reportsOf(after(unknown, '1'))).toMatchObject([{ parties: [], unlisted: ['李桂芬'] }])
  })

  it('may give the right name', () => {
    const next = after(unknown, '王桂英', { people: () => [said('王桂英', wang)] })
    expect(reportsOf(next)).toMatchObject([{ parties: ['v:3'], unlisted: [] }])
  })

  it('may give several names for one, and each matter stays with who raised it', () => {
    const two = draft([
      words({
        mentions: [said('李家两位'), said('王桂英', wang)],
        concerns: [
          { text: '路灯不亮', raisedBy: [1] },
          { text: '电动车乱停', raisedBy: [0] },
        ],
      }),
    ])
    const next = after(two, '张德发、赵磊', { people: () => [said('张德发', zhang), said('赵磊', zhao)] })
    expect(reportsOf(next)).toMatchObject([
      {
        parties: ['v:1', 'v:4', 'v:3'],
        concerns: [
          { text: '路灯不亮', raisedBy: [2] },
          { text: '电动车乱停', raisedBy: [0, 1] },
        ],
      },
    ])
  })

  it('may name who was met when nobody was', () => {
    const nobody = draft([words({ mentions: [], concerns: [{ text: '路灯不亮', raisedBy: [] }] })])
    const next = after(nobody, '张德发、王婶', { people: () => [said('张德发', zhang), said('王婶', wang)] })
    expect(reportsOf(next)).toMatchObject([{ parties: ['v:1', 'v:3'], concerns: [{ raisedBy: null }] }])
  })
})

describe('choosing', () => {
  const choices = ['张德发（桥东路1号）', '张德发（滨河路2号）', '王桂英'].map((label) => ({ label }))
  it.each([
    ['3', 2],
    ['第3位', 2],
    ['王桂英', 2],
    ['张德发（滨河路2号）', 1],
    ['张德发', null],
    ['4', null],
    ['33', null],
    ['我3号去的', null],
  ])('by “%s” means %j', (text, index) => {
    expect(choiceOf(choices, text)).toBe(index === null ? null : choices[index])
  })
})

describe('what is recorded', () => {
  it('names a person once, even when he was named twice', () => {
    const twice = draft([
      words({
        mentions: [said('张德发', zhang), said('老张', zhang)],
        concerns: [{ text: '停水', raisedBy: [1] }],
      }),
    ])
    expect(reportsOf(twice)).toMatchObject([{ parties: ['v:1'], concerns: [{ raisedBy: [0] }] }])
  })

  it('leaves a matter of somebody who is not on the list without a raiser', () => {
    const one = draft([
      words({
        mentions: [said('张德发', zhang), said('路人甲')],
        concerns: [{ text: '停水', raisedBy: [1] }],
      }),
    ])
    expect(reportsOf(after(one, '1'))).toMatchObject([{ unlisted: ['路人甲'], concerns: [{ raisedBy: [] }] }])
  })

  it.each([
    ['微信群发给张德发节日问候', 'platform', true],
    ['群里统一发通知给张德发', 'platform', true],
    ['给张德发发微信聊了路灯', 'platform', false],
    ['走访 张德发 反映有人群发诈骗短信', 'visit', false],
    ['约谈张德发，他说物业统一发通知不及时', 'interview', false],
  ] as const)('%s (%s) was to many at once: %s', (text, method, bulk) => {
    expect(reportsOf(draft([words({ method })], {}, text))[0]?.bulk).toBe(bulk)
  })
})
