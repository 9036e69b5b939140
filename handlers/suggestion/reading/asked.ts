/** What people may read of suggestions: one as it stands, with its line of events and the days left, and lists of them. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import type { Day } from '../../shared/days.ts'
import { caseOf, onDay, openCase, ruleBook, type Case } from '../case.ts'
import { isReadableBy } from '../parties.ts'
import { dueOn } from '../deadlines.ts'
import { waitsOf, type Wait } from '../waits.ts'
import type { State } from '../moves.ts'
import * as suggestions from '../store.ts'
import * as listing from './listing/store.ts'
import * as store from './store.ts'
import { stepsOfHandling, timelineOf, type TimelineLine } from './timeline.ts'
import { veiled, veiledCase, veilFor, type Veil } from './veil.ts'

export type { WholeSuggestion } from './store.ts'

export interface Reading {
  one: Case
  /** How much of its words this reader does not see; null when he sees all. */
  veil: Veil | null
  /** Whether its lead is a deputy of the current term still. */
  leadServes: boolean
  waits: Wait[]
  dueOn: Day | null
  timeline: TimelineLine[]
}

/** One suggestion as it stands, for somebody who may read it; null otherwise, and nobody learns that it is there. */
export async function readSuggestion(act: Act, who: Speaker, id: number): Promise<Reading | null> {
  const row = await suggestions.suggestionById(act.tx, id)
  if (!row) return null
  const whole = await caseOf(act, row)
  if (!isReadableBy(whole, who)) return null
  const book = await ruleBook(act)
  const veil = await veilFor(act, who, whole)
  const one = veil ? { ...whole, row: veiled(row, veil) } : whole
  const timeline = await timelineOf(act, whole, veil?.hidesBody ? stepsOfHandling : undefined)
  return {
    one,
    veil,
    leadServes: await suggestions.isDeputy(act.tx, row.leadId),
    waits: waitsOf(book, one.course, onDay(act), one.into?.course),
    dueOn: dueOn(book, one.course, one.into?.course),
    timeline: veil ? timeline.map(({ on, text: said }) => ({ on, text: veil.mask(said) })) : timeline,
  }
}

/** Everything kept of one suggestion, for its page and its papers; null for who may not read it. */
export async function readEverything(
  act: Act,
  who: Speaker,
  id: number,
): Promise<store.WholeSuggestion | null> {
  const one = await openCase(act, id)
  if (!one || !isReadableBy(one, who)) return null
  const veil = await veilFor(act, who, one)
  const whole = await store.everythingOf(act.tx, id)
  return veil && whole ? veiled(whole, veil) : whole
}

/** A page of the desk's list. */
interface Filter {
  states?: readonly State[]
  category?: string
  unitId?: number
  leadId?: number
  key?: boolean
  words?: string
}

/** Suggestions by filter, in the order of their ids from after `after`, those the speaker may read; with where each stands. */
export async function listSuggestions(
  act: Act,
  who: Speaker,
  filter: Filter,
  after: number,
  take: number,
): Promise<{ rows: { one: Case; waits: Wait[]; dueOn: Day | null }[]; next: number | null }> {
  const found = await listing.filtered(act.tx, filter, after, take)
  const book = await ruleBook(act)
  const today = onDay(act)
  const rows: { one: Case; waits: Wait[]; dueOn: Day | null }[] = []
  for (const row of found) {
    const whole = await caseOf(act, row)
    if (!isReadableBy(whole, who)) continue
    const one = await veiledCase(act, who, whole)
    rows.push({
      one,
      waits: waitsOf(book, one.course, today, one.into?.course),
      dueOn: dueOn(book, one.course, one.into?.course),
    })
  }
  return { rows, next: found.length < take ? null : (found.at(-1)?.id ?? null) }
}
