import { readFile, type KeptFile } from '../file/actions.ts'
import type { Act } from '../shared/act.ts'
import { wordsOf, type Said } from '../shared/said.ts'
import { settingsAt, type Settings } from '../settings/actions.ts'
import {
  giveUpAfterMs,
  NotLoggedIn,
  reminderForgottenMs,
  inParts,
  isThrottle,
  leaseMs,
  pauseMinutes,
  retryAfterMs,
  sayableFrom,
  sayableOnAnyDay,
} from './rules.ts'
import * as store from './store.ts'

export { inParts } from './rules.ts'
import type { DueNotice } from './store.ts'

export type { DueNotice }

/** Where an answer goes: back to where the message came from. */
export interface ReplyTo {
  inboundId: number
  account: string
  conversation: string
  contactId: string | null
  roomId: string | null
  mention: string | null
}

/** An answer that its writer may say at once: it counts as taken until the lease ends. */
export interface Answer {
  id: number
  contactId: string | null
  roomId: string | null
  mention: string | null
  /** Empty when only a file is said. */
  text: string
  /** Sent after the text. */
  fileIds: readonly number[]
}

/**
 * Writes the answer to a message into the outbox, in the message's own transaction. Long ones go out in parts; each
 * file is a notice of its own, said after the words.
 */
export async function answer(act: Act, to: ReplyTo, said: Said): Promise<Answer[]> {
  const { text, fileIds } = wordsOf(said)
  const words = inParts(text).map((part, index) => ({ step: String(index + 1), text: part, fileId: null }))
  const files = fileIds.map((fileId, index) => ({ step: `file${index + 1}`, text: '', fileId }))
  const parts = [...words, ...files]
  const rows = await store.addNotices(
    act.tx,
    parts.map((part) => ({
      ...part,
      kind: 'answer',
      recipient: to.conversation,
      period: String(to.inboundId),
      personId: null,
      account: to.account,
      contactId: to.contactId,
      roomId: to.roomId,
      mention: to.mention,
      subject: null,
      promise: 'at_least_once' as const,
      state: 'sending' as const,
      queuedAt: act.now,
      notBefore: act.now,
      leaseUntil: new Date(act.now.getTime() + leaseMs),
    })),
  )
  const idOf = new Map(rows.map(({ step, id }) => [step, id]))
  const { contactId, roomId, mention } = to
  return parts.flatMap(({ step, text: part, fileId }) => {
    const id = idOf.get(step)
    const own = { contactId, roomId, mention, text: part, fileIds: fileId === null ? [] : [fileId] }
    return id === undefined ? [] : [{ id, ...own }]
  })
}

/**
 * Says something to a person as soon as he can be reached, at least once: what he did at a form, or what he waits for.
 * The same (kind, person, period) is queued once.
 */
export async function tell(
  act: Act,
  personId: number,
  notice: { kind: string; period: string; text: string },
): Promise<void> {
  await store.addNotices(
    act.tx,
    inParts(notice.text).map((text, index) => ({
      kind: notice.kind,
      recipient: recipientOf(personId),
      period: notice.period,
      step: String(index + 1),
      personId,
      account: null,
      contactId: null,
      roomId: null,
      mention: null,
      text,
      fileId: null,
      subject: null,
      promise: 'at_least_once' as const,
      state: 'queued' as const,
      queuedAt: act.now,
      notBefore: act.now,
      leaseUntil: null,
    })),
  )
}

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

const recipientOf = (personId: number): string => `person:${personId}`

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

/** Whether anything of a kind and period was said to the recipient of this notice before. */
export const wasTold = async (act: Act, { kind, period, recipient }: DueNotice): Promise<boolean> =>
  (await store.everTold(act.tx, kind, period, [recipient])).has(recipient)

const whenSayable = (now: Date, zone: string, settings: Settings): Date =>
  sayableFrom(now, zone, settings['notice.workingHours'], {
    daysOff: settings['calendar.daysOff'],
    workdays: settings['calendar.workdays'],
  })

