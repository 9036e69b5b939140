/** Somebody invited by turns cannot come: the next whose turn it is takes his place, and only he is told. */
import { recordDeed } from '../../audit/actions.ts'
import type { NoticeLine } from '../../contact/actions.ts'
import { tell } from '../../notice/actions.ts'
import type { Speaker } from '../../people/rules.ts'
import type { Act } from '../../shared/act.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import * as answers from '../answers/store.ts'
import type { Activity } from '../planning/organise.ts'
import { audienceOf, isByTurns, isOpen, may } from '../rules.ts'
import * as activities from '../store.ts'
import { tellOne } from '../telling.ts'
import { nameOf } from '../wording.ts'
import { fairList, seedOf, turnWords, type Proposed } from './invitations.ts'
import * as store from './store.ts'

export type ReplaceRefusal =
  | 'unknown_activity'
  | 'not_yours'
  | 'not_by_turns'
  | 'not_open'
  | 'started'
  | 'not_invited'
  | 'why_not_coming'
  | 'reason_needed'
  | 'unknown_person'
  | 'changed_meanwhile'

export interface Invitee {
  personId: number
  name: string
  /** going, excused, declined; null = not answered. */
  answer: string | null
  reason: string | null
}

export interface Replacing {
  activity: Activity
  invitees: Invitee[]
  /** Whose turn it is next: the fair order without those who are or were invited to this. */
  next: Proposed[]
}

const cannotCome = ({ answer }: Pick<Invitee, 'answer'>): boolean =>
  answer === 'excused' || answer === 'declined'

/** Who is invited and cannot come. */
export const missingOf = ({ invitees }: Pick<Replacing, 'invitees'>): Invitee[] => invitees.filter(cannotCome)

/** An invitation by turns that lies ahead: who is invited, and whose turn it is next. For 代表工委. */
export async function replacingOf(
  act: Act,
  who: Speaker,
  id: number,
): Promise<Outcome<Replacing, ReplaceRefusal>> {
  const activity = await activities.activityById(act.tx, id)
  if (!activity) return refused('unknown_activity')
  if (!may.seeAllGroups(who)) return refused('not_yours')
  if (!isByTurns(activity)) return refused('not_by_turns')
  if (!isOpen(activity.state)) return refused('not_open')
  if (activity.startsAt <= act.now) return refused('started')
  return done(await turnsOf(act, activity))
}

async function turnsOf(act: Act, activity: Activity): Promise<Replacing> {
  const people = new Set(audienceOf(activity).people)
  const asked = await activities.participationsOf(act.tx, activity.id)
  const known = new Set([...people, ...asked.map(({ personId }) => personId)])
  const next = (await fairList(act, seedOf(activity), activity.id)).filter(
    ({ personId }) => !known.has(personId),
  )
  return {
    activity,
    invitees: asked
      .filter(({ personId }) => people.has(personId))
      .map(({ personId, person, answer, reason }) => ({ personId, name: person.name, answer, reason })),
    next,
  }
}

/**
 * Another takes the place of one who cannot come. Who has not said so himself needs the reason that he gave by phone; who is
 * taken out of turn needs one, too. The new one is told, the other hears no more of it; both reasons are kept.
 */
export async function replaceInvitee(
  act: Act,
  who: Speaker,
  id: number,
  swap: { outId: number; inId: number; whyNot: string | null; reason: string | null },
): Promise<
  Outcome<{ activity: Activity; lines: NoticeLine[]; out: string; taken: Proposed }, ReplaceRefusal>
> {
  await activities.takeTurn(act.tx)
  const found = await replacingOf(act, who, id)
  if (!found.ok) return found
  const { activity, invitees, next } = found.value
  const out = invitees.find(({ personId }) => personId === swap.outId)
  if (!out) return refused('not_invited')
  const taken = next.find(({ personId }) => personId === swap.inId)
  const [first] = next
  if (!taken || !first) return refused('unknown_person')
  const isInTurn = taken.personId === first.personId
  const reason = swap.reason?.trim() ?? ''
  if (!isInTurn && reason === '') return refused('reason_needed')
  const whyNot = cannotCome(out) ? (out.reason ?? '没有说原因') : (swap.whyNot?.trim() ?? '')
  if (whyNot === '') return refused('why_not_coming')
  if (!cannotCome(out) && !(await declineFor(act, who, id, out.personId, whyNot)))
    return refused('changed_meanwhile')
  const audience = audienceOf(activity)
  const people = [...audience.people.filter((one) => one !== out.personId), taken.personId]
  const change = { audience: JSON.stringify({ ...audience, people }) }
  if (!(await activities.moveActivity(act.tx, activity, change))) return refused('changed_meanwhile')
  const kept = { activityId: id, chosenAt: act.now, chosenById: who.personId }
  await store.changeChoice(act.tx, id, out.personId, false, `来不了（${whyNot}），由${taken.name}接替`)
  await store.putChoice(act.tx, {
    ...kept,
    ...placeOf(taken),
    chosen: true,
    reason: `接替${out.name}${isInTurn ? '，轮到他' : `：${reason}`}`,
  })
  if (!isInTurn)
    await store.putChoice(act.tx, {
      ...kept,
      ...placeOf(first),
      chosen: false,
      reason: `接替${out.name}时没有选：${reason}`,
    })
  await recordDeed(act, {
    action: 'activity.replace_invitee',
    subject: `activity:${id}`,
    before: { person: out.personId, reason: whyNot },
    after: {
      person: taken.personId,
      passedOver: isInTurn ? null : first.personId,
      reason: isInTurn ? null : reason,
    },
  })
  await activities.addParticipations(act.tx, id, [taken])
  const after = { ...activity, ...change, version: activity.version + 1 }
  return done({ activity: after, lines: await tellOne(act, after, taken), out: out.name, taken })
}

const placeOf = ({ personId, rank, invited }: Proposed) => ({ personId, rank, invited })

/** What he said by phone is his answer, recorded by the office. */
async function declineFor(
  act: Act,
  who: Speaker,
  id: number,
  personId: number,
  reason: string,
): Promise<boolean> {
  const own = await activities.participationOf(act.tx, id, personId)
  if (!own) return false
  const change = {
    answer: 'excused' as const,
    reason,
    answeredAt: act.now,
    answeredById: who.personId,
    waitingNo: null,
  }
  if (!(await answers.putAnswer(act.tx, own, change))) return false
  await recordDeed(act, {
    action: 'activity.answer',
    subject: `activity:${id}`,
    before: { person: personId, answer: own.answer },
    after: { person: personId, answer: 'excused', reason },
  })
  return true
}

/** Whoever invited hears that somebody cannot come, and whose turn it is next; once a person. */
export async function tellInviter(
  act: Act,
  activity: Activity,
  personId: number,
  reason: string | null,
): Promise<void> {
  if (!isByTurns(activity) || activity.organiserId === personId) return
  const { invitees, next } = await turnsOf(act, activity)
  const out = invitees.find((one) => one.personId === personId)
  if (!out) return
  const [first] = next
  const turn = first ? `按顺序下一位是${first.name}（${turnWords(first)}）。` : '没有别的代表可以换了。'
  await tell(act, activity.organiserId, {
    kind: 'activity.cannot_come',
    period: `activity:${activity.id} person:${personId}`,
    text: `【邀请】${out.name}来不了${nameOf(activity)}${reason ? `：${reason}` : ''}。${turn}换人请回：活动${activity.id} 换 ${out.name}`,
  })
}
