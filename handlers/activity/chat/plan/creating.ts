/** Organising in the chat: a sentence, what is missing, a preview with the number of people, and only then the notice. */
import { closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import { choiceOf, saysYes } from '../../../shared/choices.ts'
import type { Turn } from '../../../shared/turn.ts'
import { groupsNamed, invite, officesNamed, organise, type Activity } from '../../actions.ts'
import { refusalText } from '../../refusals.ts'
import { familyOf, nobodyAsked, type Plan } from '../../rules.ts'
import { nameOf } from '../../wording.ts'
import { holdsBack, namesAudience, sendsOut } from './confirming.ts'
import { exchange } from './exchanging.ts'
import { peopleAnswered, personAnswered, personQuestion, withPeople } from './naming.ts'
import { officeNamed } from './officeWords.ts'
import { missingIn, planOf, type Missing, type PlanContext, type PlanDraft } from './draft.ts'
import { editIn, withEdit, type Edit } from './edits.ts'
import { put, show, showInvitation, tellFirst, type DraftPayload } from './shown.ts'
import { partAlone, planIn } from './words.ts'
import { wantsTwin } from './twin.ts'

const byOffice = (turn: Turn): boolean => turn.who.staffRoles.includes('代表工委')

/** 一组 11月15日下午2点半 老旧小区调研 桥东社区 全体参加; 12月6日专题讲座 … */
export async function create(turn: Turn): Promise<string> {
  if (!byOffice(turn) && turn.who.liaisonGroupIds.length === 0) return refusalText.not_organiser
  return proceed(turn, { draft: await withPeople(turn, planIn(turn.text, await contextOf(turn))) })
}

async function contextOf(
  { act, who, settings }: Turn,
  ownGroups = who.liaisonGroupIds,
): Promise<PlanContext> {
  const isOffice = who.staffRoles.includes('代表工委')
  return {
    now: act.now,
    zone: act.zone,
    contactDay: settings['contactDay.on'],
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

async function questionFor(turn: Turn, draft: PlanDraft, missing: Missing): Promise<string> {
  const out = '（不发了回“取消”）'
  const [doubt] = draft.doubts ?? []
  if (doubt) return personQuestion(draft, doubt)
  if (missing === 'day')
    return `${draft.title}：${draft.clash ? `${draft.clash}，` : ''}是哪一天？例如：11月28日下午3点。${out}`
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
    { label: '连任代表', id: null },
    { label: '各小组组长', id: null },
  ]
}

const isRotation = ({ audience, kind }: Plan): boolean =>
  audience.roles.length === 0 && (audience.people.length === 0 || familyOf(kind) === 'invitation')

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
  if (typeof exchanged === 'string') return exchanged
  if (exchanged !== null) return proceed(turn, exchanged)
  const word = choiceOf([{ label: '发出' }, { label: '先不发' }], turn.text)?.label ?? turn.text
  if (holdsBack(word)) {
    await closeQuestion(turn.act, question.id, 'cancelled')
    return '好的，没有发，也没有记。'
  }
  if (!sendsOut(word) && !saysYes(turn.text)) {
    const audience = await audienceChanged(turn, payload.draft)
    return audience && proceed(turn, { draft: { ...payload.draft, audience } })
  }
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
  return edit && withEdit(draft, edit)
}

async function audienceAnswered(turn: Turn, draft: PlanDraft, missing: Missing) {
  const asked = { ...nobodyAsked, roles: ['deputy' as const] }
  const choice = choiceOf(await choicesFor(turn, draft, missing), turn.text)
  if (choice && choice.id !== null) return { ...asked, groups: [choice.id] }
  const word = choice?.label ?? turn.text
  const isDistrict = !/街道|乡|镇|联络处|主席团|组/.test(word)
  if (missing === 'audience' && isDistrict && /新任|新代表/.test(word))
    return { ...asked, newcomers: 'new' as const }
  if (missing === 'audience' && isDistrict && /连任/.test(word))
    return { ...asked, newcomers: 'continuing' as const }
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

/** 不光新代表，所有代表都来, said to the preview: whom it asks instead. */
async function audienceChanged(turn: Turn, draft: PlanDraft): Promise<PlanDraft['audience']> {
  const words = namesAudience(turn.text)
  if (words === null || draft.audience === null || isRotation(planOf(draft, turn.act.zone, byOffice(turn))))
    return null
  return audienceAnswered({ ...turn, text: words }, draft, 'audience')
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

export const notHeldAgain = /^没有?办成/
