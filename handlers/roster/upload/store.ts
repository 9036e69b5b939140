/** Workbooks that were handed in at the desk. */
import type { Tx } from '../../shared/act.ts'
import type { UploadState } from './rules.ts'

export interface NewUpload {
  kind: 'import' | 'term'
  termName: string | null
  termNumber: number | null
  fileId: number
  sha256: string
  uploadedById: number
  uploadedAt: Date
}

export const addUpload = (tx: Tx, upload: NewUpload) =>
  tx.rosterUpload.create({ data: upload, select: { id: true } })

export const uploadById = (tx: Tx, id: number) => tx.rosterUpload.findUnique({ where: { id } })

export type Upload = NonNullable<Awaited<ReturnType<typeof uploadById>>>

export const latestUploads = (tx: Tx, kind: string, take: number) =>
  tx.rosterUpload.findMany({
    where: { kind },
    select: { id: true, state: true, termName: true, uploadedAt: true, uploadedById: true },
    orderBy: { id: 'desc' },
    take,
  })

export const namesOf = (tx: Tx, ids: readonly number[]) =>
  tx.person.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } })

export interface Move {
  state: UploadState
  planHash?: string
  shown?: string
  startedAt?: Date
  finishedAt?: Date
}

/** The write repeats the state and the version that were read; false when somebody was faster. */
export async function move(
  tx: Tx,
  upload: Pick<Upload, 'id' | 'state' | 'version'>,
  to: Move,
): Promise<boolean> {
  const { count } = await tx.rosterUpload.updateMany({
    where: { id: upload.id, state: upload.state, version: upload.version },
    data: { ...to, version: { increment: 1 } },
  })
  return count === 1
}

/** What the page of an upload shows, once it is imported. */
export const noteShown = (tx: Tx, id: number, shown: string) =>
  tx.rosterUpload.update({ where: { id }, data: { shown }, select: { id: true } })

export const currentTerm = (tx: Tx) =>
  tx.term.findFirst({ where: { current: true }, orderBy: { id: 'desc' } })

export const termByName = (tx: Tx, name: string) => tx.term.findUnique({ where: { name } })
