/** Links from the chat to the activity's forms: what 填表 offers, and one for an activity that is spoken of. */
import { giveLink } from '../../access/actions.ts'
import type { FormOffer, Turn } from '../../shared/turn.ts'
import { settingsAt } from '../../settings/actions.ts'
import { addDays, dayOf } from '../../shared/days.ts'
import {
  answerableAhead,
  contactDayOf,
  findActivity,
  openInvitations,
  recordable,
  ledAhead,
} from '../actions.ts'
import { refusalText } from '../refusals.ts'
import { nameOf } from '../wording.ts'

/** From the contact day on, as long as its records are asked for. */
async function isDayOpen(act: Turn['act']): Promise<boolean> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const today = dayOf(act.now, act.zone)
  const on = await contactDayOf(act, Number(today.slice(0, 4)))
  return on <= today && today <= addDays(on, settings['contactDay.formDays'])
}

export const forms: readonly FormOffer[] = [
  {
    purpose: 'activity.answer',
    title: '回复活动：参加或请假',
    fits: () => true,
    open: async ({ act, who }) => (await openInvitations(act, who.personId)).length > 0,
  },
  {
    purpose: 'activity.day',
    title: '联系选民日记录（四项）',
    fits: ({ deputyId, liaisonGroupIds }) => deputyId !== null || liaisonGroupIds.length > 0,
    open: ({ act }) => isDayOpen(act),
  },
  {
    purpose: 'activity.organise',
    title: '组织一次活动或培训',
    fits: ({ liaisonGroupIds, staffRoles }) => liaisonGroupIds.length > 0 || staffRoles.includes('代表工委'),
  },
  {
    purpose: 'activity.change',
    title: '改活动的时间地点，或者取消',
    fits: ({ liaisonGroupIds, staffRoles }) => liaisonGroupIds.length > 0 || staffRoles.includes('代表工委'),
    open: async ({ act, who }) => (await ledAhead(act, who)).length > 0,
  },
  {
    purpose: 'activity.behalf',
    title: '代记打电话来的回复：参加、请假',
    fits: ({ liaisonGroupIds, staffRoles }) => liaisonGroupIds.length > 0 || staffRoles.includes('代表工委'),
    open: async ({ act, who }) => (await answerableAhead(act, who)).length > 0,
  },
  {
    purpose: 'activity.afterwards',
    title: '补记一次没有通知过的活动',
    fits: ({ liaisonGroupIds, staffRoles }) => liaisonGroupIds.length > 0 || staffRoles.includes('代表工委'),
  },
  {
    purpose: 'activity.record',
    title: '记活动：考勤、纪要、照片',
    fits: ({ liaisonGroupIds, staffRoles }) => liaisonGroupIds.length > 0 || staffRoles.includes('代表工委'),
    open: async ({ act, who }) => (await recordable(act, who)).length > 0,
  },
]

/** 活动12 填表: what the speaker may do with it now, record it or answer it. */
export async function linkFor(turn: Turn, id: number): Promise<string> {
  const { act, who, settings } = turn
  const activity = await findActivity(act, id)
  if (!activity) return refusalText.unknown_activity
  const records = (await recordable(act, who)).some((one) => one.id === id)
  const answers = (await openInvitations(act, who.personId)).some((one) => one.activity.id === id)
  if (!records && !answers) return '这个活动现在没有要您填的：开始前是回复，开始后由联络员和组织者记。'
  const purpose = records ? 'activity.record' : 'activity.answer'
  const path = await giveLink(act, who, purpose, { activityId: id }, settings)
  const what = records ? '记考勤、纪要和照片' : '回复参加或请假'
  return `${nameOf(activity)}${what}（${settings['link.validHours']}小时内有效，只给您本人用，交一次）：\n${turn.baseUrl}${path}`
}
