/** What came of an activity: minutes, photos, findings; concerns, contacts and suggestions by link. One entry, every use. */
import { recordDeed } from '../../audit/actions.ts'
import { raiseFor, rewordOpen, voidOpen } from '../../concern/actions.ts'
import { tell } from '../../notice/actions.ts'
import type { Speaker } from '../../people/rules.ts'
import type { Act } from '../../shared/act.ts'
import { addDays, dayOf, instantOf, type Day } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import * as documents from '../documents/store.ts'
import { led, type Activity } from '../planning/organise.ts'
import { isOpen } from '../rules.ts'
import * as activities from '../store.ts'
import * as store from './store.ts'

export type RecordRefusal =
  | 'unknown_activity'
  | 'not_yours'
  | 'not_begun'
  | 'not_asked'
  | 'cancelled'
  | 'empty'
  | 'said_not_held'
  | 'changed_meanwhile'
  | 'no_such_concern'
  | 'concern_settled'

/** Writes the minutes or the findings of an activity that has begun; what was there stands in the audit trail. */
export async function recordMinutes(
  act: Act,
  who: Speaker,
  id: number,
  written: { minutes?: string; findings?: string },
): Promise<Outcome<Activity, RecordRefusal>> {
  const found = await begun(act, who, id)
  if (!found.ok) return found
  const activity = found.value
  if (!written.minutes?.trim() && !written.findings?.trim()) return refused('empty')
  if (saysNotHeld.test(written.minutes?.trim() ?? '')) return refused('said_not_held')
  const state = isOpen(activity.state) ? { state: 'held' } : {}
  if (!(await activities.moveActivity(act.tx, activity, { ...written, ...state })))
    return refused('changed_meanwhile')
  await recordDeed(act, {
    action: 'activity.record',
    subject: `activity:${id}`,
    before: { minutes: activity.minutes, findings: activity.findings },
    after: written,
  })
  return done({ ...activity, ...written, ...state, version: activity.version + 1 })
}

/** 因暴雨没有办: minutes of what was not held would make it count as held. */
const saysNotHeld =
  /^(?:活动)?(?:因|由于|因为)?.{0,15}(?:没有?办成?|没有?举行|未(?:能)?(?:举行|举办|办成?)|没有?开成?|取消)了?[。.!！]*$/

async function begun(act: Act, who: Speaker, id: number): Promise<Outcome<Activity, RecordRefusal>> {
  const found = await led(act, who, id)
  if (!found.ok) return found
  if (found.value.state === 'cancelled' || found.value.state === 'draft') return refused('cancelled')
  return found.value.startsAt > act.now ? refused('not_begun') : found
}

/** Puts a kept file with an activity: a photo, signed minutes. Refused for one that was not sent or was called off. */
export async function addActivityFile(
  act: Act,
  who: Speaker,
  id: number,
  file: { fileId: number; kind: 'photo' | 'minutes' },
): Promise<Outcome<Activity, RecordRefusal>> {
  const found = await led(act, who, id)
  if (!found.ok) return found
  if (found.value.state === 'cancelled' || found.value.state === 'draft') return refused('cancelled')
  await activities.addFile(act.tx, { activityId: id, ...file, addedAt: act.now, addedById: who.personId })
  await recordDeed(act, { action: 'activity.file', subject: `activity:${id}`, after: file })
  return found
}

/**
 * A question that a deputy raised there becomes a concern of his: by himself, or by whoever leads the activity. Said
 * twice it is one. Refused for somebody who was not asked, and before it begins.
 */
export async function raiseAtActivity(
  act: Act,
  who: Speaker,
  id: number,
  ownerId: number,
  text: string,
): Promise<Outcome<{ concernId: number; activity: Activity }, RecordRefusal>> {
  const activity = await activities.activityById(act.tx, id)
  if (!activity) return refused('unknown_activity')
  if (ownerId !== who.personId && !(await led(act, who, id)).ok) return refused('not_yours')
  if (!(await activities.participationOf(act.tx, id, ownerId))) return refused('not_asked')
  if (activity.state === 'cancelled' || activity.state === 'draft') return refused('cancelled')
  if (activity.startsAt > act.now) return refused('not_begun')
  const words = text.trim()
  if (words === '') return refused('empty')
  const already = (await raisedAt(act, id)).find((one) => one.ownerId === ownerId && one.text === words)
  if (already) return done({ concernId: already.id, activity })
  const concernId = await raiseFor(act, ownerId, words)
  await store.addLink(act.tx, { activityId: id, kind: 'concern', subjectId: concernId, linkedAt: act.now })
  if (ownerId !== who.personId)
    await tell(act, ownerId, {
      kind: 'activity.concern',
      period: `concern:${concernId}`,
      text: `${who.name}按活动记录代您记了诉求：${words}（${activity.title}）。诉求编号${concernId}。${howToChange(id, concernId)}`,
    })
  return done({ concernId, activity })
}

/** What is said with every concern of an activity. */
export const howToChange = (activityId: number, concernId: number): string =>
  `改：回“活动${activityId} 诉求${concernId}改成 ……”；不要了：回“活动${activityId} 撤回诉求${concernId}”。`

/** The concerns raised at an activity that were not taken back. */
async function raisedAt(act: Pick<Act, 'tx'>, id: number) {
  const links = await store.linksOf(act.tx, id)
  return store.concernsAmong(
    act.tx,
    links.filter(({ kind }) => kind === 'concern').map(({ subjectId }) => subjectId),
  )
}

/**
 * Other words for a concern that was raised at the activity, or its taking back (`text` null): by the deputy whose it is,
 * or by whoever leads the activity. Refused once it is answered or in a suggestion.
 */
