import type { Understanding } from '../language/understanding.ts'
import type { LinkedPerson } from '../people/actions.ts'
import type { Speaker } from '../people/rules.ts'
import type { Settings } from '../settings/rules.ts'
import type { Act } from './act.ts'
import type { Day } from './days.ts'

/** One message of a bound person in private chat, as a matter's chat commands get it. They answer with words. */
export interface Turn {
  act: Act
  who: Speaker
  linked: readonly LinkedPerson[]
  settings: Settings
  conversation: string
  today: Day
  text: string
  understood: Understanding
  /** Reads other words as this speaker's, at this message's instant: answers to a question. */
  understand: (text: string, pending: string | null) => Understanding
  message: { id: string; account: string }
}
