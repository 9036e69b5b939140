/** How often and how much: trainings of a person and of all, the rhythm of the groups, the year's activities. */
import type { Speaker } from '../../people/rules.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, instantOf } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { countsOf, type Counts } from '../answers/answering.ts'
import { lastHeld, termSince } from '../groups/store.ts'
import type { Activity } from '../planning/organise.ts'
import { may } from '../rules.ts'
import { rhythmOf, type Rhythm } from '../timing.ts'
import * as store from './store.ts'

const yearOf = (year: number, zone: string) => ({
  from: instantOf(`${year}-01-01`, '00:00', zone),
  to: instantOf(`${year + 1}-01-01`, '00:00', zone),
})

export interface OwnTraining {
  times: number
  hours: number
  trainings: { activity: Activity; hours: number | null }[]
}

/** The trainings that a person attended in a year. */
export async function ownTraining(act: Act, personId: number, year: number): Promise<OwnTraining> {
  const { from, to } = yearOf(year, act.zone)
  const attended = await store.trainingsAttended(act.tx, personId, from, to)
  return {
    times: attended.length,
    hours: attended.reduce((sum, { hours }) => sum + (hours ?? 0), 0),
    trainings: attended.map(({ activity, hours }) => ({ activity, hours })),
  }
}

/** Deputies in office who were at no training of a year: all for the office, of his groups for a liaison. */
export async function untrainedDeputies(
  act: Act,
  who: Speaker,
  year: number,
): Promise<Outcome<{ name: string; group: string }[], 'not_yours'>> {
  const all = may.seeAllGroups(who)
  if (!all && who.liaisonGroupIds.length === 0) return refused('not_yours')
  const { from, to } = yearOf(year, act.zone)
  const today = dayOf(act.now, act.zone)
  const on = today < `${year}-12-31` ? today : `${year}-12-31`
  const rows = await store.untrained(act.tx, from, to, on, all ? null : who.liaisonGroupIds)
  return done(rows.map(({ person, group }) => ({ name: person.name, group: group.name })))
}

export interface TrainingFigures {
  attendances: number
  hours: number
  deputies: number
  trained: number
  newcomers: number
  newTrained: number
  /** Whose duties are suspended today, or at the end of a year that is over: among no deputies above. */
  suspended: number
}

/** Training of a year: attendances, hours, how many deputies and how many of the new ones were there (三(二) 特别是新任代表). */
export async function trainingFigures(
  act: Act,
  who: Speaker,
  year: number,
): Promise<Outcome<TrainingFigures, 'not_yours'>> {
  if (!may.seeAllGroups(who)) return refused('not_yours')
  const { from, to } = yearOf(year, act.zone)
  const today = dayOf(act.now, act.zone)
  const on = today < `${year}-12-31` ? today : `${year}-12-31`
  return done(await store.trainingFigures(act.tx, from, to, on))
}

export interface ActivityFigures {
  activity: Activity
  counts: Counts
}

/** The announced activities of a year with their counts, for the office. */
export async function activityFigures(
  act: Act,
  who: Speaker,
  year: number,
): Promise<Outcome<ActivityFigures[], 'not_yours'>> {
  if (!may.seeAllGroups(who)) return refused('not_yours')
  const { from, to } = yearOf(year, act.zone)
  const figures: ActivityFigures[] = []
  for (const activity of await store.heldBetween(act.tx, from, to))
    figures.push({ activity, counts: await countsOf(act, activity.id) })
  return done(figures)
}

/** Plans that nobody was told of and that may still go out. */
export async function openDrafts(act: Act, who: Speaker): Promise<Activity[]> {
  return may.seeAllGroups(who) ? store.drafts(act.tx, act.now) : []
}

export interface GroupRhythm extends Rhythm {
  groupId: number
  name: string
  /** This year, in this term. */
  held: number
}

/** Where each group stands with its rhythm: all for the office, his own for a liaison. 至少三个月一次, a setting. */
export async function groupRhythms(act: Act, who: Speaker): Promise<GroupRhythm[]> {
  const all = may.seeAllGroups(who)
  if (!all && who.liaisonGroupIds.length === 0) return []
  const every = (await settingsAt(act.tx, act.now, act.zone))['activity.groupEveryMonths']
  const today = dayOf(act.now, act.zone)
  const since = await termSince(act.tx)
  const began = since && dayOf(since, act.zone)
  const { from } = yearOf(Number(today.slice(0, 4)), act.zone)
  const groups = await lastHeld(act.tx, act.now, all ? null : who.liaisonGroupIds, from)
  return groups.map(({ id, name, lastAt, held }) => ({
    groupId: id,
    name,
    held,
    ...rhythmOf(lastAt && dayOf(lastAt, act.zone), today, every, began),
  }))
}
