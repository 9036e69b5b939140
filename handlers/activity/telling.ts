/** Telling people: the announcement and each change, chunk by chunk. */
import type { NoticeLine } from '../contact/actions.ts'
import { fateOf, remind, tellRooms, type Reminder } from '../notice/actions.ts'
import { roomsOfGroups } from '../people/actions.ts'
import { settingsAt, type Settings } from '../settings/actions.ts'
import type { Act } from '../shared/act.ts'
import { dayOf, isoIn } from '../shared/days.ts'
import { audienceAfter } from './audience/store.ts'
import { newsOf, textFor } from './holding.ts'
import { withFiles } from './materials/reading.ts'
import { chunk, lineOf } from './noticeLine.ts'
import type { Activity } from './planning/organise.ts'
import { asksGroups, audienceOf, isOpen, isReplaced } from './rules.ts'
import * as store from './store.ts'
import { againText, roomText } from './wording.ts'

const toldKind = 'activity'
const roomKind = 'activity-room'

export interface ToldChunk {
  lines: NoticeLine[]
  /** All are told. */
  finished: boolean
}

const nothing: ToldChunk = { lines: [], finished: true }

/** Activities whose people are not all told yet. */
export const untoldActivities = async (act: Act): Promise<number[]> =>
  (await store.untold(act.tx)).map(({ id }) => id)

/**
 * Tells the next fifty people of an activity what stands in its present edition, and the rooms of their groups. Each is
 * told an edition once, however often this runs; who cannot be reached stays untold and stands on the liaison's list.
 */
export async function tellNext(act: Act, id: number): Promise<ToldChunk> {
  // whoever leaves office meanwhile is not asked again behind his back
  await store.takeTurn(act.tx)
  const activity = await store.activityById(act.tx, id)
  if (activity?.tellAfter == null) return nothing
  if (isOpen(activity.state) && activity.startsAt <= act.now) {
    // too late for anybody: the machine slept over it
    await store.moveCursor(act.tx, activity, null)
    return nothing
  }
  const people = await nextPeople(act, activity, activity.tellAfter)
  const last = people.at(-1)
  if (!(await store.moveCursor(act.tx, activity, people.length < chunk ? null : (last?.personId ?? null))))
    return nothing
  const known = await store.askedAmong(act.tx, id, people)
  if (isOpen(activity.state)) await store.addParticipations(act.tx, id, people)
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const lines = await tellPeople(act, activity, people, settings)
  for (const [index, line] of lines.entries()) {
    const one = people[index]
    if (one && !known.has(one.personId)) lines[index] = await toldAnew(act, activity, one, line, settings)
  }
  await tellRoomsOf(act, activity, people, settings)
  return { lines, finished: people.length < chunk }
}

/** Those of the audience and those asked already, in the order of their ids: a cancelled one only tells who was told. */
async function nextPeople(act: Act, activity: Activity, after: number): Promise<store.Asked[]> {
  const on = dayOf(activity.startsAt, act.zone)
  const known = await store.participationsAfter(act.tx, activity.id, after, chunk, on)
  const told = known
    .filter(({ personId }) => !isReplaced(activity, personId))
    .map(({ personId, groupId, person }) => ({ personId, groupId, name: person.name }))
  if (activity.state === 'cancelled') return told
  const audience = await audienceAfter(act.tx, audienceOf(activity), after, chunk, on)
  const all = new Map([...told, ...audience].map((one) => [one.personId, one]))
  return [...all.values()].sort((a, b) => a.personId - b.personId).slice(0, chunk)
}

async function tellPeople(
  act: Act,
  activity: Activity,
  people: readonly store.Asked[],
  settings: Settings,
): Promise<NoticeLine[]> {
  const text = textFor(act, await withFiles(act, activity), activity.edition > 1)
  const reminders = people.map(({ personId }): Reminder => ({
    kind: toldKind,
    personId,
    period: String(activity.id),
    step: `v${activity.edition}`,
    text,
    subject: { activityId: activity.id, edition: activity.edition },
    anyDay: true,
  }))
  const statuses = await remind(act, reminders, settings)
  const reached = people.filter((_, index) => statuses[index] !== 'unreachable')
  await store.noteTold(
    act.tx,
    activity.id,
    reached.map(({ personId }) => personId),
    activity.edition,
  )
  return reminders.map((reminder, index) => lineOf(reminder, people[index]?.name ?? '', statuses[index]))
}

/** Tells one person what stands; whoever heard this edition before he was taken out hears that he must answer anew. */
export async function tellOne(act: Act, activity: Activity, one: store.Asked): Promise<NoticeLine[]> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const [line] = await tellPeople(act, activity, [one], settings)
  return line ? [await toldAnew(act, activity, one, line, settings)] : []
}

/** The line of one who is asked just now: where he heard this edition before, he is told that he must answer anew. */
async function toldAnew(
  act: Act,
  activity: Activity,
  one: store.Asked,
  line: NoticeLine,
  settings: Settings,
): Promise<NoticeLine> {
  if (line.status !== 'already' || (await fateOf(act, one.personId, line)) === 'waits') return line
  const again: Reminder = {
    kind: toldKind,
    personId: one.personId,
    period: String(activity.id),
    step: `again:${isoIn(act.now, act.zone)}`,
    text: againText(await withFiles(act, activity), act.zone, dayOf(act.now, act.zone)),
    subject: { activityId: activity.id, edition: activity.edition, again: true },
    anyDay: true,
  }
  const [status] = await remind(act, [again], settings)
  return lineOf(again, one.name, status)
}

/** Tells whoever was asked to what lies ahead while no WeChat was bound, and has one by now: the next fifty. */
export async function tellNewlyBound(act: Act): Promise<NoticeLine[]> {
  await store.takeTurn(act.tx)
  const lines: NoticeLine[] = []
  for (const { activity, person, personId, groupId } of await store.untoldButBound(
    act.tx,
    act.now,
    dayOf(act.now, act.zone),
    chunk,
  ))
    lines.push(...(await tellOne(act, activity, { personId, groupId, name: person.name })))
  return lines
}

async function tellRoomsOf(
  act: Act,
  activity: Activity,
  people: readonly store.Asked[],
  settings: Settings,
): Promise<void> {
  if (!asksGroups(audienceOf(activity))) return
  const groups = [...new Set(people.flatMap(({ groupId }) => groupId ?? []))]
  const rooms = await roomsOfGroups(act, groups, dayOf(activity.startsAt, act.zone))
  const told = await withFiles(act, activity)
  const notices = rooms.map(({ account, roomId, members }) => ({
    kind: roomKind,
    account,
    roomId,
    mentions: members,
    period: String(activity.id),
    step: `v${activity.edition}`,
    text: roomText(told, act.zone, dayOf(act.now, act.zone), newsOf(activity, activity.edition > 1)),
    subject: { activityId: activity.id, edition: activity.edition },
  }))
  if (notices.length > 0) await tellRooms(act, notices, settings)
}
