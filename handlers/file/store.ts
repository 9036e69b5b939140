import type { Tx } from '../../prisma/client.ts'

export interface NewFile {
  sha256: string
  name: string
  type: string
  bytes: Uint8Array<ArrayBuffer>
  uploadedById: number | null
  createdAt: Date
}

export const addFile = (tx: Tx, file: NewFile) =>
  tx.storedFile.create({ data: { ...file, size: file.bytes.byteLength }, select: { id: true } })

/** The same content under the same name, made by the program before. */
export const madeAlready = (tx: Tx, { sha256, name }: NewFile) =>
  tx.storedFile.findFirst({ where: { sha256, name, uploadedById: null }, select: { id: true } })

export const fileById = (tx: Tx, id: number) => tx.storedFile.findUnique({ where: { id } })

export const removeFile = (tx: Tx, id: number) => tx.storedFile.delete({ where: { id } })

// ---- the photos of a report

export const addPhotos = (tx: Tx, reportId: number, fileIds: readonly number[]) =>
  tx.reportPhoto.createMany({ data: fileIds.map((fileId) => ({ reportId, fileId })) })

export const photosOf = (tx: Tx, reportId: number): Promise<{ fileId: number }[]> =>
  tx.reportPhoto.findMany({ where: { reportId }, orderBy: { fileId: 'asc' }, select: { fileId: true } })

export const photoOfFile = (tx: Tx, fileId: number) => tx.reportPhoto.findFirst({ where: { fileId } })

export const addWaiting = (tx: Tx, fileIds: readonly number[], senderId: number, sentAt: Date) =>
  tx.waitingPhoto.createMany({ data: fileIds.map((fileId) => ({ fileId, senderId, sentAt })) })

/** Raw: this is asked after every report. */
export const waitingPhotos = (tx: Tx, senderId: number, since: Date): Promise<{ fileId: number }[]> =>
  tx.$queryRaw<{ fileId: number }[]>`
    SELECT "fileId" FROM "WaitingPhoto" WHERE "senderId" = ${senderId} AND "sentAt" >= ${since} ORDER BY "fileId"`

export const removeWaiting = (tx: Tx, fileIds: readonly number[]) =>
  tx.waitingPhoto.deleteMany({ where: { fileId: { in: [...fileIds] } } })

/** What somebody sent last since an instant and stands with a report or waits. */
export async function lastPhotoOf(
  tx: Tx,
  senderId: number,
  since: Date,
): Promise<{ fileId: number; reportId: number | null } | null> {
  const [row] = await tx.$queryRaw<{ fileId: number; reportId: number | null }[]>`
    SELECT f."id" AS "fileId", r."reportId" FROM "StoredFile" f
    LEFT JOIN "ReportPhoto" r ON r."fileId" = f."id" LEFT JOIN "WaitingPhoto" w ON w."fileId" = f."id"
    WHERE f."uploadedById" = ${senderId} AND f."createdAt" >= ${since} AND (r."fileId" IS NOT NULL OR w."fileId" IS NOT NULL)
    ORDER BY f."id" DESC LIMIT 1`
  return row ?? null
}

/** The photo is gone for good: it may have been sent by mistake. */
export async function removePhoto(tx: Tx, fileId: number): Promise<void> {
  await tx.reportPhoto.deleteMany({ where: { fileId } })
  await tx.waitingPhoto.deleteMany({ where: { fileId } })
  await tx.storedFile.deleteMany({ where: { id: fileId } })
}
