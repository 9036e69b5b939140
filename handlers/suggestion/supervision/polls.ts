/** 满意度测评 at a meeting: anonymous counts, by unit or by suggestion; each line adds up to the ballots that came back. */
import { recordDeed } from '../../audit/actions.ts'
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import type { Day } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { isReadableBy, onDay, openCase } from '../acting.ts'
import { countPoll, type PollRefusal, type PollResult } from './counts.ts'
import * as own from './polls/store.ts'
import type { SuggestionRefusal } from '../rules.ts'
import * as suggestions from '../store.ts'

export interface PollInput {
  title: string
  heldOn: Day
  subjectKind: 'unit' | 'suggestion'
  issued: number
  returned: number
  rows: readonly {
    label: string
    unitId: number | null
    suggestionId: number | null
    satisfied: number
    basically: number
    dissatisfied: number
    abstained: number
    invalid: number
  }[]
}

/** What the counts of a poll are, or what does not add up in them. */
const countOf = ({ issued, returned, rows }: Pick<PollInput, 'issued' | 'returned' | 'rows'>) =>
  countPoll({
    issued,
    returned,
    valid: returned,
    items: rows.map(({ label, satisfied, basically, dissatisfied, abstained, invalid }) => ({
      name: label,
      marks: [satisfied, basically, dissatisfied],
      abstained,
      spoilt: invalid,
    })),
  })

/** Keeps the counts of a poll. Refused when they cannot be right, for a day to come, and for what there is not. */
export async function recordPoll(
  act: Act,
  who: Speaker,
  poll: PollInput,
): Promise<Outcome<{ id: number }, SuggestionRefusal>> {
  if (!who.staffRoles.includes('代表工委')) return refused('not_yours')
  if (!poll.title.trim()) return refused('incomplete')
  if (poll.heldOn > onDay(act)) return refused('past_day')
  if (!countOf(poll).ok) return refused('does_not_add_up')
  const units = new Set((await suggestions.units(act.tx)).map(({ id }) => id))
  for (const { unitId, suggestionId } of poll.rows) {
    if (unitId !== null && !units.has(unitId)) return refused('unknown_unit')
    if (suggestionId !== null && !(await openCase(act, suggestionId))) return refused('not_found')
  }
  const { rows, ...head } = poll
  const { id } = await own.addPoll(
    act.tx,
    { ...head, recordedById: who.personId, recordedAt: act.now },
    rows.map((row) => ({ ...row })),
  )
  await recordDeed(act, { action: 'suggestion.poll', subject: `satisfaction_poll:${id}`, after: poll })
  return done({ id })
}

const grades = ['满意', '基本满意', '不满意'] as const

/** What is wrong with the counts, in a sentence; null when they add up. */
export function pollFault(poll: Pick<PollInput, 'issued' | 'returned' | 'rows'>): string | null {
  const counted = countOf(poll)
  if (counted.ok) return null
  return pollFaults(counted.refusal)
}

function pollFaults(refusal: PollRefusal): string {
  switch (refusal.kind) {
    case 'not_a_count':
      return '票数要写0或者正整数，没有记。'
    case 'more_returned_than_issued':
      return '收回的票比发出的多，没有记。请核对。'
    case 'more_valid_than_returned':
      return '有效票比收回的多，没有记。请核对。'
    case 'no_items':
      return '还没有选测评谁，没有记。'
    case 'item_does_not_add_up':
      return `${refusal.name}：${grades.join('、')}、弃权、无效加起来是${refusal.sum}票，收回的是${refusal.valid}票，没有记。请核对。`
  }
}

/** One page of the polls, the last held first, and how many there are. */
export const pollsPage = async (act: Pick<Act, 'tx'>, skip: number, take: number) => ({
  rows: await own.polls(act.tx, skip, take),
  total: await own.countPolls(act.tx),
})

export interface Poll extends PollInput {
  id: number
  result: PollResult
}

/** A poll with its rates, for the staff and the standing committee, who see the name of what they may read; null when there is none of this number. */
export async function pollOf(act: Pick<Act, 'tx'>, who: Speaker, id: number): Promise<Poll | null> {
  const row = who.isStaff || who.memberId !== null ? await own.pollById(act.tx, id) : null
  if (!row) return null
  const rows = await namedFor(act, who, row.rows)
  const counted = countOf({ ...row, rows })
  if (!counted.ok) return null
  const subjectKind = row.subjectKind === 'suggestion' ? 'suggestion' : 'unit'
  return { ...row, rows, subjectKind, result: counted.value }
}

/** What was judged, as it stood on the ballot; a suggestion that the reader may not read (any more) without its title. */
export async function namedFor<T extends { label: string; suggestionId: number | null }>(
  act: Pick<Act, 'tx'>,
  who: Speaker,
  rows: readonly T[],
): Promise<T[]> {
  const named: T[] = []
  for (const row of rows) {
    const one = row.suggestionId === null ? null : await openCase(act, row.suggestionId)
    const isHidden = row.suggestionId !== null && !(one && isReadableBy(one, who))
    named.push(isHidden ? { ...row, label: '另一件建议' } : row)
  }
  return named
}
