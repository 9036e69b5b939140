/** What the sender takes to say, and what became of it. */
import { readFile, type KeptFile } from '../file/actions.ts'
import { settingsAt } from '../settings/actions.ts'
import type { Act } from '../shared/act.ts'
import { whenSayable, whenSayableAnyDay } from './reminding.ts'
import {
  giveUpAfterMs,
  isThrottle,
  leaseMs,
  NotLoggedIn,
  pauseMinutes,
  reminderForgottenMs,
  retryAfterMs,
} from './rules.ts'
import * as store from './store.ts'
import type { DueNotice } from './store.ts'

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
