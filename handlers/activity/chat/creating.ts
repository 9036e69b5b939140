/** Organising in the chat: a sentence, what is missing, a preview with the number of people, and only then the notice. */
import { ask, closeQuestion, type OpenQuestion } from '../../question/actions.ts'
import { dayOf, instantOf, timeOf } from '../../shared/days.ts'
import { choiceOf, saysYes } from '../../shared/choices.ts'
import type { Turn } from '../../shared/turn.ts'
import {
  askedWords,
  cancelActivity,
  changeActivity,
  countsOf,
  fairList,
  groupsNamed,
  invite,
  led,
  officesNamed,
  organise,
  previewPlan,
  tellNext,
  type Activity,
  type Change,
  type Preview,
  type Proposed,
} from '../actions.ts'
import { peopleAnswered, personAnswered, personQuestion, withPeople } from './naming.ts'
import { officeNamed } from './officeWords.ts'
import {
  editIn,
  partAlone,
  missingIn,
  planIn,
  planOf,
  type Edit,
  type Missing,
  type PlanContext,
  type PlanDraft,
} from './planWords.ts'
import { familyOf, isOpen, may, nobodyAsked, type Plan } from '../rules.ts'
import { changeRefusalText, refusalText, tooFewSeats } from '../refusals.ts'
import { factsOf, nameOf, whenWords } from '../wording.ts'
import { askTwin, wantsTwin } from './twin.ts'

interface DraftPayload {
  draft: PlanDraft
  /** There is the same one already, and another is wanted. */
  again?: boolean
  /** An invitation: who is proposed, and who was passed over with which reason. */
  invited?: { seed: string; personIds: number[]; reason: string | null }
}

const byOffice = (turn: Turn): boolean => turn.who.staffRoles.includes('代表工委')

/** 一组 11月15日下午2点半 老旧小区调研 桥东社区 全体参加; 12月6日专题讲座 … */
export async function create(turn: Turn): Promise<string> {
  if (!byOffice(turn) && turn.who.liaisonGroupIds.length === 0) return refusalText.not_organiser
  return proceed(turn, { draft: await withPeople(turn, planIn(turn.text, await contextOf(turn))) })
}

async function contextOf({ act, who }: Turn, ownGroups = who.liaisonGroupIds): Promise<PlanContext> {
  const isOffice = who.staffRoles.includes('代表工委')
  return {
    now: act.now,
    zone: act.zone,
    groups: await groupsNamed(act),
    offices: await officesNamed(act),
    ownGroups: isOffice ? [] : ownGroups,
  }
}

/** Asks what is missing, or shows the plan. */
async function proceed(turn: Turn, payload: DraftPayload): Promise<string> {
  const missing = missingIn(payload.draft)
  if (missing) {
    await put(turn, 'activity.draft', payload)
    return questionFor(turn, payload.draft, missing)
  }
  const plan = planOf(payload.draft, turn.act.zone, byOffice(turn))
  return isRotation(plan) ? showInvitation(turn, payload, plan) : show(turn, payload, plan)
}

const put = (turn: Turn, kind: string, payload: unknown) =>
  ask(turn.act, turn.conversation, kind, payload, turn.settings['question.expiresHours'])

async function questionFor(turn: Turn, draft: PlanDraft, missing: Missing): Promise<string> {
  const out = '（不发了回“取消”）'
  const [doubt] = draft.doubts ?? []
  if (doubt) return personQuestion(draft, doubt)
  if (missing === 'day') return `${draft.title}：是哪一天？例如：11月28日下午3点。${out}`
  if (missing === 'time') return `${draft.title}：几点开始？例如：下午2点半。${out}`
  const choices = await choicesFor(turn, draft, missing)
  const unknown = draft.unknownOffice ? `没有“${draft.unknownOffice}”这个街道乡镇，还没有发。` : ''
  return [
    `${unknown}${draft.title}：通知谁？`,
    ...choices.map(({ label }, index) => `${index + 1} ${label}`),
    `回数字、小组或街道乡镇名称、姓名${out}。`,
  ].join('\n')
}

async function choicesFor(
  turn: Turn,
  draft: PlanDraft,
  missing: Missing,
): Promise<{ label: string; id: number | null }[]> {
  const groups = await groupsNamed(turn.act)
  if (missing === 'group')
    return groups
      .filter(({ id }) => draft.unclearGroups.includes(id))
      .map(({ id, name }) => ({ label: name, id }))
  return [
    { label: '全体代表', id: null },
    { label: '新任代表', id: null },
    { label: '各小组组长', id: null },
  ]
}

