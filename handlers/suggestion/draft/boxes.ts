/** 相关情况: what the 代表建议纸 lets a deputy tick beside his words, and how he says it. Pure. */
import type { Settings } from '../../settings/rules.ts'
import type { DraftInput } from '../rules.ts'

/** 多年多次提出未解决: since how many years, as the office's sheet prints it. */
export type YearChoices = Settings['suggestion.repeatedYears']

/** Raised for the first time, or once only: a box of its own in the form, none on the sheet. */
export const notRepeated = 1

/** The highest choice that so many years reach; null when it was not raised before, or nobody said. */
export const yearsName = (choices: YearChoices, years: number | null): string | null =>
  years === null
    ? null
    : (choices.filter((one) => one.years <= years).sort((one, other) => other.years - one.years)[0]?.name ??
      null)

export const contactName = '希望加强联系沟通'
export const cosignNames = { yes: '可以联名', no: '不联名' } as const

const signs: Readonly<Record<string, number>> = {
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
}
const number = '([一两二三四五六七八九十]|\\d{1,2})'
/** What residents brought up for years is no suggestion yet: only a deputy's own raising counts. */
const raised = '(?:提|提出|提交|建议)'
const spokenYears = [
  new RegExp(`(?:连续|已经?|一连)${raised}?(?:了|过)?${number}年(?:多|以上)?(?:多次|年年|都在)?${raised}`),
  new RegExp(`(?:连续|已经?|一连|多次|年年)?${raised}(?:了|过)${number}年`),
]

/** 连续三年提出, 提了两年: how many years; null where no such thing is said. 三年以上 is a year more. */
export function yearsIn(words: string): number | null {
  const text = words.normalize('NFKC')
  const found = spokenYears.map((pattern) => pattern.exec(text)).find((match) => match !== null)
  const years = found?.[1] === undefined ? null : (signs[found[1]] ?? Number(found[1]))
  if (years === null || years < 2 || years > 19) return null
  return /^(?:多|以上)/.test(text.slice((found?.index ?? 0) + (found?.[0].indexOf('年') ?? 0) + 1))
    ? years + 1
    : years
}

/** What an answer about 多年提出 says: a choice by its name, years, or that it was not so. */
export function repeatedIn(words: string, choices: YearChoices): number | null {
  const text = words.normalize('NFKC').trim()
  if (/^(?:不是|没有|否|第一次|首次|没提过|不)/.test(text)) return notRepeated
  const named = choices
    .filter(({ name }) => text.includes(name))
    .sort((one, other) => other.name.length - one.name.length)[0]
  if (named) return named.years
  const years = new RegExp(`${number}\\s*年`).exec(text)?.[1]
  const count = years === undefined ? null : (signs[years] ?? Number(years))
  return count === null ? yearsIn(text) : count < 1 || count > 19 ? null : count
}

/** Whether he wants to be spoken to more, or does not. */
export const contactIn = (words: string): boolean | null =>
  /不(?:用|要|需要|必|希望)|没必要|无需|否/.test(words)
    ? false
    : /希望|要|需要|加强|多(?:和|跟|与)?|是|好/.test(words)
      ? true
      : null

/** Whether others may stand by it. */
export const mayBeCosignedIn = (words: string): boolean | null =>
  /不(?:要|用|让|接受|可以?|能|想)?|谢绝|单独/.test(words)
    ? false
    : /可以?|能|行|欢迎|愿意|接受|要|好/.test(words)
      ? true
      : null

/** What a text of several sentences says of the boxes in so many words; nothing else is taken out of it. */
export function boxesIn(words: string): Pick<DraftInput, 'repeatedYears' | 'wantsContact'> {
  const years = yearsIn(words)
  const wants =
    /希望(?:单位|部门|承办单位|你们)?(?:办理?(?:中|时|的时候)?)?(?:加强|多)(?:和|跟|与)?(?:我|代表)?(?:的)?(?:联系|沟通)/.test(
      words,
    )
  return {
    ...(years === null ? {} : { repeatedYears: years }),
    ...(wants ? { wantsContact: true } : {}),
  }
}

interface Ticked {
  repeatedYears: number | null
  wantsContact: boolean | null
  mayBeCosigned: boolean | null
  address: string | null
  postcode: string | null
}

/** What was ticked, a line each: for cards and pages; nothing for what was left open. */
export const tickedIn = (row: Ticked, choices: YearChoices): (readonly [name: string, said: string])[] => {
  const years = row.repeatedYears === null ? null : (yearsName(choices, row.repeatedYears) ?? '不是')
  return [
    ...(years === null ? [] : [['多年提出', years] as const]),
    ...(row.wantsContact === null ? [] : [['加强沟通', row.wantsContact ? '希望' : '不用'] as const]),
    ...(row.mayBeCosigned === null ? [] : [['联名', cosignNames[row.mayBeCosigned ? 'yes' : 'no']] as const]),
    ...(row.address || row.postcode
      ? [['通信地址', [row.address, row.postcode].filter(Boolean).join('，邮编')] as const]
      : []),
  ]
}
