import type { Tx } from '../../../prisma/client.ts'
import { addDays, instantOf, type Day } from '../../shared/days.ts'
import { audienceAfter } from '../audience/store.ts'
import { audienceOf, openStates } from '../rules.ts'
import type { Audience } from '../rules.ts'
import { type ActivityRow, addParticipations, type Asked } from '../store.ts'

/** So many people in one statement. */
const chunk = 500

/** Everybody of an audience with the duties of a day that has passed, whoever left office since among them. */
export async function rosterOn(tx: Tx, audience: Audience, on: Day): Promise<Asked[]> {
  const all: Asked[] = []
  for (let after: number | null = 0; after !== null;) {
    const some: Asked[] = await audienceAfter(tx, audience, after, chunk, on, true)
    all.push(...some)
    after = some.length < chunk ? null : (some.at(-1)?.personId ?? null)
  }
  return all
}

/** Puts these people on the list of an activity. */
export async function enlist(tx: Tx, activityId: number, people: readonly Asked[]): Promise<void> {
  for (let from = 0; from < people.length; from += chunk)
    await addParticipations(tx, activityId, people.slice(from, from + chunk))
}

/**
 * Activities of a day that may be the one that is told: of the same groups, or of the same name, or of the same kind where
 * both are no single group's. What was called off or taken back is none.
 */
export async function sameOccasions(
  tx: Tx,
  told: { kind: string; title: string; audience: Audience },
  day: Day,
  zone: string,
): Promise<ActivityRow[]> {
  const rows = await tx.activity.findMany({
    where: {
      state: { in: [...openStates, 'held'] },
      startsAt: { gte: instantOf(day, '00:00', zone), lt: instantOf(addDays(day, 1), '00:00', zone) },
    },
    orderBy: { id: 'asc' },
  })
  const { groups } = told.audience
  return rows.filter((row) => {
    const others = audienceOf(row).groups
    if (groups.some((id) => others.includes(id) || id === row.groupId)) return true
    if (row.title === told.title) return true
    return groups.length === 0 && others.length === 0 && row.kind === told.kind
  })
}

/** What a person recorded afterwards last and did not take back. */
export const lastAfterwards = (tx: Tx, personId: number): Promise<ActivityRow | null> =>
  tx.activity.findFirst({
    where: { organiserId: personId, state: 'held', edition: 0 },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
  })

/** The hours of everybody who was there. */
export const setHours = (tx: Tx, activityId: number, hours: number | null) =>
  tx.participation.updateMany({
    where: { activityId, presence: 'attended', presentDays: null },
    data: { hours },
  })

/** Leave that was told by mistake. */
export const takeBackLeave = (tx: Tx, activityId: number, personId: number) =>
  tx.participation.updateMany({
    where: { activityId, personId, answer: 'excused' },
    data: { answer: null, reason: null, answeredAt: null, answeredById: null },
  })
