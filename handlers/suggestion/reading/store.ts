/** Who may read a suggestion, as a condition of a query: a list and its total hold the same rows as `mayRead` allows. */
import { Prisma, type Tx } from '../../../prisma/client.ts'
import type { Channel } from '../course.ts'
import type { State } from '../moves.ts'
import type { Reader } from '../rules.ts'
import { type Brief, brief, whole } from '../store.ts'

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

/** Everything kept of one suggestion, for its page, its papers and the export. */
const everything = {
  ...whole,
  communications: { orderBy: { id: 'asc' } },
  extensions: { orderBy: { id: 'asc' } },
  opinions: { orderBy: { id: 'asc' } },
  replies: { orderBy: { id: 'asc' }, include: { editions: { orderBy: { edition: 'asc' } } } },
  commitments: { orderBy: { id: 'asc' }, include: { unit: { select: { name: true } } } },
  ratings: { orderBy: { round: 'asc' }, include: { editions: { orderBy: { edition: 'asc' } } } },
  files: { orderBy: { id: 'asc' } },
  urges: { orderBy: { id: 'asc' } },
  findings: { include: { meeting: true } },
  keys: {
    orderBy: { id: 'asc' },
    include: {
      supervisors: { include: { person: { select: { id: true, name: true } } }, orderBy: { id: 'asc' } },
      supervisionLog: { orderBy: { id: 'asc' } },
    },
  },
} as const satisfies Prisma.SuggestionInclude

export type WholeSuggestion = Prisma.SuggestionGetPayload<{ include: typeof everything }>

export const everythingOf = (tx: Tx, id: number): Promise<WholeSuggestion | null> =>
  tx.suggestion.findUnique({ where: { id }, include: everything })

export const everythingAfter = (
  tx: Tx,
  id: number,
  take: number,
  where: Prisma.SuggestionWhereInput = {},
): Promise<WholeSuggestion[]> =>
  tx.suggestion.findMany({
    where: { ...where, id: { gt: id } },
    include: everything,
    orderBy: { id: 'asc' },
    take,
  })

export const byNumber = (tx: Tx, number: string): Promise<Brief[]> =>
  tx.suggestion.findMany({ where: { OR: [{ number }, { motionNumber: number }] }, select: brief })

/** By its serial alone, the newest series first: of the suggestions, or of the motions. */
export const bySerial = (tx: Tx, serial: number, kind: string): Promise<Brief[]> =>
  tx.suggestion.findMany({ where: { serial, kind }, select: brief, orderBy: { id: 'desc' }, take: 10 })

export const byIds = (tx: Tx, ids: readonly number[]): Promise<Brief[]> =>
  tx.suggestion.findMany({ where: { id: { in: [...ids] } }, select: brief, orderBy: { id: 'asc' } })

export const byId = (tx: Tx, id: number): Promise<Brief | null> =>
  tx.suggestion.findUnique({ where: { id }, select: brief })

/** All that somebody led or signed, the newest first. */
export const ofPerson = (tx: Tx, personId: number, states?: readonly State[]): Promise<Brief[]> =>
  tx.suggestion.findMany({
    where: {
      OR: [{ leadId: personId }, { signers: { some: { personId, state: 'confirmed' } } }],
      ...(states ? { state: { in: [...states] } } : {}),
    },
    select: brief,
    orderBy: { id: 'desc' },
  })

/** All key suggestions whose supervision somebody leads or has joined, the newest first. */
export const supervisedBy = (tx: Tx, personId: number): Promise<Brief[]> =>
  tx.suggestion.findMany({
    where: { keys: { some: { endedAt: null, supervisors: { some: { personId, role: { not: 'past' } } } } } },
    select: brief,
    orderBy: { id: 'desc' },
  })

/** All that units have or had in hand and did not give back, the newest first. */
export const ofUnits = (tx: Tx, unitIds: readonly number[], states?: readonly State[]): Promise<Brief[]> =>
  tx.suggestion.findMany({
    where: {
      handlings: { some: { unitId: { in: [...unitIds] }, state: { notIn: ['returned', 'ended'] } } },
      ...(states ? { state: { in: [...states] } } : {}),
    },
    select: brief,
    orderBy: { id: 'desc' },
  })

/** All that stand in a state and that the reader may read, with these offices alone where they are named; the oldest first. */
export const inStates = (
  tx: Tx,
  states: readonly State[],
  reader: Reader,
  channels: readonly Channel[] | null = null,
): Promise<Brief[]> =>
  tx.$queryRaw<
    Brief[]
  >`SELECT s."id", s."number", s."title", s."state", s."kind", s."motionCommittee", s."version",
      s."leadId", s."activityId"
    FROM "Suggestion" s WHERE s."state" IN (${join([...states])}) AND ${readableBy(reader)}
    ${channels === null ? Prisma.empty : sql`AND s."channel" IN (${join([...channels])})`}
    ORDER BY s."id"`
