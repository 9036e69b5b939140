import type { Prisma, Tx } from '../../../../prisma/client.ts'

export type DayRecordRow = Prisma.ContactDayRecordGetPayload<object>

export const dayRecordOf = (tx: Tx, personId: number, year: number): Promise<DayRecordRow | null> =>
  tx.contactDayRecord.findUnique({ where: { personId_year: { personId, year } } })

export const lastDayRecord = (tx: Tx, personId: number): Promise<DayRecordRow | null> =>
  tx.contactDayRecord.findFirst({ where: { personId, voidedAt: null }, orderBy: { recordedAt: 'desc' } })

export const lastVoidedDay = (tx: Tx, personId: number): Promise<DayRecordRow | null> =>
  tx.contactDayRecord.findFirst({
    where: { personId, voidedAt: { not: null } },
    orderBy: { voidedAt: 'desc' },
  })

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
  tx.deputy.findUnique({
    where: { id: deputyId },
    select: { constituencyId: true, constituency: { select: { number: true } } },
  })

/** The voters on a list who were met on the contact day of a year, as the valid reports tell. */
export async function votersMet(tx: Tx, personId: number, year: number) {
  const contacts = await tx.contact.findMany({
    where: {
      voterId: { not: null },
      report: {
        contactorId: personId,
        contactDay: true,
        status: 'valid',
        occurredOn: { gte: `${year}-01-01`, lte: `${year}-12-31` },
      },
    },
    select: { voter: { select: { name: true, constituencyId: true } } },
  })
  return contacts.flatMap(({ voter }) => voter ?? [])
}
