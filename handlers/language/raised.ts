import type { Clause } from './clauses.ts'
import { mattersIn } from './concerns.ts'
import { methodIn } from './methods.ts'
import type { Person } from './people.ts'
import { inside, type Told } from './pieces.ts'
import type { Report } from './reports.ts'

/** 3号走访了石有才家 5号走访了马翠娥家 都是说…: all who were met since the last matter raised it. */
export function raisedIn(reports: Report[], text: string, clause: Clause): Report[] {
  const last = reports.slice(-1)
  if (!together.test(text.slice(Math.max(0, clause.from - 6), clause.from + 8))) return last
  const since = reports.slice(reports.findLastIndex(({ concerns }) => concerns.length > 0) + 1)
  return since.length > 1 ? since : last
}

const together =
  /(?:都|均)(?:是|在)?(?:说|讲|提|反映|谈|聊|问)?(?:的是|到|了)?|[两三四五六几](?:家|户|位|个人|个)(?:意见|反映|说|讲|的)?都/

/** Adds what the clause raises, as one matter or several. */
export function addConcerns(report: Report, clause: Clause, told: Told): void {
  const before = told.clauses[told.clauses.indexOf(clause) - 1]
  const previous = report.concerns.at(-1)
  const speakers = speakersOf(report, clause, before, told)
  const [first, ...rest] = mattersIn(clause.words)
  if (first === undefined) return
  const goesOn = !clause.opens && previous && before?.kind === 'raised' && !isApart(previous.text, first)
  if (goesOn) previous.text = `${previous.text}，${first}`
  else report.concerns.push({ text: first, speakers })
  for (const text of rest) report.concerns.push({ text, speakers })
}

/** Who raised it: 王桂英说…, 王桂英(…), else everyone met so far. */
function speakersOf(report: Report, clause: Clause, before: Clause | undefined, told: Told): Person[] {
  if (clause.speakers.length > 0) return [...clause.speakers]
  const met = before?.kind === 'frame' ? inside(told.people, before) : []
  // 走访张德发 停车难;走访王桂英 物业费高: the second matter is hers
  if (!clause.opens && met.length > 0 && report.concerns.length > 0) return met
  if (!clause.opens) return report.concerns.at(-1)?.speakers ?? [...report.people]
  const named = before?.kind === 'frame' && methodIn(before.words) === null ? inside(told.people, before) : []
  return named.length === 1 ? named : [...report.people]
}

/** How far back a matter is looked at to tell whether the next words go on with it. */
const looksBack = 40

/** Two neighbouring clauses are two matters when the splitter would part them. */
const isApart = (before: string, next: string): boolean =>
  mattersIn(`${before.slice(-looksBack)}，${next}`).length > 1
