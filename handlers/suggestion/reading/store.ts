/** Who may read a suggestion, as a condition of a query: a list and its total hold the same rows as `mayRead` allows. */
import { Prisma } from '../../../prisma/client.ts'
import type { Reader } from '../rules.ts'

const { sql, join } = Prisma

/** Of the suggestion `s`: the reader may read it. */
export function readableBy(reader: Reader): Prisma.Sql {
  const { personId, isOffice, isDeputy, readsNumbered } = reader
  return sql`(${join(
    [
      sql`s."leadId" = ${personId}`,
      sql`s."id" IN (SELECT g."suggestionId" FROM "SuggestionSigner" g
        WHERE g."personId" = ${personId} AND g."state" = 'confirmed')`,
      ...(isOffice
        ? [sql`s."state" <> 'draft' AND (s."number" IS NOT NULL OR s."submittedAt" IS NOT NULL)`]
        : []),
      ...(isDeputy
        ? [
            sql`${isUnnumbered} AND NOT s."secret" AND EXISTS (SELECT 1 FROM "SuggestionEvent" e
              WHERE e."suggestionId" = s."id" AND e."move" = 'seek_cosigners')`,
          ]
        : []),
      ...(readsNumbered ? [sql`${isNumbered} AND NOT s."secret"`] : []),
      ...secretTo(reader).map((part) => sql`${isNumbered} AND s."secret" AND ${part}`),
    ].map((part) => sql`(${part})`),
    ' OR ',
  )})`
}

const isUnnumbered = sql`s."state" IN ('draft', 'submitted', 'returned', 'not_accepted')`
const isNumbered = sql`s."number" IS NOT NULL AND NOT (${isUnnumbered})`

/** A secret one: whoever works on it, or on the one it was merged into, and the chairpersons. */
function secretTo({ isChair, channels, unitIds }: Reader): Prisma.Sql[] {
  const held = (suggestionId: Prisma.Sql) => sql`EXISTS (SELECT 1 FROM "Handling" h
    WHERE h."suggestionId" = ${suggestionId} AND h."unitId" IN (${join([...unitIds])})
      AND h."state" NOT IN ('returned', 'ended'))`
  return [
    ...(isChair ? [sql`1 = 1`] : []),
    ...(channels.length === 0
      ? []
      : [
          sql`COALESCE(s."channel", (SELECT t."channel" FROM "Suggestion" t WHERE t."id" = s."mergedIntoId"))
            IN (${join([...channels])})`,
        ]),
    ...(unitIds.length === 0
      ? []
      : [held(sql`s."id"`), sql`s."state" = 'merged' AND ${held(sql`s."mergedIntoId"`)}`]),
  ]
}
