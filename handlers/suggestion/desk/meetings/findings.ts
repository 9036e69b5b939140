/** The lines “023 灯杆已立” of a form, each with the suggestion that its number names. */
import type { DeskVisit } from '../../../shared/visit.ts'
import { suggestionsNamed } from '../../actions.ts'
import { findingLines } from '../../supervision/meetingWords.ts'

/** Each line's suggestion; or the first line that names none, or two. */
export async function findingsIn(visit: DeskVisit, text: string) {
  const found: { suggestionId: number; finding: string }[] = []
  for (const { line, number, finding } of findingLines(text)) {
    const says = (problem: string) => ({ found: [], problem: `“${line.slice(0, 20)}”：${problem}` })
    if (number === null) return says('这一行开头没有编号，请写成“023 情况”')
    const [only, ...more] = await suggestionsNamed(visit.act, visit.who, number, number)
    if (!only) return says('没有这个编号的建议，请核对')
    if (more.length > 0) return says('有几件建议都是这个编号，请写全，例如JY-1801-023')
    if (finding === '') return says('编号后面请写一句情况')
    found.push({ suggestionId: only.id, finding })
  }
  return { found, problem: null }
}
