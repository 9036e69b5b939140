import type { Prisma, Tx } from '../../../../prisma/client.ts'

export type DayRecordRow = Prisma.ContactDayRecordGetPayload<object>

export const dayRecordOf = (tx: Tx, personId: number, year: number): Promise<DayRecordRow | null> =>
  tx.contactDayRecord.findUnique({ where: { personId_year: { personId, year } } })

export const lastDayRecord = (tx: Tx, personId: number): Promise<DayRecordRow | null> =>
  tx.contactDayRecord.findFirst({ where: { personId, voidedAt: null }, orderBy: { recordedAt: 'desc' } })

export const addDayRecord = (tx: Tx, record: Omit<DayRecordRow, 'id' | 'version'>): Promise<DayRecordRow> =>
  tx.contactDayRecord.create({ data: record })

export async function changeDayRecord(
  tx: Tx,
  record: DayRecordRow,
  change: Prisma.ContactDayRecordUpdateManyMutationInput,
): Promise<boolean> {
  const { count } = await tx.contactDayRecord.updateMany({
    where: { id: record.id, version: record.version },
    data: { ...change, version: { increment: 1 } },
  })
  return count === 1
}

export const deputyIdOf = async (tx: Tx, personId: number): Promise<number | null> =>
  (await tx.deputy.findFirst({ where: { personId, term: { current: true } }, select: { id: true } }))?.id ??
  null

export const constituencyOf = (tx: Tx, deputyId: number) =>
  tx.deputy.findUnique({ where: { id: deputyId }, select: { constituency: { select: { number: true } } } })
