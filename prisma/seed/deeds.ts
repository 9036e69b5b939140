/** What somebody of the demonstration did, and when: every deed runs once, the earliest first. */
import { personWithDuties, type Speaker } from '../../handlers/people/actions.ts'
import type { Act } from '../../handlers/shared/act.ts'
import { addDays, dayOf, instantOf, weekdayOf, type Day } from '../../handlers/shared/days.ts'
import type { Outcome } from '../../handlers/shared/outcome.ts'

export interface Deed {
  at: Date
  run: () => Promise<unknown>
}

/** Does all of it in the order of its days: the audit trail runs forwards. */
export async function doAll(deeds: readonly Deed[]): Promise<void> {
  for (const { run } of deeds.toSorted((a, b) => a.at.getTime() - b.at.getTime())) await run()
}

/** One who acts at an instant: the act and the speaker of a verb. */
export type As = <T>(at: Date, name: string, work: (act: Act, who: Speaker) => Promise<T>) => Promise<T>

/** Lets people of the demonstration act by their names. */
export function actors(act: Act): As {
  const speakers = new Map<string, Speaker>()
  return async (at, name, work) => {
    const who = speakers.get(name) ?? (await speakerNamed(act, name))
    speakers.set(name, who)
    return work({ ...act, now: at, actor: `person:${who.personId}`, via: 'form' }, who)
  }
}

/** The value of an outcome; the demonstration is refused nothing. */
export async function done<T>(about: string, outcome: Promise<Outcome<T, unknown>>): Promise<T> {
  const result = await outcome
  if (!result.ok) throw new Error(`${about}: ${JSON.stringify(result.refusal)}`)
  return result.value
}

/** So many days before the office first opens it, or after; a day off moves on to the working day beside it. */
export function workday({ now, zone }: Pick<Act, 'now' | 'zone'>, days: number): Day {
  const step = days > 0 ? 1 : -1
  let day = addDays(dayOf(now, zone), days)
  while (weekdayOf(day) > 5) day = addDays(day, step)
  return day
}

/** A time on the office's clock. */
export const on = (act: Pick<Act, 'zone'>, day: Day, time: string): Date => instantOf(day, time, act.zone)

async function speakerNamed(act: Act, name: string): Promise<Speaker> {
  const person = await act.tx.person.findFirst({ where: { name }, orderBy: { id: 'asc' } })
  const who = person ? await personWithDuties(act.tx, person.id) : null
  if (!who) throw new Error(`nobody of the demo is called ${name}`)
  return who
}
