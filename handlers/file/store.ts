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
