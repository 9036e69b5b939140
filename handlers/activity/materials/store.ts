import type { Tx } from '../../../prisma/client.ts'

export interface Material {
  fileId: number
  name: string
  sha256: string
  addedAt: Date
  addedById: number | null
  newInEdition: number | null
  replacedById: number | null
  /** Another stands in its place since then. */
  withdrawnAt: Date | null
  withdrawnById: number | null
}

/** The notices, agendas and papers of an activity, in the order in which they came; those that were replaced among them. */
export async function materialsOf(tx: Tx, activityId: number): Promise<Material[]> {
  const rows = await tx.activityFile.findMany({
    where: { activityId, kind: 'material' },
    orderBy: { fileId: 'asc' },
  })
  if (rows.length === 0) return []
  const files = await filesNamed(
    tx,
    rows.map(({ fileId }) => fileId),
  )
  return rows.map((row) => ({ ...row, ...(files.get(row.fileId) ?? { name: '', sha256: '' }) }))
}

/** Name and digest of kept files; their bytes stay where they are. */
export const filesNamed = async (
  tx: Tx,
  ids: readonly number[],
): Promise<Map<number, { name: string; sha256: string }>> =>
  new Map(
    (
      await tx.storedFile.findMany({
        where: { id: { in: [...ids] } },
        select: { id: true, name: true, sha256: true },
      })
    ).map(({ id, name, sha256 }) => [id, { name, sha256 }]),
  )

/** Another file stands in its place: it is kept, and nobody who was asked opens it any more. */
export const withdraw = (
  tx: Tx,
  activityId: number,
  fileId: number,
  by: { withdrawnAt: Date; withdrawnById: number; replacedById: number },
) => tx.activityFile.update({ where: { activityId_fileId: { activityId, fileId } }, data: by })

export const remove = (tx: Tx, activityId: number, fileId: number) =>
  tx.activityFile.delete({ where: { activityId_fileId: { activityId, fileId } } })

/** From this edition on people are told of these. */
export const noteTold = (tx: Tx, activityId: number, fileIds: readonly number[], edition: number) =>
  tx.activityFile.updateMany({
    where: { activityId, fileId: { in: [...fileIds] } },
    data: { newInEdition: edition },
  })

/** Whether anybody of these groups is asked. */
export const asksAnyOf = async (tx: Tx, activityId: number, groupIds: readonly number[]): Promise<boolean> =>
  groupIds.length > 0 &&
  (await tx.participation.findFirst({
    where: { activityId, groupId: { in: [...groupIds] } },
    select: { personId: true },
  })) !== null
