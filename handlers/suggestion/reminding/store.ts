import type { Tx } from '../../../prisma/client.ts'
import type { State } from '../moves.ts'
import { withSupervisors } from '../supervision/store.ts'

/** Ids in a state, from after `id` on: jobs go through them in chunks. */
export const idsInStates = (tx: Tx, states: readonly State[], id: number, take: number) =>
  tx.suggestion.findMany({
    where: { state: { in: [...states] }, id: { gt: id } },
    select: { id: true },
    orderBy: { id: 'asc' },
    take,
  })

export const draftsUntouchedSince = (tx: Tx, since: Date, id: number, take: number) =>
  tx.suggestion.findMany({
    where: { state: 'draft', touchedAt: { lte: since }, id: { gt: id } },
    select: { id: true },
    orderBy: { id: 'asc' },
    take,
  })

/** Not delivered yet and due by a day; or delivered and not rated; for a year's summary also all that is open, or was kept since. */
export const openCommitments = (tx: Tx, dueBy: string, keptSince: Date | null, id: number, take: number) =>
  tx.commitment.findMany({
    where: {
      id: { gt: id },
      suggestion: { state: { notIn: ['withdrawn'] } },
      OR: [
        { deliveredAt: null, dueOn: { lte: dueBy } },
        { deliveredAt: { not: null }, ratedAt: null },
        ...(keptSince === null ? [] : [{ deliveredAt: null }, { deliveredAt: { gte: keptSince } }]),
      ],
    },
    include: {
      unit: { select: { id: true, name: true, officerId: true, leaderId: true } },
      suggestion: { select: { id: true, number: true, title: true, leadId: true } },
    },
    orderBy: { id: 'asc' },
    take,
  })

/** Key suggestions that are not ended, with whoever leads them. */
export const openKeys = (tx: Tx) =>
  tx.keySuggestion.findMany({
    where: { endedAt: null, suggestion: { state: { notIn: ['closed', 'withdrawn', 'not_accepted'] } } },
    include: {
      ...withSupervisors,
      suggestion: { select: { id: true, number: true, title: true, state: true } },
    },
    orderBy: { id: 'asc' },
  })
