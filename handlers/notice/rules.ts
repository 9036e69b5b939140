import { nextInstantIn, nextWorkingInstant, type Calendar, type WorkingHours } from '../shared/workdays.ts'

export { kindName } from './kinds.ts'

/**
 * Answers are said at least once (they carry their number, so a repeat is harmless);
 * reminders and group notices at most once (after a crash in between they stand as `unknown` on the desk).
 */
export type SayingPromise = 'at_least_once' | 'at_most_once'

export type NoticeState = 'queued' | 'sending' | 'sent' | 'unknown' | 'failed' | 'dropped'

/** queued → sending → sent | unknown | failed; back to queued only where a repeat is harmless or the channel refused. */
export const moves: Record<NoticeState, readonly NoticeState[]> = {
  queued: ['sending', 'dropped', 'failed'],
  sending: ['sent', 'unknown', 'failed', 'queued'],
  sent: [],
  unknown: ['sent', 'failed'],
  failed: [],
  dropped: [],
}

/** How long one who took a notice may need to say it; afterwards another looks after it. */
export const leaseMs = 60_000

/** An answer that the channel did not take is tried again after 2, 4, 8 … seconds, at most five minutes apart. */
export const retryAfterMs = (attempts: number): number =>
  Math.min(2000 * 2 ** Math.max(0, attempts - 1), 300_000)

/** An answer nobody could be told in a day helps nobody. */
export const giveUpAfterMs = 24 * 3600_000

/** A reminder that waits this long for somebody who is not bound is of no use any more. */
export const reminderForgottenMs = 40 * giveUpAfterMs

const throttleWords = /频繁|过于|too (?:many|frequent)|rate.?limit|throttl/i

/** Whether the channel said that this account sends too much. */
export const isThrottle = (fault: unknown): boolean =>
  fault instanceof Error && throttleWords.test(fault.message)

/** The channel has nobody logged in: nothing was said, and everything may wait. */
export class NotLoggedIn extends Error {
  constructor() {
    super('not logged in')
  }
}

/** Minutes to pause: the setting at first, double when the last pause ended less than a day ago. */
export function pauseMinutes(
  first: number,
  last: { minutes: number; pausedUntil: Date } | null,
  now: Date,
): number {
  const recent = last && now.getTime() - last.pausedUntil.getTime() < giveUpAfterMs
  // a pause by hand has no minutes to double
  return recent ? Math.min(Math.max(first, last.minutes * 2), 24 * 60) : first
}

/** Reminders keep to working hours: the first instant from `now` on at which one may be said. */
export const sayableFrom = (now: Date, zone: string, hours: WorkingHours, calendar: Calendar): Date =>
  nextWorkingInstant(now, zone, hours, calendar)

/** What belongs to a day is said on any day, but nobody is woken: the first instant from `now` on within the hours. */
export const sayableOnAnyDay = (now: Date, zone: string, hours: WorkingHours): Date =>
  nextInstantIn(now, zone, hours, () => true)

const longest = 2000

/** WeChat shows long texts badly: parts of at most 2,000 characters, cut at a line where there is one. */
export function inParts(text: string): string[] {
  const parts: string[] = []
  let rest = text
  while (rest.length > longest) {
    const line = rest.lastIndexOf('\n', longest)
    const cut = line > longest / 2 ? line : wholeCharacter(rest, longest)
    parts.push(rest.slice(0, cut))
    rest = rest.slice(cut).replace(/^\n/, '')
  }
  return [...parts, rest]
}

/** Never cuts a surrogate pair in two. */
const wholeCharacter = (text: string, at: number): number => {
  const code = text.charCodeAt(at - 1)
  return code >= 0xd800 && code <= 0xdbff ? at - 1 : at
}

/** One thing that waits to be said. */
export interface Waits {
  id: number
  recipient: string
  notBefore: Date
  promise: SayingPromise
  anyDay: boolean
}

/**
 * When each will be said, as it stands: in this order, one send every `paceMs` from `start` on. Answers go first and at
 * any hour, then what belongs to a day, then reminders in working hours; what waits for one person is one message.
 */
export function plannedAt(
  queue: readonly Waits[],
  start: Date,
  paceMs: number,
  workingFrom: (from: Date) => Date,
): Map<number, Date> {
  const answers = queue.filter(({ promise }) => promise === 'at_least_once')
  const reminders = queue.filter(({ promise }) => promise === 'at_most_once')
  const anyHour = (from: Date) => from
  const planned = new Map<number, Date>()
  let free = lineUp(planned, answers, start, paceMs, anyHour)
  free = lineUp(
    planned,
    reminders.filter(({ anyDay }) => anyDay),
    free,
    paceMs,
    anyHour,
  )
  lineUp(
    planned,
    reminders.filter(({ anyDay }) => !anyDay),
    free,
    paceMs,
    workingFrom,
  )
  return planned
}

/** One line of sends; answers when the account is free for the next line. */
function lineUp(
  planned: Map<number, Date>,
  queue: readonly Waits[],
  start: Date,
  paceMs: number,
  sayable: (from: Date) => Date,
): Date {
  const digests = new Map<string, Date>()
  let free = start
  let next = start
  for (const { id, recipient, promise, notBefore } of queue) {
    const digest = promise === 'at_most_once' ? digests.get(recipient) : undefined
    const from = notBefore > free ? notBefore : free
    const at = digest && notBefore <= digest ? digest : sayable(from)
    planned.set(id, at)
    if (at === digest) continue
    digests.set(recipient, at)
    free = new Date(at.getTime() + paceMs)
    if (at.getTime() === next.getTime()) next = free
  }
  return next
}