/** What belongs to a day waits for no working day. */
const whenSayableAnyDay = (now: Date, zone: string, settings: Settings): Date =>
  sayableOnAnyDay(now, zone, settings['notice.dayHours'])

/** Asked before a reminder is said: the text as it holds now (another one goes without the file), or null when it no longer holds (he acted meanwhile). */
export type StillHolds = (act: Act, notice: DueNotice) => Promise<string | null>

export interface Taken {
  ids: readonly number[]
  promise: 'at_least_once' | 'at_most_once'
  contactId: string | null
  roomId: string | null
  mention: string | null
  text: string
  fileIds: readonly number[]
  attempts: number
  announce?: boolean
}

const filesOf = ({ fileId }: { fileId: number | null }): number[] => (fileId === null ? [] : [fileId])

/** A file as it is handed to the channel; null when it is not there. */
export const fileToSay = (act: Act, id: number): Promise<KeptFile | null> => readFile(act, id)

/** Answers that wait, taken for saying. */
export async function takeAnswers(act: Act, account: string): Promise<Taken[]> {
  const waiting = await store.due(act.tx, account, 'at_least_once', act.now, 20)
  const leaseUntil = new Date(act.now.getTime() + leaseMs)
  const taken: Taken[] = []
  for (const notice of waiting) {
    const old = act.now.getTime() - notice.queuedAt.getTime() > giveUpAfterMs
    const change = { leaseUntil, attempts: { increment: 1 } }
    if (old) await store.move(act.tx, [notice.id], 'queued', 'failed', { error: '一天内没能送达' })
    else if (await store.move(act.tx, [notice.id], 'queued', 'sending', change))
      taken.push({ ...notice, attempts: notice.attempts + 1, ids: [notice.id], fileIds: filesOf(notice) })
  }
  return taken
}

/** So many are asked in one transaction whether they still hold; the rest when the sender looks again. */
const mostAsked = 50

/**
 * The next reminder of this account, in working hours only; what belongs to its day, also on days off. All that waits for one person becomes one digest;
 * each part is asked whether it still holds. Null when nothing may be said now.
 */
export async function takeReminder(
  act: Act,
  account: string,
  stillHolds: Readonly<Record<string, StillHolds>>,
): Promise<Taken | null> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const anyDayOnly = whenSayable(act.now, act.zone, settings) > act.now
  if (anyDayOnly && whenSayableAnyDay(act.now, act.zone, settings) > act.now) return null
  const dueFor = (recipient: string | null) =>
    store.due(act.tx, account, 'at_most_once', act.now, mostAsked, recipient, anyDayOnly)
  for (const { recipient } of await dueFor(null)) {
    const own = await dueFor(recipient)
    const digest = await digestOf(act, own, stillHolds)
    if (digest) return digest
  }
  return null
}

/** What still holds of one person's notices, taken for saying; null when nothing does. */
async function digestOf(
  act: Act,
  own: readonly store.DueNotice[],
  stillHolds: Readonly<Record<string, StillHolds>>,
): Promise<Taken | null> {
  const parts: string[] = []
  const ids: number[] = []
  const fileIds: number[] = []
  const leaseUntil = new Date(act.now.getTime() + leaseMs)
  for (const notice of own) {
    const asked = stillHolds[notice.kind]
    const text = asked ? await asked(act, notice) : notice.text
    const change = { leaseUntil, attempts: { increment: 1 } }
    if (text === null) await store.move(act.tx, [notice.id], 'queued', 'dropped', { error: '已不需要提醒' })
    else if (await store.move(act.tx, [notice.id], 'queued', 'sending', { ...change, text })) {
      parts.push(text)
      ids.push(notice.id)
      // a file belongs to the words it was written with: where they are veiled by now, it is not his either
      if (text === notice.text) fileIds.push(...filesOf(notice))
    }
  }
  const [first] = own
  if (!first || ids.length === 0) return null
  const { contactId, roomId, mention, announce } = first
  // two steps of one reminder say the same by now
  const text = [...new Set(parts)].join('\n\n')
  return { ids, promise: 'at_most_once', contactId, roomId, mention, text, fileIds, attempts: 1, announce }
}

