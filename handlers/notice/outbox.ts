/** The outbox as the desk sees it: when each is said, an account at rest, and what nobody knows decided by hand. */
import { hasRight } from '../access/rules.ts'
import { recordDeed } from '../audit/actions.ts'
import type { Speaker } from '../people/rules.ts'
import type { Settings } from '../settings/rules.ts'
import type { Act } from '../shared/act.ts'
import { done, refused, type Outcome } from '../shared/outcome.ts'
import { mostWaiting, type Waiting } from '../shared/waiting.ts'
import { kindName } from './kinds.ts'
import { plannedAt, sayableFrom, type NoticeState } from './rules.ts'
import * as store from './store.ts'
import * as box from './outbox/store.ts'

type Look = Pick<Act, 'tx' | 'now' | 'zone'>

export const openStates = ['queued', 'sending', 'unknown', 'failed'] as const
type OpenState = (typeof openStates)[number]

export interface OutboxLine {
  id: number
  kind: string
  /** The person, or 群. */
  to: string
  state: NoticeState
  queuedAt: Date
  /** When it is expected to be said; null when nobody can say it yet, or it waits no more. */
  expectedAt: Date | null
  error: string | null
  /** Null for those who may not see what is said to deputies. */
  text: string | null
}

export interface OutboxAsked {
  state: OpenState | null
  kind: string
  name: string
}

/** Beyond so many the time is not worked out any more. */
const mostPlanned = 10_000

/** A page of what waits, failed or is in doubt, and how many fit. */
export async function outboxPage(
  act: Look,
  who: Speaker,
  asked: OutboxAsked,
  plan: Plan,
  skip: number,
  take: number,
): Promise<{ total: number; lines: OutboxLine[] }> {
  const what = {
    states: asked.state ? [asked.state] : openStates,
    kind: asked.kind || null,
    name: asked.name || null,
  }
  const rows = await box.outbox(act.tx, what, skip, take)
  const seesText = hasRight(who, 'contacts.see')
  const lines = rows.map((row) => ({
    id: row.id,
    kind: row.kind,
    to: row.person?.name ?? (row.roomId ? '群' : '微信对话'),
    state: row.state as NoticeState,
    queuedAt: row.queuedAt,
    expectedAt: plan.at.get(row.id) ?? null,
    error: row.error,
    text: seesText ? row.text : null,
  }))
  return { total: await box.countOutbox(act.tx, what), lines }
}

export const kindsWaiting = (act: Pick<Act, 'tx'>): Promise<string[]> => box.kindsWaiting(act.tx, openStates)

export interface AccountLine {
  account: string
  queued: number
  /** When the last of it is expected to be said. */
  doneAt: Date | null
  pausedUntil: Date | null
  reason: string | null
}

export interface Plan {
  at: ReadonlyMap<number, Date>
  accounts: AccountLine[]
  /** Waits for people who are bound to no WeChat. */
  nobody: number
}

/** When everything that waits will be said, at the pace of each account and within working hours. */
export async function planOutbox(act: Look, settings: Settings, paceMs: number): Promise<Plan> {
  const queue = await box.queue(act.tx, mostPlanned)
  const pauses = new Map((await box.pauses(act.tx)).map((pause) => [pause.account, pause]))
  const at = new Map<number, Date>()
  const calendar = { daysOff: settings['calendar.daysOff'], workdays: settings['calendar.workdays'] }
  const workingFrom = (from: Date) => sayableFrom(from, act.zone, settings['notice.workingHours'], calendar)
  const byAccount = Map.groupBy(queue, ({ account }) => account)
  const accounts: AccountLine[] = []
  for (const account of await box.accounts(act.tx)) {
    const own = byAccount.get(account) ?? []
    const pause = pauses.get(account)
    const paused = pause && pause.pausedUntil > act.now ? pause : null
    const planned = plannedAt(own, paused?.pausedUntil ?? act.now, paceMs, workingFrom)
    let last: Date | null = null
    for (const [id, instant] of planned) {
      at.set(id, instant)
      if (last === null || instant > last) last = instant
    }
    accounts.push({
      account,
      queued: own.length,
      doneAt: last,
      pausedUntil: paused?.pausedUntil ?? null,
      reason: paused?.reason ?? null,
    })
  }
  return { at, accounts, nobody: byAccount.get(null)?.length ?? 0 }
}

