/** 11月20日主任会议定的, beside what it decided: the day on which the council met. Pure. */
import type { Day } from '../../../shared/days.ts'
import { councilDay } from './dates.ts'

const council =
  /(?<day>(?:\d{4}年|去年|今年)?\d{1,2}月\d{1,2}[日号]|今天|昨天)的?(?:第?[一二三四五六七八九十百\d]{0,4}次)?主任会(?:议)?(?:上)?(?:已经?)?(?:研究|讨论|决定|确定|同意|通过|议定|定下?)*[了的过]*/u

/** The day that a sentence names for the council, none that is still to come, and the words without it. */
export function councilIn(text: string, today: Day): { decidedOn: Day | null; words: string } {
  const plain = text.normalize('NFKC')
  const found = council.exec(plain)
  const day = found ? councilDay(found.groups?.['day'] ?? '', today) : null
  return {
    decidedOn: day !== null && day <= today ? day : null,
    words: found ? plain.replace(found[0], ' ') : text,
  }
}
