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

export const fileById = (tx: Tx, id: number) => tx.storedFile.findUnique({ where: { id } })

export const removeFile = (tx: Tx, id: number) => tx.storedFile.delete({ where: { id } })
