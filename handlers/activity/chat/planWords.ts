/** 一组 11月15日下午2点半 老旧小区调研 桥东社区 全体参加: a plan from an organiser's sentence. Pure. */
import { dayInWords, findDays } from '../../language/dates.ts'
import { numberOf } from '../../language/numbers.ts'
import { timeIn, timeOfDay } from '../../language/partsOfDay.ts'
import { dayOf, instantOf, type Day } from '../../shared/days.ts'
import { officesIn, type NamedOffice } from './officeWords.ts'
import { peopleIn, type NameDoubt } from './peopleWords.ts'
import {
  familyOf,
  kindIn,
  kindName,
  nobodyAsked,
  topicIn,
  type Audience,
  type Kind,
  type Plan,
} from '../rules.ts'

interface NamedGroup {
  id: number
  name: string
  officeId?: number
}

/** What an organiser said so far. Kept as JSON in the open question; what is null is asked. */
export interface PlanDraft {
  text: string
  kind: Kind
  topic: Plan['topic']
  title: string
  day: Day | null
  /** HH:mm */
  time: string | null
  endTime: string | null
  place: string
  audience: Audience | null
  /** A group's name that fits several groups. */
  unclearGroups: number[]
  /** A street or township that no office is called after. */
  unknownOffice?: string | null
  /** Single people by their names, until it is found out who they are. */
  names?: string[]
  /** Names that are nobody's or several people's: asked one by one. */
  doubts?: NameDoubt[]
  seats: number | null
  answerBy: { day: Day; time: string } | null
  needsReceipt: boolean
  materials: string | null
  bring: string | null
  hours: number | null
  doorOnly: boolean
}

export interface PlanContext {
  now: Date
  zone: string
  groups: readonly NamedGroup[]
  offices?: readonly NamedOffice[]
  /** The groups a liaison speaks for; empty for the office. */
  ownGroups: readonly number[]
  /** Past for what is told afterwards; days of plans lie ahead. */
  lean?: 'past' | 'future'
}

/** Takes pieces out of the words, so that what is left is the title and the place. */
class Words {
  left: string
  constructor(text: string) {
    this.left = text
  }
  take(pattern: RegExp): RegExpExecArray | null {
    const match = pattern.exec(this.left)
    if (match) this.cut(match.index, match.index + match[0].length)
    return match
  }
  cut(from: number, to: number): void {
    this.left = `${this.left.slice(0, from)}，${this.left.slice(to)}`
  }
}

const until = '[^,，。;；\\s]'
const bringing = /(?:请|需|要)?(?:自带|携带|带好|带上|请带|带齐)[:：]?\s*([^,，。;；\s]{1,40})/
const papers = /材料[:：]\s*([^。;；\n]{1,200})/
const seatWords = /(?:限|名额|限额)[:：]?\s*(\d{1,5})\s*(?:人|名|位|个)?(?:名额)?|(\d{1,5})\s*个?名额/
const invitedWords = /(\d{1,3}|[一二两三四五六七八九十]{1,3})\s*(?:名|位|个)(?:人大)?代表/
const hourWords = /(\d{1,3}(?:\.5)?)\s*(?:个)?学时/
const deadlineWords = new RegExp(`(${until}{2,16}?)(?:之前|以前|前)(?:回复|报名|回执|反馈|确认|告知)`)
const receiptWords = /(?:需|要|请|并)*(?:交)?(?:回执|报名|回复)(?:参加)?/
const doorWords = /(?:现场)?扫码签到/
const leadIn =
  /^[\s,，。:：]*(?:【?通知】?[:：]?|新?建(?:一?个)?(?:活动)?|发(?:一?个)?(?:活动|会议)?通知|定于)+[\s,，:：]*/
const asking =
  /(?:请|通知|邀请|组织)?(?:本组|本小组|全组|全体|各位|所有|大家|本)*(?:新(?:任|当选)?的?)?(?:人大)?代表(?:们)?(?=[\s,，。;；!！]|准时|务必|都|参加|出席|到会|$)(?:准时|务必|都|按时)*(?:参加|出席|到会|到)?|(?:请|通知)?(?:全体|大家|各位|全员)(?:准时|务必|都|按时)*(?:参加|出席|到会|到)?|(?:请)?(?:准时|务必|按时)(?:参加|出席|到会)/g
