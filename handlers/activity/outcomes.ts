/** What came of an activity: minutes, photos, findings; concerns, contacts and suggestions by link. One entry, every use. */
import { recordDeed } from '../audit/actions.ts'
import { raiseFor } from '../concern/actions.ts'
import { reportContact, type Origin, type Reported } from '../contact/actions.ts'
import type { ReportInput, ReportRefusal } from '../contact/rules.ts'
import type { LinkedPerson } from '../people/actions.ts'
import type { Speaker } from '../people/rules.ts'
import type { Settings } from '../settings/actions.ts'
import type { Act } from '../shared/act.ts'
import { addDays, dayOf, instantOf, type Day } from '../shared/days.ts'
import { done, refused, type Outcome } from '../shared/outcome.ts'
import { led, type Activity } from './organise.ts'
import { isOpen } from './rules.ts'
import * as store from './store.ts'

export type RecordRefusal =
  'unknown_activity' | 'not_yours' | 'not_begun' | 'not_asked' | 'cancelled' | 'empty' | 'changed_meanwhile'

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
  const state = isOpen(activity.state) ? { state: 'held' } : {}
  if (!(await store.moveActivity(act.tx, activity, { ...written, ...state })))
    return refused('changed_meanwhile')
  await recordDeed(act, {
    action: 'activity.record',
    subject: `activity:${id}`,
    before: { minutes: activity.minutes, findings: activity.findings },
    after: written,
  })
  return done({ ...activity, ...written, ...state, version: activity.version + 1 })
}

async function begun(act: Act, who: Speaker, id: number): Promise<Outcome<Activity, RecordRefusal>> {
  const found = await led(act, who, id)
  if (!found.ok) return found
  if (found.value.state === 'cancelled' || found.value.state === 'draft') return refused('cancelled')
  return found.value.startsAt > act.now ? refused('not_begun') : found
}

/** Puts a kept file with an activity: a photo, signed minutes, material. */
export async function addActivityFile(
  act: Act,
  who: Speaker,
  id: number,
  file: { fileId: number; kind: 'photo' | 'minutes' | 'material' },
): Promise<Outcome<Activity, RecordRefusal>> {
  const found = await led(act, who, id)
  if (!found.ok) return found
  await store.addFile(act.tx, { activityId: id, ...file, addedAt: act.now, addedById: who.personId })
  await recordDeed(act, { action: 'activity.file', subject: `activity:${id}`, after: file })
  return found
}

/**
 * A question that a deputy raised there becomes a concern of his: by himself, or by whoever leads the activity. Said
 * twice it is one. Refused for somebody who was not asked.
 */
export async function raiseAtActivity(
  act: Act,
  who: Speaker,
  id: number,
  ownerId: number,
  text: string,
): Promise<Outcome<{ concernId: number; activity: Activity }, RecordRefusal>> {
  const activity = await store.activityById(act.tx, id)
  if (!activity) return refused('unknown_activity')
  if (ownerId !== who.personId && !(await led(act, who, id)).ok) return refused('not_yours')
  if (!(await store.participationOf(act.tx, id, ownerId))) return refused('not_asked')
  if (activity.state === 'cancelled' || activity.state === 'draft') return refused('cancelled')
  const words = text.trim()
  if (words === '') return refused('empty')
  const links = await store.linksOf(act.tx, id)
  const there = links.filter(({ kind }) => kind === 'concern').map(({ subjectId }) => subjectId)
  const already = await store.concernRaised(act.tx, there, ownerId, words)
  if (already) return done({ concernId: already.id, activity })
  const concernId = await raiseFor(act, ownerId, words)
  await store.addLink(act.tx, { activityId: id, kind: 'concern', subjectId: concernId, linkedAt: act.now })
  return done({ concernId, activity })
}

/**
 * The linked people a deputy or member met at an activity, as one contact report (参加代表活动) that counts to his
 * quarter. What is recorded already is only linked.
 */
export async function recordMet(
  act: Act,
  who: Speaker,
  linked: readonly LinkedPerson[],
  met: { activityId: number; parties: ReportInput['parties']; concerns: ReportInput['concerns'] },
  origin: Origin,
  settings: Settings,
): Promise<Outcome<Reported, ReportRefusal | 'unknown_activity' | 'not_asked'>> {
  const activity = await store.activityById(act.tx, met.activityId)
  if (!activity) return refused('unknown_activity')
  if (!(await store.participationOf(act.tx, activity.id, who.personId))) return refused('not_asked')
  const input: ReportInput = {
    method: 'deputy_activity',
    occurredOn: dayOf(activity.startsAt, act.zone),
    partOfDay: null,
    place: activity.place || null,
    summary: activity.title,
    contactDay: false,
    bulk: false,
    parties: met.parties,
    unlisted: [],
    concerns: met.concerns,
  }
  const outcome = await reportContact(act, who, linked, input, origin, settings)
  if (!outcome.ok) return outcome
  const { recorded, repeated } = outcome.value
  for (const id of [...recorded.map((one) => one.id), ...repeated.map((one) => one.already)])
    await store.addLink(act.tx, {
      activityId: activity.id,
      kind: 'contact',
      subjectId: id,
      linkedAt: act.now,
    })
  return outcome
}

/** A report of 参加代表活动 belongs to the activity of that day, where there is exactly one that he or those he met were asked to. */
export async function linkReport(
  act: Act,
  personId: number,
  report: { id: number; occurredOn: Day; deputyIds: readonly number[] },
): Promise<Activity | null> {
  const people = [personId, ...(await store.peopleOfDeputies(act.tx, report.deputyIds))]
  const from = instantOf(report.occurredOn, '00:00', act.zone)
  const to = instantOf(addDays(report.occurredOn, 1), '00:00', act.zone)
  const [activity, ...others] = await store.heldWith(act.tx, people, from, to)
  if (!activity || others.length > 0) return null
  await store.addLink(act.tx, {
    activityId: activity.id,
    kind: 'contact',
    subjectId: report.id,
    linkedAt: act.now,
  })
  return activity
}

/** The activity at which a concern was raised, or null: a suggestion made of it has that source. */
export const activityOfConcern = async (act: Pick<Act, 'tx'>, concernId: number): Promise<Activity | null> =>
  (await store.activityLinkedTo(act.tx, 'concern', concernId))?.activity ?? null

export interface Outcomes {
  activity: Activity
  contacts: number[]
  concerns: number[]
  files: { fileId: number; kind: string }[]
}

/** What came of an activity, by number; its suggestions are read by suggestionsOf. */
export async function outcomesOf(act: Pick<Act, 'tx'>, activity: Activity): Promise<Outcomes> {
  const links = await store.linksOf(act.tx, activity.id)
  const ids = (kind: string) => links.filter((link) => link.kind === kind).map(({ subjectId }) => subjectId)
  const files = await store.filesOf(act.tx, activity.id)
  return {
    activity,
    contacts: ids('contact'),
    concerns: ids('concern'),
    files: files.map(({ fileId, kind }) => ({ fileId, kind })),
  }
}