const isRotation = ({ audience, kind }: Plan): boolean =>
  audience.roles.length === 0 && (audience.people.length === 0 || familyOf(kind) === 'invitation')

async function show(turn: Turn, payload: DraftPayload, plan: Plan): Promise<string> {
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
    ...(await whomLines(turn, plan)),
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
]

/** Whom it asks, where the number alone does not say it: offices and other roles than deputies. */
async function whomLines(turn: Turn, { audience }: Plan): Promise<string[]> {
  const isPlain =
    audience.offices.length + audience.people.length === 0 &&
    audience.roles.every((role) => role === 'deputy')
  return isPlain ? [] : [`对象：${await askedWords(turn.act, audience)}`]
}

/** How many will hear of it, and who of them cannot be reached. */
export function audienceLine({ people, unbound, rooms }: Preview): string {
  const silent =
    unbound && unbound.length > 0
      ? `，其中${unbound.length}人没绑定微信、要打电话：${unbound.slice(0, 20).join('、')}`
      : ''
  return `通知：${people}人${silent}${rooms > 0 ? `；${rooms}个群里也发` : ''}。`
}

// ---- invitations by turns

async function showInvitation(turn: Turn, payload: DraftPayload, plan: Plan): Promise<string> {
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

const invitedWords = ({ name, invited }: Proposed): string => `${name}（${invited}次）`

/** 原因 熟悉养老服务; 换 何建平 原因 出差: the next in the fair order takes his place, the reason is kept. */
async function exchange(turn: Turn, payload: DraftPayload): Promise<string | null> {
  const match = /^换(?:掉|下)?\s*([^\s,，。]{2,10})[\s,，。]*(?:原因|因为)?[:：]?\s*(.*)$/.exec(
    turn.text.normalize('NFKC').trim(),
  )
  const { invited } = payload
  const why = /^(?:原因|因为|理由)[:：是\s]*(.{2,200})$/.exec(turn.text.normalize('NFKC').trim())?.[1]
  if (invited && why) return proceed(turn, { ...payload, invited: { ...invited, reason: why } })
  if (!match || !invited) return null
  const list = await fairList(turn.act, invited.seed)
  const [out, ...twins] = list.filter(
    ({ personId, name }) => invited.personIds.includes(personId) && name === match[1],
  )
  if (!out) return `建议名单里没有${match[1] ?? ''}，请看名单再说。`
  if (twins.length > 0) return `名单里有两位${match[1] ?? ''}，请到工作台里换。`
  if (!match[2]?.trim()) return `换人要写原因，例如：换 ${out.name} 原因 出差`
  const last = Math.max(
    ...list.filter(({ personId }) => invited.personIds.includes(personId)).map(({ rank }) => rank),
  )
  const next = list.find(({ rank }) => rank > last)
  if (!next) return '没有别的代表可以换了。'
  const personIds = [...invited.personIds.filter((id) => id !== out.personId), next.personId]
  const reason = [invited.reason, `${out.name}：${match[2].trim()}`].filter(Boolean).join('；')
  return proceed(turn, { ...payload, invited: { ...invited, personIds, reason } })
}

// ---- answers

/** The answer to what is missing, or to the preview; null when the words answer something else. */
export async function answerDraft(turn: Turn, question: OpenQuestion): Promise<string | null> {
  const payload = question.payload as DraftPayload
  const part = partAlone(turn.text)
  if (part !== null)
    return `${payload.draft.title}：${part}几点？还没有改，请回，例如：时间 ${part}${part === '上午' ? '9点' : part === '晚上' ? '7点' : '2点半'}`
  const again = question.kind === 'activity.twin' ? wantsTwin(turn.text) : null
  if (again === false) {
    await closeQuestion(turn.act, question.id, 'cancelled')
    return '好的，没有再发，原来的照旧。'
  }
  if (again === true) return proceed(turn, { ...payload, again })
  const edited = await withAnswer(turn, payload.draft, question.kind)
  // another number of people is another proposal
  if (edited && edited.seats !== payload.draft.seats) return proceed(turn, { draft: edited })
  if (edited) return proceed(turn, { ...payload, draft: edited })
  if (question.kind !== 'activity.confirm') return null
  const exchanged = await exchange(turn, payload)
  if (exchanged !== null) return exchanged
  const word = choiceOf([{ label: '发出' }, { label: '先不发' }], turn.text)?.label ?? turn.text.trim()
  if (/^(?:先不发|不发)/.test(word)) {
    await closeQuestion(turn.act, question.id, 'cancelled')
    return '好的，没有发，也没有记。'
  }
  if (!/^(?:发出|发吧?|发出去|确认|确定)$/.test(word) && !saysYes(turn.text)) return null
  if (payload.invited) {
    const sent = await sendInvitation(turn, payload)
    if (sent !== null) await closeQuestion(turn.act, question.id, 'answered')
    return sent ?? '没有按顺序选人，要写原因，还没有发。请回，例如：原因 熟悉养老服务'
  }
  await closeQuestion(turn.act, question.id, 'answered')
  return send(turn, payload)
}

async function withAnswer(turn: Turn, draft: PlanDraft, kind: string): Promise<PlanDraft | null> {
  const missing = missingIn(draft)
  const person = kind === 'activity.draft' && missing === 'person' ? await personAnswered(turn, draft) : null
  if (person) return person
  if (kind === 'activity.draft' && (missing === 'group' || missing === 'audience')) {
    const audience = await audienceAnswered(turn, draft, missing)
    if (audience) return { ...draft, audience, unclearGroups: [], unknownOffice: null }
    const named = await peopleAnswered(turn, draft, turn.text)
    if (named) return named
  }
  const bare = /^\s*(\d{1,5})\s*(?:人|名|位)?\s*$/.exec(turn.text)
  if (kind === 'activity.draft' && !missing && bare) return { ...draft, seats: Number(bare[1]) }
  if (kind === 'activity.confirm' && bare) return null
  const edit: Edit | null = editIn(turn.text, turn.act)
  return edit && { ...draft, ...edit }
}

async function audienceAnswered(turn: Turn, draft: PlanDraft, missing: Missing) {
  const asked = { ...nobodyAsked, roles: ['deputy' as const] }
  const choice = choiceOf(await choicesFor(turn, draft, missing), turn.text)
  if (choice && choice.id !== null) return { ...asked, groups: [choice.id] }
  const word = choice?.label ?? turn.text
  const isDistrict = !/街道|乡|镇|联络处|主席团|组/.test(word)
  if (missing === 'audience' && isDistrict && /新任|新代表/.test(word))
    return { ...asked, newcomers: 'new' as const }
  if (missing === 'audience' && /^(?:各|全体|所有)?(?:个)?(?:代表)?(?:小|各)?组?的?组长$/.test(word.trim()))
    return {
      ...asked,
      roles: ['group_leader' as const],
      groups: byOffice(turn) ? [] : [...turn.who.liaisonGroupIds],
    }
  if (missing === 'audience' && isDistrict && /全体|所有|全部/.test(word)) return asked
  const ownGroups = byOffice(turn) ? [] : turn.who.liaisonGroupIds
  const context = await contextOf(turn, [])
  const bare = byOffice(turn) ? officeNamed(word.trim(), context.offices ?? []) : null
  if (bare && word.trim().length <= bare.name.length) return { ...asked, offices: [bare.id] }
  const read = planIn(`${word} 会议`, { ...context, ownGroups: [] }).audience
  if (read && read.offices.length > 0) return byOffice(turn) ? read : null
  const named = read?.groups ?? []
  if (named.length === 0 || (ownGroups.length > 0 && !named.every((id) => ownGroups.includes(id))))
    return null
  return { ...asked, groups: named }
}

async function send(turn: Turn, { draft }: DraftPayload): Promise<string> {
  const outcome = await organise(turn.act, turn.who, planOf(draft, turn.act.zone, byOffice(turn)))
  return outcome.ok ? sentWords(turn, outcome.value) : refusalText[outcome.refusal]
}

/** Null: taken out of the order, and why is not said yet. */
async function sendInvitation(turn: Turn, { draft, invited }: DraftPayload): Promise<string | null> {
  if (!invited) return null
  const plan = planOf(draft, turn.act.zone, byOffice(turn))
  const outcome = await invite(turn.act, turn.who, { ...plan, seats: null }, invited)
  if (outcome.ok) return sentWords(turn, outcome.value)
  return outcome.refusal === 'reason_needed' ? null : refusalText[outcome.refusal]
}

const sentWords = async (turn: Turn, activity: Activity): Promise<string> =>
  `已发出：${nameOf(activity)}，${await tellFirst(turn, activity)}看回复：活动${activity.id} 情况；改：活动${activity.id} 时间 …；取消：取消活动${activity.id}。`

/** The first fifty are told at once, the rest by the job within minutes. */
export async function tellFirst(turn: Pick<Turn, 'act'>, activity: Activity): Promise<string> {
  const { lines, finished } = await tellNext(turn.act, activity.id)
  const silent = lines.filter(({ status }) => status === 'unreachable').map(({ name }) => name)
  const told = lines.length - silent.length
  const rest = finished ? `通知${told}人。` : `先通知${told}人，其余几分钟内发完。`
  return silent.length > 0 ? `${rest}没绑定微信、请打电话：${silent.join('、')}。` : rest
}

// ---- changing and cancelling

interface ChangePayload {
  draft: { text: string }
  activityId: number
  edit: Edit | null
  reason: string | null
}

/** 活动12 改到11月16日上午9点 */
export async function change(turn: Turn, activityId: number, words: string): Promise<string> {
  const activity = await led(turn.act, turn.who, activityId)
  if (!activity.ok) return refusalText[activity.refusal]
  if (!isOpen(activity.value.state)) return refusalText.not_open
  const edit = editIn(words, turn.act)
  if (!edit)
    return `要改什么？例如：活动${activityId} 时间 11月28日下午3点；活动${activityId} 地点 桥东社区；活动${activityId} 名额 30`
  const counts = await countsOf(turn.act, activityId)
  if (edit.seats != null && edit.seats < counts.going) return tooFewSeats(counts.going)
  const after = { ...activity.value, ...changeOf(turn, activity.value, edit) }
  await put(turn, 'activity.change', { draft: { text: turn.text }, activityId, edit, reason: null })
  return [
    `${nameOf(activity.value)}改成：`,
    ...factsOf(after, turn.act.zone, turn.today),
    `会重新通知${counts.asked}人，已经回复的不用再回。`,
    '1 改，重新通知',
    '2 不改',
    '回数字。',
  ].join('\n')
}

function changeOf(turn: Turn, activity: Activity, edit: Edit): Change {
  const { zone } = turn.act
  const { day, time, endTime, answerBy, ...plain } = edit
  const on = day ?? dayOf(activity.startsAt, zone)
  const isMoved = day != null || time != null
  return {
    ...plain,
    ...(isMoved ? { startsAt: instantOf(on, time ?? timeOf(activity.startsAt, zone), zone) } : {}),
    ...(endTime ? { endsAt: instantOf(on, endTime, zone) } : {}),
    ...(answerBy ? { answerBy: instantOf(answerBy.day, answerBy.time, zone) } : {}),
  }
}

/** 取消活动12 原因 下雨; once it should have begun: 活动12 没有办成 原因 下雨 */
export async function cancel(turn: Turn, activityId: number, reason: string | null): Promise<string> {
  const activity = await led(turn.act, turn.who, activityId)
  if (!activity.ok) return refusalText[activity.refusal]
  const { state, startsAt } = activity.value
  if (!isOpen(state) && state !== 'held') return refusalText.not_open
  const isLate = startsAt <= turn.act.now
  const counts = await countsOf(turn.act, activityId)
  if (isLate && counts.attended > 0) return refusalText.someone_came
  await put(turn, 'activity.cancel', { draft: { text: turn.text }, activityId, edit: null, reason })
  const about = `${nameOf(activity.value)}（${whenWords(activity.value, turn.act.zone, turn.today)}）`
  return [
    `${isLate ? `${about}记成没有办成` : `取消${about}`}？会告诉${counts.asked}人${reason ? `，原因：${reason}` : '，没有写原因'}。`,
    isLate ? '1 没有办成' : '1 取消活动',
    isLate ? '2 不改' : '2 不取消',
    '回数字。',
  ].join('\n')
}

const notHeldAgain = /^没有?办成/

/** The answer to whether to change or call off. */
export async function answerChange(turn: Turn, question: OpenQuestion): Promise<string | null> {
  const { activityId, edit, reason } = question.payload as ChangePayload
  const isCancel = question.kind === 'activity.cancel'
  const choice =
    choiceOf([{ label: isCancel ? '取消活动' : '改' }, { label: '不' }], turn.text)?.label ??
    (isCancel && notHeldAgain.test(turn.text.trim()) ? '取消活动' : undefined)
  const no = choice === '不' || /^不/.test(turn.text.trim())
  if (!choice && !no && !saysYes(turn.text)) return null
  await closeQuestion(turn.act, question.id, no ? 'cancelled' : 'answered')
  if (no) return '好的，没有改动。'
  const found = await led(turn.act, turn.who, activityId)
  if (!found.ok) return refusalText[found.refusal]
  const outcome = isCancel
    ? await cancelActivity(turn.act, turn.who, activityId, reason)
    : await changeActivity(turn.act, turn.who, activityId, changeOf(turn, found.value, edit ?? {}))
  if (!outcome.ok) return changeRefusalText(outcome.refusal)
  const done = isCancel && found.value.startsAt <= turn.act.now ? '已记成没有办成' : '已取消'
  return `${isCancel ? done : '已改'}：${nameOf(outcome.value)}，${await tellFirst(turn, outcome.value)}`
}