const deputyWords = '(?:全体|所有|各位|本组|新任?的?|组)的?(?:人大)?代表(?!小组|之家|联络站|团)'
/** 代表小组组长座谈会: the title names them. */
const leadersMeet = /(?<![班副])组长[^\s,，。;；]{0,8}?(?:座谈|会|培训|学习|讲座)/
const otherRoles = [
  [
    /(?:请|通知|邀请)+(?:各|全体|所有)*(?:个)?(?:代表)?(?:小|各)?组?的?组长(?!座谈|会|培训|学习)(?:参加|出席)?|(?:各|全体|所有)(?:个)?(?:代表)?(?:小|各)?组?的?组长(?!座谈|年|会|培训|学习)(?:参加|出席)?/,
    'group_leader',
  ],
  [/(?:请|通知)?(?:全体)?常委会组成人员(?:参加|出席)?/, 'sc_member'],
  [/(?:请|通知)?(?:各|全体)?承办单位(?:参加|出席)?/, 'unit'],
  [/(?:请|通知)?(?:各组|各|全体)?联络员(?:参加|出席)?/, 'liaison'],
  [/(?:请|通知)?(?:全体|机关)?工作人员(?:参加|出席)?/, 'staff'],
] as const

/** What the sentence of an organiser says of a plan. */
export function planIn(text: string, context: PlanContext): PlanDraft {
  const words = new Words(text.normalize('NFKC').replace(leadIn, ''))
  const kind = kindIn(words.left)
  const bring = words.take(bringing)?.[1] ?? null
  const materials = words.take(papers)?.[1] ?? null
  const seats = seatsIn(words, kind)
  const hours = words.take(hourWords)?.[1]
  const answerBy = deadlineIn(words, context)
  const needsReceipt = words.take(receiptWords) !== null
  const doorOnly = words.take(doorWords) !== null
  const time = takeTime(words, context)
  // told afterwards, names say who was there
  const said = context.lean === 'past' ? null : peopleIn(words.left)
  if (said) words.left = `${words.left.slice(0, said.from)}，${said.rest}，${words.left.slice(said.to)}`
  const names = said?.names ?? []
  const { audience, unclearGroups, unknownOffice } = audienceIn(words, kind, context, names.length > 0)
  const place = placeIn(words)
  return {
    text,
    kind,
    topic: familyOf(kind) === 'training' ? topicIn(text) : null,
    title: titleIn(words, kind),
    ...time,
    place,
    audience,
    unclearGroups,
    unknownOffice: unknownOffice ?? null,
    ...(names.length > 0 ? { names } : {}),
    seats,
    answerBy,
    needsReceipt,
    materials,
    bring,
    hours: hours ? Number(hours) : null,
    doorOnly,
  }
}

function seatsIn(words: Words, kind: Kind): number | null {
  const match = words.take(seatWords) ?? (familyOf(kind) === 'invitation' ? words.take(invitedWords) : null)
  const seats = match ? numberOf(match[1] ?? match[2] ?? '') : Number.NaN
  return Number.isNaN(seats) || seats < 1 ? null : seats
}

function deadlineIn(words: Words, { now, zone }: PlanContext): PlanDraft['answerBy'] {
  const match = deadlineWords.exec(words.left)
  const said = match?.[1] ? dayInWords(match[1], now, zone, 'future') : null
  if (!match || !said?.day) return null
  words.cut(match.index, match.index + match[0].length)
  return { day: said.day, time: said.time ?? '23:59' }
}

/** The day, the start and the end, wherever they stand. */
function takeTime(
  words: Words,
  { now, zone, lean = 'future' as const }: PlanContext,
): Pick<PlanDraft, 'day' | 'time' | 'endTime'> {
  const [found] = findDays(words.left, { today: dayOf(now, zone), lean, contactDay: '10-20' })
  let day: Day | null = null
  let time: string | null = null
  let endTime: string | null = null
  const part = /上午|中午|下午|晚上/.exec(found?.words ?? '')?.[0] ?? ''
  if (found) {
    day = found.day
    time = found.time
    const end = found.time ? endAfter(words.left, found.to, found.time) : null
    endTime = end?.time ?? null
    words.cut(found.from, end?.to ?? found.to)
    words.left = words.left.replace(/^[，\s]*[(（]?(?:周|星期)[一二三四五六日天][)）]?/, '，')
  }
  if (time === null) {
    const alone = takeClock(words, part)
    time = alone.time
    endTime ??= alone.endTime
  }
  return { day, time, endTime }
}

