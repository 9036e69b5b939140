/** 代表联系选民日: a deputy's record in four parts, beside the contact reports of that day (工作方案二(二)). */
import { recordDeed, whyDone } from '../../audit/actions.ts'
import { toldOfDay, type ReportOfDay } from '../../contact/actions.ts'
import type { Speaker } from '../../people/rules.ts'
import type { Act } from '../../shared/act.ts'
import type { Day } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { countsIn, partKeys, type DayPart } from '../chat/day/words.ts'
import { dropAbsence } from './absence.ts'
import { constituencyOf } from './constituency.ts'
import * as store from './record/store.ts'

export type DayRecord = store.DayRecordRow

export interface KeptDay {
  record: DayRecord
  /** Parts not told yet, in their order. */
  missing: DayPart[]
  /** The number of his own constituency, when he named another. */
  ownNumber: string | null
  /** Of those told now the voters who belong to another constituency than his. */
  elsewhere: string[]
}

/** Whose day it is. */
export type Contactor = Pick<Speaker, 'personId' | 'deputyId'>

/** What is told of a day: counts, and the parts that are known by it. */
export interface DayTold {
  heldOn: Day
  counts: Pick<DayRecord, 'headcount' | 'cards' | 'constituency'> & { onTop?: boolean }
  met: readonly string[]
  heard: readonly string[]
  parts?: Partial<Pick<Record<DayPart, string>, 'solved' | 'helped'>>
  /** Who enters it for him; left out: himself. */
  recordedById?: number | null
}

const yearOf = (day: Day): number => Number(day.slice(0, 4))

/**
 * Keeps that a deputy had his contact day: what the words count, and the parts that the reports of the day already tell
 * (whom he met, what he heard). One record a year; told again it is completed, and nothing is doubled.
 */
export async function keepDay(
  act: Act,
  who: Contactor,
  day: DayTold,
): Promise<Outcome<KeptDay, 'not_deputy' | 'changed_meanwhile'>> {
  if (who.deputyId === null) return refused('not_deputy')
  const { counts, parts = {}, recordedById = null } = day
  const before = await store.dayRecordOf(act.tx, who.personId, yearOf(day.heldOn))
  const kept = before?.voidedAt ? null : before
  const isOwn = kept !== null && kept.recordedById === null
  const constituency = counts.constituency ?? kept?.constituency ?? null
  const { own, isOwnOne, elsewhere } = await constituencyOf(act, who, yearOf(day.heldOn), constituency)
  const fresh = {
    heldOn: day.heldOn,
    constituency,
    ownConstituency: isOwnOne,
    headcount: counted(counts.headcount, kept?.headcount ?? null, counts.onTop),
    cards: counted(counts.cards, kept?.cards ?? null, counts.onTop),
    met: joined(kept?.met ?? null, day.met),
    heard: joined(kept?.heard ?? null, day.heard),
    solved: parts.solved ?? kept?.solved ?? null,
    helped: parts.helped ?? kept?.helped ?? null,
    // what he told himself stays his, whoever completes it
    recordedAt: isOwn && recordedById !== null ? kept.recordedAt : act.now,
    recordedById: isOwn ? null : recordedById,
    voidedAt: null,
  }
  const record = await put(act, who, before, yearOf(day.heldOn), fresh)
  if (!record) return refused('changed_meanwhile')
  await dropAbsence(act, who.personId, record.year, '有了联系选民日记录')
  return done({
    record,
    missing: missingOf(record),
    ownNumber: counts.constituency !== null && isOwnOne === false ? own : null,
    elsewhere: elsewhere.filter((name) => day.met.includes(name)),
  })
}

async function put(
  act: Act,
  who: Contactor,
  before: DayRecord | null,
  year: number,
  fresh: Omit<DayRecord, 'id' | 'version' | 'personId' | 'year'>,
): Promise<DayRecord | null> {
  if (before && !(await store.changeDayRecord(act.tx, before, fresh))) return null
  if (!before) await store.addDayRecord(act.tx, { personId: who.personId, year, ...fresh })
  const record = await store.dayRecordOf(act.tx, who.personId, year)
  await recordDeed(act, {
    action: 'activity.contact_day',
    subject: `contact_day:${record?.id ?? 0}`,
    ...(before ? { before } : {}),
    after: fresh,
  })
  return record
}

