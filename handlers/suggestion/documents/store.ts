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