const clockWords =
  /(?:凌晨|清早|早晨|早上|上午|中午|下午|傍晚|晚上)?\s*(?:\d{1,2}:\d{2}|[\d一二两三四五六七八九十]{1,3}点(?:半|钟|整|一刻|三刻|[\d一二三四五十]{1,3}分?)?)|上午|下午|晚上/

function takeClock(words: Words, part: string): { time: string | null; endTime: string | null } {
  const match = clockWords.exec(words.left)
  const said = match
    ? (timeOfDay(`${/^[\d一二两三四五六七八九十]/.test(match[0]) ? part : ''}${match[0]}`) ??
      timeIn(match[0]))
    : null
  if (!match || !said) return { time: null, endTime: null }
  const to = match.index + match[0].length
  const end = said.time ? endAfter(words.left, to, said.time) : null
  words.cut(match.index, end?.to ?? to)
  return { time: said.time, endTime: end?.time ?? null }
}

/** 14:30-16:30, 下午2点到4点 */
function endAfter(text: string, at: number, start: string): { time: string; to: number } | null {
  const dash = /^\s*(?:-|—|–|~|到|至)+\s*/.exec(text.slice(at))
  if (!dash) return null
  const from = at + dash[0].length
  const said = timeOfDay(text.slice(from, from + 16))
  if (!said?.time) return null
  // 下午2点到4点: the afternoon goes on
  const [hour = 0] = said.time.split(':').map(Number)
  const time = said.time <= start && hour < 12 ? `${hour + 12}${said.time.slice(2)}` : said.time
  return time > start ? { time, to: from + said.length } : null
}

function audienceIn(
  words: Words,
  kind: Kind,
  { groups, offices = [], ownGroups }: PlanContext,
  namesPeople: boolean,
): Pick<PlanDraft, 'audience' | 'unclearGroups' | 'unknownOffice'> {
  const said = officesIn(words.left, offices)
  if (said) words.cut(said.from, said.to)
  const roles: Audience['roles'] = []
  for (const [pattern, role] of otherRoles) if (words.take(pattern)) roles.push(role)
  const named = groupsIn(words, groups, ownGroups)
  const newcomers = /新(?:任|当选)?的?(?:人大)?代表/.test(words.left) ? ('new' as const) : ('all' as const)
  const everybody = /全体|各位|所有|大家|全员/.test(words.left) || newcomers === 'new'
  const deputies = new RegExp(deputyWords).test(words.left)
  if (leadersMeet.test(words.left) && !deputies && !roles.includes('group_leader') && !namesPeople)
    roles.push('group_leader')
  words.left = words.left.replace(asking, '，')
  if (said && said.unknown !== null) return { audience: null, unclearGroups: [], unknownOffice: said.unknown }
  if (named.unclear.length > 0) return { audience: null, unclearGroups: named.unclear }
  const asked = { ...nobodyAsked, newcomers }
  // 组长座谈会 is for the leaders; their groups only where 代表 are asked, too
  const withDeputies = !roles.includes('group_leader') || deputies
  if (namesPeople && !said && !deputies && roles.length === 0)
    return {
      audience: { ...nobodyAsked, groups: named.ids.length > 0 ? named.ids : [...ownGroups] },
      unclearGroups: [],
    }
  if (said)
    return {
      audience: {
        ...asked,
        roles: said.deputies || roles.length === 0 ? ['deputy', ...roles] : roles,
        ...placesOf(said.ids, named.ids, groups),
      },
      unclearGroups: [],
    }
  if (named.ids.length > 0)
    return {
      audience: { ...asked, roles: withDeputies ? ['deputy', ...roles] : roles, groups: named.ids },
      unclearGroups: [],
    }
  if (ownGroups.length === 1)
    return {
      audience: { ...asked, roles: withDeputies ? ['deputy', ...roles] : roles, groups: [...ownGroups] },
      unclearGroups: [],
    }
  if (ownGroups.length > 1 && !withDeputies)
    return { audience: { ...asked, roles, groups: [...ownGroups] }, unclearGroups: [] }
  if (ownGroups.length > 1) return { audience: null, unclearGroups: [...ownGroups] }
  if (roles.length > 0 && (!everybody || !withDeputies))
    return { audience: { ...nobodyAsked, roles }, unclearGroups: [] }
  if (familyOf(kind) === 'invitation' && !everybody) return { audience: nobodyAsked, unclearGroups: [] }
  return { audience: everybody ? { ...asked, roles: ['deputy', ...roles] } : null, unclearGroups: [] }
}

