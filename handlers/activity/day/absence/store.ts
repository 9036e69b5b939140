import type { Prisma, Tx } from '../../../../prisma/client.ts'

export type AbsenceRow = Prisma.ContactDayAbsenceGetPayload<object>

export const absenceOf = (tx: Tx, personId: number, year: number): Promise<AbsenceRow | null> =>
  tx.contactDayAbsence.findUnique({ where: { personId_year: { personId, year } } })

export const lastAbsence = (tx: Tx, personId: number): Promise<AbsenceRow | null> =>
  tx.contactDayAbsence.findFirst({ where: { personId, voidedAt: null }, orderBy: { toldAt: 'desc' } })

export const addAbsence = (tx: Tx, row: Omit<AbsenceRow, 'id' | 'version'>): Promise<AbsenceRow> =>
  tx.contactDayAbsence.create({ data: row })

export async function changeAbsence(
  tx: Tx,
  row: AbsenceRow,
  change: Prisma.ContactDayAbsenceUpdateManyMutationInput,
): Promise<boolean> {
  const { count } = await tx.contactDayAbsence.updateMany({
    where: { id: row.id, version: row.version },
    data: { ...change, version: { increment: 1 } },
  })
  return count === 1
}
