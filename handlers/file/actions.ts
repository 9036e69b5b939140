import type { Act } from '../shared/act.ts'
import { sha256 } from '../shared/ids.ts'
import { mostPhotosOfReport } from './rules.ts'
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
export { takeFiles, takePhotos } from './photos.ts'
export { fileRefusals, isPhoto, mostPhotosOfReport, type FileRefusal } from './rules.ts'

// ---- the photos of a report; whose report it is and who may see it, its matter knows

/** Photos that go with a report; whoever calls has counted them. */
export const attachPhotos = (act: Act, reportId: number, fileIds: readonly number[]) =>
  store.addPhotos(act.tx, reportId, fileIds)

/** Keeps photos until it is known where they belong; answers how many wait, or null when they would be too many. */
export async function holdPhotos(
  act: Act,
  senderId: number,
  fileIds: readonly number[],
  since: Date,
): Promise<number | null> {
  const waiting = (await store.waitingPhotos(act.tx, senderId, since)).length + fileIds.length
  if (waiting > mostPhotosOfReport) return null
  await store.addWaiting(act.tx, fileIds, senderId, act.now)
  return waiting
}

/** Joins to a report what its sender sent since an instant and still waits, as far as there is room; answers how many. */
export async function attachWaiting(
  act: Act,
  senderId: number,
  reportId: number,
  since: Date,
): Promise<number> {
  const waiting = await store.waitingPhotos(act.tx, senderId, since)
  if (waiting.length === 0) return 0
  const room = mostPhotosOfReport - (await store.photosOf(act.tx, reportId)).length
  const fileIds = waiting.slice(0, Math.max(0, room)).map(({ fileId }) => fileId)
  await store.removeWaiting(act.tx, fileIds)
  await store.addPhotos(act.tx, reportId, fileIds)
  return fileIds.length
}

/** How many photos of a sender wait since an instant. */
export const countWaiting = async (act: Act, senderId: number, since: Date): Promise<number> =>
  (await store.waitingPhotos(act.tx, senderId, since)).length

/** The sender wants none of what waits: it is gone for good. */
export async function dropWaiting(act: Act, senderId: number): Promise<void> {
  for (const { fileId } of await store.waitingPhotos(act.tx, senderId, new Date(0)))
    await store.removePhoto(act.tx, fileId)
}

/** Removes for good the last photo that somebody sent since an instant; answers the report it was with, or null when there is none. */
export async function dropLastPhoto(
  act: Act,
  senderId: number,
  since: Date,
): Promise<{ reportId: number | null } | null> {
  const last = await store.lastPhotoOf(act.tx, senderId, since)
  if (last) await store.removePhoto(act.tx, last.fileId)
  return last
}

/** The photos of a report, in the order in which they came. */
export const photosOf = (tx: Act['tx'], reportId: number) => store.photosOf(tx, reportId)

/** The report to which a photo belongs, or null. */
export const reportOfPhoto = async (tx: Act['tx'], fileId: number): Promise<number | null> =>
  (await store.photoOfFile(tx, fileId))?.reportId ?? null
