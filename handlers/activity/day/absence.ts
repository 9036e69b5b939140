/** Who was not there on the contact day, and why. No record of the day: whoever has one was there. */
import { recordDeed } from '../../audit/actions.ts'
import { tell } from '../../notice/actions.ts'
import type { Speaker } from '../../people/rules.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, spokenDay, type Day } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { may } from '../rules.ts'
import * as store from './absence/store.ts'
import { hasDay } from './store.ts'

export type DayAbsence = store.AbsenceRow

export type AbsenceRefusal = 'has_record' | 'too_old' | 'changed_meanwhile'

const longest = 200

/**
 * Notes that a deputy was not, or cannot be, there on the contact day, with his reason; told again the last word counts. He
 * hears what another told for him. Refused: he has a record of that day; a year before the last.
 */
export async function tellAbsence(
  act: Act,
  who: Speaker,
  personId: number,
  on: Day,
  reason: string,
): Promise<Outcome<DayAbsence, AbsenceRefusal>> {
  const year = Number(on.slice(0, 4))
  if (year < Number(dayOf(act.now, act.zone).slice(0, 4)) - 1) return refused('too_old')
  if (await hasDay(act.tx, personId, year)) return refused('has_record')
  const recordedById = who.personId === personId ? null : who.personId
  const fresh = { reason: reason.trim().slice(0, longest), toldAt: act.now, recordedById, voidedAt: null }
  const before = await store.absenceOf(act.tx, personId, year)
  if (before && !(await store.changeAbsence(act.tx, before, fresh))) return refused('changed_meanwhile')
  if (!before) await store.addAbsence(act.tx, { personId, year, ...fresh })
  const after = await store.absenceOf(act.tx, personId, year)
  if (!after) throw new Error(`the absence of ${personId} in ${year} vanished while it was told`)
  await recordDeed(act, {
    action: 'activity.contact_day_absent',
    subject: `contact_day_absence:${after.id}`,
    ...(before ? { before } : {}),
    after: fresh,
  })
  if (recordedById !== null) await tellOfAbsence(act, who, after, on)
  return done(after)
}

async function tellOfAbsence(act: Act, by: Speaker, absence: DayAbsence, on: Day): Promise<void> {
  const writer = may.seeAllGroups(by) ? `代表工委${by.name}` : `联络员${by.name}`
  await tell(act, absence.personId, {
    kind: 'contact_day.for',
    period: `absence:${absence.id}:${absence.version}`,
    text: `${writer}代您记了：${spokenDay(on, dayOf(act.now, act.zone))}联系选民日没有参加（${absence.reason}）。不对请回“撤回联系日”；去了的回一句，例如：联系日走访 张德发`,
  })
}

/** The absence of a year that holds, or null. */
export async function dayAbsence(
  act: Pick<Act, 'tx'>,
  personId: number,
  year: number,
): Promise<DayAbsence | null> {
  const row = await store.absenceOf(act.tx, personId, year)
  return row?.voidedAt ? null : row
}

/** The absence that was told last and holds, or null. */
export const lastAbsence = (act: Pick<Act, 'tx'>, personId: number): Promise<DayAbsence | null> =>
  store.lastAbsence(act.tx, personId)

/** Takes an absence back: the deputy withdraws it, or has a record of the day now. False when there is none. */
export async function dropAbsence(
  act: Act,
  personId: number,
  year: number,
  reason: string,
): Promise<boolean> {
  const row = await dayAbsence(act, personId, year)
  if (!row || !(await store.changeAbsence(act.tx, row, { voidedAt: act.now }))) return false
  await recordDeed(act, {
    action: 'activity.contact_day_absent_void',
    subject: `contact_day_absence:${row.id}`,
    before: row,
    after: { reason },
  })
  return true
}
