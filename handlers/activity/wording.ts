/** What people read about an activity: notices, changes, reminders. Nothing here names a person, except to himself. */
import { dayOf, spokenDay, timeOf, weekdayOf, type Day } from '../shared/days.ts'
import { shortened } from '../shared/words.ts'
import { familyOf, kindName, statusNames, topics, type Family, type Plan, type Status } from './rules.ts'
import { endOfDay, isOfSeveralDays } from './timing.ts'

/** What of an activity is told. */
export type Told = Pick<
  Plan,
  'title' | 'startsAt' | 'hourKnown' | 'endsAt' | 'place' | 'seats' | 'answerBy'
> & {
  id: number | null
  kind: string
  topic: string | null
  materials: string | null
  bring: string | null
  gathering?: string | null | undefined
  notes?: string | null | undefined
  hours: number | null
  /** False: for information, and nobody is asked for an answer. */
  needsReceipt?: boolean
  cancelReason?: string | null
  /** When this edition was told. */
  toldAt?: Date | null
  /** Its files by name; new is what this edition tells of. */
  files?: readonly { name: string; isNew: boolean }[]
}

const weekdays = '一二三四五六日'

const dayWords = (day: Day, today: Day): string =>
  `${spokenDay(day, today)}（周${weekdays.charAt(weekdayOf(day) - 1)}）`

/** 11月15日（周三）14:30 */
function instantWords(instant: Date, zone: string, today: Day): string {
  return `${dayWords(dayOf(instant, zone), today)}${timeOf(instant, zone)}`
}

/** 11月15日（周三）14:30–16:30, 19:00–次日00:30; 12月6日（周日）09:00–12月7日（周一）; the days alone where no hour is known. */
export function whenWords(
  { startsAt, endsAt, hourKnown }: Pick<Told, 'startsAt' | 'endsAt' | 'hourKnown'>,
  zone: string,
  today: Day,
) {
  const first = dayOf(startsAt, zone)
  const start = hourKnown === false ? dayWords(first, today) : instantWords(startsAt, zone, today)
  if (!endsAt) return start
  const [day, end] = [dayOf(endsAt, zone), timeOf(endsAt, zone)]
  if (!isOfSeveralDays({ startsAt, endsAt }, zone)) return `${start}–${day === first ? '' : '次日'}${end}`
  // of several days without an hour of the end the last day alone
  return `${start}–${dayWords(day, today)}${end === endOfDay ? '' : end}`
}

const heads: Record<Family, string> = {
  group: '活动',
  training: '培训',
  invitation: '邀请',
  contact_day: '联系选民日',
  session: '会议',
}

const headOf = (kind: string): string => heads[familyOf(kind)]

/** 《老旧小区调研》（活动12） */
export const nameOf = ({ id, title }: Pick<Told, 'title'> & { id: number }): string =>
  `《${title}》（活动${id}）`

const placeWords = ({ place }: Pick<Told, 'place'>): string => place || '待定'

/** What stands in brackets behind a name: the kind, unless the name says it, and what a training is about; empty for nothing. */
export function besideTitle(title: string, kind: string, topic: string | null = null): string {
  const name = kindName(kind)
  const topicName = topic === null ? undefined : topics[topic as keyof typeof topics]
  // 学习例会 may be of another kind: a short word in a longer name does not say it
  const isSaid = title === name || (name.length > 2 && title.includes(name))
  const words = [...(isSaid ? [] : [name]), ...(topicName ? [`${topicName}类`] : [])]
  return words.length > 0 ? `（${words.join('，')}）` : ''
}

/** The lines of an activity, one a fact. */
export function factsOf(told: Told, zone: string, today: Day): string[] {
  const { kind, topic, seats, answerBy, materials, bring, gathering, notes, hours } = told
  return [
    `${told.title}${besideTitle(told.title, kind, topic)}`,
    `时间：${whenWords(told, zone, today)}`,
    `地点：${placeWords(told)}`,
    ...(gathering ? [`集合：${gathering}`] : []),
    ...(hours === null ? [] : [`学时：${hours}`]),
    ...(seats === null ? [] : [`名额：${seats}人，先回先得，满了排候补`]),
    ...(materials ? [`材料：${materials}`] : []),
    ...(bring ? [`请带：${bring}`] : []),
    ...(notes ? [`说明：${notes}`] : []),
    ...(told.files?.length ? [`文件：${told.files.map(fileWords).join('、')}`] : []),
    ...(answerBy ? [`请在${instantWords(answerBy, zone, today)}前回复`] : []),
  ]
}

