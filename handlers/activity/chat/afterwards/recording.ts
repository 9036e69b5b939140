/** 补记 in the chat: what is missing is asked, what may be the same is asked, and only then it is recorded. Nobody is told. */
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import { choiceOf, saysYes } from '../../../shared/choices.ts'
import { dayOf, instantOf, spokenDay } from '../../../shared/days.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  activitiesOn,
  askedWords,
  correctAfterwards,
  findActivity,
  groupsNamed,
  lastAfterwards,
  officesNamed,
  recordAfterwards,
  rosterOf,
  withdrawAfterwards,
  type Activity,
  type AfterwardsRefusal,
  type Past,
  type PastChange,
} from '../../actions.ts'
import { refusalText } from '../../refusals.ts'
import {
  isAfterwards,
  isTraining,
  kindIn,
  kindName,
  nobodyAsked,
  topicIn,
  type Audience,
} from '../../rules.ts'
import { factsOf, nameOf, whenWords } from '../../wording.ts'
import {
  isAfterwardsOrder,
  merged,
  pastEdit,
  pastIn,
  pastSheet,
  tellsOfContact,
  tellsOfGroup,
  tellsOfPeople,
  toldIn,
  withoutPeople,
  type Told,
} from './words.ts'
import type { AttendanceDoubt, AttendanceSheet, Member } from '../attendance/words.ts'
import { planOf, type PlanContext, type PlanDraft } from '../plan/draft.ts'
import type { Edit } from '../plan/edits.ts'
import { planIn } from '../plan/words.ts'
import { attendance, recordSheet } from '../attendance/sheets.ts'

type Step = 'day' | 'group' | 'who' | 'same' | 'confirm'

interface Payload {
  draft: PlanDraft
  /** Words of who was there, in the order in which they were said; after the preview names go before a count. */
  words: { said: string; corrects: boolean }[]
  /** Activities of that day that he says are others. */
  besides: number[]
  step: Step
  choices?: { label: string; id: number | null }[]
}

const byOffice = ({ who }: Turn): boolean => who.staffRoles.includes('代表工委')
const organises = (turn: Turn): boolean => byOffice(turn) || turn.who.liaisonGroupIds.length > 0

const contextOf = async ({ act, who }: Turn): Promise<PlanContext> => ({
  now: act.now,
  zone: act.zone,
  groups: await groupsNamed(act),
  offices: await officesNamed(act),
  ownGroups: who.staffRoles.includes('代表工委') ? [] : who.liaisonGroupIds,
})

const put = (turn: Turn, payload: Payload) =>
  ask(turn.act, turn.conversation, 'activity.afterwards', payload, turn.settings['question.expiresHours'])

const out = '（不记了回“取消”）'

/** 补记 11月15日一组老旧小区调研 …; 我们组上周三去了桥东社区调研,到了8个人. Null when the words tell of something else. */
export async function afterwards(turn: Turn): Promise<string | null> {
  if (tellsOfContact(turn.text) && meetsKnown(turn)) return null
  const isOrder = isAfterwardsOrder(turn.text)
  if (!isOrder && !(organises(turn) && tellsOfGroup(turn.text))) return null
  if (!organises(turn))
    return '补记活动由联络员（本组）和代表工委来记，没有记。请把日期、地点和谁到了告诉联络员。'
  const { draft, words, ahead } = pastIn(turn.text, await contextOf(turn))
  if (!isOrder && (draft.day === null || ahead)) return null
  if (ahead) return aheadText(turn, draft.day)
  const known = await announcedThen(turn, draft, isOrder)
  if (known !== null) return known
  return proceed(turn, { draft, words: [{ said: words, corrects: false }], besides: [], step: 'confirm' })
}

/** Somebody on his list is met in the words. */
const meetsKnown = ({ understood }: Turn): boolean =>
  understood.contacts.some(({ mentions }) => mentions.some(({ candidates }) => candidates.length > 0))

/** Of an activity that was announced the sentence is its attendance, but where 补记 names one of its own. */
async function announcedThen(turn: Turn, draft: PlanDraft, isOrder: boolean): Promise<string | null> {
  if (draft.day === null) return null
  const there = (await activitiesOn(turn.act, turn.who, draft.day)).filter((one) => !isAfterwards(one))
  const isMeant = ({ kind, title }: Activity): boolean =>
    isUnnamed(draft) || (!isOrder && (kind === draft.kind || turn.text.includes(title.slice(-2))))
  return there.some(isMeant) ? attendance(turn) : null
}

