import { nextWorkingInstant, type Calendar, type WorkingHours } from '../shared/workdays.ts'

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
  return recent ? Math.min(last.minutes * 2, 24 * 60) : first
}

/** Reminders keep to working hours: the first instant from `now` on at which one may be said. */
export const sayableFrom = (now: Date, zone: string, hours: WorkingHours, calendar: Calendar): Date =>
  nextWorkingInstant(now, zone, hours, calendar)

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
