/** Activities that suggestions come of: research → suggestions (二(三) 专题调研，为提建议做准备). */
import { masks } from '../../people/actions.ts'
import type { Speaker } from '../../people/rules.ts'
import type { Act } from '../../shared/act.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { isStoredReadable } from '../../suggestion/rules.ts'
import type { Activity } from '../planning/organise.ts'
import { activityOfConcern } from './outcomes.ts'
import { statusOf } from '../rules.ts'
import * as activities from '../store.ts'
import * as store from './store.ts'

/** Statuses of somebody who was not there: nothing he suggests came of it. */
const stayedAway: readonly (string | null)[] = ['absent', 'excused', 'declined']

/** So far back a suggestion may come of an activity: those of two years are remembered between two sessions. */
const reachMs = 2 * 366 * 24 * 3600_000

/** Activities that a deputy was asked to, that have begun and that he did not stay away from; the last one first. */
export async function sourcesFor(act: Pick<Act, 'tx' | 'now'>, personId: number): Promise<Activity[]> {
  const since = new Date(act.now.getTime() - reachMs)
  const rows = await store.begunWith(act.tx, personId, since, act.now)
  return rows.filter((row) => !stayedAway.includes(statusOf(row))).map(({ activity }) => activity)
}

/** Whether a suggestion of this deputy may come of the activity: he was there, or the concern it is made of was raised there. */
export async function mayComeOf(
  act: Pick<Act, 'tx' | 'now'>,
  personId: number,
  activityId: number,
  concernId: number | null,
): Promise<boolean> {
  if (concernId !== null && (await activityOfConcern(act, concernId))?.id === activityId) return true
  return (await sourcesFor(act, personId)).some(({ id }) => id === activityId)
}

/** Puts a suggestion with the activity that it comes of; said twice it is one. The suggestion's own action has checked who may. */
export async function linkSuggestion(
  act: Act,
  activityId: number,
  suggestionId: number,
): Promise<Outcome<Activity, 'unknown_activity'>> {
  const activity = await activities.activityById(act.tx, activityId)
  if (!activity) return refused('unknown_activity')
  await store.addLink(act.tx, { activityId, kind: 'suggestion', subjectId: suggestionId, linkedAt: act.now })
  return done(activity)
}

/** The deputy says that it comes of something else. */
export const unlinkSuggestion = (act: Act, activityId: number, suggestionId: number) =>
  store.removeLink(act.tx, { activityId, kind: 'suggestion', subjectId: suggestionId })

export interface SuggestionsOf {
  /** Handed in, not taken back, and such as the reader may read; an activity has many readers, so no title names a voter. */
  handedIn: { id: number; number: string | null; title: string; secret: boolean }[]
  /** Handed in, but not his to read: only how many there are. */
  unnamed: number
  /** Drafts are nobody's business but their deputy's: only how many there are. */
  drafts: number
}

/** The suggestions that came of an activity, as somebody may know of them. */
export async function suggestionsOf(
  act: Pick<Act, 'tx'>,
  who: Speaker,
  activityId: number,
): Promise<SuggestionsOf> {
  const links = await store.linksOf(act.tx, activityId)
  const ids = links.filter(({ kind }) => kind === 'suggestion').map(({ subjectId }) => subjectId)
  const standing = await store.suggestionsStanding(act.tx, ids)
  const submitted = standing.filter(({ submittedAt }) => submittedAt !== null)
  const maskOf = await masks(act, submitted)
  const readable = submitted.filter((row) => isStoredReadable(who, row))
  return {
    handedIn: readable.map((row) => {
      const { id, number, title, secret } = row
      return { id, number, title: maskOf(row)(title), secret }
    }),
    unnamed: submitted.length - readable.length,
    drafts: standing.length - submitted.length,
  }
}
