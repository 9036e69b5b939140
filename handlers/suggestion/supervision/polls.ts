/** 满意度测评 at a meeting: anonymous counts, by unit or by suggestion; each line adds up to the ballots that came back. */
import { recordDeed } from '../../audit/actions.ts'
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import type { Day } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { onDay, openCase } from '../case.ts'
import { countPoll, type PollRefusal } from './counts.ts'
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
export const countOf = ({ issued, returned, rows }: Pick<PollInput, 'issued' | 'returned' | 'rows'>) =>
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
  if (!keepsPolls(who)) return refused('not_yours')
  const wrong = await wrongIn(act, poll, [])
  if (wrong) return refused(wrong)
  const { id } = await add(act, who, poll, {})
  await recordDeed(act, { action: 'suggestion.poll', subject: subjectOf(id), after: audited(poll) })
  return done({ id })
}

/** As the audit trail may show it: a suggestion by its id, for whoever looks after the trail may not read every title. */
const audited = <Poll extends Pick<PollInput, 'rows'>>({ rows, ...head }: Poll) => ({
  ...head,
  rows: rows.map(({ label, ...row }) => (row.suggestionId === null ? { label, ...row } : row)),
})

/** 代表工委 counts the ballots; whoever of it is there corrects and voids. */
const keepsPolls = (who: Speaker): boolean => who.staffRoles.includes('代表工委')

const subjectOf = (id: number): string => `satisfaction_poll:${id}`

/** What is wrong with a poll; what it judged before it may go on judging, whatever became of it. */
async function wrongIn(
  act: Act,
  poll: PollInput,
  before: readonly { unitId: number | null; suggestionId: number | null }[],
): Promise<SuggestionRefusal | null> {
  if (!poll.title.trim()) return 'incomplete'
  if (poll.heldOn > onDay(act)) return 'past_day'
  if (!countOf(poll).ok) return 'does_not_add_up'
  const units = new Set((await suggestions.units(act.tx)).map(({ id }) => id))
  for (const { unitId, suggestionId } of poll.rows) {
    if (before.some((row) => row.unitId === unitId && row.suggestionId === suggestionId)) continue
    if (unitId !== null && !units.has(unitId)) return 'unknown_unit'
    if (suggestionId !== null && !(await openCase(act, suggestionId))) return 'not_found'
  }
  return null
}

const add = (
  act: Act,
  who: Speaker,
  { rows, ...head }: PollInput,
  more: { edition?: number; correctsId?: number; correction?: string },
): Promise<{ id: number }> =>
  own.addPoll(
    act.tx,
    { ...head, recordedById: who.personId, recordedAt: act.now, ...more },
    rows.map((row) => ({ ...row })),
  )

/**
 * Puts counts in the place of wrong ones: a new edition with the reason, the one before stays as it was and says so. Refused
 * when nothing is different, and when somebody corrected or voided it meanwhile. Answers the number of the new edition.
 */
export async function correctPoll(
  act: Act,
  who: Speaker,
  id: number,
  poll: PollInput,
  reason: string,
): Promise<Outcome<{ id: number }, SuggestionRefusal>> {
  if (!keepsPolls(who)) return refused('not_yours')
  const before = await own.pollById(act.tx, id)
  if (!before) return refused('not_found')
  if (!reason.trim()) return refused('reason_needed')
  const wrong = await wrongIn(act, poll, before.rows)
  if (wrong) return refused(wrong)
  if (isSame(before, poll)) return refused('nothing_changed')
  // takes the old one out of force first: of two at once the second stops here, and has written nothing
  if (!(await own.endPoll(act.tx, id, { replacedById: 0 }))) return refused('poll_changed')
  const more = { edition: before.edition + 1, correctsId: id, correction: reason.trim() }
  const { id: newId } = await add(act, who, poll, more)
  await own.replacePoll(act.tx, id, newId)
  await recordDeed(act, {
    action: 'suggestion.correct_poll',
    subject: subjectOf(newId),
    before: { poll: id, ...audited(contentOf(before)) },
    after: { ...audited(poll), ...more },
  })
  return done({ id: newId })
}

/** 作废: the poll stands for nothing any more, and stays with the reason. Refused when it was corrected or voided meanwhile. */
export async function voidPoll(
  act: Act,
  who: Speaker,
  id: number,
  reason: string,
): Promise<Outcome<{ id: number }, SuggestionRefusal>> {
  if (!keepsPolls(who)) return refused('not_yours')
  if (!(await own.pollById(act.tx, id))) return refused('not_found')
  if (!reason.trim()) return refused('reason_needed')
  const change = { voidedAt: act.now, voidedById: who.personId, voidReason: reason.trim() }
  if (!(await own.endPoll(act.tx, id, change))) return refused('poll_changed')
  await recordDeed(act, {
    action: 'suggestion.void_poll',
    subject: subjectOf(id),
    before: { voided: false },
    after: { voided: true, reason: reason.trim() },
  })
  return done({ id })
}

/** What was counted, without what the database knows of it. */
const contentOf = ({
  title,
  heldOn,
  subjectKind,
  issued,
  returned,
  rows,
}: Omit<PollInput, 'subjectKind'> & { subjectKind: string }) => ({
  title,
  heldOn,
  subjectKind,
  issued,
  returned,
  rows: rows.map(
    ({ label, unitId, suggestionId, satisfied, basically, dissatisfied, abstained, invalid }) => ({
      label,
      unitId,
      suggestionId,
      satisfied,
      basically,
      dissatisfied,
      abstained,
      invalid,
    }),
  ),
})

const isSame = (before: own.PollRecord, poll: PollInput): boolean =>
  JSON.stringify(contentOf(before)) === JSON.stringify(contentOf(poll))

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