/** 今天活动没来: no activity is named. */
const isUnnamed = ({ title, kind }: PlanDraft): boolean => title === kindName(kind) || title.length < 3

const aheadText = (turn: Turn, day: string | null): string =>
  `${day ? spokenDay(day, turn.today) : '那天'}还没到，不能补记，没有记。要组织活动请直接说，例如：一组 ${day ? spokenDay(day, turn.today) : '12月15日'}下午2点半 老旧小区调研 桥东社区 全体参加。是去年的请写上年份。`

/** Asks for the first thing that is missing or doubtful, or shows what would be recorded. */
async function proceed(turn: Turn, payload: Payload): Promise<string> {
  const { draft } = payload
  if (draft.day === null) {
    await put(turn, { ...payload, step: 'day' })
    return `补记${draft.title}：是哪一天？例如：11月15日、上周三。${out}`
  }
  const found = await audienceOfDraft(turn, payload)
  if (!('audience' in found)) {
    await put(turn, { ...payload, step: 'group', choices: found.choices })
    return [
      `${draft.unknownOffice ? `没有“${draft.unknownOffice}”这个街道乡镇。` : ''}补记${draft.title}：是谁的活动？`,
      ...found.choices.map(({ label }, index) => `${index + 1} ${label}`),
      `回数字、小组或街道乡镇名称${out}。`,
    ].join('\n')
  }
  const members = await membersOf(turn, draft.day, found.audience)
  const past = pastOf(turn, draft, found.audience, members)
  if (members.length === 0) return refusalText.nobody_then
  const told = toldOf(payload, members)
  const sheet = pastSheet(told, members)
  if (sheet && 'doubt' in sheet) {
    await put(turn, { ...payload, step: 'who' })
    return `${whoText(turn, past, members, sheet)}记不清的回“先不记考勤”。${out}`
  }
  return show(turn, payload, past, members, sheet)
}

/** Everything that was said of who was there. */
const toldOf = ({ words }: Payload, members: readonly Member[]): Told => {
  const [first, ...later] = words
  return later.reduce(
    (told, { said, corrects }) => merged(told, toldIn(said, members), !corrects),
    toldIn(first?.said ?? '', members),
  )
}

const allSaid = ({ words }: Payload): string => words.map(({ said }) => said).join(' ')

async function audienceOfDraft(
  turn: Turn,
  payload: Payload,
): Promise<{ audience: Audience } | { choices: { label: string; id: number | null }[] }> {
  const { draft } = payload
  if (draft.audience && (draft.audience.roles.length > 0 || draft.audience.people.length > 0))
    return { audience: draft.audience }
  const groups = (await groupsNamed(turn.act)).filter(
    ({ id }) => draft.unclearGroups.length === 0 || draft.unclearGroups.includes(id),
  )
  if (draft.unclearGroups.length > 0) return { choices: groups.map(({ id, name }) => ({ id, label: name })) }
  const everybody = { ...nobodyAsked, roles: ['deputy' as const] }
  const all = await rosterOf(turn.act, everybody, draft.day ?? turn.today)
  // the office names those who were there
  const named = toldIn(allSaid(payload), all).read.present
  if (named.length > 0 && !draft.unknownOffice) return { audience: { ...nobodyAsked, people: named } }
  return { choices: [{ id: null, label: '全体代表' }] }
}

const membersOf = async ({ act }: Turn, day: string, audience: Audience): Promise<Member[]> =>
  (await rosterOf(act, audience, day)).map(({ personId, name }) => ({ personId, name }))

/** What is recorded of the draft; the start of the day stands for an hour that nobody told. */
function pastOf(turn: Turn, draft: PlanDraft, audience: Audience, members: readonly Member[]): Past {
  const time = draft.time ?? '00:00'
  const plan = planOf({ ...draft, audience, time }, turn.act.zone, byOffice(turn))
  const { kind, topic, startsAt, endsAt, place, level, groupId, officeId, hours } = plan
  return {
    kind,
    topic,
    title: withoutPeople(draft, members),
    startsAt,
    hourKnown: draft.time !== null,
    endsAt: draft.time === null ? null : endsAt,
    place,
    level,
    groupId,
    officeId,
    audience,
    hours,
  }
}

