/** What a draft's form was filled in with, read once at the door. */
import type { Settings } from '../../settings/rules.ts'
import type { Fields } from '../../shared/fields.ts'
import { titled } from '../actions.ts'
import { DraftInput } from '../rules.ts'

export type Problems = Readonly<Record<string, string>>

/** Fields that say by themselves what is wrong with what was typed. */
const typed = ['title', 'cause', 'facts', 'proposals', 'address', 'postcode'] as const
const texts = ['title', 'cause', 'facts', 'proposals'] as const

/** The fields of a draft, its title in the form of one: an empty text stays empty, nothing chosen stays not chosen. */
export function readDraft(
  fields: Fields,
  settings: Settings,
  kind: DraftInput['kind'],
): { input: DraftInput } | { problems: Problems } {
  const chosen = (name: string) => fields.text(name) || null
  const category = chosen('category')
  const written = chosen('written')
  const activityId = fields.has('activity') ? Number(fields.text('activity')) || null : undefined
  const given = {
    ...Object.fromEntries(texts.filter((name) => fields.has(name)).map((name) => [name, fields.text(name)])),
    category,
    // an activity that is named says how it came about
    sourceKind: chosen('sourceKind') ?? (activityId == null ? null : 'activity'),
    ...(activityId === undefined ? {} : { activityId }),
    sourceNote: chosen('sourceNote'),
    publicity: chosen('publicity'),
    wantsWrittenReply: yesNo(written),
    ...(fields.has('address') ? boxesOf(chosen) : {}),
  }
  const title = titled(fields.text('title'), kind)
  const read = DraftInput.safeParse({ ...given, title: title || undefined })
  const problems = Object.fromEntries(
    (read.error?.issues ?? []).map(({ path, message }) => {
      const name = String(path[0])
      return [name, isTyped(name) ? message : '请重新选'] as const
    }),
  )
  if (category !== null && !settings['suggestion.categories'].includes(category))
    problems['category'] = '没有这个类别，请重选'
  const sources = settings['suggestion.sources']
  if (given.sourceKind !== null && !sources.some(({ code }) => code === given.sourceKind))
    problems['sourceKind'] = '没有这一种，请重选'
  if (activityId != null && given.sourceKind !== 'activity')
    problems['activity'] = '选了活动，“怎么形成的”就要选“代表活动”；不是活动形成的，请不选活动。'
  if (!read.data || Object.keys(problems).length > 0) return { problems }
  // an emptied title is kept as empty, too
  return { input: fields.has('title') ? { ...read.data, title } : read.data }
}

const isTyped = (name: string): boolean => typed.some((text) => text === name)

const yesNo = (said: string | null): boolean | null => (said === null ? null : said === 'yes')

/** 相关情况: what nobody ticked was not said. */
const boxesOf = (chosen: (name: string) => string | null) => ({
  repeatedYears: Number(chosen('repeated')) || null,
  wantsContact: yesNo(chosen('contact')),
  mayBeCosigned: yesNo(chosen('cosigning')),
  address: chosen('address'),
  postcode: chosen('postcode'),
})

const example = '关于在某路口增设红绿灯的建议'
const exampleOfMotion = '关于制定某某办法的议案'

/** The parts that must be written before a draft can be handed in. */
export function missingIn(row: {
  kind: string
  title: string
  cause: string | null
  facts: string
  proposals: string
}): Problems {
  const isMotion = row.kind === 'motion'
  return {
    ...(row.title.trim() ? {} : { title: `还没有标题，例如：${isMotion ? exampleOfMotion : example}` }),
    ...(isMotion && !row.cause?.trim() ? { cause: '议案要写案由' } : {}),
    ...(row.facts.trim() ? {} : { facts: `还没有写${isMotion ? '案据' : '情况和问题'}` }),
    ...(row.proposals.trim() ? {} : { proposals: `还没有写${isMotion ? '方案' : '具体建议'}` }),
  }
}