const fileWords = ({ name, isNew }: { name: string; isNew: boolean }): string =>
  `${shortened(name, 40)}${isNew ? '（新）' : ''}`

const askedToAnswer = '请回“参加”或“请假 原因”。'
const informed = '这是告知，不用回复；来不了可以回“请假 原因”。'
const howToAnswer = ({ needsReceipt }: Told): string => (needsReceipt === false ? informed : askedToAnswer)

/** How the files come to whoever wants them; nothing where there are none. */
const howToGet = ({ id, files }: Told & { id: number }, alone: string): string =>
  files?.length ? `要看文件${alone}回“活动${id} 文件”。` : ''

/** The first notice, to a person who is asked. */
export const announcementText = (told: Told & { id: number }, zone: string, today: Day): string =>
  [
    `【${headOf(told.kind)}通知】`,
    ...factsOf(told, zone, today),
    `${howToAnswer(told)}${howToGet(told, '')}活动${told.id}。`,
  ].join('\n')

/** The same for a room: nothing about a person, and a count for an answer. */
export const roomText = (
  told: Told & { id: number },
  zone: string,
  today: Day,
  news: 'new' | 'changed' | 'cancelled',
): string => {
  if (news === 'cancelled') return cancelText(told, zone, today)
  const head = news === 'new' ? `【${headOf(told.kind)}通知】` : `【${headOf(told.kind)}变更】以这次的为准：`
  return [
    head,
    ...factsOf(told, zone, today),
    told.needsReceipt === false
      ? `${informed}${howToGet(told, '请私聊我')}活动${told.id}。`
      : `参加的请在群里@我回“参加”，来不了的请私聊我回“请假 原因”。${howToGet(told, '请私聊我')}活动${told.id}。`,
  ].join('\n')
}

/** To somebody who heard of it before, was taken out of it and is asked once more: what he had answered counts no longer. */
export const againText = (told: Told & { id: number }, zone: string, today: Day): string =>
  [
    `【${headOf(told.kind)}通知】您已重新列入，原来的回复不算了，请重新回：`,
    ...factsOf(told, zone, today),
    `${howToAnswer(told)}${howToGet(told, '')}活动${told.id}。`,
  ].join('\n')

/** To somebody who was told of an earlier edition. */
export const changeText = (
  told: Told & { id: number },
  zone: string,
  today: Day,
  status: Status | null,
): string =>
  [
    `【${headOf(told.kind)}变更】以这次的为准：`,
    ...factsOf(told, zone, today),
    `${status ? `您回的是“${statusNames[status]}”，有变化请再回一次。` : howToAnswer(told)}${howToGet(told, '')}活动${told.id}。`,
  ].join('\n')

export const cancelText = (told: Told & { id: number }, zone: string, today: Day): string =>
  `【${headOf(told.kind)}取消】${whenWords(told, zone, today)}的${nameOf(told)}${told.toldAt && told.toldAt > told.startsAt ? '没有办成' : '取消了'}。${told.cancelReason ? `原因：${told.cancelReason}。` : ''}不用再回复。`

/** T-3, T-1 and on the day. */
export function reminderText(
  told: Told & { id: number },
  zone: string,
  today: Day,
  status: Status | null,
): string {
  const day = dayOf(told.startsAt, zone)
  const word = day === today ? '今天' : ''
  const { answerBy } = told
  const deadline =
    answerBy && dayOf(answerBy, zone) >= today ? `请在${instantWords(answerBy, zone, today)}前回复。` : ''
  const end =
    status === 'going' ? '您回了“参加”，来不了请回“请假 原因”。' : `您还没有回复，${askedToAnswer}${deadline}`
  const bring = `${told.gathering ? `集合：${told.gathering}。` : ''}${told.bring ? `请带：${told.bring}。` : ''}`
  return `【${headOf(told.kind)}提醒】${word}${whenWords(told, zone, today)}，${placeWords(told)}，${nameOf(told)}。${bring}${end}`
}

/** To somebody from the waiting list who gets a seat. */
export const seatText = (told: Told & { id: number }, zone: string, today: Day): string =>
  `【候补转正】有人退出，${nameOf(told)}给您留了名额：${whenWords(told, zone, today)}，${placeWords(told)}。来不了请回“请假 原因”。`

/** To somebody who still waited for a seat when it started. */
export const noSeatText = (told: Told & { id: number }, zone: string, today: Day): string =>
  `${nameOf(told)}（${whenWords(told, zone, today)}）开始了，一直没有空出名额，这次没能请您参加，抱歉。不算您缺席，下次有名额照样通知您。`
