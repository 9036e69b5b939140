/** The year's statistics in words: headings, cells, and how everything was counted. */
import { writtenDay } from '../../shared/letter.ts'
import { rateOf, type Sums, type YearFigures } from '../statistics/yearFigures.ts'

export const titleOfYear = ({ year }: Pick<YearFigures, 'year'>): string => `${year}年代表活动和培训统计`

/** 到会率 as it is printed; a dash where nothing was recorded. */
export const rateWords = (sums: Pick<Sums, 'attended' | 'asked'>): string => {
  const rate = rateOf(sums)
  return rate === null ? '—' : `${rate}%`
}

/** The year in four lines. */
export const sumLines = ({
  total,
  cancelled,
  deputies,
  trained,
  newcomers,
  newTrained,
  suspended,
}: YearFigures): string[] => [
  `活动和培训${total.activities}次（没有记考勤的${total.unrecorded}次），另有${cancelled}次取消。`,
  `应到${total.asked}人次，实到${total.attended}人次，请假${total.excused}人次，未到${total.absent}人次，到会率${rateWords(total)}（${total.attended}/${total.asked}）${total.unmarked > 0 ? `；另有${total.unmarked}人次没有记到没到` : ''}。`,
  `培训${total.trainings}人次、${total.hours}学时。`,
  `参加过培训的代表${trained}/${deputies.length}名，其中新任代表${newTrained}/${newcomers}名${suspendedWords(suspended)}。`,
]

/** Beneath a figure of deputies: who is left out of it. */
export const suspendedWords = (suspended: number): string =>
  suspended === 0 ? '' : `（另有${suspended}名暂停执行代表职务，不计）`

/** Formula, what counts and until when: printed beneath every table. */
export const countingRules = ({ cutOff, year }: Pick<YearFigures, 'cutOff' | 'year'>): string[] => [
  `统计范围：${year}年1月1日至${writtenDay(cutOff)}开始的活动和培训；取消的和没有发出的不计。`,
  '应到人次：记了考勤的活动里被通知的人，一人一次计一人次，请假的和回了不参加的也计入；排候补没有名额的不计，没有记到没到的另列；一个小组在一次活动里一个人都没有记考勤的，这个小组这一次不计。',
  '实到人次：签到的和联络员记为已到的。未到：记为没来、又没有请假的。应到＝实到＋请假＋未到。到会率＝实到人次÷应到人次，应到为0的不计算。',
  '培训次数：专题讲座、以会代训、外出考察、网上培训中到场的次数；学时按到场时记下的合计，没有到场的不计。',
  '几天的活动到过一天的，计实到一人次，学时按到的天数；其中几天请假的不另计请假。',
  '小组的人次按通知时所在的小组计；不是代表的人计入合计，不列入小组和个人。',
  '代表为本届在任的代表，统计截止日暂停执行代表职务的不计（已经参加的人次照计）；参加过培训＝本年度至少到场一次。新任代表按名册。',
]
