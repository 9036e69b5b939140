/** Once a year, in its last quarter: every signatory hears how what was promised to him stands (重庆建议条例第二十四条). */
import type { Settings } from '../../settings/rules.ts'
import { spokenDay, type Day } from '../../shared/days.ts'
import { refOf } from '../numbering.ts'
import type { Case } from '../case.ts'

/** The year's day from which its promises are told of; null while it is to come. What was promised since is told next year. */
export function summaryDay(settings: Settings, today: Day): Day | null {
  const day = `${today.slice(0, 4)}-${settings['suggestion.commitmentSummaryOn']}`
  return today >= day ? day : null
}

/** 001 关于…的建议：区住建局承诺“装好信号灯”，3月31日前，还没有落实。 */
export function summaryLine(
  { text, dueOn, unit }: { text: string; dueOn: Day; unit: { name: string } },
  { row }: Case,
  deliveredOn: Day | null,
  today: Day,
): string {
  const stands =
    deliveredOn !== null
      ? `${spokenDay(deliveredOn, today)}已落实`
      : dueOn < today
        ? '已到期，还没有落实'
        : '还没有落实'
  return `${refOf(row)} ${row.title}：${unit.name}承诺“${text}”，${spokenDay(dueOn, today)}前，${stands}`
}
