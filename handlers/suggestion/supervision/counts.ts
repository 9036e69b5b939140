/** The arithmetic of a satisfaction poll at a meeting (满意度测评). Pure. */
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import type { Share } from '../reading/statistics.ts'

interface PollItem {
  name: string
  /** Marks by grade, best first, the last one meaning dissatisfied. */
  marks: readonly number[]
  abstained: number
  /** Items with several marks: void each for itself. */
  spoilt: number
}

export interface PollCount {
  issued: number
  returned: number
  valid: number
  items: readonly PollItem[]
}

export interface PollResult extends PollCount {
  rates: readonly { name: string; satisfied: Share; content: Share }[]
}

/** What does not add up, with the item's name where it is one of them. */
export type PollRefusal =
  | { kind: 'not_a_count' | 'more_returned_than_issued' | 'more_valid_than_returned' | 'no_items' }
  | { kind: 'item_does_not_add_up'; name: string; sum: number; valid: number }

/** The rates of each item: of those who marked a grade. Refused when the counts cannot be right. */
export function countPoll(count: PollCount): Outcome<PollResult, PollRefusal> {
  const { issued, returned, valid, items } = count
  const all = [
    issued,
    returned,
    valid,
    ...items.flatMap((item) => [...item.marks, item.abstained, item.spoilt]),
  ]
  if (!all.every((one) => Number.isSafeInteger(one) && one >= 0)) return refused({ kind: 'not_a_count' })
  if (returned > issued) return refused({ kind: 'more_returned_than_issued' })
  if (valid > returned) return refused({ kind: 'more_valid_than_returned' })
  if (items.length === 0) return refused({ kind: 'no_items' })
  for (const { name, marks, abstained, spoilt } of items) {
    const sum = total(marks) + abstained + spoilt
    if (sum !== valid) return refused({ kind: 'item_does_not_add_up', name, sum, valid })
  }
  return done({ ...count, rates: items.map(ratesOf) })
}

function ratesOf({ name, marks }: PollItem): PollResult['rates'][number] {
  const marked = total(marks)
  return {
    name,
    satisfied: { part: marks[0] ?? 0, of: marked },
    content: { part: total(marks.slice(0, -1)), of: marked },
  }
}

const total = (counts: readonly number[]): number => counts.reduce((sum, one) => sum + one, 0)
