/** 议案 after it was taken on: a committee considers it, or it is no motion and is handled as a suggestion (地方组织法第二十二条). */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import { ended } from '../../shared/words.ts'
import { take, type Taken } from '../acting.ts'
import { nameOf, refOf } from '../numbering.ts'
import { openCase } from '../case.ts'
import { signatoriesOf } from '../parties.ts'
import { tell } from '../telling.ts'
import type { SuggestionRefusal } from '../rules.ts'
import { nextNumber } from './accepting.ts'

/** The presidium or the standing committee took it up as a motion; this committee considers it. Signatories hear of it. */
export async function referMotion(
  act: Act,
  who: Speaker,
  id: number,
  committee: string,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  if (!committee.trim()) return refused('reason_needed')
  const taken = await take(act, who, one, 'refer_motion', { committee }, { motionCommittee: committee })
  if (!taken.ok) return taken
  await tell(act, taken.value, signatoriesOf(one), `【议案】${nameOf(one)}作为议案，交${committee}审议。`)
  return taken
}

/** What the committee or the congress decided ends the motion; signatories hear it. */
export async function concludeMotion(
  act: Act,
  who: Speaker,
  id: number,
  result: string,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  if (!result.trim()) return refused('reason_needed')
  const change = { motionResult: result, closedAt: act.now }
  const taken = await take(act, who, one, 'conclude_motion', { result }, change)
  if (!taken.ok) return taken
  await tell(act, taken.value, signatoriesOf(one), `【议案】${nameOf(one)}审议结果：${ended(result)}`)
  return taken
}

/**
 * Not taken up as a motion (重庆条例第十一条): from this day on a suggestion with a number of its own and the clock of one; the
 * motion's number stays beside it. Signatories hear the reason.
 */
export async function takeAsSuggestion(
  act: Act,
  who: Speaker,
  id: number,
  reason: string,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  if (!reason.trim()) return refused('reason_needed')
  const taken = await take(act, who, one, 'take_as_suggestion', { reason }, async () => ({
    kind: 'suggestion',
    acceptedAt: act.now,
    motionNumber: one.row.number,
    ...(await nextNumber(act, { ...one.row, kind: 'suggestion' })),
  }))
  if (!taken.ok) return taken
  const { row } = taken.value.one
  await tell(
    act,
    taken.value,
    signatoriesOf(one),
    `【议案】${nameOf(one)}不作为议案，按建议办理，编号${row.number ?? ''}。理由：${ended(reason)}查进度请回：${refOf(row)}到哪一步了`,
  )
  return taken
}