export async function changeRaised(
  act: Act,
  who: Speaker,
  id: number,
  concernId: number,
  text: string | null,
): Promise<Outcome<{ text: string }, RecordRefusal>> {
  const activity = await activities.activityById(act.tx, id)
  if (!activity) return refused('unknown_activity')
  const concern = (await raisedAt(act, id)).find((one) => one.id === concernId)
  if (!concern) return refused('no_such_concern')
  if (concern.ownerId !== who.personId && !(await led(act, who, id)).ok) return refused('not_yours')
  const words = text?.trim() ?? null
  if (words === '') return refused('empty')
  const changed = words === null ? await voidOpen(act, concern) : await rewordOpen(act, concern, words)
  if (!changed) return refused('concern_settled')
  if (concern.ownerId !== who.personId)
    await tell(act, concern.ownerId, {
      kind: 'activity.concern',
      period: `concern:${concernId} ${act.now.toISOString()}`,
      text: `${who.name}${words === null ? `撤回了按活动记录代您记的诉求${concernId}：${concern.text}。` : `把按活动记录代您记的诉求${concernId}改成：${words}。`}`,
    })
  return done({ text: words ?? concern.text })
}

/**
 * Puts a contact report with the activity at which the people were met (参加代表活动): the one that its words name, else the
 * one of that day, where there is exactly one that he or those he met were asked to. Said again after a correction it
 * follows the record: another day has another activity, another way of meeting none.
 */
export async function linkReport(act: Act, reportId: number, named: number | null = null): Promise<void> {
  const report = await store.reportMet(act.tx, reportId)
  if (!report) return
  const before = (await store.activityLinkedTo(act.tx, 'contact', reportId))?.activity ?? null
  const after = await activityOf(act, report, before, named)
  if (before?.id === after?.id) return
  if (before) await store.removeLink(act.tx, { activityId: before.id, kind: 'contact', subjectId: reportId })
  if (after)
    await store.addLink(act.tx, {
      activityId: after.id,
      kind: 'contact',
      subjectId: reportId,
      linkedAt: act.now,
    })
}

/** The same for reports that have just been made, which are with no activity yet. */
export async function linkNewReports(
  act: Act,
  reports: readonly { id: number; input: { method: string; summary: string } }[],
): Promise<void> {
  const atActivities = reports.filter(({ input }) => input.method === 'deputy_activity')
  for (const { id, input } of atActivities) await linkReport(act, id, activityNamed(input.summary))
}

/** The number of the activity that a report's words begin with: 活动12 见了张德发; null when they name none. */
export function activityNamed(text: string): number | null {
  const number = /^\s*(?:在|参加)?活动\s*(\d{1,9})(?![\d月日号点:.个])/.exec(text.normalize('NFKC'))?.[1]
  return number === undefined ? null : Number(number)
}

type MetReport = NonNullable<Awaited<ReturnType<typeof store.reportMet>>>

async function activityOf(
  act: Act,
  { method, occurredOn, contactorId, contacts }: MetReport,
  before: Activity | null,
  named: number | null,
): Promise<Activity | null> {
  if (method !== 'deputy_activity') return null
  if (before && dayOf(before.startsAt, act.zone) === occurredOn) return before
  const deputyIds = contacts.flatMap(({ deputyId }) => deputyId ?? [])
  const people = [contactorId, ...(await store.peopleOfDeputies(act.tx, deputyIds))]
  const from = instantOf(occurredOn, '00:00', act.zone)
  const to = instantOf(addDays(occurredOn, 1), '00:00', act.zone)
  const found = await store.heldWith(act.tx, people, from, to)
  const [only, ...others] = named === null ? found : found.filter(({ id }) => id === named)
  return only && others.length === 0 ? only : null
}

/** The day of an activity that a person was asked to and that has begun; null for any other. */
export async function dayOfOwn(act: Act, personId: number, id: number): Promise<Day | null> {
  const activity = await activities.activityById(act.tx, id)
  if (!activity || activity.startsAt > act.now) return null
  if (activity.state === 'cancelled' || activity.state === 'draft') return null
  return (await activities.participationOf(act.tx, id, personId)) ? dayOf(activity.startsAt, act.zone) : null
}

/** The activity at which a concern was raised, or null: a suggestion made of it has that source. */
export const activityOfConcern = async (act: Pick<Act, 'tx'>, concernId: number): Promise<Activity | null> =>
  (await store.activityLinkedTo(act.tx, 'concern', concernId))?.activity ?? null

/** Concerns that were raised there and stand, each with whose it is. */
export const concernsRaised = async (
  act: Pick<Act, 'tx'>,
  ids: readonly number[],
): Promise<{ id: number; text: string; owner: string }[]> =>
  (await documents.concernsNamed(act.tx, ids)).map(({ id, text, owner }) => ({ id, text, owner: owner.name }))

export interface Outcomes {
  activity: Activity
  contacts: number[]
  concerns: number[]
  files: { fileId: number; kind: string }[]
}

/** What came of an activity and counts, by number; its suggestions are read by suggestionsOf. */
export async function outcomesOf(act: Pick<Act, 'tx'>, activity: Activity): Promise<Outcomes> {
  const links = await store.linksOf(act.tx, activity.id)
  const ids = (kind: string) => links.filter((link) => link.kind === kind).map(({ subjectId }) => subjectId)
  const files = await activities.filesOf(act.tx, activity.id)
  return {
    activity,
    contacts: await store.validAmong(act.tx, ids('contact')),
    concerns: (await store.concernsAmong(act.tx, ids('concern'))).map(({ id }) => id),
    files: files
      .filter(({ withdrawnAt }) => withdrawnAt === null)
      .map(({ fileId, kind }) => ({ fileId, kind })),
  }
}