function whoText(turn: Turn, past: Past, members: readonly Member[], doubt: AttendanceDoubt): string {
  const about = `${past.title}（${whenWords(past, turn.act.zone, turn.today)}，名单${members.length}人）`
  switch (doubt.doubt) {
    case 'which_twin':
      return `${about}有两位${doubt.names.join('、')}，我分不清是哪一位，还没有记。请先不记考勤，再到工作台上记。`
    case 'expected':
      return `${about}对不上，还没有记：您说应到${doubt.said}人。请重新说到了几人、谁没来。`
    case 'count':
      return `${about}对不上，还没有记：请假${doubt.excused}人、没来${doubt.absent}人，应当到${doubt.there}人，您说到了${doubt.said}人。请重新说，例如：到了7人 罗小燕请假 谭志刚没来。`
    case 'who':
      return `${about}还有${doubt.missing}位没说到没到，还没有记。请接着说，例如：谭志刚没来；其他人都到了。`
    case 'nothing':
      return `${about}谁到了？例如：都到了；罗小燕请假，其他人都到了；到了周明远、陈秀兰。`
  }
}

async function show(
  turn: Turn,
  payload: Payload,
  past: Past,
  members: readonly Member[],
  sheet: AttendanceSheet | null,
): Promise<string> {
  await put(turn, { ...payload, step: 'confirm' })
  return [
    '补记，请核对（不会通知任何人）：',
    ...pastLines(turn, past),
    `名单：${await rosterWords(turn, past, members)}，${sheetWords(sheet, members)}`,
    ...hoursLine(turn, past, sheet),
    '1 记下',
    '2 不记',
    '回数字。要改直接说，例如：日期 11月14日；名称 老旧小区调研；地点 桥东社区；谭志刚没来',
  ].join('\n')
}

/** 桥东一组代表9人; of single people their names. */
const rosterWords = async (turn: Turn, { audience }: Past, members: readonly Member[]): Promise<string> =>
  audience.people.length > 0
    ? `${members.length}人（${members.map(({ name }) => name).join('、')}）`
    : `${await askedWords(turn.act, audience)}${members.length}人`

const pastLines = (turn: Turn, past: Past): string[] =>
  factsOf(
    { ...past, id: null, seats: null, answerBy: null, materials: null, bring: null },
    turn.act.zone,
    turn.today,
  ).map((line) => (line === '地点：待定' ? '地点：没有说' : line))

const hoursLine = (turn: Turn, { kind, hours, endsAt }: Past, sheet: AttendanceSheet | null): string[] =>
  isTraining(kind) && hours === null && endsAt === null && sheet
    ? [`学时：没有说，到的每人按${turn.settings['training.defaultHours']}学时记`]
    : []

/** 实到7人，请假1人（罗小燕），没来1人（谭志刚） */
export function sheetWords(sheet: AttendanceSheet | null, members: readonly Member[]): string {
  if (sheet === null) return '考勤先不记'
  const nameOfId = new Map(members.map(({ personId, name }) => [personId, name]))
  const names = (ids: readonly number[]) => ids.map((id) => nameOfId.get(id) ?? '').join('、')
  const { attended, absent } = sheet
  const excused = sheet.excused.map(({ personId }) => personId)
  const open = members.length - attended.length - excused.length - absent.length
  // few are named, so that a slip is seen
  const there = open > 0 && attended.length <= 20 ? `（${names(attended)}）` : ''
  return [
    `实到${attended.length}人${there}`,
    ...(excused.length > 0 ? [`请假${excused.length}人（${names(excused)}）`] : []),
    ...(absent.length > 0 ? [`没来${absent.length}人（${names(absent)}）`] : []),
    ...(open > 0 ? [`其余${open}人没说，不记（没来的请回“其他人没来”）`] : []),
  ].join('，')
}

// ---- answers

/** The answer to what is missing, to whether it is another's, or to the preview; null when the words are something else. */
export async function answerAfterwards(turn: Turn, question: OpenQuestion): Promise<string | null> {
  const payload = question.payload as Payload
  const { step } = payload
  if (step === 'same') return answerSame(turn, question, payload)
  if (step === 'confirm') {
    const choice = choiceOf([{ label: '记下' }, { label: '不记' }], turn.text)?.label
    if (choice === '不记' || /^不(?:记|要)/.test(turn.text.trim())) {
      await closeQuestion(turn.act, question.id, 'cancelled')
      return '好的，没有记。'
    }
    if (choice === '记下' || saysYes(turn.text)) return keep(turn, question, payload)
  }
  if (step === 'group') {
    const audience = await groupAnswered(turn, payload)
    if (audience)
      return proceed(turn, {
        ...payload,
        draft: { ...payload.draft, audience, unclearGroups: [], unknownOffice: null },
      })
  }
  const edit = pastEdit(turn.text, turn.act)
  if (edit?.ahead) return aheadText(turn, edit.day ?? null)
  if (edit) return proceed(turn, { ...payload, draft: withEdit(payload.draft, edit) })
  if (!(await speaksOfPeople(turn, payload))) return null
  const said = { said: turn.text, corrects: step === 'confirm' }
  return proceed(turn, { ...payload, words: [...payload.words, said] })
}

