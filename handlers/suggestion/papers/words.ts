/** The statistics in words: rates with what they are counted of, formulas, counting rules. */
import type { Day } from '../../shared/days.ts'
import { writtenDay } from '../../shared/letter.ts'
import type { MergedCounting } from '../reading/mergedCounting.ts'
import type { PollFigures } from '../supervision/pollRecords.ts'
import {
  percentOf,
  type Grouping,
  type MergedRule,
  type Share,
  type StatisticsRow,
} from '../reading/statistics.ts'

/** 92.3% over 12/13; a dash where there is nothing to count of. */
export function shareWords(share: Share): string {
  const percent = percentOf(share)
  return percent === null ? '—\n0/0' : `${percent}%\n${share.part}/${share.of}`
}

export const groupingName: Readonly<Record<Grouping, string>> = {
  unit: '承办单位',
  category: '类别',
  office: '代表所在机构',
}

/** The rates in the order in which they are printed. */
export const rateColumns = [
  ['办复率', 'onTime'],
  ['面商率', 'contacted'],
  ['满意率', 'satisfied'],
  ['基本满意以上率', 'content'],
  ['办理工作满意率', 'workSatisfied'],
  ['落实率', 'fulfilled'],
] as const satisfies readonly (readonly [string, keyof StatisticsRow])[]

export type RateKey = (typeof rateColumns)[number][1]

/** Each rate in one line, beneath its picture. */
export const rateFormulas: Readonly<Record<RateKey, string>> = {
  onTime: '按期答复÷已到期',
  contacted: '有实际沟通÷已答复',
  satisfied: '办理结果满意÷已测评',
  content: '满意和基本满意÷已测评',
  workSatisfied: '办理工作满意÷已测评',
  fulfilled: '已落实÷承诺或已解决',
}

const mergedRule: Readonly<Record<MergedRule, string>> = {
  each: '并案办理的建议每件各计一件（答复和测评各自分开）',
  once: '并案办理的几件建议合计一件，按被并入的那件的办理情况计算',
}

/** How merged ones were counted, and on whose word: the setting of a day, or this reader's choice. */
export const mergedWords = ({ rule, setOn }: MergedCounting): string =>
  `${mergedRule[rule]}（${setOn === null ? '这次选的口径' : `${writtenDay(setOn)}适用的设置`}）。`

/** Formula of every rate, what counts as one, and until when: printed beneath every statistic. */
export const countingRules = (merged: MergedCounting, cutOff: Day): string[] => [
  `统计截止${writtenDay(cutOff)}。率都附“分子/分母”，分母为0的不计算率。`,
  '办复率＝期限内答复的件数÷截止日前应答复的件数。',
  '面商率＝答复前后与代表有实际沟通的件数÷已答复的件数。',
  '满意率＝代表对办理结果评“满意”的件数÷已测评的件数；基本满意以上率＝评“满意”和“基本满意”的件数÷已测评的件数；办理工作满意率＝对办理工作评“满意”的件数÷对办理工作已测评的件数。没有测评的不计入；重新办理后再次测评的，按最后一次计算。',
  '落实率＝已落实的事项÷承诺的事项（没到期的承诺也计入分母）；答复为已解决而没有列承诺的，代表测评后计一项，评“不满意”的算未落实。',
  '主办单位计一件；分办的每个单位各计一件；协办不计件。',
  mergedWords(merged),
]

/** Whether there is anything to say of polls: void ones are named, too. */
export const hasPolls = ({ figures, voided }: PollFigures): boolean => figures.length > 0 || voided > 0

/** How the ballots of a meeting are counted, and what is left out. */
export const pollRules = ({ voided }: PollFigures): string[] => [
  '会议测评：满意率＝满意票÷（满意＋基本满意＋不满意）票；基本满意以上率＝（满意＋基本满意）票÷同上；弃权和无效不计。按会议日期列入，更正过的按更正后的票数。',
  ...(voided > 0 ? [`另有${voided}次会议测评已作废，不计入。`] : []),
]
