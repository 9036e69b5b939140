/** The same organising twice: whether one just like it is out already. */
import type { Speaker } from '../../people/rules.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf } from '../../shared/days.ts'
import { activitiesOn } from '../attendance/attendance.ts'
import { countsOf } from '../answers/answering.ts'
import { isOpen, type Plan } from '../rules.ts'
import { nameOf, whenWords } from '../wording.ts'
import type { Activity } from './organise.ts'

export interface Twin {
  activity: Activity
  /** How many were told of it. */
  asked: number
}

/** One that people know of, at the same time, of the same name and for the same group; null when there is none. */
export async function twinOf(
  act: Act,
  who: Speaker,
  plan: Pick<Plan, 'title' | 'startsAt' | 'groupId'>,
): Promise<Twin | null> {
  const sameDay = await activitiesOn(act, who, dayOf(plan.startsAt, act.zone))
  const activity = sameDay.find(
    (one) =>
      isOpen(one.state) &&
      one.title === plan.title &&
      one.startsAt.getTime() === plan.startsAt.getTime() &&
      one.groupId === plan.groupId,
  )
  return activity ? { activity, asked: (await countsOf(act, activity.id)).asked } : null
}

/** 已经有一个一样的：《老旧小区调研》（活动1），12月5日（周六）14:30，通知了9人。 */
export const twinWords = ({ activity, asked }: Twin, act: Pick<Act, 'zone' | 'now'>): string =>
  `已经有一个一样的：${nameOf(activity)}，${whenWords(activity, act.zone, dayOf(act.now, act.zone))}，${asked > 0 ? `通知了${asked}人` : '正在通知'}。`
