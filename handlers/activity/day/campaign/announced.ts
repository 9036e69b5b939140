/** Which day of a year was announced as its contact day, and that the office set another since. */
import { contactDays, settingsAt } from '../../../settings/actions.ts'
import type { Act } from '../../../shared/act.ts'
import { addDays, dayOf, type Day } from '../../../shared/days.ts'
import { noteStep, stepsDone } from '../../../shared/ledger.ts'
import { campaignSteps } from '../steps.ts'
import * as store from './announced/store.ts'

export const job = 'contact-day'

/** A contact day that was announced and lies on another day now. */
export interface DayMove {
  /** The year. */
  period: string
  from: Day
  to: Day
  /** The first change of the year is 1. */
  number: number
}

/** The contact day of each year with the one that was announced first: whose steps bear no day in their names. */
export async function campaignDays(
  act: Pick<Act, 'tx'>,
): Promise<(year: number) => { on: Day; firstOn: Day }> {
  const onIn = await contactDays(act.tx)
  const announced = new Map((await store.announcedDays(act.tx)).map((row) => [row.year, row]))
  return (year) => ({ on: onIn(year), firstOn: announced.get(year)?.firstOn ?? onIn(year) })
}

/** The move that whoever was told the old day must hear; null while there is none, or the new day is past. */
export async function dayMoveDue(act: Act): Promise<DayMove | null> {
  const today = dayOf(act.now, act.zone)
  const asked = (await settingsAt(act.tx, act.now, act.zone))['contactDay.askedDays']
  const onIn = await contactDays(act.tx)
  for (const row of await store.announcedDays(act.tx)) {
    const to = onIn(row.year)
    if (to !== row.on && today <= addDays(to, asked))
      return { period: String(row.year), from: row.on, to, number: row.changes + 1 }
  }
  return null
}

/** Notes that a step of a year was announced for its day; the first one is the day of the year. */
export async function noteAnnounced(act: Act, year: number, on: Day): Promise<void> {
  await store.announceFirst(act.tx, year, on)
}

/** A year whose campaign began before its day was kept: taken as it is set now. */
export async function noteBegun(act: Act): Promise<void> {
  const onIn = await contactDays(act.tx)
  const year = Number(dayOf(act.now, act.zone).slice(0, 4))
  for (const one of [year, year + 1])
    if ((await stepsDone(act.tx, job, String(one))).size > 0) await noteAnnounced(act, one, onIn(one))
}

/** The move was told: what of the new day's campaign lies before now is not told on top of it. */
export async function closeMove(act: Act, move: DayMove): Promise<void> {
  const year = Number(move.period)
  const settings = await settingsAt(act.tx, act.now, act.zone)
  await store.moveAnnounced(act.tx, year, move.to)
  const { firstOn } = (await campaignDays(act))(year)
  for (const step of campaignSteps(year, act.zone, settings, move.to, firstOn))
    if (step.dueAt <= act.now && ['plan', 'before', 'morning'].includes(step.role))
      await noteStep(act.tx, job, move.period, step.key, act.now, 'missed')
}