/** Offices; beside single groups, their groups: an audience is narrowed by both, never joined. */
const placesOf = (
  offices: readonly number[],
  named: readonly number[],
  groups: readonly NamedGroup[],
): Pick<Audience, 'offices' | 'groups'> =>
  named.length === 0
    ? { offices: [...offices], groups: [] }
    : {
        offices: [],
        groups: [
          ...new Set([
            ...named,
            ...groups.filter(({ officeId = 0 }) => offices.includes(officeId)).map(({ id }) => id),
          ]),
        ],
      }

/** 桥东一组 by its name; 一组 by its end, among the speaker's own where he has one of it. */
function groupsIn(
  words: Words,
  groups: readonly NamedGroup[],
  own: readonly number[],
): { ids: number[]; unclear: number[] } {
  const ids: number[] = []
  const byLength = [...groups].sort((a, b) => b.name.length - a.name.length)
  for (const { id, name } of byLength) {
    const at = words.left.indexOf(name)
    if (at < 0) continue
    ids.push(id)
    words.cut(at, at + name.length)
  }
  const unclear: number[] = []
  for (const { 0: whole, 1: said = '' } of [...words.left.matchAll(shortGroup)]) {
    const fits = groups.filter(({ name }) => name.endsWith(said))
    const mine = fits.filter(({ id }) => own.includes(id))
    const found = mine.length > 0 ? mine : fits
    if (found.length === 0) continue
    words.left = words.left.replace(whole, '，')
    if (found.length === 1) ids.push(...found.map(({ id }) => id))
    else unclear.push(...found.map(({ id }) => id))
  }
  return { ids: [...new Set(ids)], unclear: ids.length > 0 ? [] : unclear }
}

const shortGroup = /(?<![第几])((?:第?[一二三四五六七八九十\d]{1,2}|[\u4e00-\u9fa5]{2}小)组)(?!织)/g

/** The ends of names of places. */
export const placeEnd =
  '(?:社区|小区|村|街道|花园|学校|小学|中学|公司|市场|广场|中心|医院|养老院|工地|办公室|接访室|代表之家|之家|联络站|居委会|村委会|会议室|报告厅|礼堂|党校|公园|路口|门口|码头|码头边|政府|人大|机关|酒店|乡|镇|楼|厅|馆|站|院)'
const namedPlace = /(?:集合)?(?:地点|地址|会场)[:：是在]?\s*([^,，。;；\s]{2,40})/
const gathering = /(?:在|到)?([^\s,，。;；]{2,24}?)(?:集合|集中)(?=[\s,，。;；]|$)/
const inPlace = new RegExp(
  `(?:在|到)([^\\s,，。;；]{1,24}?${placeEnd})(?=开|召|举|组|集|听|学|[\\s,，。;；]|$)`,
)
const tokenPlace = new RegExp(`(?<=^|[\\s,，。;；])([^\\s,，。;；]{1,20}${placeEnd})(?=[\\s,，。;；]|$)`)

function placeIn(words: Words): string {
  const match =
    words.take(namedPlace) ?? words.take(gathering) ?? words.take(inPlace) ?? words.take(tokenPlace)
  return match?.[1] ?? ''
}

function titleIn(words: Words, kind: Kind): string {
  const pieces = words.left
    .split(/[\s,，。;；:：!！()（）]+/)
    .map((piece) =>
      piece
        .replace(/^代表(?=去|到|参加)/, '')
        .replace(/^(?:请|在|于|把|将|就|组织|安排|举办|召开|开展|举行|搞|办|开|去|参加|邀请|通知)+/, '')
        .replace(/(?:参加|出席)$/, ''),
    )
    .filter((piece) => piece.length > 1)
  return pieces.join(' ').slice(0, 100) || kindName(kind)
}

export type Missing = 'group' | 'audience' | 'person' | 'day' | 'time'

/** The first thing that must be asked before a plan may be shown; null when nothing is missing. */
export function missingIn({ audience, unclearGroups, doubts = [], day, time }: PlanDraft): Missing | null {
  if (doubts.length > 0) return 'person'
  if (audience === null) return unclearGroups.length > 0 ? 'group' : 'audience'
  if (day === null) return 'day'
  return time === null ? 'time' : null
}

