import type { Prisma, Tx } from '../../../prisma/client.ts'
import type { Day } from '../../shared/days.ts'
import { Audience, openStates } from '../rules.ts'

/** What belongs to the current term: planned in it, or held since it was set up here. */
async function ofTerm(tx: Tx): Promise<Prisma.ActivityWhereInput> {
  const term = await tx.term.findFirst({ where: { current: true }, select: { id: true, createdAt: true } })
  return term ? { OR: [{ termId: term.id }, { startsAt: { gte: term.createdAt } }] } : {}
}

/** Every group with its last activity of this term that took place, and how many it held since an instant (a year's first). */
export async function lastHeld(tx: Tx, now: Date, groupIds: readonly number[] | null, since: Date) {
  const groups = await tx.deputyGroup.findMany({
    where: groupIds ? { id: { in: [...groupIds] } } : {},
    select: { id: true, name: true },
    orderBy: { id: 'asc' },
  })
  const term = await ofTerm(tx)
  const rows = await tx.activity.findMany({
    where: {
      groupId: { in: groups.map(({ id }) => id) },
      startsAt: { lte: now },
      AND: [
        term,
        {
          OR: [
            { state: 'held' },
            { state: { in: [...openStates] }, participations: { some: { presence: 'attended' } } },
          ],
        },
      ],
    },
    select: { groupId: true, startsAt: true },
  })
  const alone = Map.groupBy(rows, ({ groupId }) => groupId)
  const together = await heldTogether(tx, now, term)
  return groups.map(({ id, name }) => {
    const days = [...(alone.get(id) ?? []), ...together.filter((one) => one.groupIds.includes(id))].map(
      ({ startsAt }) => startsAt,
    )
    return {
      id,
      name,
      lastAt: days.reduce<Date | null>((latest, one) => (latest && latest > one ? latest : one), null),
      held: days.filter((day) => day >= since).length,
    }
  })
}

/** Asked by name in one activity, these groups are meant together. */
const severalGroups: Prisma.ActivityWhereInput = {
  groupId: null,
  audience: { contains: '"deputy"' },
  NOT: { audience: { contains: '"groups":[]' } },
}

/** Activities that several groups held together, with the groups of which somebody was there. */
async function heldTogether(tx: Tx, now: Date, term: Prisma.ActivityWhereInput) {
  const rows = await tx.activity.findMany({
    where: {
      AND: [severalGroups, term],
      state: { not: 'cancelled' },
      startsAt: { lte: now },
      participations: { some: { presence: 'attended' } },
    },
    select: {
      startsAt: true,
      participations: {
        where: { presence: 'attended', groupId: { not: null } },
        select: { groupId: true },
        distinct: ['groupId'],
      },
    },
  })
  return rows.map(({ startsAt, participations }) => ({
    startsAt,
    groupIds: participations.flatMap(({ groupId }) => groupId ?? []),
  }))
}

export interface GroupOfRhythm {
  id: number
  name: string
  liaison: { id: number; name: string } | null
}

/** The next groups in the order of their ids; some only when given. */
export const groupsOfRhythm = (
  tx: Tx,
  after: number,
  take: number,
  only: readonly number[] | null = null,
): Promise<GroupOfRhythm[]> =>
  tx.deputyGroup.findMany({
    where: { id: { gt: after, ...(only ? { in: [...only] } : {}) } },
    select: { id: true, name: true, liaison: { select: { id: true, name: true } } },
    orderBy: { id: 'asc' },
    take,
  })

/** Those of these groups that have an activity announced ahead. */
export async function groupsWithPlans(tx: Tx, now: Date, groupIds: readonly number[]): Promise<Set<number>> {
  const rows = await tx.activity.findMany({
    where: {
      state: { in: [...openStates] },
      startsAt: { gt: now },
      OR: [{ groupId: { in: [...groupIds] } }, severalGroups],
    },
    select: { groupId: true, audience: true },
  })
  return new Set(
    rows.flatMap(({ groupId, audience }) => groupId ?? Audience.parse(JSON.parse(audience)).groups),
  )
}

/** When the current term was set up here. */
export const termSince = async (tx: Tx): Promise<Date | null> =>
  (await tx.term.findFirst({ where: { current: true }, select: { createdAt: true } }))?.createdAt ?? null

export const latestGroupRule = (tx: Tx, groupId: number, kind: string) =>
  tx.groupRule.findFirst({ where: { groupId, kind }, orderBy: { version: 'desc' } })

/** All versions of one kind, the last one first. */
export const groupRuleVersions = (tx: Tx, groupId: number, kind: string) =>
  tx.groupRule.findMany({ where: { groupId, kind }, orderBy: { version: 'desc' } })

export const groupRuleById = (tx: Tx, id: number) => tx.groupRule.findUnique({ where: { id } })

export const addGroupRule = (
  tx: Tx,
  rule: {
    groupId: number
    kind: string
    version: number
    text: string
    fileId: number | null
    effectiveOn: Day
    issuedAt: Date
    issuedById: number
  },
) => tx.groupRule.create({ data: rule })

export const noteRead = (tx: Tx, ruleId: number, personId: number, readAt: Date) =>
  tx.$executeRaw`INSERT INTO "GroupRuleRead" ("ruleId", "personId", "readAt") VALUES (${ruleId}, ${personId}, ${readAt}) ON CONFLICT DO NOTHING`

export const readersOf = async (tx: Tx, ruleId: number): Promise<Set<number>> =>
  new Set((await tx.groupRuleRead.findMany({ where: { ruleId } })).map(({ personId }) => personId))
