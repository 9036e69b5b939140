/** What was typed of an activity at the desk, read into a plan, or into what must be mended by the name of its field. Pure. */
import type { Fields } from '../../../shared/fields.ts'
import type { Problems } from '../../../shared/page.tsx'
import type { NamesRead } from '../../named/fields.tsx'
import { invitations, kinds, Plan, type Audience, type Kind } from '../../rules.ts'
import { endIn, instantIn } from '../../planning/typedTimes.ts'
import { audienceFor, choiceIn, type AudienceChoice } from './audience.tsx'

interface Planned {
  plan: Plan
  choice: AudienceChoice | 'kept'
}

export const isPlanned = (read: Planned | Problems): read is Planned => typeof read.plan === 'object'

/** `kept`: whom it asks already, taken where nobody else is chosen. */
export function planOf(fields: Fields, zone: string, named: NamesRead, kept?: Audience): Planned | Problems {
  const problems: Record<string, string> = {}
  const kind = fields.text('kind')
  if (!(kind in kinds)) problems['kind'] = '请选种类。'
  if (!fields.text('title')) problems['title'] = '请写名称。'
  const startsAt = instantIn(fields.text('day'), fields.text('from'), zone)
  if (!startsAt) problems[fields.text('day') ? 'from' : 'day'] = '请写日期和开始时间。'
  const choice = kept && fields.text('audience') === 'kept' ? 'kept' : choiceIn(fields.text('audience'))
  const audience = audienceOf(fields, choice, named, kept, problems)
  const seats = numberIn(fields.text('seats'))
  if (seats !== null && !Number.isInteger(seats)) problems['seats'] = '名额写整数，不限就不填。'
  const hours = numberIn(fields.text('hours'))
  if (hours !== null && !Number.isFinite(hours)) problems['hours'] = '学时写数字，例如：3。'
  if (choice === 'invited' && !(Number.isInteger(seats) && (seats ?? 0) > 0))
    problems['seats'] = '轮流邀请要写邀请几个人。'
  if (Object.keys(problems).length > 0 || !startsAt || !choice || !audience) return problems
  const parsed = Plan.safeParse({
    kind,
    topic: fields.text('topic') || null,
    title: fields.text('title'),
    startsAt,
    endsAt: endIn(timesIn(fields), zone),
    place: fields.text('place'),
    level: fields.text('level'),
    groupId: audience.groups.length === 1 ? (audience.groups[0] ?? null) : null,
    officeId: audience.offices.length === 1 ? (audience.offices[0] ?? null) : null,
    audience,
    seats,
    answerBy: deadlineOf(instantIn(fields.text('answerBy'), '18:00', zone), startsAt, fields),
    needsReceipt: fields.all('options').includes('receipt'),
    materials: fields.text('materials') || null,
    bring: fields.text('bring') || null,
    gathering: fields.text('gathering') || null,
    notes: fields.text('notes') || null,
    hours,
    doorOnly: fields.all('options').includes('door'),
  })
  if (parsed.success) return { plan: parsed.data, choice }
  return Object.fromEntries(parsed.error.issues.map(({ path, message }) => [String(path[0]), `${message}。`]))
}

/** A number, NaN for what is none, null where nothing is typed. */
const numberIn = (typed: string): number | null => (typed ? Number(typed.normalize('NFKC')) : null)

function audienceOf(
  fields: Fields,
  choice: Planned['choice'] | null,
  named: NamesRead,
  kept: Audience | undefined,
  problems: Record<string, string>,
): Audience | null {
  if (choice === 'kept') return kept ?? null
  if (!choice) {
    problems['audience'] = '请选通知谁。'
    return null
  }
  const audience = { ...audienceFor(choice, fields), people: named.people }
  const isInvitation = invitations.includes(fields.text('kind') as Kind)
  if (named.problem) problems['names'] = named.problem
  if (choice === 'people' && isInvitation)
    problems['audience'] = '邀请列席、执法检查、听取报告请选“轮流邀请”，存成草稿后可以写明原因换人。'
  if (choice === 'groups' && audience.groups.length === 0) problems['audience'] = '请选至少一个代表小组。'
  if (choice === 'offices' && audience.offices.length === 0) problems['audience'] = '请选至少一个街道乡镇。'
  if (choice === 'invited' && !isInvitation)
    problems['audience'] = '轮流邀请只用于列席常委会、执法检查和听取工作报告。'
  return audience
}

/** The day and hours as the desk's pages name their fields. */
export const timesIn = (fields: Fields) => ({
  day: fields.text('day'),
  start: fields.text('from'),
  lastDay: fields.text('untilDay'),
  end: fields.text('until'),
})

/** The day of the activity itself as the last one: until it starts, like in the chat and the form. */
const deadlineOf = (by: Date | null, startsAt: Date, fields: Fields): Date | null =>
  by && by > startsAt && fields.text('answerBy') === fields.text('day') ? startsAt : by
