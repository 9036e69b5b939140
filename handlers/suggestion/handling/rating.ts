/** 测评 by the lead deputy, on two axes, three grades; nothing is pre-filled, and silence is left out of every rate. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, spokenDay } from '../../shared/days.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import { ended } from '../../shared/words.ts'
import { take, type Taken } from '../acting.ts'
import { nameOf } from '../numbering.ts'
import { officersOf, theAssigners, theOffice } from '../parties.ts'
import { onDay, openCase, ruleBook, type Case } from '../case.ts'
import { tell } from '../telling.ts'
import type { Satisfaction } from '../course.ts'
import { dueOn } from '../deadlines.ts'
import { countsAt, countsOn } from '../keying/voice.ts'
import { gradeNames, type SuggestionRefusal } from '../rules.ts'
import * as store from './store.ts'

export interface Judgement {
  /** 办理工作 */
  work: Satisfaction
  /** 办理结果 */
  result: Satisfaction
  reason: string | null
}

/**
 * The lead deputy's rating of the last reply. 不满意 on either axis needs its reason. 不满意 with the result: the units handle
 * it again within a month, the second time a conference follows.
 */
export async function rateReply(
  act: Act,
  who: Speaker,
  id: number,
  said: Judgement,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const isBad = said.work === 'dissatisfied' || said.result === 'dissatisfied'
  if (isBad && !said.reason?.trim()) return refused('reason_needed')
  const isClosed = said.result !== 'dissatisfied'
  const taken = await take(
    act,
    who,
    one,
    'rate',
    { work: said.work, result: said.result },
    isClosed ? { closedAt: countsAt(act, who) } : {},
  )
  if (!taken.ok) return taken
  await store.addRating(act.tx, {
    ...said,
    suggestionId: id,
    round: one.course.round,
    ratedAt: countsAt(act, who),
    ratedById: who.personId,
  })
  if (taken.value.one.course.state === 'rehandling') await store.reopenHandlings(act.tx, id)
  await tellRating(act, taken.value, one, said)
  return taken
}

/** Tells the units that replied, 代表工委 and who assigned; `was`: the grades that a correction takes back, else null. */
export async function tellRating(
  act: Act,
  taken: Taken,
  before: Case,
  said: Judgement,
  was: Pick<Judgement, 'work' | 'result'> | null = null,
): Promise<void> {
  const { one } = taken
  const due = one.course.state === 'rehandling' ? dueOn(await ruleBook(act), one.course) : null
  const next =
    one.course.state === 'rehandling'
      ? `请重新办理${due ? `，${spokenDay(due, onDay(act))}前再答复` : ''}。`
      : one.course.state === 'conference'
        ? '两次不满意，由代表工委组织会商。'
        : was?.result === 'dissatisfied'
          ? `已办结，不用再${before.course.state === 'conference' ? '会商' : '重新办理'}。`
          : ''
  await tell(
    act,
    taken,
    [
      ...officersOf(before, ['main', 'separate']),
      ...(await theOffice(act)),
      ...(await theAssigners(act, before)),
    ],
    `${was ? '【更正测评】' : '【测评】'}${before.row.lead.name}代表${was ? '更正了' : ''}对${nameOf(before)}${was ? '的测评' : ''}：${gradesOf(said)}${was ? `（原来是${gradesOf(was)}）` : ''}。${said.reason ? `理由：${ended(said.reason)}` : ''}${next}`,
  )
}

const gradesOf = ({ work, result }: Pick<Judgement, 'work' | 'result'>): string =>
  `办理工作${gradeNames[work]}，办理结果${gradeNames[result]}`

/** A kept promise is rated once more by the lead deputy. */
export async function rateCommitment(
  act: Act,
  who: Speaker,
  commitmentId: number,
  said: { rating: Satisfaction; reason: string | null },
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const commitment = await store.commitmentById(act.tx, commitmentId)
  const one = commitment ? await openCase(act, commitment.suggestionId) : null
  if (!commitment || !one) return refused('not_found')
  if (commitment.deliveredAt === null) return refused('too_early')
  if (commitment.ratedAt !== null) return refused('already_done')
  if (countsOn(act, who) < dayOf(commitment.deliveredAt, act.zone)) return refused('before_possible')
  if (said.rating === 'dissatisfied' && !said.reason?.trim()) return refused('reason_needed')
  const taken = await take(act, who, one, 'rate_commitment', { commitmentId, rating: said.rating })
  if (!taken.ok) return taken
  await store.rateCommitment(act.tx, commitmentId, {
    rating: said.rating,
    ratingReason: said.reason,
    ratedAt: countsAt(act, who),
  })
  await tell(
    act,
    taken.value,
    [...officerOf(one, commitment.unitId), ...(await theOffice(act))],
    `【承诺测评】${one.row.lead.name}代表对${nameOf(one)}的承诺“${commitment.text}”：${gradeNames[said.rating]}。${said.reason ? `理由：${ended(said.reason)}` : ''}`,
  )
  return taken
}

/** Who looks after it in the unit that promised. */
const officerOf = (one: Case, unitId: number): { id: number }[] => {
  const officerId = one.row.handlings.findLast((handling) => handling.unitId === unitId)?.unit.officerId
  return officerId == null ? [] : [{ id: officerId }]
}
