/** A plan shown before it is sent: its facts, whom it asks, who is invited. */
import { ask } from '../../../question/actions.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  askedWords,
  fairList,
  isToldAgain,
  previewPlan,
  tellNext,
  type Activity,
  type Change,
  type Preview,
  type Proposed,
} from '../../actions.ts'
import { refusalText } from '../../refusals.ts'
import { may, type Plan } from '../../rules.ts'
import { factsOf } from '../../wording.ts'
import type { PlanDraft } from './draft.ts'
import { askTwin } from './twin.ts'

export interface DraftPayload {
  draft: PlanDraft
  /** There is the same one already, and another is wanted. */
  again?: boolean
  /** An invitation: who is proposed, and who was passed over with which reason. */
  invited?: { seed: string; personIds: number[]; reason: string | null }
}

export const put = (turn: Turn, kind: string, payload: unknown) =>
  ask(turn.act, turn.conversation, kind, payload, turn.settings['question.expiresHours'])

export async function show(turn: Turn, payload: DraftPayload, plan: Plan): Promise<string> {
  const preview = await previewPlan(turn.act, turn.who, plan)
  if (!preview.ok) {
    if (preview.refusal !== 'past') return refusalText[preview.refusal]
    await put(turn, 'activity.draft', { ...payload, draft: { ...payload.draft, day: null, time: null } })
    return `${refusalText.past}是哪一天几点？例如：11月28日下午3点。`
  }
  const twin = payload.again ? null : await askTwin(turn, plan, payload)
  if (twin !== null) return twin
  await put(turn, 'activity.confirm', payload)
  return [
    ...planLines(turn, plan),
    await whomLine(turn, plan),
    audienceLine(preview.value),
    ...toConfirm,
  ].join('\n')
}

const toConfirm = [
  '1 发出',
  '2 先不发',
  '回数字。要改直接说，例如：地点 桥东社区；时间 下午3点；名额 30；截止 12月3日；请带 笔记本',
]

const planLines = (turn: Turn, plan: Plan): string[] => [
  '请核对：',
  ...factsOf({ ...plan, id: null }, turn.act.zone, turn.today),
  ...(plan.doorOnly ? ['签到：现场扫码'] : []),
  ...(plan.needsReceipt ? [] : ['回执：不用回复，只是告知']),
]

/** Whom it asks, so that a group or a name that was read amiss is seen. */
const whomLine = async (turn: Turn, { audience }: Plan): Promise<string> =>
  `对象：${await askedWords(turn.act, audience)}`

/** How many will hear of it, and who of them cannot be reached. */
export function audienceLine({ people, unbound, rooms }: Preview): string {
  const silent =
    unbound && unbound.length > 0
      ? `，其中${unbound.length}人没绑定微信、要打电话：${unbound.slice(0, 20).join('、')}`
      : ''
  return `通知：${people}人${silent}${rooms > 0 ? `；${rooms}个群里也发` : ''}。`
}

export async function showInvitation(turn: Turn, payload: DraftPayload, plan: Plan): Promise<string> {
  if (!may.seeAllGroups(turn.who)) return refusalText.not_organiser
  const named = plan.audience.people
  if (plan.seats === null && named.length === 0) {
    await put(turn, 'activity.draft', payload)
    return '邀请几名代表？请回人数，例如：名额 6。'
  }
  const seed = payload.invited?.seed ?? `${turn.message.account} ${turn.message.id}`
  const list = await fairList(turn.act, seed)
  const inTurn = list.slice(0, plan.seats ?? named.length).map(({ personId }) => personId)
  const personIds = payload.invited?.personIds ?? (named.length > 0 ? named : inTurn)
  const invited = { seed, personIds, reason: payload.invited?.reason ?? null }
  await put(turn, 'activity.confirm', { ...payload, invited })
  const chosen = list.filter(({ personId }) => personIds.includes(personId))
  if (named.length > 0) return namedInvitation(turn, plan, list, { ...invited, personIds: named })
  return [
    ...planLines(turn, { ...plan, seats: null }),
    `名额：${plan.seats}人。按本届被邀请次数从少到多，建议邀请${chosen.length}人：${chosen.map(invitedWords).join('、')}`,
    '换人请写原因，例如：换 张三 原因 出差',
    ...toConfirm,
  ].join('\n')
}

const invitedWords = ({ name, invited, preparing }: Proposed): string =>
  `${name}（${invited}次${preparing > 0 ? `，另有${preparing}次在准备` : ''}）`

/** Who hears of a change: nobody where it does not concern those who were told. */
export const changeToldWords = (activity: Activity, change: Change, asked: number): string =>
  isToldAgain(activity, change)
    ? `会重新通知${asked}人，已经回复的不用再回。`
    : '不再打扰通知过的人；增加名额的，候补的人递补上会收到通知。'

/** The first fifty are told at once, the rest by the job within minutes. */
export async function tellFirst(turn: Pick<Turn, 'act'>, activity: Activity): Promise<string> {
  if (activity.tellAfter === null) return '没有再打扰通知过的人。'
  const { lines, finished } = await tellNext(turn.act, activity.id)
  const silent = lines.filter(({ status }) => status === 'unreachable').map(({ name }) => name)
  const told = lines.length - silent.length
  const rest = finished ? `通知${told}人。` : `先通知${told}人，其余几分钟内发完。`
  return silent.length > 0 ? `${rest}没绑定微信、请打电话：${silent.join('、')}。` : rest
}

/** Invited by name: whose turn it would be is shown, and why others are taken must be said. */
function namedInvitation(
  turn: Turn,
  plan: Plan,
  list: readonly Proposed[],
  { personIds, reason }: NonNullable<DraftPayload['invited']>,
): string {
  const chosen = list.filter(({ personId }) => personIds.includes(personId))
  const inOrder = chosen.every(({ rank }) => rank <= personIds.length)
  const turns = list.slice(0, personIds.length)
  return [
    ...planLines(turn, { ...plan, seats: null }),
    `邀请${chosen.length}人：${chosen.map(invitedWords).join('、')}`,
    ...(inOrder ? [] : [`按本届被邀请次数，轮到的是：${turns.map(invitedWords).join('、')}。`]),
    ...(inOrder || reason ? [] : ['没有按顺序选人，要写原因，请回，例如：原因 熟悉养老服务']),
    ...(reason ? [`原因：${reason}`] : []),
    ...toConfirm,
  ].join('\n')
}
