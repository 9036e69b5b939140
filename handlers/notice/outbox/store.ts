/** The outbox as the desk lists it: what waits, in which order it is said, and the same said again. */
import { Prisma, type Tx } from '../../../prisma/client.ts'
import type { NoticeState, SayingPromise } from '../rules.ts'

export interface OutboxSearch {
  states: readonly NoticeState[]
  kind: string | null
  name: string | null
}

const searchOf = ({ states, kind, name }: OutboxSearch): Prisma.NoticeWhereInput => ({
  state: { in: [...states] },
  ...(kind ? { kind } : {}),
  ...(name ? { person: { name: { contains: name } } } : {}),
})

/** A page of the outbox, what is due first at the top. */
export const outbox = (tx: Tx, what: OutboxSearch, skip: number, take: number) =>
  tx.notice.findMany({
    where: searchOf(what),
    orderBy: [{ notBefore: 'asc' }, { id: 'asc' }],
    skip,
    take,
    include: { person: { select: { name: true } } },
  })

export const countOutbox = (tx: Tx, what: OutboxSearch) => tx.notice.count({ where: searchOf(what) })

export const kindsWaiting = async (tx: Tx, states: readonly NoticeState[]): Promise<string[]> =>
  (
    await tx.notice.groupBy({ by: ['kind'], where: { state: { in: [...states] } }, orderBy: { kind: 'asc' } })
  ).map(({ kind }) => kind)

export interface QueueRow {
  id: number
  recipient: string
  notBefore: Date
  promise: SayingPromise
  anyDay: boolean
  /** puppet|account that will say it; null while its person is bound to none. */
  account: string | null
}

/** All that waits, in the order in which it is said. */
export const queue = (tx: Tx, take: number): Promise<QueueRow[]> =>
  tx.$queryRaw<QueueRow[]>`
    SELECT n."id", n."recipient", n."notBefore", n."promise", n."anyDay", COALESCE(n."account", w."puppet" || '|' || w."account") AS "account"
    FROM "Notice" n LEFT JOIN "WechatIdentity" w ON n."account" IS NULL AND w."personId" = n."personId" AND w."activeKey" IS NOT NULL
    WHERE n."state" = 'queued' ORDER BY n."notBefore", n."id" LIMIT ${take}`

/** Every account that somebody is bound to, and those that are paused. */
export async function accounts(tx: Tx): Promise<string[]> {
  const bound = await tx.wechatIdentity.groupBy({
    by: ['puppet', 'account'],
    where: { activeKey: { not: null } },
  })
  const paused = await tx.accountPause.findMany({ select: { account: true } })
  const names = [
    ...bound.map(({ puppet, account }) => `${puppet}|${account}`),
    ...paused.map(({ account }) => account),
  ]
  return [...new Set(names)].sort()
}

export const pauses = (tx: Tx) => tx.accountPause.findMany()

export const noticeById = (tx: Tx, id: number) =>
  tx.notice.findUnique({ where: { id }, include: { person: { select: { name: true } } } })

/** The same again under a step of its own: it was never queued before. Null when somebody was faster. */
export async function copyNotice(
  tx: Tx,
  id: number,
  step: string,
  at: { queuedAt: Date; notBefore: Date },
): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO "Notice" ("kind", "recipient", "period", "step", "personId", "account", "contactId", "roomId", "mention",
      "text", "fileId", "announce", "anyDay", "subject", "promise", "state", "queuedAt", "notBefore")
    SELECT "kind", "recipient", "period", ${step}, "personId", "account", "contactId", "roomId", "mention",
      "text", "fileId", "announce", "anyDay", "subject", "promise", 'queued', ${at.queuedAt}, ${at.notBefore}
    FROM "Notice" WHERE "id" = ${id} ON CONFLICT DO NOTHING RETURNING "id"`
  return row?.id ?? null
}

export const unknownNotices = (tx: Tx, take: number) =>
  tx.notice.findMany({
    where: { state: 'unknown' },
    orderBy: { queuedAt: 'asc' },
    take,
    select: { id: true, queuedAt: true, kind: true, person: { select: { name: true } } },
  })
