import type { Act } from '../shared/act.ts'
import { sha256 } from '../shared/ids.ts'
import * as store from './store.ts'

export interface KeptFile {
  id: number
  name: string
  type: string
  size: number
  bytes: Uint8Array
}

/**
 * Keeps a file in the act's own transaction; answers its id. Whoever calls has checked what it is and who may see it.
 * What the program made is kept once, however often it is made.
 */
export async function keepFile(
  act: Act,
  file: { name: string; type: string; bytes: Uint8Array; uploadedById: number | null },
): Promise<number> {
  const bytes = new Uint8Array(file.bytes)
  const made = { ...file, bytes, sha256: sha256(bytes), createdAt: act.now }
  const same = file.uploadedById === null ? await store.madeAlready(act.tx, made) : null
  return (same ?? (await store.addFile(act.tx, made))).id
}

/** Takes back what nobody had a use for, in the act that kept it. */
export const dropFile = (act: Act, id: number) => store.removeFile(act.tx, id)

/** A kept file, or null. */
export const readFile = (act: Pick<Act, 'tx'>, id: number): Promise<KeptFile | null> =>
  store.fileById(act.tx, id)

export { checkedDocument, checkedFile, checkedPhoto, type CheckedFile } from './checks.ts'
export { fileRefusals, type FileRefusal } from './rules.ts'
export { takePhotos } from './photos.ts'
