/** Telling people: the announcement and each change, chunk by chunk; the reminders; and whether a notice still holds. */
import {
  fateOf,
  foreseeReminders,
  remind,
  tellRooms,
  wasTold,
  type DueNotice,
  type Reminder,
} from '../notice/actions.ts'
import type { NoticeLine } from '../contact/actions.ts'
import { roomsOfGroups } from '../people/actions.ts'
import { contactDays, settingsAt, type Settings } from '../settings/actions.ts'
import type { Act } from '../shared/act.ts'
import { dayOf, isoIn } from '../shared/days.ts'
import { noteStep, stepsDone } from '../shared/ledger.ts'
import { audienceAfter } from './audience/store.ts'
import type { Activity } from './planning/organise.ts'
import { asksGroups, audienceOf, familyOf, isOpen, isReplaced, statusOf } from './rules.ts'
import * as store from './store.ts'
import { furthest, reminderRule } from './reminding.ts'
import { stepDue } from './timing.ts'
import {
  againText,
  announcementText,
  cancelText,
  changeText,
  reminderText,
  roomText,
  seatText,
} from './wording.ts'

const toldKind = 'activity'
const roomKind = 'activity-room'
const reminderKind = 'activity-reminder'
const job = 'activity-notice'

/** So many people in one transaction. */
const chunk = 50

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
  const text = textFor(act, activity, activity.edition > 1)
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
    text: againText(activity, act.zone, dayOf(act.now, act.zone)),
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

const lineOf = (
  { kind, personId, period, step, text }: Reminder,
  name: string,
  status: NoticeLine['status'] | undefined,
): NoticeLine => ({
  kind,
  to: `person:${personId}`,
  name,
  period,
  step,
  text,
  status: status ?? 'unreachable',
})

function textFor(act: Act, activity: Activity, again: boolean): string {
  const today = dayOf(act.now, act.zone)
  if (activity.state === 'cancelled') return cancelText(activity, act.zone, today)
  return again ? changeText(activity, act.zone, today, null) : announcementText(activity, act.zone, today)
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
  const notices = rooms.map(({ account, roomId, members }) => ({
    kind: roomKind,
    account,
    roomId,
    mentions: members,
    period: String(activity.id),
    step: `v${activity.edition}`,
    text: roomText(activity, act.zone, dayOf(act.now, act.zone), newsOf(activity, activity.edition > 1)),
    subject: { activityId: activity.id, edition: activity.edition },
  }))
  if (notices.length > 0) await tellRooms(act, notices, settings)
}

const newsOf = (activity: Activity, again: boolean): 'new' | 'changed' | 'cancelled' =>
  activity.state === 'cancelled' ? 'cancelled' : again ? 'changed' : 'new'

// ---- whether a notice still holds

interface Subject {
  activityId: number
  edition: number
  /** Asked once more after he was taken out. */
  again?: true
}

/** The activity of a notice as it stands, or null when there is another edition by now: that one is told instead. */
async function currentOf(act: Act, notice: DueNotice): Promise<Activity | null> {
  const { activityId, edition } = JSON.parse(notice.subject ?? '{}') as Partial<Subject>
  const activity = activityId === undefined ? null : await store.activityById(act.tx, activityId)
  if (!activity || activity.edition !== edition) return null
  return isOpen(activity.state) && activity.startsAt <= act.now ? null : activity
}

const isAgain = ({ subject }: DueNotice): boolean =>
  (JSON.parse(subject ?? '{}') as Partial<Subject>).again === true

/** To a person: as it stands now. Whoever never heard of it needs no cancellation, and hears a change as news. */
export async function announcementHolds(act: Act, notice: DueNotice): Promise<string | null> {
  const activity = await currentOf(act, notice)
  if (!activity || notice.personId === null) return null
  const own = await store.participationOf(act.tx, activity.id, notice.personId)
  // no longer asked: he left office meanwhile, or another has his place
  if (!own || isReplaced(activity, notice.personId)) return null
  const heard = await wasTold(act, notice)
  if (activity.state === 'cancelled') return heard ? textFor(act, activity, true) : null
  if (!isOpen(activity.state)) return null
  if (!heard) return textFor(act, activity, false)
  if (isAgain(notice))
    return own.answer === null ? againText(activity, act.zone, dayOf(act.now, act.zone)) : null
  return changeText(activity, act.zone, dayOf(act.now, act.zone), statusOf(own))
}