/** The last word counts; 下午又见了5个 comes on top of what was told before. */
const counted = (said: number | null, before: number | null, onTop = false): number | null =>
  said !== null && before !== null && onTop ? said + before : (said ?? before)

/** What was told before and what is new, each once. */
function joined(before: string | null, more: readonly string[]): string | null {
  const all = [...new Set([...(before === null || before === '无' ? [] : before.split('；')), ...more])]
  return all.length > 0 ? all.join('；') : before
}

/** Parts of the day that were not told. 联选民 is told by a headcount as well as by names; where nobody came nothing is. */
const missingOf = (record: DayRecord): DayPart[] =>
  record.headcount === 0 && record.met === null
    ? []
    : partKeys.filter((part) => record[part] === null && !(part === 'met' && record.headcount !== null))

/** Writes what a deputy says of the parts. Nothing is filled in for him. */
export async function tellParts(
  act: Act,
  who: Pick<Speaker, 'personId'>,
  year: number,
  parts: Partial<Record<DayPart, string>>,
  recordedById: number | null = null,
): Promise<Outcome<{ record: DayRecord; missing: DayPart[] }, 'no_record' | 'changed_meanwhile'>> {
  const before = await store.dayRecordOf(act.tx, who.personId, year)
  if (!before || before.voidedAt) return refused('no_record')
  const by = before.recordedById === null ? null : recordedById
  if (!(await store.changeDayRecord(act.tx, before, { ...parts, recordedById: by })))
    return refused('changed_meanwhile')
  await recordDeed(act, {
    action: 'activity.contact_day_parts',
    subject: `contact_day:${before.id}`,
    before: Object.fromEntries(partKeys.map((part) => [part, before[part]])),
    after: parts,
  })
  const record = { ...before, ...parts, recordedById: by, version: before.version + 1 }
  return done({ record, missing: missingOf(record) })
}

/** Takes the record of a year back; it is kept. False when there is none. */
export async function voidDay(act: Act, personId: number, year: number, reason: string): Promise<boolean> {
  const record = await store.dayRecordOf(act.tx, personId, year)
  if (!record || record.voidedAt) return false
  if (!(await store.changeDayRecord(act.tx, record, { voidedAt: act.now }))) return false
  await recordDeed(act, {
    action: 'activity.contact_day_void',
    subject: `contact_day:${record.id}`,
    before: record,
    after: { reason },
  })
  return true
}

type Counted = 'headcount' | 'cards'

/** What these reports count together, in the order of their making; the words of one message count once. */
function countsOf(reports: readonly ReportOfDay[]): Pick<DayRecord, Counted> {
  const told = new Map(
    [...reports]
      .sort((one, other) => other.id - one.id)
      .map((report) => [`${report.saidIn} ${report.text}`, report]),
  )
  return [...told.values()].reverse().reduce<Pick<DayRecord, Counted>>(
    (before, { text }) => {
      const { headcount, cards, onTop } = countsIn(text)
      return {
        headcount: counted(headcount, before.headcount, onTop),
        cards: counted(cards, before.cards, onTop),
      }
    },
    { headcount: null, cards: null },
  )
}

/** Why a day goes without a word of its own. */
const wentWithReports = '当天的联系记录已撤回'

/**
 * A report of the day was withdrawn (no `after`), restored (no `before`) or corrected: what it told of the day follows, as
 * far as no other report and nothing said beside tells the same. The day goes when nothing of it is left, and is back when
 * its report is; one that was withdrawn as a whole stays so (`withdrawn`).
 */
