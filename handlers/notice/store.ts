/** Notices written once and moved on, accounts at rest. */
import { Prisma, type Tx } from '../../prisma/client.ts'
import type { NoticeState, SayingPromise } from './rules.ts'

export interface NewNotice {
  kind: string
  recipient: string
  period: string
  step: string
  personId: number | null
  account: string | null
  contactId: string | null
  roomId: string | null
  mention: string | null
  text: string
  fileId: number | null
  subject: string | null
  promise: SayingPromise
  state: NoticeState
  queuedAt: Date
  notBefore: Date
  leaseUntil: Date | null
  announce?: boolean
  anyDay?: boolean
}

/** Adds what is not there yet; answers the keys of those added. (kind, recipient, period, step) is said once. */
export async function addNotices(
  tx: Tx,
  notices: readonly NewNotice[],
): Promise<{ id: number; recipient: string; step: string }[]> {
  if (notices.length === 0) return []
  const rows = notices.map(
    (
      n,
    ) => Prisma.sql`(${n.kind}, ${n.recipient}, ${n.period}, ${n.step}, ${n.personId}, ${n.account}, ${n.contactId}, ${n.roomId}, ${n.mention},
      ${n.text}, ${n.fileId}, ${n.subject}, ${n.promise}, ${n.state}, ${n.queuedAt}, ${n.notBefore}, ${n.leaseUntil}, ${n.announce ?? false}, ${n.anyDay ?? false})`,
  )
  return tx.$queryRaw`
    INSERT INTO "Notice" ("kind", "recipient", "period", "step", "personId", "account", "contactId", "roomId", "mention",
      "text", "fileId", "subject", "promise", "state", "queuedAt", "notBefore", "leaseUntil", "announce", "anyDay")
    VALUES ${Prisma.join(rows)} ON CONFLICT DO NOTHING RETURNING "id", "recipient", "step"`
}

/** Of these people, those who have a bound WeChat identity. */
export async function reachable(tx: Tx, personIds: readonly number[]): Promise<Set<number>> {
  if (personIds.length === 0) return new Set()
  const rows = await tx.$queryRaw<{ personId: number }[]>`
    SELECT "personId" FROM "WechatIdentity" WHERE "activeKey" IS NOT NULL AND "personId" IN (${Prisma.join([...personIds])})`
  return new Set(rows.map((row) => row.personId))
}

/** Those of these recipients who already have this notice. */
export async function alreadyTold(
  tx: Tx,
  kind: string,
  period: string,
  step: string,
  recipients: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.notice.findMany({
    where: { kind, period, step, recipient: { in: [...recipients] } },
    select: { recipient: true },
  })
  return new Set(rows.map((row) => row.recipient))
}

/** The subject of a notice that was said to this recipient; null when it was not. */
export const subjectSaid = async (
  tx: Tx,
  kind: string,
  period: string,
  step: string,
  recipient: string,
): Promise<string | null> =>
  (await tx.notice.findFirst({ where: { kind, period, step, recipient, state: 'sent' } }))?.subject ?? null

/** What became of a notice: where it stands, and when it was said. */
export const fateOf = (tx: Tx, kind: string, period: string, step: string, recipient: string) =>
  tx.notice.findFirst({ where: { kind, period, step, recipient }, select: { state: true, sentAt: true } })

export interface DueNotice {
  id: number
  kind: string
  recipient: string
  period: string
  step: string
  personId: number | null
  contactId: string | null
  roomId: string | null
  mention: string | null
  text: string
  fileId: number | null
  subject: string | null
  promise: SayingPromise
  attempts: number
  queuedAt: Date
  announce: boolean
}

/** Those of the recipients for whom a notice of a kind and period was queued or said, whichever step it was. */
export async function everQueued(
  tx: Tx,
  kind: string,
  period: string,
  recipients: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.notice.findMany({
    where: { kind, period, recipient: { in: [...recipients] }, state: { notIn: ['failed', 'dropped'] } },
    select: { recipient: true },
  })
  return new Set(rows.map(({ recipient }) => recipient))
}

