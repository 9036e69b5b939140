/** Files of an activity: added, put in another's place, taken off, and told of. */
import { recordDeed } from '../../audit/actions.ts'
import { dropFile, keepFile } from '../../file/actions.ts'
import type { Speaker } from '../../people/rules.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { sha256 } from '../../shared/ids.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { led, tellAnew, type Activity } from '../planning/organise.ts'
import { isOpen } from '../rules.ts'
import * as activities from '../store.ts'
import { standingOf, type Material } from './reading.ts'
import * as store from './store.ts'

export type MaterialRefusal =
  | 'unknown_activity'
  | 'not_yours'
  | 'not_open'
  | 'changed_meanwhile'
  | 'no_file'
  | 'no_such_file'
  | 'same_file'
  | 'one_for_one'
  | 'told_already'
  | 'nothing_new'
  | 'too_late_to_tell'
  /** More than so many would stand with it. */
  | { most: number }

interface Fresh {
  name: string
  sha256: string
  kept: () => Promise<number>
}

export interface Added {
  activity: Activity
  names: string[]
  /** The name of what gave way. */
  replaced: string | null
  /** People are told of it. */
  told: boolean
}

/** What becomes of what is there, and whether people are told. */
interface How {
  /** The file that gives way to the new one. */
  replaces?: number | null
  tell?: boolean
}

/** Whether a new file may still be told of. */
export const mayTellOfFiles = (activity: Pick<Activity, 'state' | 'startsAt'>, now: Date): boolean =>
  isOpen(activity.state) && activity.startsAt > now

/** Files chosen on a page, checked already (handlers/file); kept only where they may stand. */
export const addMaterials = (
  act: Act,
  who: Speaker,
  id: number,
  files: readonly { name: string; type: string; bytes: Uint8Array }[],
  how: How = {},
): Promise<Outcome<Added, MaterialRefusal>> =>
  add(
    act,
    who,
    id,
    files.map((file) => ({
      name: file.name,
      sha256: sha256(file.bytes),
      kept: () => keepFile(act, { ...file, uploadedById: who.personId }),
    })),
    how,
  )

/** Files that came in the chat and are kept already. */
export async function addKeptMaterials(
  act: Act,
  who: Speaker,
  id: number,
  fileIds: readonly number[],
): Promise<Outcome<Added, MaterialRefusal>> {
  const named = await store.filesNamed(act.tx, fileIds)
  const files = [...named].map(([fileId, file]) => ({ ...file, kept: () => Promise.resolve(fileId) }))
  return add(act, who, id, files, {})
}

/**
 * Refused: an activity that is not his or was called off, no file, one that is there already, more than the setting
 * allows, and several in the place of one. Nobody was told of a draft: what gives way there is gone for good.
 */
async function add(
  act: Act,
  who: Speaker,
  id: number,
  files: readonly Fresh[],
  { replaces = null, tell = false }: How,
): Promise<Outcome<Added, MaterialRefusal>> {
  const found = await led(act, who, id)
  if (!found.ok) return found
  const activity = found.value
  if (activity.state === 'cancelled') return refused('not_open')
  if (files.length === 0) return refused('no_file')
  await activities.takeTurn(act.tx)
  const standing = await standingOf(act, id)
  const old = standing.find(({ fileId }) => fileId === replaces) ?? null
  if (replaces !== null && !old) return refused('no_such_file')
  if (old && files.length > 1) return refused('one_for_one')
  const digests = [...standing, ...files].map((one) => one.sha256)
  if (new Set(digests).size < digests.length) return refused('same_file')
  const most = (await settingsAt(act.tx, act.now, act.zone))['activity.materialsMost']
  if (standing.length + files.length - (old ? 1 : 0) > most) return refused({ most })
  const fileIds: number[] = []
  for (const file of files) fileIds.push(await put(act, who, id, file))
  if (old) await giveWay(act, who, activity, old, fileIds[0] ?? old.fileId)
  const names = files.map(({ name }) => name)
  const told = tell && mayTellOfFiles(activity, act.now)
  const after = told ? await tellOf(act, activity, fileIds) : done(activity)
  return after.ok ? done({ activity: after.value, names, replaced: old?.name ?? null, told }) : after
}

async function put(act: Act, who: Speaker, id: number, file: Fresh): Promise<number> {
  const fileId = await file.kept()
  const made = { activityId: id, fileId, kind: 'material', addedAt: act.now, addedById: who.personId }
  await activities.addFile(act.tx, made)
  await recordDeed(act, {
    action: 'activity.file',
    subject: `activity:${id}`,
    after: { fileId, kind: 'material', name: file.name },
  })
  return fileId
}

async function giveWay(act: Act, who: Speaker, activity: Activity, old: Material, to: number): Promise<void> {
  const { fileId, name } = old
  if (activity.edition === 0) {
    await store.remove(act.tx, activity.id, fileId)
    await dropFile(act, fileId)
  } else
    await store.withdraw(act.tx, activity.id, fileId, {
      withdrawnAt: act.now,
      withdrawnById: who.personId,
      replacedById: to,
    })
  await recordDeed(act, {
    action: 'activity.file_replaced',
    subject: `activity:${activity.id}`,
    before: { fileId, name },
    after: { fileId: to },
  })
}

/** Takes a file off while nobody was told of the activity, for good. Once they were, it is replaced by another. */
export async function removeMaterial(
  act: Act,
  who: Speaker,
  id: number,
  fileId: number,
): Promise<Outcome<Material, MaterialRefusal>> {
  const found = await led(act, who, id)
  if (!found.ok) return found
  const one = (await standingOf(act, id)).find((material) => material.fileId === fileId)
  if (!one) return refused('no_such_file')
  if (found.value.edition > 0) return refused('told_already')
  await store.remove(act.tx, id, fileId)
  await dropFile(act, fileId)
  await recordDeed(act, {
    action: 'activity.file_removed',
    subject: `activity:${id}`,
    before: { fileId, name: one.name },
  })
  return done(one)
}

/** Files that came after people were told and of which nobody told them. */
export const untoldMaterials = (
  { toldAt }: Pick<Activity, 'toldAt'>,
  standing: readonly Material[],
): Material[] =>
  standing.filter(({ newInEdition, addedAt }) => toldAt !== null && newInEdition === null && addedAt > toldAt)

/** Tells everybody who was told of the activity what came since. Refused once it has begun, and where nothing did. */
export async function tellOfMaterials(
  act: Act,
  who: Speaker,
  id: number,
): Promise<Outcome<Activity, MaterialRefusal>> {
  const found = await led(act, who, id)
  if (!found.ok) return found
  if (!mayTellOfFiles(found.value, act.now)) return refused('too_late_to_tell')
  const fresh = untoldMaterials(found.value, await standingOf(act, id))
  if (fresh.length === 0) return refused('nothing_new')
  return tellOf(
    act,
    found.value,
    fresh.map(({ fileId }) => fileId),
  )
}

async function tellOf(
  act: Act,
  activity: Activity,
  fileIds: readonly number[],
): Promise<Outcome<Activity, 'changed_meanwhile'>> {
  const after = await tellAnew(act, activity)
  if (!after.ok) return refused('changed_meanwhile')
  await store.noteTold(act.tx, activity.id, fileIds, after.value.edition)
  return after
}
