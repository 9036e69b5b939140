import type { Prisma, Tx } from '../../../../prisma/client.ts'

/** The last urge by one of these parties. */
export const lastUrge = (tx: Tx, suggestionId: number, parties: readonly string[]) =>
  tx.suggestionUrge.findFirst({
    where: { suggestionId, party: { in: [...parties] } },
    orderBy: { urgedAt: 'desc' },
  })

export const addUrge = (tx: Tx, data: Prisma.SuggestionUrgeUncheckedCreateInput) =>
  tx.suggestionUrge.create({ data, select: { id: true } })

/** Who urged, and when. */
export const urgesOf = (tx: Tx, suggestionId: number) =>
  tx.suggestionUrge.findMany({
    where: { suggestionId },
    select: { byId: true, urgedAt: true },
    orderBy: { id: 'asc' },
  })

/** A page of what was urged and answered, of all suggestions, in the order in which it was. */
export const urgingAfter = (tx: Tx, id: number, range: { from: Date; until: Date }, take: number) =>
  tx.suggestionEvent.findMany({
    where: {
      id: { gt: id },
      move: { in: ['urge', 'report_progress'] },
      at: { gte: range.from, lt: range.until },
    },
    include: {
      suggestion: { select: { id: true, number: true, urges: { select: { urgedAt: true, weight: true } } } },
    },
    orderBy: { id: 'asc' },
    take,
  })
