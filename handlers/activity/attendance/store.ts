import { Prisma, runsOnPostgres, type Tx } from '../../../prisma/client.ts'
import { anyOf } from '../audience/store.ts'
import { openStates } from '../rules.ts'
import { type ActivityRow, type OwnParticipation, type ParticipationRow, withActivity } from '../store.ts'

/** Begins within a span, or goes on in it. */
const touches = (from: Date, to: Date) => ({
  startsAt: { lt: to },
  OR: [{ startsAt: { gte: from } }, { endsAt: { gte: from } }],
})

/** Activities of a day that took place or may have, of these groups or by this organiser. */
export const ledBetween = (
  tx: Tx,
  led: { groupIds: readonly number[]; organiserId: number; all: boolean },
  from: Date,
  to: Date,
): Promise<ActivityRow[]> =>
  tx.activity.findMany({
    where: {
      state: { in: [...openStates, 'held'] },
      AND: [
        touches(from, to),
        led.all
          ? {}
          : {
              OR: [
                { groupId: { in: [...led.groupIds] } },
                { organiserId: led.organiserId },
                { participations: { some: { groupId: { in: [...led.groupIds] } } } },
              ],
            },
      ],
    },
    orderBy: { startsAt: 'asc' },
  })

/** On PostgreSQL keeps those asked as they are until this transaction ends; on SQLite one writes at a time anyhow. */
export async function holdParticipations(
  tx: Tx,
  activityId: number,
  groupIds: readonly number[] | null,
): Promise<void> {
  if (!runsOnPostgres(tx) || groupIds?.length === 0) return
  await tx.$queryRaw`SELECT 1 FROM "Participation" WHERE "activityId" = ${activityId} ${anyOf(Prisma.sql`"groupId"`, groupIds ?? [])} ORDER BY "personId" FOR UPDATE`
}

/** Whether anybody is recorded to have been there. */
export const someoneCame = async (tx: Tx, activityId: number): Promise<boolean> =>
  (await tx.participation.findFirst({
    where: { activityId, presence: 'attended' },
    select: { personId: true },
  })) !== null

export interface PresenceChange {
  presence: 'attended' | 'absent'
  presentHow: 'word' | 'door' | 'liaison'
  presentAt: Date | null
  presentById: number
  presentDays: string | null
  hours: number | null
}

/** The write repeats the presence that was read; false when somebody was faster. */
export async function putPresence(tx: Tx, row: ParticipationRow, change: PresenceChange): Promise<boolean> {
  const { activityId, personId, presence, presentDays } = row
  const { count } = await tx.participation.updateMany({
    where: { activityId, personId, presence, presentDays },
    data: change,
  })
  return count === 1
}

/** On which single days he is on leave. */
export const putLeaveDays = (
  tx: Tx,
  { activityId, personId }: ParticipationRow,
  leaveDays: string | null,
): Promise<unknown> => tx.participation.updateMany({ where: { activityId, personId }, data: { leaveDays } })

/** What a person is asked to that begins within a span or goes on in it, earliest first. */
export const ownBetween = (tx: Tx, personId: number, from: Date, to: Date): Promise<OwnParticipation[]> =>
  tx.participation.findMany({
    where: {
      personId,
      activity: { state: { in: [...openStates, 'held'] }, ...touches(from, to) },
    },
    include: withActivity,
    orderBy: { activity: { startsAt: 'asc' } },
  })
