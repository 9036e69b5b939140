import type { Intent, SpeakerRole } from './understanding.ts'

/** Words → what the speaker wants. The first rule that fits decides. */
export interface IntentRule {
  intent: Intent
  words: RegExp
  /** Words that speak against it. */
  unless?: RegExp
  /** Who says it; all when left out. */
  roles?: readonly SpeakerRole[]
  /** Needs a suggestion number in the words. */
  numbered?: true
  /** Needs a day in the words. */
  dated?: true
  /** Holds even where the words also tell of a contact with somebody known. */
  strong?: true
}
