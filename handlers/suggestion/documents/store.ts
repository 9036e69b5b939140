import type { Tx } from '../../../prisma/client.ts'

/** What the papers print of deputies: card, group and phone, in the term of the suggestion. */
export const deputiesOn = (tx: Tx, termId: number, personIds: readonly number[]) =>
  tx.person.findMany({
    where: { id: { in: [...personIds] } },
    select: {
      id: true,
      name: true,
      phone: true,
      deputies: { where: { termId }, select: { cardNo: true, group: { select: { name: true } } } },
    },
  })

export const termById = (tx: Tx, id: number) =>
  tx.term.findUniqueOrThrow({ where: { id }, select: { name: true, number: true } })

/** Names alone: the files themselves are not read. */
export const fileNames = (tx: Tx, ids: readonly number[]) =>
  tx.storedFile.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } })

/** The office of each deputies' group. */
export const officesOfGroups = (tx: Tx) =>
  tx.deputyGroup.findMany({ select: { id: true, office: { select: { name: true } } } })

/** What is known of kept files without their bytes. */
export const fileHeads = (tx: Tx, files: readonly { fileId: number }[]) =>
  tx.storedFile.findMany({
    where: { id: { in: files.map(({ fileId }) => fileId) } },
    select: {
      id: true,
      name: true,
      type: true,
      size: true,
      sha256: true,
      uploadedById: true,
      createdAt: true,
    },
  })

export const uploadersOf = async (
  tx: Tx,
  files: readonly { uploadedById: number | null }[],
): Promise<Map<number, string>> => {
  const ids = files.flatMap(({ uploadedById }) => uploadedById ?? [])
  const people = await tx.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(people.map(({ id, name }) => [id, name]))
}

export const setWithdrawForm = (tx: Tx, id: number, withdrawFormFileId: number) =>
  tx.suggestion.updateMany({ where: { id }, data: { withdrawFormFileId } })

/** A page of the notes that a file belongs to a suggestion, within a span of instants. */
export const filedAfter = (tx: Tx, after: number, range: { from: Date; until: Date }, take: number) =>
  tx.suggestionFile.findMany({
    where: { id: { gt: after }, addedAt: { gte: range.from, lt: range.until } },
    include: { suggestion: { select: { id: true, number: true } } },
    orderBy: { id: 'asc' },
    take,
  })
