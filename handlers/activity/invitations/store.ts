import { Prisma, type Tx } from '../../../prisma/client.ts'
import type { Day } from '../../shared/days.ts'
import { servesOn } from '../../shared/serving.ts'
import { invitations, openStates } from '../rules.ts'
import { currentTerm, groupsNamed } from '../store.ts'

/**
 * Deputies of the current term who serve on a day, with how often each was invited in it. An invitation that he declined is
 * one only where that is set: who cannot come that day is asked again, not put at the end of the line for it.
 */
export const invitedCounts = (
  tx: Tx,
  on: Day,
  declinedCounts: boolean,
): Promise<{ personId: number; name: string; groupId: number; invited: number }[]> =>
  tx.$queryRaw<{ personId: number; name: string; groupId: number; invited: number | bigint }[]>`
    SELECT d."personId", p."name", d."groupId", (
      SELECT COUNT(*) FROM "Participation" q JOIN "Activity" a ON a."id" = q."activityId"
      WHERE q."personId" = d."personId" AND a."kind" IN (${Prisma.join([...invitations])}) AND a."state" <> 'cancelled'
        AND a."termId" = ${currentTerm} ${declinedCounts ? Prisma.empty : Prisma.sql`AND (q."presence" = 'attended' OR q."answer" IS NULL OR q."answer" NOT IN ('declined', 'excused'))`}) AS "invited"
    FROM "Deputy" d JOIN "Person" p ON p."id" = d."personId"
    WHERE d."termId" = ${currentTerm} AND d."endedOn" IS NULL AND ${servesOn('d', on)} ORDER BY d."personId"`.then(
    (rows) => rows.map((row) => ({ ...row, invited: Number(row.invited) })),
  )

/**
 * For how many invitations ahead each deputy is chosen and not asked yet: drafts, and announced ones whose telling runs.
 * Looked at from one of them (0: from a new one), whoever is chosen for it is not held up by what was prepared later.
 */
export async function preparedCounts(tx: Tx, now: Date, from: number): Promise<ReadonlyMap<number, number>> {
  const ahead = await tx.activity.findMany({
    where: {
      kind: { in: [...invitations] },
      state: { in: ['draft', ...openStates] },
      startsAt: { gt: now },
      id: { not: from },
    },
    select: { id: true },
  })
  if (ahead.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ personId: number; count: number | bigint }[]>`
    SELECT c."personId", COUNT(*) AS "count" FROM "InvitationChoice" c
    WHERE c."chosen" = ${true} AND c."activityId" IN (${Prisma.join(ahead.map(({ id }) => id))})
      AND NOT EXISTS (SELECT 1 FROM "Participation" q WHERE q."activityId" = c."activityId" AND q."personId" = c."personId")
      AND (c."activityId" < ${from} OR NOT EXISTS (
        SELECT 1 FROM "InvitationChoice" o WHERE o."activityId" = ${from} AND o."personId" = c."personId" AND o."chosen" = ${true}))
    GROUP BY c."personId"`
  return new Map(rows.map(({ personId, count }) => [personId, Number(count)]))
}

export interface ChoiceRow {
  activityId: number
  personId: number
  rank: number
  invited: number
  chosen: boolean
  reason: string
  chosenAt: Date
  chosenById: number
}

/** The choice for an invitation, in place of an earlier one. */
export async function putChoices(tx: Tx, activityId: number, rows: readonly ChoiceRow[]): Promise<void> {
  await tx.invitationChoice.deleteMany({ where: { activityId } })
  await tx.invitationChoice.createMany({ data: [...rows] })
}

export interface InvitedDeputy {
  personId: number
  name: string
  group: string
  invited: number
  attended: number
  declined: number
  lastAt: Date | null
}

/** What came of the invitations of these deputies in the current term, in their order. */
export async function invitedDeputies(
  tx: Tx,
  deputies: readonly { personId: number; name: string; groupId: number; invited: number }[],
): Promise<InvitedDeputy[]> {
  const groups = new Map((await groupsNamed(tx)).map(({ id, name }) => [id, name]))
  const rows = await tx.participation.findMany({
    where: {
      personId: { in: deputies.map(({ personId }) => personId) },
      activity: {
        kind: { in: [...invitations] },
        state: { not: 'cancelled' },
        termId: (await tx.term.findFirst({ where: { current: true }, select: { id: true } }))?.id ?? null,
      },
    },
    select: { personId: true, answer: true, presence: true, activity: { select: { startsAt: true } } },
    orderBy: { activity: { startsAt: 'asc' } },
  })
  return deputies.map(({ personId, name, groupId, invited }) => {
    const own = rows.filter((row) => row.personId === personId)
    return {
      personId,
      name,
      group: groups.get(groupId) ?? '',
      invited,
      attended: own.filter(({ presence }) => presence === 'attended').length,
      declined: own.filter(({ answer, presence }) => presence !== 'attended' && isDeclined(answer)).length,
      lastAt: own.at(-1)?.activity.startsAt ?? null,
    }
  })
}

export const choicesOf = (tx: Tx, activityId: number) =>
  tx.invitationChoice.findMany({ where: { activityId }, orderBy: { rank: 'asc' } })

const isDeclined = (answer: string | null): boolean => answer === 'declined' || answer === 'excused'

/** One more of a choice that was made; in place of what was kept of him before. */
export const putChoice = (tx: Tx, row: ChoiceRow) =>
  tx.invitationChoice.upsert({
    where: { activityId_personId: { activityId: row.activityId, personId: row.personId } },
    create: row,
    update: row,
  })

/** What became of one who was chosen. */
export const changeChoice = (tx: Tx, activityId: number, personId: number, chosen: boolean, reason: string) =>
  tx.invitationChoice.updateMany({ where: { activityId, personId }, data: { chosen, reason } })
