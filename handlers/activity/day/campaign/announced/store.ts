import type { Tx } from '../../../../../prisma/client.ts'
import type { Day } from '../../../../shared/days.ts'

export const announcedDays = (tx: Tx) => tx.contactDayAnnounced.findMany({ orderBy: { year: 'asc' } })

/** Only the first day of a year is kept so. */
export const announceFirst = (tx: Tx, year: number, on: Day) =>
  tx.$executeRaw`INSERT INTO "ContactDayAnnounced" ("year", "firstOn", "on", "changes")
    VALUES (${year}, ${on}, ${on}, 0) ON CONFLICT DO NOTHING`

export const moveAnnounced = (tx: Tx, year: number, on: Day) =>
  tx.contactDayAnnounced.update({ where: { year }, data: { on, changes: { increment: 1 } } })