/** Those of these recipients to whom something of a kind and period was said, or may have been. */
export async function everTold(
  tx: Tx,
  kind: string,
  period: string,
  recipients: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.notice.findMany({
    where: {
      kind,
      period,
      recipient: { in: [...recipients] },
      state: { in: ['sent', 'unknown'] },
    },
    select: { recipient: true },
  })
  return new Set(rows.map((row) => row.recipient))
}

/**
 * What this account may say now, oldest first; to one recipient only when given, and only what belongs to its day when
 * `anyDayOnly`. A person's notice belongs to the account he is bound to.
 */
export const due = (
  tx: Tx,
  account: string,
  promise: SayingPromise,
  now: Date,
  limit: number,
  recipient: string | null = null,
  anyDayOnly = false,
): Promise<DueNotice[]> =>
  tx.$queryRaw<DueNotice[]>`
    SELECT n."id", n."kind", n."recipient", n."period", n."step", n."personId", COALESCE(n."contactId", w."contactId") AS "contactId",
      n."roomId", n."mention", n."text", n."fileId", n."subject", n."promise", n."attempts", n."queuedAt", n."announce"
    FROM "Notice" n LEFT JOIN "WechatIdentity" w ON n."contactId" IS NULL AND w."personId" = n."personId" AND w."activeKey" IS NOT NULL
    WHERE n."state" = 'queued' AND n."notBefore" <= ${now} AND n."promise" = ${promise}
      AND (n."account" = ${account} OR (n."account" IS NULL AND w."puppet" || '|' || w."account" = ${account}))
      ${recipient === null ? Prisma.empty : Prisma.sql`AND n."recipient" = ${recipient}`}
      ${anyDayOnly ? Prisma.sql`AND n."anyDay" = ${true}` : Prisma.empty}
    ORDER BY n."notBefore", n."id" LIMIT ${limit}`

/** Moves notices on; only those that still stand where they were read. Answers how many moved. */
export async function move(
  tx: Tx,
  ids: readonly number[],
  from: NoticeState,
  to: NoticeState,
  change: Prisma.NoticeUpdateManyMutationInput = {},
): Promise<number> {
  const { count } = await tx.notice.updateMany({
    where: { id: { in: [...ids] }, state: from },
    data: { ...change, state: to },
  })
  return count
}

/** What has waited since before an instant fails. */
export const giveUp = (tx: Tx, promise: SayingPromise, queuedBefore: Date, error: string) =>
  tx.notice.updateMany({
    where: { state: 'queued', promise, queuedAt: { lt: queuedBefore } },
    data: { state: 'failed', error },
  })

/** Whoever took these and died: answers wait again, reminders stand as unknown. */
export async function releaseExpired(tx: Tx, now: Date): Promise<{ requeued: number; unknown: number }> {
  const expired = { state: 'sending', leaseUntil: { lt: now } }
  const requeued = await tx.notice.updateMany({
    where: { ...expired, promise: 'at_least_once' },
    data: { state: 'queued', leaseUntil: null },
  })
  const unknown = await tx.notice.updateMany({
    where: { ...expired, promise: 'at_most_once' },
    data: { state: 'unknown', leaseUntil: null },
  })
  return { requeued: requeued.count, unknown: unknown.count }
}

export const countByState = async (tx: Tx): Promise<Record<string, number>> =>
  Object.fromEntries(
    (await tx.notice.groupBy({ by: ['state'], _count: true })).map((row) => [row.state, row._count]),
  )

export const waiting = (tx: Tx, limit: number) =>
  tx.notice.findMany({
    where: { state: { in: ['queued', 'sending', 'unknown', 'failed'] } },
    orderBy: [{ notBefore: 'asc' }, { id: 'asc' }],
    take: limit,
    include: { person: { select: { name: true } } },
  })

export const pauseOf = (tx: Tx, account: string) => tx.accountPause.findUnique({ where: { account } })

export const setPause = (tx: Tx, account: string, pausedUntil: Date, minutes: number, reason: string) =>
  tx.accountPause.upsert({
    where: { account },
    create: { account, pausedUntil, minutes, reason },
    update: { pausedUntil, minutes, reason },
  })
