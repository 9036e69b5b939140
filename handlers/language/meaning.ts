import type { ContactWords, Intent, Reason, Understanding } from './understanding.ts'

/** An understanding of this intent with nothing else in it. */
export const meaning = (intent: Intent, words: string, reasons: readonly Reason[] = []): Understanding => ({
  intent,
  contacts: [],
  target: null,
  suggestionNo: null,
  suggestionNos: [],
  units: { main: null, assist: [] },
  grade: null,
  plannedOn: null,
  plannedPartOfDay: null,
  plannedTime: null,
  corrected: {},
  confidence: intent === 'unknown' ? 0.2 : 0.9,
  ask: null,
  reasons: reasons.length > 0 ? reasons : [{ part: 'intent', words: words.slice(0, 40), rule: intent }],
})

/** A contact of which nothing is known yet. */
export const noContact: ContactWords = {
  method: null,
  mentions: [],
  occurredOn: null,
  partOfDay: null,
  concerns: [],
  place: null,
  unnamed: 0,
  contactor: null,
}
