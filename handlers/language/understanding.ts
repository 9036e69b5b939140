/**
 * The seam between words and acts: what `understand()` is told and what it answers.
 * Pure values; nothing here knows a database, a clock or WeChat.
 */

import type { ContactDay } from './nearestDays.ts'

/** Contact methods; 7 from the plan (走访、电话、电子邮件、信函、征求意见卡、约谈、参加代表活动), the rest by its「等」. */
export type Method =
  | 'visit'
  | 'phone'
  | 'email'
  | 'letter'
  | 'opinion_card'
  | 'interview'
  | 'deputy_activity'
  | 'platform'
  | 'forum'
  | 'other'

export type PartOfDay = 'am' | 'pm' | 'evening'

export type SpeakerRole = 'deputy' | 'sc_member' | 'liaison' | 'staff' | 'unit' | 'voter' | 'unknown'

/** Someone the speaker may mean. `key` comes back untouched, so that two people of one name stay two. */
export interface Linked {
  key: string
  name: string
  aka: readonly string[]
  /** What tells two of one name apart when asked: a street, an estate, the tail of a phone. */
  hint?: string
}

/** Circles around the speaker, nearest first: those he is linked to, then his group, then the constituency. */
export interface UnderstandContext {
  /** The message's own instant. */
  now: Date
  /** The office's zone, IANA. */
  zone: string
  role: SpeakerRole
  linked: readonly Linked[]
  nearby?: readonly Linked[]
  /** True in a group room. */
  room: boolean
  /** The yearly contact day, MM-DD; 10-20 unless the office set another, for all years or each its own. */
  contactDay?: ContactDay | undefined
  /** What the bot asked last: `rate:NNN`, `rsvp:ID`, `appraise:NAME`, `confirm:ID`, `choose:…`, or null. */
  pending: string | null
}

/** A person as the sentence named him. */
export interface Mention {
  /** The words in the message. */
  said: string
  /** Exactly one: it is he. Several: ask which. None: nobody known bears that name. */
  candidates: readonly Linked[]
  /** True when the match is a guess (homophone, one character off): ask even if there is one candidate. */
  unsure: boolean
  /** What made it a guess: it sounds alike, it looks alike, or only the surname or a title fits. */
  slip?: 'sound' | 'look' | 'title'
}

/** One piece of the decision: these words gave that part. Printed by `--explain`. */
export interface Reason {
  part: string
  words: string
  rule: string
}

/** A contact in the message; most messages hold one. */
export interface ContactWords {
  method: Method | null
  mentions: readonly Mention[]
  /** Office day YYYY-MM-DD; null when the words name a day that must be asked. */
  occurredOn: string | null
  partOfDay: PartOfDay | null
  /** Matters raised, tidied, not rewritten. `mentions` indexes those who raised it; empty = all. */
  concerns: readonly { text: string; raisedBy: readonly number[] }[]
  place: string | null
  /** People counted but not named: 8 of 见了8个选民. */
  unnamed: number
  /** Who made the contact, when the speaker reports for another (a liaison for a deputy). */
  contactor: Mention | null
}

export type AskReason =
  | 'who' // nobody named
  | 'which' // several bear the name
  | 'unknown_person' // nobody known bears it
  | 'sure_person' // a slip of the pen, one likely candidate
  | 'when' // a vague day (前几天)
  | 'future' // a day to come, for something done
  | 'bad_date' // 2月30日
  | 'how' // no method
  | 'names_for_count' // 见了8个选民, without names
  | 'confirm' // the sentence is unclear as a whole
  | 'choose' // which of several records or questions

export interface Understanding {
  intent: Intent
  /**
   * contact.log, contact_day.log, contact.correct (the corrected values), contact.void (the described record);
   * concern.raise: one without people that holds the matters raised.
   */
  contacts: readonly ContactWords[]
  /** Contact.correct: the record it speaks of, where the words describe one. */
  target: { day: string | null; method: Method | null; mentions: readonly Mention[] } | null
  /** As serial (023) or, where the words hold it, whole (JY-1801-023). */
  suggestionNo: string | null
  /** All of them, in order: 005 019 023列重点督办. */
  suggestionNos: readonly string[]
  units: { main: string | null; assist: readonly string[] }
  /** 满意/基本满意/不满意, 优秀/称职/基本称职/不称职, or a reply's class letter. */
  grade: string | null
  /** A planned day or time (activities, trainings). */
  plannedOn: string | null
  plannedPartOfDay: PartOfDay | null
  /** HH:mm on the office's wall clock. */
  plannedTime: string | null
  /**
   * Correction: who was wrongly named (不是李桂芳是李桂芬), which day was wrong, which words of a matter
   * (不是3栋是5栋), or who was left out (漏了王桂英).
   */
  corrected: {
    wrongPerson?: string
    rightPerson?: Mention
    addedPeople?: readonly Mention[]
    wrongDay?: string
    wrongWords?: string
    rightWords?: string
  }
  /** 0…1; below 0.5 nothing is recorded without asking. */
  confidence: number
  ask: { reason: AskReason; question: string; choices: readonly string[] } | null
  reasons: readonly Reason[]
}

/** What a message is about. */
// prettier-ignore
export type Intent =
  | 'contact.log' | 'contact.correct' | 'contact.void' | 'contact.quota' | 'contact.missing'
  | 'contact_day.log' | 'concern.raise' | 'concern.to_suggestion' | 'suggestion.start' | 'suggestion.draft'
  | 'suggestion.submit' | 'suggestion.cosign' | 'suggestion.cosign_withdraw' | 'suggestion.seek_cosigners' | 'suggestion.status'
  | 'suggestion.withdraw' | 'suggestion.rate' | 'suggestion.urge' | 'suggestion.accept' | 'suggestion.return'
  | 'suggestion.merge' | 'suggestion.forward' | 'suggestion.assign' | 'suggestion.sign_for' | 'suggestion.return_request'
  | 'suggestion.communicate' | 'suggestion.extend' | 'suggestion.assist_opinion' | 'suggestion.reply' | 'suggestion.key'
  | 'suggestion.supervise' | 'suggestion.stats' | 'activity.create' | 'activity.going' | 'activity.decline'
  | 'activity.check_in' | 'activity.attendance' | 'training.create' | 'training.mine' | 'duty_report.draft'
  | 'duty_report.batch' | 'appraisal.vote' | 'venue.check' | 'operator.change' | 'bulletin.draft'
  | 'appointment.papers' | 'appointment.exam' | 'appointment.vote' | 'appointment.oath' | 'expense.log'
  | 'bind' | 'rebind' | 'confirm' | 'cancel' | 'undo'
  | 'help' | 'human' | 'concern.status' | 'out_of_scope' | 'greeting'
  | 'unknown'
