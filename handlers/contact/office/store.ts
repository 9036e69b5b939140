import type { Prisma, Tx } from '../../../prisma/client.ts'
import type { Day } from '../../shared/days.ts'
import { whole } from '../store.ts'

const forOffice = {
  ...whole,
  contactor: { select: { name: true } },
  recordedBy: { select: { name: true } },
} as const satisfies Prisma.ContactReportInclude

export type OfficeReport = Prisma.ContactReportGetPayload<{ include: typeof forOffice }>

export const officeReport = (tx: Tx, id: number): Promise<OfficeReport | null> =>
  tx.contactReport.findUnique({ where: { id }, include: forOffice })

/** A person's reports of some days, void ones included, latest first. */
export const reportsOf = (tx: Tx, contactorId: number, from: Day, to: Day): Promise<OfficeReport[]> =>
  tx.contactReport.findMany({
    where: { contactorId, occurredOn: { gte: from, lte: to } },
    orderBy: [{ occurredOn: 'desc' }, { id: 'desc' }],
    include: forOffice,
  })

/** Reports with people who are not on the list, at which the office has not looked yet, oldest first. */
export const reportsToCheck = (tx: Tx, take: number): Promise<OfficeReport[]> =>
  tx.contactReport.findMany({
    where: { toCheck: true, status: 'valid' },
    orderBy: { id: 'asc' },
    take,
    include: forOffice,
  })

export async function markChecked(tx: Tx, id: number): Promise<boolean> {
  const { count } = await tx.contactReport.updateMany({
    where: { id, toCheck: true },
    data: { toCheck: false },
  })
  return count === 1
}

/** The message that a report was made of, in its writer's words. */
export const messageOf = (tx: Tx, account: string, messageId: string) =>
  tx.inbound.findUnique({
    where: { account_messageId: { account, messageId } },
    select: { text: true, sentAt: true },
  })
