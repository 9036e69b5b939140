import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { countPoll, type PollCount } from '../../../handlers/suggestion/supervision/counts.ts'

const poll: PollCount = {
  issued: 25,
  returned: 24,
  valid: 23,
  items: [{ name: '区住建局', marks: [15, 5, 1], abstained: 2, spoilt: 0 }],
}

describe('a satisfaction poll', () => {
  it('counts the rates of those who marked a grade', () => {
    expect(countPoll(poll)).toMatchObject({
      ok: true,
      value: {
        rates: [{ name: '区住建局', satisfied: { part: 15, of: 21 }, content: { part: 20, of: 21 } }],
      },
    })
  })

  it.each([
    [{ ...poll, returned: 26 }, { kind: 'more_returned_than_issued' }],
    [{ ...poll, valid: 25 }, { kind: 'more_valid_than_returned' }],
    [{ ...poll, issued: -1 }, { kind: 'not_a_count' }],
    [{ ...poll, items: [] }, { kind: 'no_items' }],
    [
      { ...poll, items: [{ name: '区城管局', marks: [20, 5, 1], abstained: 0, spoilt: 0 }] },
      { kind: 'item_does_not_add_up', name: '区城管局', sum: 26, valid: 23 },
    ],
  ])('does not count what cannot be right', (count, refusal) => {
    expect(countPoll(count)).toEqual({ ok: false, refusal })
  })

  it('abstentions and spoilt marks change no rate', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(20), { minLength: 3, maxLength: 3 }),
        fc.nat(20),
        fc.nat(20),
        (marks, abstained, spoilt) => {
          const marked = marks.reduce((sum, one) => sum + one, 0)
          const rates = (more: number, worse: number) => {
            const valid = marked + more + worse
            const counted = countPoll({
              issued: valid,
              returned: valid,
              valid,
              items: [{ name: '区住建局', marks, abstained: more, spoilt: worse }],
            })
            return counted.ok ? counted.value.rates : counted.refusal
          }
          expect(rates(abstained, spoilt)).toEqual(rates(0, 0))
        },
      ),
    )
  })
})