const withEdit = (draft: PlanDraft, edit: Edit): PlanDraft => {
  const kind = edit.title ? kindIn(edit.title) : draft.kind
  return { ...draft, ...edit, kind: kind === 'meeting' ? draft.kind : kind }
}

async function speaksOfPeople(turn: Turn, payload: Payload): Promise<boolean> {
  const found = payload.draft.day === null ? null : await audienceOfDraft(turn, payload)
  if (!found || !('audience' in found)) return false
  return tellsOfPeople(
    toldIn(turn.text, await rosterOf(turn.act, found.audience, payload.draft.day ?? turn.today)),
  )
}

async function groupAnswered(turn: Turn, { choices = [] }: Payload): Promise<Audience | null> {
  const everybody = { ...nobodyAsked, roles: ['deputy' as const] }
  const choice = choiceOf(choices, turn.text)
  if (choice) return choice.id === null ? everybody : { ...everybody, groups: [choice.id] }
  const context = await contextOf(turn)
  const { audience } = planIn(`${turn.text.trim()} 会议`, { ...context, ownGroups: [], lean: 'past' })
  if (!audience || audience.roles.length === 0) return null
  const own = turn.who.liaisonGroupIds
  return byOffice(turn) || (audience.groups.length > 0 && audience.groups.every((id) => own.includes(id)))
    ? audience
    : null
}

async function keep(turn: Turn, question: OpenQuestion, payload: Payload): Promise<string> {
  const { draft } = payload
  const found = await audienceOfDraft(turn, payload)
  if (draft.day === null || !('audience' in found)) return proceed(turn, payload)
  const members = await membersOf(turn, draft.day, found.audience)
  const past = pastOf(turn, draft, found.audience, members)
  const sheet = pastSheet(toldOf(payload, members), members)
  // somebody joined or left since it was shown
  if (sheet && 'doubt' in sheet) return proceed(turn, payload)
  const outcome = await recordAfterwards(turn.act, turn.who, past, sheet, payload.besides)
  if (!outcome.ok) {
    if (typeof outcome.refusal === 'object') return askSame(turn, payload, outcome.refusal.same)
    await closeQuestion(turn.act, question.id, 'answered')
    return afterwardsRefusalText(outcome.refusal)
  }
  await closeQuestion(turn.act, question.id, 'answered')
  const { id } = outcome.value
  return `已补记：${nameOf(outcome.value)}，${whenWords(past, turn.act.zone, turn.today)}${past.place ? `，${past.place}` : ''}：${sheetWords(sheet, members)}。没有通知任何人。${howToMend(id)}`
}

const howToMend = (id: number): string =>
  `加纪要：活动${id} 纪要 …；改考勤：活动${id} 到了7人 罗小燕请假 谭志刚没来；改日期：活动${id} 日期 11月14日；记错了回“撤回补记”。`

const afterwardsRefusalText = (refusal: Exclude<AfterwardsRefusal, object>): string => refusalText[refusal]

// ---- whether it is the same

async function askSame(turn: Turn, payload: Payload, same: readonly Activity[]): Promise<string> {
  const choices = [
    ...same.map((one) => ({ id: one.id, label: `是${nameOf(one)}，把考勤记到那里` })),
    { id: null, label: '不是同一次，另外记一个' },
  ]
  await put(turn, { ...payload, step: 'same', choices })
  const names = same.map(
    (one) => `${nameOf(one)}，${whenWords(one, turn.act.zone, turn.today)}，${sourceWords(one)}`,
  )
  return [
    `那天已经有：${names.join('；')}。是同一次吗？还没有记。`,
    ...choices.map(({ label }, index) => `${index + 1} ${label}`),
    `回数字${out}。`,
  ].join('\n')
}

const sourceWords = (activity: Activity): string => (isAfterwards(activity) ? '补记过' : '通知过')

