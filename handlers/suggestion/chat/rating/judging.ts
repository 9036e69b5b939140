/** What a rating's words say: each axis' grade, and the reason letter for letter. Pure. */
import { satisfactionIn } from '../../../language/grades.ts'
import type { Satisfaction } from '../../course.ts'

export interface Judged {
  /** 办理工作 */
  work: Satisfaction | null
  /** 办理结果 */
  result: Satisfaction | null
  reason: string | null
}

const byName: Record<string, Satisfaction> = {
  满意: 'satisfied',
  基本满意: 'basically_satisfied',
  不满意: 'dissatisfied',
}

export const gradeIn = (words: string): Satisfaction | null =>
  byName[satisfactionIn(words)?.grade ?? ''] ?? null

const clauseEnd = /([,，。;；!！\s]+)|(?=办理结果|办理工作)|(?<!办理)(?=结果|工作态度)|(?<!办理|工作)(?=态度)/

const about = /工作|态度|服务|沟通/
const ofResult = /结果|效果|落实|解决/
/** 办理满意，结果不满意: beside a grade of the result, 办理 by itself is how it was handled. */
const handling = /办理|过程/
const both = /^(?:我|对|办理|结果)*(?:两(?:个|样|项|方面)都?|全?都)(?:是|很|非常|挺)?$/
/** 说错了， at the head of what is meant instead. */
export const corrected =
  /^\s*(?:哦|啊|哎呀?|等等)?[,，\s]*(?:说错了?|写错了?|打错了?|错了|不对|更正(?:一下)?)[,，。:：\s]+/

/** Words that say only whom or what a grade is for. */
const filler =
  /第?(?:\d{1,4}|[一二三四五六七八九十百零]{1,5})[号件]|\d{3}|(?:JY|Y[A-Z])[-\s]?\d{4}B?[-\s]?\d+|办理|工作|结果|态度|服务|沟通|答复|建议|方面|评价|表示|[我对的这次件个个人给是为很也都两样项]|非常|还是|[吧了啊呢哦哈呀嘛咯]|[:：、~～]/g

/** 答复我看了 */
const received = /^(?:你们|单位|他们)?的?答复我?(?:已经|都)?(?:看|收|读)(?:到|过|完)?了$/

/** Nothing but a grade and what it is for; without one, only 对023号建议的答复. */
function isBare(clause: string): boolean {
  const grade = satisfactionIn(clause)
  if (!grade?.grade)
    return (
      received.test(clause) ||
      (/^我?对|[和与跟及]$/.test(clause) && clause.replace(/[和与跟及]$/, '').replace(filler, '') === '')
    )
  return clause.replace(grade.words, '').replace(filler, '') === ''
}

/** The grade stands at the head of the clause: 结果不满意因为没装. */
const leads = (clause: string): boolean => {
  const words = satisfactionIn(clause)?.words ?? ''
  return clause.slice(0, Math.max(0, clause.indexOf(words))).replace(filler, '') === ''
}

/** The grade of each axis that words name outright, and one that stands for itself. Two different ones of the same: none. */
export interface Verdicts {
  work: Satisfaction | null
  result: Satisfaction | null
  plain: Satisfaction | null
}

export function verdictsIn(text: string): Verdicts {
  const graded = clausesOf(text.replace(corrected, '')).filter(({ words }) => gradeIn(words) !== null)
  const leading = graded.filter(({ words }) => leads(words))
  const found = (leading.length > 0 ? leading : graded).map(({ words }) => ({
    grade: gradeIn(words),
    before: words.split(satisfactionIn(words)?.words ?? '')[0] ?? '',
  }))
  const isResultNamed = found.some(({ before }) => !about.test(before) && ofResult.test(before))
  const said: Record<keyof Verdicts, Set<Satisfaction | null>> = {
    work: new Set(),
    result: new Set(),
    plain: new Set(),
  }
  for (const { grade, before } of found)
    if (both.test(before)) [said.work, said.result].forEach((axis) => axis.add(grade))
    else if (about.test(before)) said.work.add(grade)
    else if (ofResult.test(before)) said.result.add(grade)
    else (isResultNamed && handling.test(before) ? said.work : said.plain).add(grade)
  const one = (axis: Set<Satisfaction | null>) => (axis.size === 1 ? ([...axis][0] ?? null) : null)
  return { work: one(said.work), result: one(said.result), plain: one(said.plain) }
}

/**
 * The axes that words name: 办理工作满意，办理结果基本满意. A grade alone is the result's. What says more than a grade is the
 * reason, just as it was written.
 */
export function judgedIn(text: string): Judged {
  const { work, result, plain } = verdictsIn(text)
  const reason = clausesOf(text.replace(corrected, ''))
    .filter(({ words }) => !isBare(words))
    .map(({ words, end }) => words + end)
    .join('')
    .replace(/^(?:理由|原因)(?:[:：]|是[:：]?)\s*/, '')
    .replace(/[\s,，。;；]+$/, '')
  return { work, result: result ?? plain, reason: reason.length >= 2 ? reason : null }
}

/** The clauses, each with the signs that end it. */
function clausesOf(text: string): { words: string; end: string }[] {
  const clauses: { words: string; end: string }[] = []
  for (const piece of text.split(clauseEnd)) {
    if (!piece) continue
    const last = clauses.at(-1)
    if (/^[,，。;；!！\s]+$/.test(piece)) {
      if (last) last.end += piece
    } else clauses.push({ words: piece, end: '' })
  }
  return clauses
}
