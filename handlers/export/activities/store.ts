import type { Tx } from '../../../prisma/client.ts'
import { pageSize, type InstantRange } from '../store.ts'

/** Photos, papers and signed minutes of these activities; not the calendar's files. */
export const filesOf = (tx: Tx, activityIds: readonly number[]) =>
  tx.activityFile.findMany({
    where: { activityId: { in: [...activityIds] }, NOT: { kind: { startsWith: 'calendar' } } },
    orderBy: [{ activityId: 'asc' }, { fileId: 'asc' }],
  })

/** What kept files are, without their bytes. SQLite takes so many parameters at once. */
export async function filesKept(tx: Tx, ids: readonly number[]) {
  const found = []
  for (let from = 0; from < ids.length; from += pageSize)
    found.push(
      ...(await tx.storedFile.findMany({
        where: { id: { in: ids.slice(from, from + pageSize) } },
        select: { id: true, name: true, type: true, size: true, sha256: true },
      })),
    )
  return new Map(found.map((file) => [file.id, file]))
}

export const dayRecordsAfter = (tx: Tx, id: number, { from, until }: InstantRange) =>
  tx.contactDayRecord.findMany({
    where: { id: { gt: id }, recordedAt: { gte: from, lt: until } },
    orderBy: { id: 'asc' },
    take: pageSize,
  })

export const dayAbsencesAfter = (tx: Tx, id: number, { from, until }: InstantRange) =>
  tx.contactDayAbsence.findMany({
    where: { id: { gt: id }, toldAt: { gte: from, lt: until } },
    orderBy: { id: 'asc' },
    take: pageSize,
  })
