/** The contact day of a year as the office sees it: who has a record, who has not, and the summary after ten days. */
import type { Speaker } from '../../people/rules.ts'
import { contactDays, type Settings } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { addDays, dayOf, type Day } from '../../shared/days.ts'
import { writtenDay } from '../../shared/letter.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { officeName } from '../documents/facts.ts'
import { daySummaryPaper, type DaySummaryFacts } from '../papers.ts'
import { may } from '../rules.ts'
import { dayAbsence, type DayAbsence } from './absence.ts'
import { dayRecordOf } from './record/store.ts'
import { daySums } from './store.ts'
import { namesOf } from '../store.ts'
import * as store from './store.ts'

/** The contact day of a year, as it was set for that year. */
export const contactDayOf = async (act: Pick<Act, 'tx'>, year: number): Promise<Day> =>
  (await contactDays(act.tx))(year)

/** The contact day that is looked at now: this year's once its campaign has begun, else last year's. */
export function yearToLookAt(
  today: Day,
  settings: Pick<Settings, 'contactDay.on' | 'contactDay.daysBefore'>,
): number {
  const year = Number(today.slice(0, 4))
  const begins = addDays(
    `${year}-${settings['contactDay.on']}`,
    -Math.max(0, ...settings['contactDay.daysBefore']),
  )
  return today >= begins ? year : year - 1
}

export interface DayBoard {
  offices: store.DaySum[]
  /** Of the office that was chosen; empty without one. */
  constituencies: store.DaySum[]
  /** To choose from. */
  places: { id: number; name: string }[]
  rows: store.DayRow[]
  total: number
}

/** Who has a record of the contact day and who has not, by office and constituency; for 代表工委. */
export async function dayBoard(
  act: Act,
  who: Speaker,
  choice: store.DayChoice,
  page: { skip: number; take: number },
): Promise<Outcome<DayBoard, 'not_yours'>> {
  if (!may.seeAllGroups(who)) return refused('not_yours')
  const { year, officeId } = choice
  const on = await contactDayOf(act, year)
  return done({
    offices: await store.dayByOffice(act.tx, year, on),
    constituencies: officeId === null ? [] : await store.dayByConstituency(act.tx, year, on, officeId),
    places: await store.constituencies(act.tx, officeId),
    rows: await store.dayRows(act.tx, choice, on, page.skip, page.take),
    total: await store.countDayRows(act.tx, choice, on),
  })
}

export interface DeputysDay {
  name: string
  group: string
  constituency: string
  record: Awaited<ReturnType<typeof dayRecordOf>>
  reports: Awaited<ReturnType<typeof store.dayReports>>
  /** Who entered it for him; null: himself. */
  recordedBy: string | null
  /** That he was not there, and why. */
  absence: DayAbsence | null
}

/** What one deputy recorded of his contact day, in full; for 代表工委. */
export async function deputysDay(
  act: Act,
  who: Speaker,
  personId: number,
  year: number,
): Promise<Outcome<DeputysDay, 'not_yours' | 'unknown_person'>> {
  if (!may.seeAllGroups(who)) return refused('not_yours')
  const deputy = await store.deputyNamed(act.tx, personId)
  if (!deputy) return refused('unknown_person')
  const record = await dayRecordOf(act.tx, personId, year)
  const absence = await dayAbsence(act, personId, year)
  const by = (record?.voidedAt ? absence : (record ?? absence))?.recordedById ?? null
  return done({
    name: deputy.person.name,
    group: deputy.group.name,
    constituency: deputy.constituency.name,
    record: record?.voidedAt ? null : record,
    reports: await store.dayReports(act.tx, personId, year),
    absence,
    recordedBy: by === null ? null : ((await namesOf(act.tx, [by])).get(by) ?? null),
  })
}

const mostConcerns = 300
const mostMissing = 500

/** What the summary prints: counted from the same rows as the board and the notice after ten days. */
async function summaryFacts(act: Act, year: number): Promise<DaySummaryFacts> {
  const on = await contactDayOf(act, year)
  const offices = await store.dayByOffice(act.tx, year, on)
  const everybody = { year, officeId: null, constituencyId: null, hasRecord: false }
  const missing = await store.dayRows(act.tx, { ...everybody, absent: false }, on, 0, mostMissing)
  const absent = await store.dayRows(act.tx, { ...everybody, absent: true }, on, 0, mostMissing)
  const concerns = await store.dayConcerns(act.tx, year, mostConcerns)
  const { contacts, headcount, cards, concerns: raised } = await daySums(act.tx, year)
  const officeOf = (id: number | undefined) => offices.find((one) => one.id === id)?.name ?? null
  return {
    year,
    on: writtenDay(on),
    madeOn: writtenDay(dayOf(act.now, act.zone)),
    signed: await officeName(act),
    offices: offices.filter(({ deputies }) => deputies > 0),
    sums: { contacts, headcount, cards, concerns: raised },
    parts: await store.partCounts(act.tx, year),
    missing: missing.map(({ name, groupName }) => ({ name, group: groupName })),
    absent: absent.map(({ name, groupName, absence }) => ({ name, group: groupName, reason: absence ?? '' })),
    concerns: concerns.map(({ text, owner }) => ({
      office: officeOf(owner.deputies[0]?.group.officeId),
      text,
    })),
  }
}

/**
 * 联系选民日情况小结 as Word, a draft for the bulletin (工作方案二(二)); for 代表工委. Refused before the day: there is
 * nothing to count yet.
 */
export async function daySummary(
  act: Act,
  who: Speaker,
  year: number,
): Promise<Outcome<{ name: string; type: string; bytes: Uint8Array }, 'not_yours' | 'not_begun'>> {
  if (!may.seeAllGroups(who)) return refused('not_yours')
  if (dayOf(act.now, act.zone) < (await contactDayOf(act, year))) return refused('not_begun')
  return done({
    name: `${year}年联系选民日情况小结.docx`,
    type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    bytes: await daySummaryPaper(await summaryFacts(act, year)),
  })
}
