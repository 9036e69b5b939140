import { Prisma, type Tx } from '../../../../prisma/client.ts'
import type { State } from '../../moves.ts'

/** One line of a history, no more of it than a course and its reminders are read from. */
export interface PastStep {
  suggestionId: number
  move: string
  on: string
  details: string
}

/**
 * The histories of these suggestions, in one query: flat rows, four times as fast as having Prisma join them. Without the
 * reminders, of which there are many: they move nothing.
 */
export const stepsOfMany = (tx: Tx, ids: readonly number[]): Promise<PastStep[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx.$queryRaw<PastStep[]>`SELECT e."suggestionId", e."move", e."on", e."details" FROM "SuggestionEvent" e
        WHERE e."suggestionId" IN (${Prisma.join([...ids])}) AND e."move" <> 'remind'
        ORDER BY e."suggestionId", e."id"`

export interface Listed {
  id: number
  number: string | null
  secret: boolean
  state: string
  kind: string
  motionCommittee: string | null
}

/** What stands in these states, after an id: who may be named, and nothing that words need. */
export const listedInStates = (
  tx: Tx,
  states: readonly State[],
  after: number,
  take: number,
): Promise<Listed[]> =>
  tx.suggestion.findMany({
    where: { state: { in: [...states] }, id: { gt: after } },
    select: { id: true, number: true, secret: true, state: true, kind: true, motionCommittee: true },
    orderBy: { id: 'asc' },
    take,
  })
