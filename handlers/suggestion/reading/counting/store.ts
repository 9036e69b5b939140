import type { Prisma, Tx } from '../../../../prisma/client.ts'
import type { State } from '../../moves.ts'

const ofHandling = {
  id: true,
  unitId: true,
  role: true,
  state: true,
  assignedAt: true,
  extensions: { where: { granted: true }, orderBy: { id: 'asc' }, select: { grantedUntil: true } },
} as const satisfies Prisma.HandlingSelect

export type CountedHandling = Prisma.HandlingGetPayload<{ select: typeof ofHandling }>

const ofRates = {
  id: true,
  number: true,
  category: true,
  groupId: true,
  state: true,
  mergedIntoId: true,
} as const satisfies Prisma.SuggestionSelect

/** What is needed of the suggestion into which one was merged: its units owe the merged one a reply too. */
const ofMerger = {
  id: true,
  number: true,
  handlings: { select: ofHandling, orderBy: { id: 'asc' } },
} as const satisfies Prisma.SuggestionSelect

type Parts = Awaited<ReturnType<typeof partsBetween>>

export type CountedRow = Prisma.SuggestionGetPayload<{ select: typeof ofRates }> & {
  [Part in keyof Parts]: Parts[Part]
} & { into: Prisma.SuggestionGetPayload<{ select: typeof ofMerger }> | null }

/**
 * What the rates are counted from, from after `after` on. Each table is read flat, by the span of ids: half the time of
 * having Prisma join them.
 */
export async function countedAfter(
  tx: Tx,
  after: number,
  take: number,
  states: readonly State[],
  accepted: { gte: Date; lt: Date },
): Promise<CountedRow[]> {
  const rows = await tx.suggestion.findMany({
    where: { id: { gt: after }, kind: 'suggestion', state: { in: [...states] }, acceptedAt: accepted },
    select: ofRates,
    orderBy: { id: 'asc' },
    take,
  })
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return []
  const parts = await partsBetween(tx, first.id, last.id)
  const of = {
    handlings: Map.groupBy(parts.handlings, ({ suggestionId }) => suggestionId),
    replies: Map.groupBy(parts.replies, ({ suggestionId }) => suggestionId),
    ratings: Map.groupBy(parts.ratings, ({ suggestionId }) => suggestionId),
    commitments: Map.groupBy(parts.commitments, ({ suggestionId }) => suggestionId),
    communications: Map.groupBy(parts.communications, ({ suggestionId }) => suggestionId),
  }
  const mergers = await mergersOf(tx, rows)
  return rows.map((row) => ({
    ...row,
    handlings: of.handlings.get(row.id) ?? [],
    replies: of.replies.get(row.id) ?? [],
    ratings: of.ratings.get(row.id) ?? [],
    commitments: of.commitments.get(row.id) ?? [],
    communications: of.communications.get(row.id) ?? [],
    into: row.mergedIntoId === null ? null : (mergers.get(row.mergedIntoId) ?? null),
  }))
}

async function partsBetween(tx: Tx, first: number, last: number) {
  const where = { suggestionId: { gte: first, lte: last } }
  const extensions = Map.groupBy(
    await tx.handlingExtension.findMany({
      where: { ...where, granted: true },
      select: { handlingId: true, grantedUntil: true },
      orderBy: { id: 'asc' },
    }),
    ({ handlingId }) => handlingId,
  )
  const handlings = await tx.handling.findMany({
    where,
    select: { id: true, suggestionId: true, unitId: true, role: true, state: true, assignedAt: true },
    orderBy: { id: 'asc' },
  })
  return {
    handlings: handlings.map((handling) => ({ ...handling, extensions: extensions.get(handling.id) ?? [] })),
    replies: await tx.suggestionReply.findMany({
      where,
      select: { suggestionId: true, handlingId: true, replyClass: true, repliedAt: true },
      orderBy: { id: 'asc' },
    }),
    ratings: await tx.suggestionRating.findMany({
      where,
      select: { suggestionId: true, work: true, result: true },
      orderBy: { round: 'asc' },
    }),
    commitments: await tx.commitment.findMany({
      where,
      select: { suggestionId: true, unitId: true, deliveredAt: true, rating: true },
    }),
    communications: await tx.handlingCommunication.findMany({
      where,
      select: { suggestionId: true, handlingId: true, holds: true, method: true, recordedAt: true },
    }),
  }
}

async function mergersOf(tx: Tx, rows: readonly { mergedIntoId: number | null }[]) {
  const ids = rows.flatMap(({ mergedIntoId }) => mergedIntoId ?? [])
  const found =
    ids.length === 0 ? [] : await tx.suggestion.findMany({ where: { id: { in: ids } }, select: ofMerger })
  return new Map(found.map((one) => [one.id, one]))
}
