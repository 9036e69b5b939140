/** Who may open the files of an activity (通知、议程、学习资料), and how a notice names them. */
import { readFile, type KeptFile } from '../../file/actions.ts'
import type { Speaker } from '../../people/rules.ts'
import type { Act } from '../../shared/act.ts'
import type { Activity } from '../planning/organise.ts'
import { isReplaced, may } from '../rules.ts'
import * as activities from '../store.ts'
import * as store from './store.ts'

export type { Material } from './store.ts'

/** Whoever leads it, its people once they may know of it, and the liaisons of their groups. */
async function mayRead(act: Pick<Act, 'tx'>, who: Speaker, activity: Activity): Promise<boolean> {
  if (may.lead(who, activity)) return true
  if (activity.state === 'draft') return false
  const own = await activities.participationOf(act.tx, activity.id, who.personId)
  if (own && !isReplaced(activity, who.personId)) return true
  return store.asksAnyOf(act.tx, activity.id, who.liaisonGroupIds)
}

/** What stands now, for who may open it; nothing for anybody else. */
export async function materialsFor(
  act: Pick<Act, 'tx'>,
  who: Speaker,
  activity: Activity,
): Promise<store.Material[]> {
  const standing = await standingOf(act, activity.id)
  return standing.length > 0 && (await mayRead(act, who, activity)) ? standing : []
}

/** What another file stands in the place of, for whoever leads the activity. */
export const replacedMaterials = async (
  act: Pick<Act, 'tx'>,
  who: Speaker,
  activity: Activity,
): Promise<store.Material[]> =>
  may.lead(who, activity)
    ? (await store.materialsOf(act.tx, activity.id)).filter(({ withdrawnAt }) => withdrawnAt !== null)
    : []

/** One file whole, for who may open it; null otherwise. What was replaced is opened by whoever leads the activity alone. */
export async function openMaterial(
  act: Pick<Act, 'tx'>,
  who: Speaker,
  activityId: number,
  fileId: number,
): Promise<KeptFile | null> {
  const activity = await activities.activityById(act.tx, activityId)
  if (!activity) return null
  const seen = [...(await materialsFor(act, who, activity)), ...(await replacedMaterials(act, who, activity))]
  return seen.some((one) => one.fileId === fileId) ? readFile(act, fileId) : null
}

/** The files of an activity that nobody has replaced. */
export const standingOf = async (act: Pick<Act, 'tx'>, activityId: number): Promise<store.Material[]> =>
  (await store.materialsOf(act.tx, activityId)).filter(({ withdrawnAt }) => withdrawnAt === null)

/** An activity with the names of its files, as a notice tells them; what this edition was made for is marked as new. */
export const withFiles = async (act: Pick<Act, 'tx'>, activity: Activity) => ({
  ...activity,
  files: (await standingOf(act, activity.id)).map(({ name, newInEdition }) => ({
    name,
    isNew: newInEdition !== null && newInEdition === activity.edition,
  })),
})
