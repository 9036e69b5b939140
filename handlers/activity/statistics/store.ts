import type { Prisma, Tx } from '../../../prisma/client.ts'
import type { Day } from '../../shared/days.ts'
import { servingOn } from '../../shared/serving.ts'
import { countSuspended } from '../documents/store.ts'
import { trainings } from '../rules.ts'
import { type ActivityRow, type OwnParticipation, withActivity } from '../store.ts'

/** Trainings that a person attended within a span. */
export const trainingsAttended = (
  tx: Tx,
  personId: number,
  from: Date,
  to: Date,
): Promise<OwnParticipation[]> =>
  tx.participation.findMany({
    where: {
      personId,
      presence: 'attended',
      activity: {
        kind: { in: [...trainings] },
        state: { not: 'cancelled' },
        startsAt: { gte: from, lt: to },
      },
    },
    include: withActivity,
    orderBy: { activity: { startsAt: 'asc' } },
  })

/** Deputies who serve on a day and were at no training of a span, by group; of some groups only when given. */
export const untrained = (tx: Tx, from: Date, to: Date, on: Day, groupIds: readonly number[] | null) =>
  tx.deputy.findMany({
    where: {
      term: { current: true },
      endedOn: null,
      ...servingOn(on),
      ...(groupIds ? { groupId: { in: [...groupIds] } } : {}),
      person: {
        participations: {
          none: {
            presence: 'attended',
            activity: {
              kind: { in: [...trainings] },
              state: { not: 'cancelled' },
              startsAt: { gte: from, lt: to },
            },
          },
        },
      },
    },
    select: { person: { select: { name: true } }, group: { select: { name: true } } },
    orderBy: [{ groupId: 'asc' }, { id: 'asc' }],
  })

/** Training of a span: attendances, hours, and how many of the new deputies were there at least once. */
export async function trainingFigures(tx: Tx, from: Date, to: Date, on: Day) {
  const attended: Prisma.ParticipationWhereInput = {
    presence: 'attended',
    activity: { kind: { in: [...trainings] }, state: { not: 'cancelled' }, startsAt: { gte: from, lt: to } },
  }
  const sums = await tx.participation.aggregate({ where: attended, _count: true, _sum: { hours: true } })
  const inOffice = { term: { current: true }, endedOn: null }
  const inTerm = { ...inOffice, ...servingOn(on) }
  const isTrained = { person: { participations: { some: attended } } }
  const [deputies, trained, newcomers, newTrained, suspended] = [
    await tx.deputy.count({ where: inTerm }),
    await tx.deputy.count({ where: { ...inTerm, ...isTrained } }),
    await tx.deputy.count({ where: { ...inTerm, isNew: true } }),
    await tx.deputy.count({ where: { ...inTerm, isNew: true, ...isTrained } }),
    await countSuspended(tx, on),
  ]
  const { _count: attendances, _sum } = sums
  return { attendances, hours: _sum.hours ?? 0, deputies, trained, newcomers, newTrained, suspended }
}

/** Activities that began within a span, with the counts of their people. */
export const heldBetween = (tx: Tx, from: Date, to: Date): Promise<ActivityRow[]> =>
  tx.activity.findMany({
    where: { state: { not: 'draft' }, startsAt: { gte: from, lt: to } },
    orderBy: { startsAt: 'asc' },
  })

/** Plans that nobody was told of, the next to take place first. */
export const drafts = (tx: Tx, from: Date): Promise<ActivityRow[]> =>
  tx.activity.findMany({
    where: { state: 'draft', startsAt: { gt: from } },
    orderBy: { startsAt: 'asc' },
    take: 50,
  })