async function answerSame(turn: Turn, question: OpenQuestion, payload: Payload): Promise<string | null> {
  const choices = payload.choices ?? []
  const choice =
    choiceOf(choices, turn.text) ??
    (/^(?:不是|另外|不同)/.test(turn.text.trim()) ? choices.at(-1) : undefined) ??
    (choices.length === 2 && saysYes(turn.text) ? choices[0] : undefined)
  if (!choice) return null
  if (choice.id === null) {
    const others = choices.flatMap(({ id }) => id ?? [])
    return keep(turn, question, { ...payload, besides: [...payload.besides, ...others] })
  }
  await closeQuestion(turn.act, question.id, 'answered')
  const activity = await findActivity(turn.act, choice.id)
  return activity ? recordSheet(turn, activity, allSaid(payload)) : refusalText.unknown_activity
}

// ---- taking back and correcting

const takingBack =
  /^(?:把)?(?:撤[回销掉]|删[掉除]?|取消|作废)(?:刚才|上次|那个|那条|刚刚)*(?:的)?(?:补记|补登|补录)的?(?:活动)?\s*(\d{1,9})?[。.!！了]*$/

/** 撤回补记; 撤回补记 活动12. Null when the words are something else. */
export async function takeBackAfterwards(turn: Turn): Promise<string | null> {
  const match = takingBack.exec(turn.text.normalize('NFKC').trim())
  if (!match) return null
  const last = match[1] ? null : await lastAfterwards(turn.act, turn.who.personId)
  const id = match[1] ? Number(match[1]) : last?.id
  if (id === undefined) return '没有找到您补记的活动，没有改动。请写上编号，例如：撤回补记 活动12'
  return takeBack(turn, id)
}

export async function takeBack(turn: Turn, id: number): Promise<string> {
  const outcome = await withdrawAfterwards(turn.act, turn.who, id)
  if (!outcome.ok)
    return typeof outcome.refusal === 'object' ? refusalText.changed_meanwhile : refusalText[outcome.refusal]
  const { zone } = turn.act
  return `已撤回补记：${nameOf(outcome.value)}，${whenWords(outcome.value, zone, turn.today)}。考勤、学时和小组活动次数都不再算它；当时记下的诉求和联系记录还在。要重新记就再说一遍“补记 …”。`
}

/** 活动12 日期 11月14日, of what was recorded afterwards: corrected at once, nobody is told. Null when nothing is read. */
export async function correctPast(turn: Turn, activity: Activity, words: string): Promise<string | null> {
  if (/^(?:撤[回销掉]|删[掉除]?|作废|取消)[。.!！了]*$/.test(words)) return takeBack(turn, activity.id)
  const edit = pastEdit(words, turn.act)
  if (!edit) return null
  if (edit.ahead) return aheadText(turn, edit.day ?? null)
  const outcome = await correctAfterwards(turn.act, turn.who, activity.id, changeOf(turn, activity, edit))
  if (!outcome.ok) {
    if (typeof outcome.refusal !== 'object') return refusalText[outcome.refusal]
    const [same] = outcome.refusal.same
    return `那天已经有${same ? nameOf(same) : '别的活动'}，像是同一次，没有改。是重复的请回“撤回补记 活动${activity.id}”；确实是两次的，请到工作台上改。`
  }
  const after = outcome.value
  return ['已更正，没有通知任何人：', ...factsOf(after, turn.act.zone, turn.today)].join('\n')
}

function changeOf(turn: Turn, activity: Activity, edit: Edit): PastChange {
  const { zone } = turn.act
  const { day, time, endTime, title, place, hours } = edit
  const on = day ?? dayOf(activity.startsAt, zone)
  const isMoved = day != null || time != null
  const startsAt = time
    ? instantOf(on, time, zone)
    : new Date(activity.startsAt.getTime() + (Date.parse(on) - Date.parse(dayOf(activity.startsAt, zone))))
  // a new hour without an end has none; another day keeps it
  const movedEnd =
    time || !activity.endsAt
      ? null
      : new Date(activity.endsAt.getTime() + startsAt.getTime() - activity.startsAt.getTime())
  const kind = title ? kindIn(title) : null
  return {
    ...(isMoved ? { startsAt, ...(time ? { hourKnown: true } : {}) } : {}),
    ...(isMoved || endTime ? { endsAt: endTime ? instantOf(on, endTime, zone) : movedEnd } : {}),
    ...(title ? { title } : {}),
    ...(kind && kind !== 'meeting' ? { kind, topic: isTraining(kind) ? topicIn(title ?? '') : null } : {}),
    ...(place ? { place } : {}),
    ...(hours ? { hours } : {}),
  }
}