/** To a room: the same, without anything about a person. */
export async function roomNoticeHolds(act: Act, notice: DueNotice): Promise<string | null> {
  const activity = await currentOf(act, notice)
  if (!activity) return null
  const heard = await wasTold(act, notice)
  if (activity.state === 'cancelled' ? !heard : !isOpen(activity.state)) return null
  return roomText(activity, act.zone, dayOf(act.now, act.zone), newsOf(activity, heard))
}

/** A seat that came free: while he has it and the activity lies ahead. */
export async function seatHolds(act: Act, notice: DueNotice): Promise<string | null> {
  const { activityId } = JSON.parse(notice.subject ?? '{}') as Partial<Subject>
  if (activityId === undefined || notice.personId === null) return null
  const activity = await store.activityById(act.tx, activityId)
  const own = await store.participationOf(act.tx, activityId, notice.personId)
  if (!activity || !isOpen(activity.state) || activity.startsAt <= act.now || own?.answer !== 'going')
    return null
  return seatText(activity, act.zone, dayOf(act.now, act.zone))
}

// ---- reminders

export interface DueReminder {
  activityId: number
  /** Activity and edition: a moved activity reminds anew. */
  period: string
  step: string
}

const periodOf = ({ id, edition }: Activity): string => `${id}.${edition}`

/** Reminders of activities that are due and not done, one an activity at most. */
export async function remindersDue(act: Act): Promise<DueReminder[]> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const rule = reminderRule(settings)
  const due: DueReminder[] = []
  const contactDayIn = await contactDays(act.tx)
  for (const activity of await store.openBetween(act.tx, act.now, furthest(act.now, rule))) {
    // the campaign of the contact day reminds of it already
    const on = dayOf(activity.startsAt, act.zone)
    if (familyOf(activity.kind) === 'contact_day' && on === contactDayIn(Number(on.slice(0, 4)))) continue
    const answerBy = activity.needsReceipt ? activity.answerBy : null
    const step = stepDue({ ...activity, answerBy }, act.now, act.zone, rule)
    if (!step) continue
    const period = periodOf(activity)
    if (!(await stepsDone(act.tx, job, period)).has(step.step))
      due.push({ activityId: activity.id, period, step: step.step })
  }
  return due
}

export interface RemindedChunk {
  lines: NoticeLine[]
  next: number | null
}

/** Reminds the next fifty who have not answered or are going; answers where to go on. */
export async function remindNext(
  act: Act,
  due: DueReminder,
  after: number,
  dryRun: boolean,
): Promise<RemindedChunk> {
  const activity = await store.activityById(act.tx, due.activityId)
  if (!activity || periodOf(activity) !== due.period || !isOpen(activity.state))
    return { lines: [], next: null }
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const on = dayOf(activity.startsAt, act.zone)
  const people = await store.remindableAfter(
    act.tx,
    activity.id,
    after,
    chunk,
    on,
    remindedAt(activity, due.step),
  )
  const today = dayOf(act.now, act.zone)
  const reminders = people.map((one): Reminder => ({
    kind: reminderKind,
    personId: one.personId,
    period: due.period,
    step: due.step,
    text: reminderText(activity, act.zone, today, statusOf(one)),
    subject: { activityId: activity.id, edition: activity.edition },
    anyDay: true,
  }))
  const statuses = dryRun ? await foreseeReminders(act, reminders) : await remind(act, reminders, settings)
  return {
    lines: reminders.map((reminder, index) =>
      lineOf(reminder, people[index]?.person.name ?? '', statuses[index]),
    ),
    next: people.length < chunk ? null : (people.at(-1)?.personId ?? null),
  }
}

/** Whoever comes is reminded of the day; whoever has not answered, of the answer where one is asked for. */
const remindedAt = ({ needsReceipt }: Activity, step: string) => ({
  going: step !== 'answer',
  open: needsReceipt,
})

/** A step that was gone through. */
export const closeReminder = (act: Act, { period, step }: DueReminder) =>
  noteStep(act.tx, job, period, step, act.now, 'done')

/** While the activity lies ahead in this edition, and he has not answered or is going. */
export async function reminderHolds(act: Act, notice: DueNotice): Promise<string | null> {
  const activity = await currentOf(act, notice)
  if (!activity || !isOpen(activity.state) || notice.personId === null) return null
  const own = await store.participationOf(act.tx, activity.id, notice.personId)
  if (!own || own.presence !== null) return null
  const { going, open } = remindedAt(activity, notice.step)
  if (!(own.answer === null && open) && !(own.answer === 'going' && going)) return null
  return reminderText(activity, act.zone, dayOf(act.now, act.zone), statusOf(own))
}
