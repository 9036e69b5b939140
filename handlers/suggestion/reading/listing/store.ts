import { Prisma, type Tx } from '../../../../prisma/client.ts'
import type { State } from '../../moves.ts'
import type { Reader } from '../../rules.ts'
import { type SuggestionRow, suggestionsById, whole } from '../../store.ts'
import { isRequested, type Request } from '../requests/store.ts'
import { readableBy } from '../store.ts'

interface ListFilter {
  states?: readonly State[]
  /** Also what is asked for in other states. */
  request?: Request
  category?: string
  unitId?: number
  leadId?: number
  key?: boolean
  kind?: string
  words?: string
}

const matching = (filter: ListFilter): Prisma.SuggestionWhereInput => ({
  ...(filter.states ? { state: { in: [...filter.states] } } : {}),
  ...(filter.category === undefined ? {} : { category: filter.category }),
  ...(filter.leadId === undefined ? {} : { leadId: filter.leadId }),
  ...(filter.key === undefined ? {} : { isKey: filter.key }),
  ...(filter.kind === undefined ? {} : { kind: filter.kind }),
  ...(filter.unitId === undefined
    ? {}
    : { handlings: { some: { unitId: filter.unitId, state: { notIn: ['returned', 'ended'] } } } }),
  ...(filter.words
    ? {
        OR: [
          { title: { contains: filter.words } },
          { number: { contains: filter.words } },
          { lead: { name: { contains: filter.words } } },
        ],
      }
    : {}),
})

export const filtered = (tx: Tx, filter: ListFilter, after: number, take: number): Promise<SuggestionRow[]> =>
  tx.suggestion.findMany({
    where: { id: { gt: after }, ...matching(filter) },
    include: whole,
    orderBy: { id: 'asc' },
    take,
  })

type ListOrder = { by: 'submittedAt' | 'number' | 'title'; descending: boolean }

/**
 * One page of what the reader may read, in an order, and how many there are in all. The ids come first, in SQL of our own: Prisma asks for a unit's
 * once a row, here its index is read once; whole are only the rows of the page.
 */
export async function pageOf(
  tx: Tx,
  filter: ListFilter,
  reader: Reader,
  order: ListOrder,
  skip: number,
  take: number,
): Promise<{ rows: SuggestionRow[]; total: number }> {
  const where = whereOf(filter, reader)
  const found = await tx.$queryRaw<{ id: number }[]>`SELECT s."id" FROM "Suggestion" s WHERE ${where}
    ORDER BY ${orderOf(order)} LIMIT ${take} OFFSET ${skip}`
  const [counted] = await tx.$queryRaw<{ total: bigint | number }[]>`
    SELECT count(*) AS "total" FROM "Suggestion" s WHERE ${where}`
  const rows = await inOrder(
    tx,
    found.map(({ id }) => id),
  )
  return { rows, total: Number(counted?.total ?? 0) }
}

const whereOf = (filter: ListFilter, reader: Reader): Prisma.Sql =>
  Prisma.join([readableBy(reader), ...conditionsOf(filter)], ' AND ')

const orderOf = ({ by, descending }: ListOrder): Prisma.Sql =>
  Prisma.raw(`s."${by}" ${descending ? 'DESC' : 'ASC'}, s."id" DESC`)

/** All that the reader may read of a list, in its order. */
export const idsOf = async (
  tx: Tx,
  filter: ListFilter,
  reader: Reader,
  order: ListOrder,
): Promise<number[]> =>
  (
    await tx.$queryRaw<{ id: number }[]>`SELECT s."id" FROM "Suggestion" s
      WHERE ${whereOf(filter, reader)} ORDER BY ${orderOf(order)}`
  ).map(({ id }) => id)

/** These suggestions whole, in this order. */
export async function inOrder(tx: Tx, ids: readonly number[]): Promise<SuggestionRow[]> {
  const rows = new Map<number, SuggestionRow>()
  for (let from = 0; from < ids.length; from += mostInList)
    for (const row of await suggestionsById(tx, ids.slice(from, from + mostInList))) rows.set(row.id, row)
  return ids.flatMap((id) => rows.get(id) ?? [])
}

const mostInList = 500

function conditionsOf(filter: ListFilter): Prisma.Sql[] {
  const { states, request, category, leadId, unitId, key: isKey, kind, words } = filter
  const holds = `%${words ?? ''}%`
  return [
    ...(states
      ? [
          Prisma.sql`(s."state" IN (${Prisma.join([...states])})
            ${request ? Prisma.sql`OR ${isRequested[request]}` : Prisma.empty})`,
        ]
      : []),
    ...(category === undefined ? [] : [Prisma.sql`s."category" = ${category}`]),
    ...(leadId === undefined ? [] : [Prisma.sql`s."leadId" = ${leadId}`]),
    ...(kind === undefined ? [] : [Prisma.sql`s."kind" = ${kind}`]),
    ...(isKey === undefined ? [] : [isKey ? Prisma.sql`s."isKey"` : Prisma.sql`NOT s."isKey"`]),
    ...(unitId === undefined
      ? []
      : [
          Prisma.sql`s."id" IN (SELECT h."suggestionId" FROM "Handling" h
            WHERE h."unitId" = ${unitId} AND h."state" NOT IN ('returned', 'ended'))`,
        ]),
    ...(words
      ? [
          Prisma.sql`(s."title" LIKE ${holds} OR s."number" LIKE ${holds}
            OR s."leadId" IN (SELECT p."id" FROM "Person" p WHERE p."name" LIKE ${holds}))`,
        ]
      : []),
  ]
}
