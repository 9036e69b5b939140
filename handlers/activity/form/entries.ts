/** The activity's forms as they were posted, read into a plan or a record, or into what must be mended. Pure. */
import type { Fields } from '../../shared/fields.ts'
import type { NamesRead } from '../named/fields.tsx'
import {
  familyOf,
  kindNames,
  nobodyAsked,
  Plan,
  topicIn,
  topics,
  type Audience,
  type Kind,
  type Topic,
} from '../rules.ts'
import { endIn, instantIn, isDay } from '../planning/typedTimes.ts'
import type { AttendanceSheet, Member } from '../chat/attendance/words.ts'

export type Problems = Record<string, string>

/** Kinds that a liaison or the office organises by form; invitations go round by turns and the contact day by itself. */
export const formKinds: readonly Kind[] = kindNames.filter((kind) =>
  ['group', 'training'].includes(familyOf(kind)),
)

export interface Organiser {
  zone: string
  /** Groups whose deputies he may ask. */
  groupIds: readonly number[]
  /** Offices whose deputies he may ask. */
  officeIds: readonly number[]
  byOffice: boolean
  /** Single people, where they are written. */
  named?: NamesRead
}

/** The plan, or what must be mended by the name of its field. */
export function readPlan(fields: Fields, who: Organiser): { plan: Plan } | { problems: Problems } {
  const problems: Problems = {}
  const kind = formKinds.find((one) => one === fields.text('kind'))
  if (!kind) problems['kind'] = '请选活动类型。'
  const startsAt = instantIn(fields.text('day'), fields.text('start'), who.zone)
  if (!startsAt && !isDay(fields.text('day'))) problems['day'] = '请选日期。'
  else if (!startsAt) problems['start'] = '请填几点开始，例如：14:30。'
  const audience = audienceIn(fields, who)
  if (!audience) {
    const whom = whomOf(fields, who)
    if (whom === 'groups') problems['group'] = '请选通知哪个小组。'
    else if (whom === 'offices') problems['office'] = '请选通知哪个街道乡镇。'
    else if (whom === 'people') problems['names'] = '请写要通知的人的姓名。'
    else problems['whom'] = '请选通知谁。'
  }
  if (whomOf(fields, who) === 'people' && who.named?.problem) problems['names'] = who.named.problem
  const seats = fields.text('seats')
  if (seats !== '' && !/^\d{1,6}$/.test(seats)) problems['seats'] = '名额写数字，不限就不填。'
  const hours = fields.text('hours').normalize('NFKC')
  if (hours !== '' && !/^\d{1,3}(\.\d)?$/.test(hours)) problems['hours'] = '学时写数字，例如：3 或 2.5。'
  const deadline = fields.text('deadline')
  if (deadline !== '' && !isDay(deadline)) problems['deadline'] = '截止日期没有看懂，请重新选。'
  const endsAt = endIn(timesIn(fields), who.zone)
  const late = endProblem(fields, startsAt, endsAt)
  if (late) problems[late] = endsLater
  if (!kind || !startsAt || !audience || Object.keys(problems).length > 0) return { problems }
  const [group, ...others] = audience.groups
  const answerBy = deadline === '' ? null : instantIn(deadline, '23:59', who.zone)
  const read = Plan.safeParse({
    kind,
    topic: familyOf(kind) === 'training' ? (chosenTopic(fields) ?? topicIn(fields.text('title'))) : null,
    title: fields.text('title'),
    startsAt,
    endsAt,
    place: fields.text('place'),
    level: who.byOffice ? 'district' : 'group',
    groupId: group !== undefined && others.length === 0 && audience.roles.includes('deputy') ? group : null,
    officeId: audience.offices.length === 1 ? (audience.offices[0] ?? null) : null,
    audience,
    seats: seats === '' ? null : Number(seats),
    // until the day of the activity: before it starts
    answerBy: answerBy && answerBy > startsAt ? startsAt : answerBy,
    needsReceipt: fields.text('receipt') !== 'no',
    materials: fields.text('materials') || null,
    bring: fields.text('bring') || null,
    gathering: fields.text('gathering') || null,
    notes: fields.text('notes') || null,
    hours: familyOf(kind) === 'training' && hours !== '' ? Number(hours) : null,
    doorOnly: false,
  } satisfies Plan)
  if (read.success) return { plan: read.data }
  for (const { path, message } of read.error.issues) problems[String(path[0])] ??= `${message}。`
  return { problems }
}

const chosenTopic = (fields: Fields): Topic | null =>
  (Object.keys(topics) as Topic[]).find((topic) => topic === fields.text('topic')) ?? null

/** The day and hours as the phone's forms name their fields. */
export const timesIn = (fields: Fields) => ({
  day: fields.text('day'),
  start: fields.text('start'),
  lastDay: fields.text('lastDay'),
  end: fields.text('end'),
})

export const endsLater = '结束要晚于开始。'