/** The channel took it. */
export const recordSaid = (act: Act, ids: readonly number[]) =>
  store.move(act.tx, ids, 'sending', 'sent', { sentAt: act.now, leaseUntil: null })

export { NotLoggedIn } from './rules.ts'

/**
 * The channel did not take it, or nobody knows; `begun` = a part of it was said before. A throttle pauses the account and keeps the queue;
 * an answer is tried again later; a reminder stands as unknown and is never said again by itself.
 */
export async function recordNotSaid(
  act: Act,
  account: string,
  taken: Taken,
  fault: Error,
  begun: boolean,
): Promise<{ pausedUntil: Date | null }> {
  const until = isThrottle(fault) ? await pause(act, account, fault.message) : null
  const error = fault.message.slice(0, 300)
  const surelyUnsaid = !begun && (until !== null || fault instanceof NotLoggedIn)
  if (surelyUnsaid) await store.move(act.tx, taken.ids, 'sending', 'queued', { leaseUntil: null, error })
  else if (taken.promise === 'at_most_once')
    await store.move(act.tx, taken.ids, 'sending', 'unknown', { leaseUntil: null, error })
  else {
    const notBefore = new Date(act.now.getTime() + retryAfterMs(taken.attempts))
    await store.move(act.tx, taken.ids, 'sending', 'queued', { leaseUntil: null, notBefore, error })
  }
  return { pausedUntil: until }
}

async function pause(act: Act, account: string, reason: string): Promise<Date> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const minutes = pauseMinutes(
    settings['notice.throttlePauseMinutes'],
    await store.pauseOf(act.tx, account),
    act.now,
  )
  const pausedUntil = new Date(act.now.getTime() + minutes * 60_000)
  await store.setPause(act.tx, account, pausedUntil, minutes, reason.slice(0, 300))
  return pausedUntil
}

/** Until when this account may say nothing, or null. */
export async function pausedUntil(act: Act, account: string): Promise<Date | null> {
  const found = await store.pauseOf(act.tx, account)
  return found && found.pausedUntil > act.now ? found.pausedUntil : null
}

/** Whoever took something and died, and what nobody will be told any more, whichever account it waits for. */
export async function releaseExpired(act: Act): Promise<{ requeued: number; unknown: number }> {
  const before = (ms: number) => new Date(act.now.getTime() - ms)
  await store.giveUp(act.tx, 'at_least_once', before(giveUpAfterMs), '一天内没能送达')
  await store.giveUp(act.tx, 'at_most_once', before(reminderForgottenMs), '一直没有绑定微信，没能送达')
  return store.releaseExpired(act.tx, act.now)
}

/** Counts for /healthz and the desk. */
export async function outboxCounts(
  tx: Act['tx'],
): Promise<{ queued: number; unknown: number; failed: number }> {
  const counts = await store.countByState(tx)
  return {
    queued: (counts['queued'] ?? 0) + (counts['sending'] ?? 0),
    unknown: counts['unknown'] ?? 0,
    failed: counts['failed'] ?? 0,
  }
}

/** What waits, for the chat page and the desk. */
export const waitingNotices = (tx: Act['tx'], limit: number) => store.waiting(tx, limit)

export {
  kindsWaiting,
  markNotSaid,
  markSaid,
  openStates,
  outboxPage,
  pauseAccount,
  planOutbox,
  resumeAccount,
  sayAgain,
  waiting,
  type AccountLine,
  type OutboxLine,
  type OutboxRefusal,
} from './outbox.ts'
