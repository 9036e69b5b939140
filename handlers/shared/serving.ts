/** Which deputies serve on a day: whose duties are not suspended then (暂停执行职务). */
import { Prisma } from '../../prisma/client.ts'
import type { Day } from './days.ts'

/**
 * Of rows of `Deputy` under a name in a statement. A suspension counts from its first to its last day. True or false, never
 * unknown, so that its negation holds for a suspension without an end.
 */
export const servesOn = (deputy: 'd' | 'e', day: Day): Prisma.Sql => {
  const row = deputy === 'd' ? Prisma.sql`d` : Prisma.sql`e`
  return Prisma.sql`(${row}."suspendedFrom" IS NULL OR ${row}."suspendedFrom" > ${day} OR (${row}."suspendedTo" IS NOT NULL AND ${row}."suspendedTo" < ${day}))`
}

/** The same as a condition on the model. */
export const servingOn = (day: Day) =>
  ({
    OR: [{ suspendedFrom: null }, { suspendedFrom: { gt: day } }, { suspendedTo: { lt: day } }],
  }) satisfies Prisma.DeputyWhereInput

/** A person whose duties are not suspended then, as a condition on the model: also who is no deputy of the current term. */
export const notSuspendedOn = (day: Day) =>
  ({
    deputies: {
      none: {
        endedOn: null,
        term: { current: true },
        suspendedFrom: { lte: day },
        OR: [{ suspendedTo: null }, { suspendedTo: { gte: day } }],
      },
    },
  }) satisfies Prisma.PersonWhereInput
