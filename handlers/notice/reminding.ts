/** What is said at most once a period and step, and only in working hours. */
import type { Settings } from '../settings/actions.ts'
import type { Act } from '../shared/act.ts'
import { sayableFrom, sayableOnAnyDay } from './rules.ts'
import * as store from './store.ts'
import type { DueNotice } from './store.ts'
import { recipientOf } from './telling.ts'

export interface Reminder {
  kind: string
  personId: number
  period: string
  step: string
  text: string
  /** What its matter needs to say whether it still holds. */
  subject: unknown
  /** A kept file that is sent after the text. */
  fileId?: number | null
  /** Belongs to a day (an activity, the contact day): also said on days off, within the longer hours. */
  anyDay?: boolean
}

export type ReminderStatus = 'queued' | 'already' | 'unreachable'

/**
 * Queues reminders, each once for its (kind, person, period, step), to be said in working hours.
 * `unreachable` = no bound WeChat identity: nothing is queued, the liaison's list names him.
 */
export async function remind(
  act: Act,
  reminders: readonly Reminder[],
  settings: Settings,
): Promise<ReminderStatus[]> {
  const reachable = await store.reachable(
    act.tx,
    reminders.map((reminder) => reminder.personId),
  )
  const workingFrom = whenSayable(act.now, act.zone, settings)
  const dayFrom = whenSayableAnyDay(act.now, act.zone, settings)
  const added = await store.addNotices(
    act.tx,
    reminders
      .filter((reminder) => reachable.has(reminder.personId))
      .map((reminder) => ({
        ...reminder,
        fileId: reminder.fileId ?? null,
        recipient: recipientOf(reminder.personId),
        subject: JSON.stringify(reminder.subject),
        account: null,
        contactId: null,
        roomId: null,
        mention: null,
        promise: 'at_most_once' as const,
        state: 'queued' as const,
        queuedAt: act.now,
        notBefore: reminder.anyDay ? dayFrom : workingFrom,
        leaseUntil: null,
      })),
  )
  const queued = new Set(added.map((row) => row.recipient))
  return reminders.map(({ personId }) =>
    !reachable.has(personId) ? 'unreachable' : queued.has(recipientOf(personId)) ? 'queued' : 'already',
  )
}

/** What `remind` would answer, without queueing anything. */
export async function foreseeReminders(act: Act, reminders: readonly Reminder[]): Promise<ReminderStatus[]> {
  const [first] = reminders
  if (!first) return []
  const ids = reminders.map((reminder) => reminder.personId)
  const reachable = await store.reachable(act.tx, ids)
  const told = await store.alreadyTold(act.tx, first.kind, first.period, first.step, ids.map(recipientOf))
  return ids.map((id) =>
    !reachable.has(id) ? 'unreachable' : told.has(recipientOf(id)) ? 'already' : 'queued',
  )
}

/** A notice for a group's room; never with anything about a person. */
export interface RoomNotice {
  kind: string
  /** `puppet|account` that is in the room. */
  account: string
  roomId: string
  /** Contact ids of those to be mentioned. */
  mentions: readonly string[]
  period: string
  step: string
  text: string
  subject: unknown
  /** False: a message among others, which never takes the place of the group's announcement. */
  announce?: boolean
}

const roomRecipient = (account: string, roomId: string): string => `room:${account}|${roomId}`

/** Queues notices for rooms, each once for its (kind, room, period, step): an announcement where the puppet can, else a message with mentions. */
export async function tellRooms(
  act: Act,
  notices: readonly RoomNotice[],
  settings: Settings,
): Promise<('queued' | 'already')[]> {
  const notBefore = whenSayableAnyDay(act.now, act.zone, settings)
  const added = await store.addNotices(
    act.tx,
    notices.map(({ mentions, announce, ...notice }) => ({
      ...notice,
      recipient: roomRecipient(notice.account, notice.roomId),
      subject: JSON.stringify(notice.subject),
      personId: null,
      contactId: null,
      mention: mentions.length > 0 ? mentions.join(' ') : null,
      fileId: null,
      promise: 'at_most_once' as const,
      state: 'queued' as const,
      queuedAt: act.now,
      notBefore,
      leaseUntil: null,
      announce: announce ?? true,
      anyDay: true,
    })),
  )
  const queued = new Set(added.map((row) => row.recipient))
  return notices.map(({ account, roomId }) =>
    queued.has(roomRecipient(account, roomId)) ? 'queued' : 'already',
  )
}

/** What a notice that was said to a person was about (its `subject`); null when it was never said. */
export async function saidAbout(
  act: Pick<Act, 'tx'>,
  personId: number,
  { kind, period, step }: Pick<Reminder, 'kind' | 'period' | 'step'>,
): Promise<unknown> {
  const subject = await store.subjectSaid(act.tx, kind, period, step, recipientOf(personId))
  return subject === null ? null : JSON.parse(subject)
}

/** Whether a reminder to a person was said (then when), still waits to be, or was not said: failed, unclear, or never queued. */
export async function fateOf(
  act: Pick<Act, 'tx'>,
  personId: number,
  { kind, period, step }: Pick<Reminder, 'kind' | 'period' | 'step'>,
): Promise<{ saidAt: Date } | 'waits' | 'unsaid'> {
  const notice = await store.fateOf(act.tx, kind, period, step, recipientOf(personId))
  if (notice?.state === 'sent' && notice.sentAt !== null) return { saidAt: notice.sentAt }
  return notice?.state === 'queued' || notice?.state === 'sending' ? 'waits' : 'unsaid'
}

/** Those of these people for whom anything of a kind and period was queued or said. */
export async function everReminded(
  act: Pick<Act, 'tx'>,
  kind: string,
  period: string,
  personIds: readonly number[],
): Promise<Set<number>> {
  const told = await store.everQueued(act.tx, kind, period, personIds.map(recipientOf))
  return new Set(personIds.filter((id) => told.has(recipientOf(id))))
}

/** Whether anything of a kind and period was said to the recipient of this notice before. */
export const wasTold = async (act: Act, { kind, period, recipient }: DueNotice): Promise<boolean> =>
  (await store.everTold(act.tx, kind, period, [recipient])).has(recipient)

export const whenSayable = (now: Date, zone: string, settings: Settings): Date =>
  sayableFrom(now, zone, settings['notice.workingHours'], {
    daysOff: settings['calendar.daysOff'],
    workdays: settings['calendar.workdays'],
  })

/** What belongs to a day waits for no working day. */
export const whenSayableAnyDay = (now: Date, zone: string, settings: Settings): Date =>
  sayableOnAnyDay(now, zone, settings['notice.dayHours'])