/** The plan of a draft in which nothing is missing. */
export function planOf(draft: PlanDraft, zone: string, byOffice: boolean): Plan {
  const { day, time, endTime, answerBy, kind, topic, title, place } = draft
  const audience = draft.audience ?? nobodyAsked
  const [group, ...others] = audience.groups
  const startsAt = instantOf(day ?? '', time ?? '', zone)
  const deadline = answerBy ? instantOf(answerBy.day, answerBy.time, zone) : null
  return {
    kind,
    topic,
    title,
    startsAt,
    endsAt: day && endTime ? instantOf(day, endTime, zone) : null,
    place,
    level: byOffice ? 'district' : 'group',
    // what is for its leader or some of it alone is no activity of the group
    groupId: group !== undefined && others.length === 0 && audience.roles.includes('deputy') ? group : null,
    officeId: audience.offices.length === 1 ? (audience.offices[0] ?? null) : null,
    audience,
    seats: draft.seats,
    // 12月6日前回复 of an activity in the morning of that day: before it starts
    answerBy: deadline && deadline > startsAt ? startsAt : deadline,
    needsReceipt: draft.needsReceipt,
    materials: draft.materials,
    bring: draft.bring,
    hours: draft.hours,
    doorOnly: draft.doorOnly,
  }
}

/** What a correction of a plan says: 地点 桥东社区, 时间 11月16日下午3点, 名额 30, 截止 12月3日, 名称 …, 带 … */
export type Edit = Partial<
  Pick<
    PlanDraft,
    'day' | 'time' | 'endTime' | 'place' | 'seats' | 'answerBy' | 'title' | 'bring' | 'materials' | 'hours'
  >
>

const moved = /(?:改到|改为|改成|改在|推迟到|延期到|延到|提前到|时间|换到|挪到)/
const wordsOf = (text: string, label: RegExp): string | null => {
  const match = new RegExp(
    `(?:${label.source})(?:改|换|改成|改到|改为|换成|换到|是|为)?[:：]?\\s*([^,，;；\\n]{1,200})`,
  ).exec(text)
  return match?.[1]?.trim() ?? null
}

/** 时间改成上午: a part of the day without its hour, which is asked; null for all else. */
export const partAlone = (text: string): string | null =>
  /^(?:把)?(?:时间)?(?:改|换|挪)?(?:到|成|为|在)?(上午|下午|晚上)(?:吧|了)?[。.!！]*$/.exec(
    text.normalize('NFKC').trim(),
  )?.[1] ?? null

const noSeats =
  /名额(?:改)?(?:成|为|到)?[:：\s]*(?:不限|没有?限制|取消|放开)|(?:不限|放开|取消)(?:名额|人数)|不限人|取消.{0,4}名额(?:的)?(?:限制)?/

/** Reads a correction; null when the words hold none. */
export function editIn(raw: string, { now, zone }: Pick<PlanContext, 'now' | 'zone'>): Edit | null {
  const text = raw.normalize('NFKC').trim()
  const edit: Edit = {}
  const place = wordsOf(text, /地点|地址|会场/)
  if (place) edit.place = place.replace(/^(?:改|换)?(?:到|成|为|在)/, '')
  const title = wordsOf(text, /名称|标题|题目|主题/)
  if (title) edit.title = title.replace(/^(?:改|换)?(?:成|为)/, '')
  const seats = /名额(?:改)?(?:成|为|到)?[:：]?\s*(\d{1,5})|限\s*(\d{1,5})\s*人/.exec(text)
  if (seats) edit.seats = Number(seats[1] ?? seats[2])
  else if (noSeats.test(text)) edit.seats = null
  const bring = wordsOf(text, /请带|带上|带好|要带/)
  if (bring) edit.bring = bring
  const materials = wordsOf(text, /材料/)
  if (materials) edit.materials = materials
  const hours = hourWords.exec(text)?.[1]
  if (hours) edit.hours = Number(hours)
  const deadline = wordsOf(text, /截止|最晚/)
  const by = deadline ? dayInWords(deadline, now, zone, 'future') : null
  if (by?.day) edit.answerBy = { day: by.day, time: by.time ?? '23:59' }
  if (!deadline && !place && !title && (moved.test(text) || Object.keys(edit).length === 0)) {
    const words = new Words(text)
    const time = takeTime(words, { now, zone, groups: [], ownGroups: [] })
    const rest = words.left.replace(moved, '').replace(/[\s,，。;；:：!！吧了]|改|换|是/g, '')
    if (moved.test(text) || rest === '') {
      if (time.day) edit.day = time.day
      if (time.time) edit.time = time.time
      if (time.endTime) edit.endTime = time.endTime
    }
  }
  return Object.keys(edit).length > 0 ? edit : null
}
