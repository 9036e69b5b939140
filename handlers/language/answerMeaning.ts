import type { AnswerMeaning } from './answers.ts'
import { meaning } from './meaning.ts'
import * as ask from './questions.ts'
import type { Intent, Understanding } from './understanding.ts'

/** What an answer to the question that was asked last means. */
export function ofAnswer(answer: AnswerMeaning, words: string): Understanding {
  const reason = { part: 'intent', words: answer.words.slice(0, 40), rule: `回答${answer.intent}` }
  const base = meaning(answer.intent, words, [reason])
  const no = answer.suggestionNo ?? null
  const told = { ...base, suggestionNo: no, suggestionNos: no ? [no] : [], grade: answer.grade ?? null }
  return answer.unclear ? { ...told, confidence: 0.4, ask: askAgain(answer.intent) } : told
}

/** The same question once more. */
export const askAgain = (intent: Intent): ask.Question =>
  intent === 'suggestion.rate'
    ? ask.askGrade(['满意', '基本满意', '不满意'])
    : intent === 'appraisal.vote'
      ? ask.askGrade(['优秀', '称职', '基本称职', '不称职'])
      : ask.askGoing()