export async function dayReportChanged(
  act: Act,
  personId: number,
  before: ReportOfDay | null,
  after: ReportOfDay | null,
): Promise<'gone' | 'kept' | 'back' | 'withdrawn' | 'none'> {
  const heldOn = (after ?? before)?.heldOn
  const year = yearOf(heldOn ?? '')
  const record = await store.dayRecordOf(act.tx, personId, year)
  if (!record || (record.voidedAt && before !== null)) return 'none'
  const subject = `contact_day:${record.id}`
  if (record.voidedAt && (await whyDone(act, 'activity.contact_day_void', subject)) !== wentWithReports)
    return 'withdrawn'
  const reports = await toldOfDay(act, personId, year)
  const others = reports.filter(({ id }) => id !== (after ?? before)?.id)
  const toldBefore = countsOf(before ? [...others, before] : others)
  const [was, is, now] = [countsIn(before?.text ?? ''), countsIn(after?.text ?? ''), countsOf(reports)]
  // a number that was told beside the reports stays; what a report put on top of it goes and comes with the report
  const count = (key: Counted): number | null => {
    const stands = record[key]
    if (stands === null || stands === toldBefore[key] || (stands === was[key] && !was.onTop)) return now[key]
    const less = before && was.onTop ? (was[key] ?? 0) : 0
    const more = after && is.onTop ? (is[key] ?? 0) : 0
    return Math.max(0, stands - less + more)
  }
  const fresh = {
    met: entries(
      record.met,
      before?.met ?? [],
      reports.flatMap(({ met }) => met),
    ),
    heard: entries(
      record.heard,
      before?.heard ?? [],
      reports.flatMap(({ heard }) => heard),
    ),
    headcount: count('headcount'),
    cards: count('cards'),
    heldOn: reports[0]?.heldOn ?? record.heldOn,
    ownConstituency: (
      await constituencyOf(
        act,
        { personId, deputyId: await store.deputyIdOf(act.tx, personId) },
        year,
        record.constituency,
      )
    ).isOwnOne,
  }
  const { solved, helped } = record
  const isEmpty = [fresh.met, fresh.heard, fresh.headcount, fresh.cards, solved, helped].every(
    (one) => one === null,
  )
  const change = { ...fresh, voidedAt: isEmpty ? act.now : null }
  if (!(await store.changeDayRecord(act.tx, record, change)))
    throw new Error(`contact day ${record.id} changed while its report did`)
  await recordDeed(act, {
    action: isEmpty ? 'activity.contact_day_void' : 'activity.contact_day',
    subject,
    before: record,
    after: isEmpty ? { reason: wentWithReports } : change,
  })
  if (isEmpty) return 'gone'
  return record.voidedAt ? 'back' : 'kept'
}

/** A report was moved to the contact day of another year: that day takes it in, and is begun with it where there is none. */
export async function dayReportArrived(
  act: Act,
  personId: number,
  report: ReportOfDay,
  recordedById: number | null,
): Promise<Awaited<ReturnType<typeof dayReportChanged>>> {
  const taken = await dayReportChanged(act, personId, null, report)
  if (taken !== 'none') return taken
  const deputyId = await store.deputyIdOf(act.tx, personId)
  const { heldOn, met, heard, text } = report
  const day = { heldOn, met, heard, counts: countsIn(text), recordedById }
  return (await keepDay(act, { personId, deputyId }, day)).ok ? 'kept' : 'none'
}

/** What stands there without what was told before, with what the reports tell now; null when nothing is left. */
function entries(stands: string | null, before: readonly string[], now: readonly string[]): string | null {
  const kept = (stands ?? '').split('；').filter((one) => one !== '' && !before.includes(one))
  const all = [...new Set([...kept, ...now])]
  const told = all.length > 1 ? all.filter((one) => one !== '无') : all
  return told.length > 0 ? told.join('；') : null
}

/** The record of a contact day that a person made last and that counts, or null. */
export const lastDayRecord = (act: Pick<Act, 'tx'>, personId: number): Promise<DayRecord | null> =>
  store.lastDayRecord(act.tx, personId)

/** The record of a person's contact day of a year that counts, or null. */
export async function dayRecord(
  act: Pick<Act, 'tx'>,
  personId: number,
  year: number,
): Promise<DayRecord | null> {
  const record = await store.dayRecordOf(act.tx, personId, year)
  return record?.voidedAt ? null : record
}
