import { dayOf } from '../shared/days.ts'
import type { CorrectionReading } from './corrections.ts'
import { meaning, noContact } from './meaning.ts'
import * as ask from './questions.ts'
import type { Understanding, UnderstandContext } from './understanding.ts'

/** What a correction or withdrawal of a record means. */
export function ofCorrection(
  read: CorrectionReading,
  words: string,
  context: UnderstandContext,
): Understanding {
  const intent = read.kind === 'undo' ? 'undo' : read.kind === 'void' ? 'contact.void' : 'contact.correct'
  const base = meaning(intent, words, [{ part: 'intent', words: words.slice(0, 40), rule: read.rule }])
  if (read.kind === 'undo') return base
  const contact = {
    ...noContact,
    method: read.method,
    mentions: read.people,
    occurredOn: read.day?.day ?? null,
    partOfDay: read.day?.partOfDay ?? read.partOfDay,
    concerns: read.concerns.map((text) => ({ text, raisedBy: [] })),
  }
  const [right] = read.added.length > 0 ? [] : read.people
  const corrected = {
    ...(read.wrongPerson ? { wrongPerson: read.wrongPerson } : {}),
    ...(read.kind === 'correct' && right ? { rightPerson: right } : {}),
    ...(read.added.length > 0 ? { addedPeople: read.added } : {}),
    ...(read.wrongDay ? { wrongDay: read.wrongDay } : {}),
    ...(read.wrongWords ? { wrongWords: read.wrongWords } : {}),
    ...(read.rightWords ? { rightWords: read.rightWords } : {}),
  }
  return {
    ...base,
    contacts: [contact],
    corrected,
    target: read.target,
    ask: doubtAboutCorrection(read, context),
  }
}

function doubtAboutCorrection(read: CorrectionReading, context: UnderstandContext): ask.Question | null {
  const today = dayOf(context.now, context.zone)
  const { day } = read
  if (day?.problem === 'impossible') return ask.askBadDay(day.words, today)
  if (day?.problem === 'vague') return ask.askDay(day.words, day.choices, today)
  if (day?.day && day.day > today) return ask.askFuture(day.words)
  if (read.kind === 'void') return null
  for (const mention of read.people) {
    if (mention.candidates.length === 0) return ask.askUnknown(mention)
    if (mention.unsure) return ask.askSure(mention)
    if (mention.candidates.length > 1) return ask.askWhich(mention)
  }
  const changes =
    read.people.length > 0 ||
    day !== null ||
    read.partOfDay !== null ||
    read.method !== null ||
    read.concerns.length > 0 ||
    read.rightWords !== null
  return changes ? null : ask.askWhichField()
}
