import type { Tx } from '../../../prisma/client.ts'

/** The reminders of a kind, period and step to these people. */
export const remindersFor = (
  tx: Tx,
  which: { kind: string; period: string; step: string },
  personIds: readonly number[],
) =>
  tx.notice.findMany({
    where: { ...which, personId: { in: [...personIds] } },
    select: { id: true, personId: true },
  })

/** These reminders as they stand. */
export const remindersById = (tx: Tx, ids: readonly number[]) =>
  tx.notice.findMany({
    where: { id: { in: [...ids] } },
    select: { id: true, personId: true, period: true, state: true, sentAt: true },
  })
