/** The form of 补记 as it was posted, read into what took place and who was there, or into what must be mended. Pure. */
import { dayOf, type Day } from '../../shared/days.ts'
import type { Fields } from '../../shared/fields.ts'
import type { Past } from '../afterwards/record.ts'
import type { AttendanceSheet, Member } from '../chat/attendance/words.ts'
import { familyOf, topicIn } from '../rules.ts'
import { endIn, instantIn, isDay } from '../planning/typedTimes.ts'
import {
  audienceIn,
  endProblem,
  endsLater,
  formKinds,
  namesOf,
  timesIn,
  type Organiser,
  type Problems,
} from './entries.ts'

/** What took place, or what must be mended by the name of its field. A day ahead is announced, not recorded. */
export function readPast(
  fields: Fields,
  who: Organiser & { today: Day },
): { past: Past } | { problems: Problems } {
  const problems: Problems = {}
  const kind = formKinds.find((one) => one === fields.text('kind'))
  if (!kind) problems['kind'] = '请选活动类型。'
  const title = fields.text('title')
  if (title === '') problems['title'] = '活动要有名称。'
  else if (title.length > 100) problems['title'] = '名称最多100个字。'
  const day = fields.text('day')
  if (!isDay(day)) problems['day'] = '请选日期。'
  else if (day > who.today) problems['day'] = '这一天还没到，不能补记。还没办的请用“组织一次活动”。'
  const { start, lastDay, end } = timesIn(fields)
  if (lastDay !== '' && !isDay(lastDay)) problems['lastDay'] = '最后一天没有看懂，请重新选。'
  else if (lastDay > who.today) problems['lastDay'] = '最后一天还没到，办完了再补记。'
  const startsAt = instantIn(day, start || '00:00', who.zone)
  if (isDay(day) && !startsAt) problems['start'] = '几点开始没有看懂，记不清就不填。'
  const endsAt = endIn(timesIn(fields), who.zone)
  if (start === '' && end !== '') problems['start'] = '写了几点结束，请也写几点开始，或者都不填。'
  const late = endProblem(fields, startsAt, endsAt)
  if (late) problems[late] ??= endsLater
  const typed = fields.text('hours')
  const hours = typed === '' ? null : Number(typed)
  if (hours !== null && !(hours >= 0.5 && hours <= 200))
    problems['hours'] = '学时写数字，例如：3；不知道就不填。'
  if (fields.text('place').length > 200) problems['place'] = '地点最多200个字。'
  const audience = audienceIn(fields, who)
  const whom = fields.text('whom')
  if (!audience)
    problems[!who.byOffice || whom === 'groups' ? 'group' : whom === 'offices' ? 'office' : 'whom'] =
      '请选是谁的活动。'
  if (!kind || !startsAt || !audience || Object.keys(problems).length > 0) return { problems }
  const [group, ...others] = audience.groups
  return {
    past: {
      kind,
      topic: familyOf(kind) === 'training' ? topicIn(title) : null,
      title,
      startsAt,
      hourKnown: start !== '',
      endsAt,
      place: fields.text('place'),
      level: who.byOffice ? 'district' : 'group',
      groupId: group !== undefined && others.length === 0 ? group : null,
      officeId: audience.offices.length === 1 ? (audience.offices[0] ?? null) : null,
      audience,
      hours: familyOf(kind) === 'training' ? hours : null,
    },
  }
}

/** Who was there, as it was ticked; null where that is left for later. Of whom nothing is chosen, nothing is recorded. */
export function readThere(
  fields: Fields,
  members: readonly Member[],
): { sheet: AttendanceSheet | null } | { problems: Problems } {
  const rest = fields.text('rest')
  if (rest === 'later') return { sheet: null }
  const ticked = (name: string) => {
    const ids = new Set(fields.all(name).map(Number))
    return members.filter(({ personId }) => ids.has(personId))
  }
  const [there, leave] = [ticked('there'), ticked('leave')]
  const twice = there.filter((member) => leave.includes(member))
  if (twice.length > 0) return { problems: { there: `${namesOf(twice)}又勾了到、又勾了请假，请去掉一个。` } }
  const open = members.filter((member) => !there.includes(member) && !leave.includes(member))
  if (there.length === 0 && leave.length === 0)
    return { problems: { there: '谁到了还没有打勾。请打勾，或者在最下面选“考勤这次先不记”。' } }
  if (open.length > 0 && rest !== 'absent' && rest !== 'unsaid')
    return {
      problems: { rest: `还有${open.length}位没有打勾：${namesOf(open)}。请选他们是没来，还是不清楚。` },
    }
  const ids = (some: readonly Member[]) => some.map(({ personId }) => personId)
  return {
    sheet: {
      attended: ids(there),
      excused: ids(leave).map((personId) => ({ personId, reason: null })),
      absent: rest === 'absent' ? ids(open) : [],
    },
  }
}

/** The day of a past activity. */
export const dayOfPast = ({ startsAt }: Past, zone: string): Day => dayOf(startsAt, zone)
