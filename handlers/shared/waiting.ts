/** What waits for the office, as each matter tells it to the desk's first page. */
import type { Speaker } from '../people/rules.ts'
import type { Act } from './act.ts'

export interface WaitingItem {
  /** Distinct among all: human:12 */
  key: string
  /** Since when it waits; null = a standing shortage that waits for nobody in particular. */
  since: Date | null
  about: string
  /** What to do, in a sentence. */
  todo: string
  href: string | null
  /** Where it is done at once, by one button; `note` asks for a few words that the person is told. */
  close: { action: string; fields: Readonly<Record<string, string | number>>; note: string | null } | null
}

/** A matter's own, oldest first and at most fifty; none for who may not see them. */
export type Waiting = (act: Pick<Act, 'tx' | 'now' | 'zone'>, who: Speaker) => Promise<WaitingItem[]>

/** So many of one matter are shown; whoever has done some sees the next. */
export const mostWaiting = 50
