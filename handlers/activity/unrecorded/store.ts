import type { Tx } from '../../../prisma/client.ts'
import { familyOf, kindNames, openStates } from '../rules.ts'
import type { ActivityRow } from '../store.ts'

const recordedKinds = kindNames.filter((kind) => familyOf(kind) !== 'contact_day')

export type Unrecorded = ActivityRow

/** Announced, started within a span, and neither a sheet nor minutes since; the contact day has a record of its own. */
export const startedWithoutRecord = (tx: Tx, from: Date, until: Date): Promise<Unrecorded[]> =>
  tx.activity.findMany({
    where: {
      state: { in: [...openStates] },
      kind: { in: [...recordedKinds] },
      startsAt: { gte: from, lte: until },
      minutes: null,
      findings: null,
      participations: { some: {}, none: { presentHow: 'liaison' } },
    },
    orderBy: [{ startsAt: 'asc' }, { id: 'asc' }],
  })

/** Who leads a group's activity: its liaison. */
export const liaisonsOf = async (tx: Tx, groupIds: readonly number[]): Promise<Map<number, number>> =>
  new Map(
    (
      await tx.deputyGroup.findMany({
        where: { id: { in: [...groupIds] }, liaisonId: { not: null } },
        select: { id: true, liaisonId: true },
      })
    ).flatMap(({ id, liaisonId }) => (liaisonId === null ? [] : [[id, liaisonId] as const])),
  )
