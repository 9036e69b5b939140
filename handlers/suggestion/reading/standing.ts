/** Where many suggestions stand, for counts, lists and nudges: their histories read in one query, and replayed as a single one is. */
import type { Act } from '../../shared/act.ts'
import { stepsOf } from '../case.ts'
import { courseOf, type Course } from '../course.ts'
import * as store from './standing/store.ts'

export interface Standing {
  course: Course
  /** Of the suggestion into which it was merged, while it is. */
  into: Course | undefined
}

/** So many at a time: one query, and a transaction that stays short. */
export const standingsAtOnce = 500

/** The courses of these suggestions, by id: with the same waits as when they are opened one by one. */
export async function standingsOf(
  act: Pick<Act, 'tx'>,
  ids: readonly number[],
): Promise<Map<number, Standing>> {
  const courses = await coursesOf(act, ids)
  const targets = [...courses.values()].flatMap(({ mergedInto }) => mergedInto ?? [])
  const mergers = await coursesOf(act, [...new Set(targets)])
  return new Map(
    ids.flatMap((id) => {
      const course = courses.get(id)
      return course ? [[id, { course, into: mergers.get(course.mergedInto ?? 0) }] as const] : []
    }),
  )
}

async function coursesOf({ tx }: Pick<Act, 'tx'>, ids: readonly number[]): Promise<Map<number, Course>> {
  const steps: store.PastStep[] = []
  for (let from = 0; from < ids.length; from += standingsAtOnce)
    steps.push(...(await store.stepsOfMany(tx, ids.slice(from, from + standingsAtOnce))))
  const histories = Map.groupBy(steps, ({ suggestionId }) => suggestionId)
  return new Map(ids.map((id) => [id, courseOf(stepsOf(histories.get(id) ?? []))]))
}
