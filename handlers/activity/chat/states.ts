/** How the answers to an activity stand. */
import type { Turn } from '../../shared/turn.ts'
import {
  activitiesOn,
  countsOf,
  countWords,
  findActivity,
  groupsSeen,
  onLeaveForDays,
  unanswered,
  type Activity,
} from '../actions.ts'
import { refusalText } from '../refusals.ts'
import { leaveWords } from '../attendance/leaveDays.ts'
import { isAfterwards } from '../rules.ts'
import { nameOf, whenWords } from '../wording.ts'
import { activityNumberIn } from './answers/words.ts'

/** 谁还没回执; 活动12 情况 */
export async function state(turn: Turn, id: number): Promise<string> {
  const activity = await findActivity(turn.act, id)
  if (!activity) return refusalText.unknown_activity
  const groups = groupsSeen(turn.who, activity)
  if (groups?.length === 0) return refusalText.not_yours
  return stateOf(turn, activity, groups)
}

async function stateOf(turn: Turn, activity: Activity, groups: readonly number[] | null): Promise<string> {
  const counts = await countsOf(turn.act, activity.id, groups)
  if (counts.asked === 0) return refusalText.not_yours
  const open = await unanswered(turn.act, activity, groups)
  const shown = open.slice(0, 60).map(({ name, bound }) => (bound ? name : `${name}（未绑定微信，请打电话）`))
  const more = open.length > 60 ? `等${open.length}人` : ''
  const there = counts.attended + counts.absent > 0 ? `实到${counts.attended}人。` : ''
  if (isAfterwards(activity))
    return `${nameOf(activity)}，${whenWords(activity, turn.act.zone, turn.today)}（补记的，没有通知过）：名单${counts.asked}人，实到${counts.attended}人，请假${counts.excused}人，没来${counts.absent - counts.excused}人${counts.unanswered > 0 ? `，没有记${counts.unanswered}人` : ''}。`
  return [
    `${nameOf(activity)}，${whenWords(activity, turn.act.zone, turn.today)}：通知${counts.asked}人，${countWords(counts, activity)}。${there}`,
    !activity.needsReceipt
      ? '这个活动只是告知，不用回复。'
      : open.length > 0
        ? `还没回复：${shown.join('、')}${more}`
        : '都回复了。',
    ...(await partLeave(turn, activity, groups)),
  ].join('\n')
}

/** 其中几天请假：何建平12月6日请假（出差）; nothing where nobody is. */
async function partLeave(
  turn: Turn,
  activity: Activity,
  groups: readonly number[] | null,
): Promise<string[]> {
  const people = await onLeaveForDays(turn.act, activity.id, groups)
  const words = people.map(({ name, leaveDays }) => `${name}${leaveWords({ leaveDays }, turn.today, true)}`)
  return words.length > 0 ? [`其中几天请假：${words.join('；')}`] : []
}

/** 谁还没回执: of every activity ahead that the speaker leads and that asks for an answer. */
export async function whoIsOpen(turn: Turn): Promise<string> {
  const number = activityNumberIn(turn.text)
  if (number !== null) return state(turn, number)
  const texts: string[] = []
  for (const activity of await ledAhead(turn))
    texts.push(await stateOf(turn, activity, groupsSeen(turn.who, activity)))
  return texts.length > 0 ? texts.join('\n\n') : '您没有正在等回复的活动。'
}

/** 哪些人没答复, of a liaison who waits for answers to an activity; null else, since it may ask of suggestions. */
export async function whoIsSilent(turn: Turn): Promise<string | null> {
  if (turn.who.liaisonGroupIds.length === 0 || !silent.test(turn.text.normalize('NFKC').trim())) return null
  return (await ledAhead(turn)).length > 0 ? whoIsOpen(turn) : null
}

/** 哪些没答复 without 人 asks of suggestions. */
const silent =
  /^(?:活动\s*\d{1,9}|请问|现在|到底|这次|活动|的|[\s,，])*(?:还有)?(?:谁|哪些(?:人|代表)|哪几[个位](?:代表)?)(?:都|还)*(?:没|未)(?:有)?答复(?:的|呢|啊|呀)*[\s?？。!！]*$/

const ledAhead = async (turn: Turn): Promise<Activity[]> =>
  (await activitiesOn(turn.act, turn.who, turn.today, 120)).filter(
    ({ startsAt, needsReceipt }) => startsAt > turn.act.now && needsReceipt,
  )