export type OutboxRefusal = 'no_right' | 'no_account' | 'decided' | 'unreachable'

/** Lets an account rest until an instant: everything stays queued. Audited. */
export async function pauseAccount(
  act: Act,
  who: Speaker,
  account: string,
  until: Date,
): Promise<Outcome<Date, OutboxRefusal>> {
  if (!hasRight(who, 'outbox.change')) return refused('no_right')
  if (!(await box.accounts(act.tx)).includes(account)) return refused('no_account')
  await store.setPause(act.tx, account, until, 0, `${who.name}暂停`)
  await recordDeed(act, { action: 'notice.pause', subject: `account:${account}`, after: { until } })
  return done(until)
}

/** Lets an account speak again, whoever paused it. Audited. */
export async function resumeAccount(
  act: Act,
  who: Speaker,
  account: string,
): Promise<Outcome<null, OutboxRefusal>> {
  if (!hasRight(who, 'outbox.change')) return refused('no_right')
  const pause = await store.pauseOf(act.tx, account)
  if (!pause || pause.pausedUntil <= act.now) return refused('decided')
  await store.setPause(act.tx, account, act.now, pause.minutes, pause.reason)
  await recordDeed(act, {
    action: 'notice.resume',
    subject: `account:${account}`,
    before: { until: pause.pausedUntil },
  })
  return done(null)
}

/** Somebody looked: it was said after all. */
export const markSaid = (act: Act, who: Speaker, id: number) => decide(act, who, id, 'sent', '人工确认已送达')

/** Somebody looked: it was not said, and need not be. */
export const markNotSaid = (act: Act, who: Speaker, id: number) =>
  decide(act, who, id, 'failed', '人工确认没有送达')

async function decide(
  act: Act,
  who: Speaker,
  id: number,
  to: 'sent' | 'failed',
  error: string,
): Promise<Outcome<null, OutboxRefusal>> {
  if (!hasRight(who, 'outbox.change')) return refused('no_right')
  const change = to === 'sent' ? { sentAt: act.now, error } : { error }
  if (!(await store.move(act.tx, [id], 'unknown', to, change))) return refused('decided')
  await recordDeed(act, {
    action: 'notice.decide',
    subject: `notice:${id}`,
    before: { state: 'unknown' },
    after: { state: to },
  })
  return done(null)
}

/**
 * Says something again that is in doubt or failed, because somebody of the staff decided so: the old one is closed as
 * failed, its copy waits under a step of its own and is asked whether it still holds like any other.
 */
export async function sayAgain(act: Act, who: Speaker, id: number): Promise<Outcome<number, OutboxRefusal>> {
  if (!hasRight(who, 'outbox.change')) return refused('no_right')
  const notice = await box.noticeById(act.tx, id)
  if (!notice || (notice.state !== 'unknown' && notice.state !== 'failed')) return refused('decided')
  if (notice.personId !== null && !(await store.reachable(act.tx, [notice.personId])).has(notice.personId))
    return refused('unreachable')
  const copy = await box.copyNotice(act.tx, id, `${notice.step}·再发`, {
    queuedAt: act.now,
    notBefore: act.now,
  })
  if (copy === null) return refused('decided')
  if (notice.state === 'unknown')
    await store.move(act.tx, [id], 'unknown', 'failed', { error: '改为再发一次' })
  await recordDeed(act, {
    action: 'notice.say_again',
    subject: `notice:${id}`,
    before: { state: notice.state },
    after: { again: copy },
  })
  return done(copy)
}

/** What nobody knows whether it was said. */
export const waiting: Waiting = async (act, who) => {
  if (!hasRight(who, 'outbox.see')) return []
  const unknown = await box.unknownNotices(act.tx, mostWaiting)
  return unknown.map(({ id, queuedAt, kind, person }) => ({
    key: `notice:${id}`,
    since: queuedAt,
    about: `给${person?.name ?? '群'}的“${kindName(kind)}”，不知道发出去没有。`,
    todo: '到微信里看一眼，再定：已送达、没送达，还是再发一次。',
    href: '/desk/outbox?state=unknown',
    close: null,
  }))
}
