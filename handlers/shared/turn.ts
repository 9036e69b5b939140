import type { Linked, SpeakerRole, Understanding } from '../language/understanding.ts'
import type { LinkedPerson } from '../people/actions.ts'
import type { Speaker } from '../people/rules.ts'
import type { OpenQuestion } from '../question/actions.ts'
import type { Settings } from '../settings/rules.ts'
import type { Act } from './act.ts'
import type { Day } from './days.ts'
import type { Said } from './said.ts'

/** One message of a bound person in private chat, as a matter's chat commands get it. They answer with words, and files where they have some. */
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
  understand: (text: string, pending: string | null, as?: Eyes) => Understanding
  message: { id: string; account: string }
  /** What came with the message, checked and kept: photos and documents. A message with files has no words. */
  files: readonly FileRef[]
  /** BASE_URL: what links begin with. */
  baseUrl: string
}

/** Whose words they are read as, when not the speaker's own. */
export interface Eyes {
  role: SpeakerRole
  linked: readonly Linked[]
}

/** A kept file: its number (handlers/file), its name, its media type by content. */
export interface FileRef {
  id: number
  name: string
  type: string
}

/** The words for an intent; with `fileIds`, kept files are sent after them. */
type Command = (turn: Turn) => Promise<Said>
export type Commands = Partial<Record<Understanding['intent'], Command>>

/** A form that a person may be given a link to. */
export interface FormOffer {
  purpose: string
  title: string
  fits: (who: Speaker) => boolean
  /** Whether there is anything to fill in now; left out: always. */
  open?: (turn: Pick<Turn, 'act' | 'who'>) => Promise<boolean>
}

/** A matter as the chat door sees it: its commands, and the answers to what it asked (question kinds `matter.…`). */
export interface Matter {
  commands: Commands
  /** The reply to an answer of an open question; null when the words answer something else. */
  answer: (turn: Turn, question: OpenQuestion) => Promise<Said | null>
  /** Whether the question takes these words although they look like a command of their own. */
  claims: (turn: Turn, question: OpenQuestion) => boolean
  /** The question is not put aside by something else that is said meanwhile: it may be answered later. */
  waits?: (question: OpenQuestion) => boolean
  /** Its question was cancelled in words: what waited for the answer is put away. */
  putDown?: (turn: Turn, question: OpenQuestion) => Promise<void>
  /** The reply to files that came while its question is open; null when it has no use for them. */
  takesFiles?: (turn: Turn, question: OpenQuestion) => Promise<Said | null>
  /** The forms that “填表” may open. */
  forms: readonly FormOffer[]
}
