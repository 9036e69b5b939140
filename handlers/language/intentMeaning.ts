import type { findDays } from './dates.ts'
import { replyClassIn, satisfactionIn } from './grades.ts'
import { meaning } from './meaning.ts'
import { timeIn } from './partsOfDay.ts'
import * as ask from './questions.ts'
import { handlingUnits } from './units.ts'
import type { Intent, Reason, Understanding } from './understanding.ts'

/** What words that name their intent outright mean. */
export function ofIntent(
  intent: Intent,
  reason: Reason,
  words: string,
  days: ReturnType<typeof findDays>,
  numbers: readonly string[],
): Understanding {
  const base = meaning(intent, words, [reason])
  if (intent === 'activity.create' || intent === 'training.create' || intent === 'duty_report.batch') {
    const [day] = days
    const time = day?.partOfDay ? day : timeIn(words)
    return {
      ...base,
      plannedOn: day?.day ?? day?.choices[0] ?? null,
      plannedPartOfDay: time?.partOfDay ?? null,
      plannedTime: time?.time ?? null,
    }
  }
  if (!intent.startsWith('suggestion.')) return base
  const told = {
    ...base,
    suggestionNo: numbers[0] ?? null,
    suggestionNos: numbers,
    reasons: [reason, ...numbers.map((no) => ({ part: 'suggestion_no', words: no, rule: '编号' }))],
  }
  return withParts(intent, words, told)
}

function withParts(intent: Intent, words: string, told: Understanding): Understanding {
  if (
    intent === 'suggestion.assign' ||
    intent === 'suggestion.forward' ||
    intent === 'suggestion.return_request'
  )
    return {
      ...told,
      units: handlingUnits(words),
      ask: intent === 'suggestion.assign' && told.suggestionNo === null ? ask.askWhichSuggestion() : null,
    }
  if (intent === 'suggestion.reply') return { ...told, grade: replyClassIn(words) }
  if (intent !== 'suggestion.rate') return told
  const grade = satisfactionIn(words)?.grade ?? null
  const asked =
    grade === null
      ? ask.askGrade(['满意', '基本满意', '不满意'])
      : told.suggestionNo === null
        ? ask.askWhichSuggestion()
        : null
  return { ...told, grade, ask: asked, confidence: asked ? 0.4 : told.confidence }
}