/** The field of an end that is not after the start. */
export const endProblem = (
  fields: Fields,
  startsAt: Date | null,
  endsAt: Date | null,
): 'end' | 'lastDay' | null =>
  startsAt && endsAt && endsAt <= startsAt ? (fields.text('lastDay') ? 'lastDay' : 'end') : null

const whomOf = (fields: Fields, { byOffice }: Organiser): string =>
  byOffice ? fields.text('whom') : fields.text('whom') || 'groups'

/** Whom the organiser chose; null while he chose nobody. */
export function audienceIn(fields: Fields, who: Organiser): Audience | null {
  const { groupIds, officeIds, byOffice, named } = who
  const whom = whomOf(fields, who)
  const own = byOffice ? [] : [...groupIds]
  if (whom === 'leaders') return { ...nobodyAsked, roles: ['group_leader'], groups: own }
  if (whom === 'people')
    return named && named.people.length > 0 ? { ...nobodyAsked, groups: own, people: named.people } : null
  const asked = { ...nobodyAsked, roles: ['deputy' as const] }
  if (byOffice && fields.text('whom') === 'all') return asked
  if (byOffice && (whom === 'new' || whom === 'continuing')) return { ...asked, newcomers: whom }
  if (byOffice && fields.text('whom') === 'offices') {
    const ticked = fields.all('office').map(Number)
    const offices = officeIds.filter((id) => ticked.includes(id))
    return offices.length > 0 ? { ...asked, offices } : null
  }
  const chosen = fields.all('group').map(Number)
  const groups = groupIds.filter((id) => chosen.includes(id))
  const only = !byOffice && groupIds.length === 1 ? groupIds : groups
  return only.length > 0 ? { ...asked, groups: [...only] } : null
}

// ---- the record

/** One field a matter that was raised. */
export const matterFields = [1, 2, 3] as const
const longestText = 5_000

export interface Recorded {
  /** Null: attendance is not recorded this time. */
  sheet: AttendanceSheet | null
  minutes: string | null
  findings: string | null
  matters: { ownerId: number; text: string }[]
}

/** Somebody on the list; who has no seat or said before that he would not come needs no word. */
interface Listed extends Member {
  isDue?: boolean
}

/**
 * The record, or what must be mended. Whoever is not ticked is only called absent where that is chosen: nobody is by
 * leaving a box empty.
 */
export function readRecord(
  fields: Fields,
  members: readonly Listed[],
): { record: Recorded } | { problems: Problems } {
  const problems: Problems = {}
  const sheet = sheetIn(fields, members, problems)
  const texts = { minutes: fields.text('minutes'), findings: fields.text('findings') }
  for (const [name, text] of Object.entries(texts))
    if (text.length > longestText) problems[name] = `请写在${longestText}字以内。`
  const matters = matterFields.flatMap((number) => matterIn(fields, number, members, problems))
  if (Object.keys(problems).length > 0) return { problems }
  return {
    record: { sheet, minutes: texts.minutes || null, findings: texts.findings || null, matters },
  }
}

function sheetIn(fields: Fields, members: readonly Listed[], problems: Problems): AttendanceSheet | null {
  const ticked = (name: string) => {
    const ids = new Set(fields.all(name).map(Number))
    return members.filter(({ personId }) => ids.has(personId))
  }
  const there = ticked('there')
  const leave = ticked('leave')
  const rest = fields.text('rest')
  if (rest === 'later') return null
  const twice = there.filter((member) => leave.includes(member))
  if (twice.length > 0) problems['there'] = `${namesOf(twice)}又勾了到、又勾了请假，请去掉一个。`
  const due = members.filter(({ isDue = true }) => isDue)
  const open = due.filter((member) => !there.includes(member) && !leave.includes(member))
  if (open.length > 0 && rest !== 'absent')
    problems['rest'] = `还有${open.length}位没有打勾：${namesOf(open)}。请选他们是没来，还是考勤这次先不记。`
  if (rest !== 'absent' && there.length + leave.length === 0 && members.length > 0)
    problems['rest'] = '谁到了还没有打勾。请打勾，或者选“考勤这次先不记”。'
  return {
    attended: there.map(({ personId }) => personId),
    excused: leave.map(({ personId }) => ({ personId, reason: null })),
    absent: open.map(({ personId }) => personId),
  }
}

/** The first ten names. */
export const namesOf = (members: readonly Member[]): string =>
  `${members
    .slice(0, 10)
    .map(({ name }) => name)
    .join('、')}${members.length > 10 ? '等' : ''}`

function matterIn(
  fields: Fields,
  number: number,
  members: readonly Member[],
  problems: Problems,
): Recorded['matters'] {
  const text = fields.text(`matter${number}`)
  if (text === '') return []
  const owner = members.find(({ personId }) => personId === Number(fields.text(`raiser${number}`)))
  if (!owner) problems[`raiser${number}`] = `问题${number}是谁提出的？请选代表。`
  if (text.length > 2_000) problems[`matter${number}`] = '请写在2000字以内。'
  return owner ? [{ ownerId: owner.personId, text }] : []
}
