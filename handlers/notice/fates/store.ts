import type { Tx } from '../../../prisma/client.ts'

/** The reminders of these kinds and periods to these people, as they stand. */
export const remindersOf = (
  tx: Tx,
  kinds: readonly string[],
  step: string,
  periods: readonly string[],
  personIds: readonly number[],
) =>
  tx.notice.findMany({
    where: {
      kind: { in: [...kinds] },
      step,
      period: { in: [...periods] },
      personId: { in: [...personIds] },
    },
    select: { personId: true, period: true, state: true, sentAt: true, text: true, subject: true },
    orderBy: { id: 'asc' },
  })
