import { Prisma, type Tx } from '../../../../prisma/client.ts'
import type { Channel } from '../../course.ts'
import type { Reader } from '../../rules.ts'
import type { Brief } from '../../store.ts'
import { readableBy } from '../store.ts'

/** What somebody asked for and nobody has decided, whatever the state: a unit to be rid of it or for more time, its lead deputy to take it back. */
export type Request = 'unit' | 'withdrawal'

/** Of `s`, the suggestion of the query around it. */
export const isRequested: Record<Request, Prisma.Sql> = {
  unit: Prisma.sql`(s."state" IN ('assigned', 'return_requested', 'handling', 'rehandling') AND EXISTS (
    SELECT 1 FROM "Handling" h WHERE h."suggestionId" = s."id" AND h."state" NOT IN ('returned', 'ended') AND (
      h."state" = 'return_requested' OR EXISTS (
        SELECT 1 FROM "HandlingExtension" x WHERE x."handlingId" = h."id" AND x."granted" IS NULL))))`,
  withdrawal: Prisma.sql`(s."state" IN
    ('assigned', 'return_requested', 'handling', 'rehandling', 'replied', 'conference', 'merged') AND EXISTS (
      SELECT 1 FROM "SuggestionEvent" e WHERE e."suggestionId" = s."id" AND e."move" = 'ask_withdraw'
        AND NOT EXISTS (SELECT 1 FROM "SuggestionEvent" u WHERE u."suggestionId" = s."id" AND u."move" = 'unask_withdraw'
          AND u."id" > e."id")))`,
}

/** All with such a request that the reader may read, with these offices alone where they are named; the oldest first. */
export const requested = (
  tx: Tx,
  request: Request,
  reader: Reader,
  channels: readonly Channel[] | null = null,
): Promise<Brief[]> =>
  tx.$queryRaw<Brief[]>`SELECT s."id", s."number", s."title", s."state", s."version", s."leadId"
    FROM "Suggestion" s WHERE ${isRequested[request]} AND ${readableBy(reader)}
    ${channels === null ? Prisma.empty : Prisma.sql`AND s."channel" IN (${Prisma.join([...channels])})`}
    ORDER BY s."id"`
