import type { Tx } from '../../../prisma/client.ts'

/** A page of what was keyed in for its party, of all suggestions, in the order in which it was. */
export const keyedAfter = (
  tx: Tx,
  id: number,
  moves: readonly string[],
  range: { from: Date; until: Date },
  take: number,
) =>
  tx.suggestionEvent.findMany({
    where: {
      id: { gt: id },
      move: { in: [...moves] },
      details: { contains: '"keyedIn":' },
      at: { gte: range.from, lt: range.until },
    },
    include: {
      suggestion: { select: { id: true, number: true, lead: { select: { name: true } } } },
    },
    orderBy: { id: 'asc' },
    take,
  })
