/** A contact form as it was posted, read into a report or into what must be mended. Pure. */
import type { PartOfDay } from '../../language/understanding.ts'
import type { LinkedPerson } from '../../people/actions.ts'
import { addDays, spokenDay, type Day } from '../../shared/days.ts'
import type { Fields } from '../../shared/fields.ts'
import { methods, oldestDay, partNames, type PartyKey, type ReportInput } from '../rules.ts'

export type Problems = Record<string, string>

/** So many matters have a field of their own. */
export const matterFields = [1, 2, 3, 4, 5] as const
export const mostPhotos = 6
const longestMatter = 2_000
const longestSummary = 2_000
const longestName = 30
const mostNames = 50

/** Values of 谁反映的: all who were ticked, somebody who is not on the list, or one linked person's key. */
export const everybody = 'all'
export const somebodyElse = 'other'

export interface Reading {
  linked: readonly LinkedPerson[]
  today: Day
  /** MM-DD of 代表联系选民日. */
  contactDayOn: string
}

/** The contact day that a report of these weeks may belong to; null when none was lately. */
export function recentContactDay(today: Day, on: string): Day | null {
  const day = `${today.slice(0, 4)}-${on}`
  return day <= today && today <= addDays(day, 30) ? day : null
}

/** The report, or what must be mended by the name of its field. */
export function readEntry(fields: Fields, reading: Reading): { input: ReportInput } | { problems: Problems } {
  const problems: Problems = {}
  const parties = partiesIn(fields, reading, problems)
  const unlisted = namesIn(fields, problems)
  if (parties.length === 0 && unlisted.length === 0 && !problems['party'])
    problems['party'] = '请勾选见了谁；不在名单里的，在“名单以外的人”里写姓名。'
  const method = methods.find((one) => one === fields.text('method'))
  if (!method) problems['method'] = '请选一种联系方式。'
  const occurredOn = dayIn(fields, reading.today, problems)
  const concerns = mattersIn(fields, parties, problems)
  const contactDay = contactDayIn(fields, reading, occurredOn, problems)
  const summary = fields.text('summary')
  if (summary.length > longestSummary) problems['summary'] = `“谈了什么”请写在${longestSummary}字以内。`
  if (!method || !occurredOn || Object.keys(problems).length > 0) return { problems }
  const partOfDay = Object.keys(partNames).find((part) => part === fields.text('partOfDay'))
  return {
    input: {
      method,
      occurredOn,
      partOfDay: (partOfDay as PartOfDay | undefined) ?? null,
      place: null,
      summary,
      contactDay,
      bulk: false,
      parties,
      unlisted,
      concerns,
    },
  }
}

function partiesIn(fields: Fields, { linked }: Reading, problems: Problems): PartyKey[] {
  const ticked = [...new Set(fields.all('party'))]
  const keys = linked.map(({ key }) => key).filter((key) => ticked.includes(key))
  if (keys.length < ticked.length) problems['party'] = '联系名单刚刚变过，请重新勾选见了谁。'
  return keys as PartyKey[]
}

function namesIn(fields: Fields, problems: Problems): string[] {
  const names = [
    ...new Set(
      fields
        .text('unlisted')
        .split(/[、,，;；。\s]+/)
        .filter(Boolean),
    ),
  ]
  if (names.some((name) => name.length > longestName) || names.length > mostNames)
    problems['unlisted'] = '“名单以外的人”只写姓名，几位之间用“、”隔开。'
  return names
}

function dayIn(fields: Fields, today: Day, problems: Problems): Day | null {
  const chosen = fields.text('day')
  const day = chosen === 'other' ? fields.text('otherDay') : chosen
  const name = chosen === 'other' ? 'otherDay' : 'day'
  if (chosen === '' && fields.text('otherDay') === '') problems['day'] = '请选是哪一天。'
  else if (chosen === '') problems['day'] = '您填了日期，但没有选“另一天”。请选是哪一天。'
  else if (!isRealDay(day)) problems[name] = '请填日期，例如 2026-11-20。'
  else if (day > today) problems[name] = `${spokenDay(day, today)}还没有到，请填已经过去的日子。`
  else if (day < oldestDay(today)) problems[name] = '早于去年的联系不能再记。要补，请联系联络处。'
  else return day
  return null
}

const isRealDay = (day: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) && addDays(day, 0) === day

function mattersIn(
  fields: Fields,
  parties: readonly PartyKey[],
  problems: Problems,
): ReportInput['concerns'] {
  return matterFields.flatMap((number): ReportInput['concerns'] => {
    const text = fields.text(`matter${number}`)
    if (text === '') return []
    if (text.length > longestMatter)
      problems[`matter${number}`] = `诉求${number}请写在${longestMatter}字以内。`
    const raiser = fields.text(`raiser${number}`) || everybody
    if (raiser === everybody) return [{ text, raisedBy: parties.length === 0 ? [] : null }]
    if (raiser === somebodyElse) return [{ text, raisedBy: [] }]
    const at = parties.findIndex((key) => key === raiser)
    if (at < 0) problems[`raiser${number}`] = `诉求${number}选了是谁反映的，但上面没有勾选这个人。`
    return [{ text, raisedBy: [at] }]
  })
}

function contactDayIn(
  fields: Fields,
  { today, contactDayOn }: Reading,
  occurredOn: Day | null,
  problems: Problems,
): boolean {
  if (!fields.has('contactDay')) return false
  const isThatDay = occurredOn?.slice(5) === contactDayOn
  if (occurredOn && !isThatDay)
    problems['contactDay'] =
      `代表联系选民日是${spokenDay(`${today.slice(0, 4)}-${contactDayOn}`, today)}，和上面的日子不一样。请改日子，或去掉这个勾。`
  return isThatDay
}
