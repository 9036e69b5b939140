/** What the office hands to others: its records, row by row, with the keys of the contract. */
import { audienceOf, countsOf } from '../activity/actions.ts'
import { audienceWords, statusOf } from '../activity/rules.ts'
import { recordDeed } from '../audit/actions.ts'
import { maskPhone } from '../people/rules.ts'
import { peopleOnDuty } from '../roster/actions.ts'
import type { Act } from '../shared/act.ts'
import { addDays, dayOf, instantOf, isoIn, quarterOf, timeOf } from '../shared/days.ts'
import { endOfDay } from '../activity/actions.ts'
import type { KindName, Range, Row } from './rules.ts'
import { activityDetails, activityFiles, attendanceDays, contactDays } from './activities.ts'
import { idOf, pages, type ExportDoor } from './pages.ts'
import {
  polls,
  suggestionFiles,
  suggestionReminders,
  suggestionKeyed,
  suggestions,
  suggestionSheets,
  suggestionUrges,
} from './suggestions.ts'
import * as store from './store.ts'

export type { ExportDoor } from './pages.ts'

/** The rows of a kind in the order of their numbers; --from and --to are office days, both included. */
export function rowsOf(door: ExportDoor, kind: KindName, range: Range): AsyncIterable<Row<KindName>> {
  switch (kind) {
    case 'contacts':
      return contacts(door, daysOf(range))
    case 'concerns':
      return concerns(door, instantsOf(range, door.zone))
    case 'suggestions':
      return suggestions(door, instantsOf(range, door.zone))
    case 'polls':
      return polls(door, daysOf(range))
    case 'suggestion_files':
      return suggestionFiles(door, instantsOf(range, door.zone))
    case 'suggestion_urges':
      return suggestionUrges(door, instantsOf(range, door.zone))
    case 'suggestion_reminders':
      return suggestionReminders(door, instantsOf(range, door.zone))
    case 'suggestion_keyed':
      return suggestionKeyed(door, instantsOf(range, door.zone))
    case 'suggestion_sheets':
      return suggestionSheets(door, instantsOf(range, door.zone))
    case 'activities':
      return activities(door, instantsOf(range, door.zone))
    case 'attendance':
      return attendance(door, instantsOf(range, door.zone))
    case 'activity_details':
      return activityDetails(door, instantsOf(range, door.zone))
    case 'activity_files':
      return activityFiles(door, instantsOf(range, door.zone))
    case 'attendance_days':
      return attendanceDays(door, instantsOf(range, door.zone))
    case 'contact_days':
      return contactDays(door, instantsOf(range, door.zone))
    case 'notices':
      return notices(door, instantsOf(range, door.zone))
    case 'audit':
      return audit(door, instantsOf(range, door.zone))
    case 'people':
      return people(door)
  }
}

/** Who took what out of the office, into the audit trail. */
export const recordExport = (
  act: Act,
  kind: KindName,
  range: Range,
  format: string,
  rows: number,
): Promise<void> =>
  recordDeed(act, { action: 'export.run', subject: `export:${kind}`, after: { ...range, format, rows } })

const daysOf = ({ from, to }: Range): store.DayRange => ({
  from: from ?? '0000-01-01',
  to: to ?? '9999-12-31',
})

const instantsOf = ({ from, to }: Range, zone: string): store.InstantRange => ({
  from: instantOf(from ?? '1970-01-02', '00:00', zone),
  until: instantOf(to === null ? '9999-12-31' : addDays(to, 1), '00:00', zone),
})

async function* contacts({ tx, zone }: ExportDoor, range: store.DayRange): AsyncGenerator<Row<'contacts'>> {
  for await (const page of pages((after) => store.contactsAfter(tx, after, range), idOf)) {
    const raised = await store.raisedAt(tx, page.map(idOf))
    for (const row of page)
      yield {
        id: row.id,
        report_id: row.reportId,
        deputy: row.contactor,
        contactor_role: row.contactorRole,
        party: row.voter ?? row.deputy,
        party_role: row.voter === null ? 'deputy' : 'voter',
        method: row.method,
        occurred_on: row.occurredOn,
        part_of_day: row.partOfDay,
        quarter: quarterOf(row.occurredOn).name,
        place: row.place,
        summary: row.summary,
        concerns: raised.get(row.id) ?? [],
        source: row.source,
        recorded_by: row.recordedBy,
        recorded_at: isoIn(row.recordedAt, zone),
        status: row.status,
        contact_day: row.contactDay,
        // a form's report has the mark of its link there
        message_id: row.source === 'chat' ? row.messageId : null,
      }
  }
}

/** Whoever noticed a matter himself raised it, or the voter of a card; nobody did where it was someone who is not on the list. */
async function* concerns({ tx }: ExportDoor, range: store.InstantRange): AsyncGenerator<Row<'concerns'>> {
  for await (const page of pages((after) => store.concernsAfter(tx, after, range), idOf)) {
    const raisers = await store.raisersOf(tx, page.map(idOf))
    for (const row of page)
      yield {
        id: row.id,
        text: row.text,
        raised_by: raisedBy(row, raisers.get(row.id)),
        deputy: row.owner,
        contact_report_id: row.reportId,
        status: row.status,
        suggestion_no: row.suggestionNo,
      }
  }
}

function raisedBy(row: store.ConcernRow, raisers: readonly string[] | undefined): string | null {
  if (row.cardId !== null) return row.voter
  return row.reportId === null ? row.owner : (raisers?.join('、') ?? null)
}

async function* activities(
  { tx, zone }: ExportDoor,
  range: store.InstantRange,
): AsyncGenerator<Row<'activities'>> {
  for await (const page of pages((after) => store.activitiesAfter(tx, after, range), idOf)) {
    const names = await store.namesOf(
      tx,
      page.flatMap((row) => [row.organiserId, ...audienceOf(row).people]),
    )
    for (const row of page) {
      const counts = await countsOf({ tx }, row.id)
      yield {
        id: row.id,
        kind: row.kind,
        title: nameIn(row),
        // recorded afterwards without an hour: the day alone
        starts_at: row.hourKnown ? isoIn(row.startsAt, zone) : dayOf(row.startsAt, zone),
        ends_at: row.endsAt && endWords(row.endsAt, zone),
        place: row.place || null,
        organiser: names.people.get(row.organiserId) ?? null,
        audience: audienceWords(audienceOf(row), names.groups, names.offices, names.people, Infinity),
        seats: row.seats,
        invited: counts.asked,
        going: counts.going,
        declined: counts.declined + counts.excused,
        waiting: counts.waiting,
        attended: counts.attended,
      }
    }
  }
}

/** One that was called off, or not held, says so. */
const nameIn = ({ title, state }: { title: string; state: string }): string =>
  state === 'cancelled' ? `${title}（已取消）` : title

/** What was answered to one that was called off is no attendance. */
const reasonIn = (reason: string | null, state: string): string | null =>
  state === 'cancelled' ? [...(reason ? [reason] : []), '活动已取消'].join('；') : reason

/** Of several days whose last hour is not known: the day alone. */
const endWords = (endsAt: Date, zone: string): string =>
  timeOf(endsAt, zone) === endOfDay ? dayOf(endsAt, zone) : isoIn(endsAt, zone)

async function* attendance(
  { tx, zone }: ExportDoor,
  range: store.InstantRange,
): AsyncGenerator<Row<'attendance'>> {
  for await (const page of pages((after) => store.activitiesAfter(tx, after, range), idOf))
    for (const { id, state } of page)
      for await (const people of pages(
        (after) => store.participationsAfter(tx, id, after),
        ({ personId }) => personId,
      )) {
        const by = await store.recordersOf(tx, people)
        for (const row of people) {
          const status = statusOf(row)
          if (status === null) continue
          const at = row.presence === null ? row.answeredAt : row.presentAt
          const recorder = row.presence === null ? row.answeredById : row.presentById
          yield {
            activity_id: id,
            person: row.person.name,
            status,
            reason: reasonIn(row.reason, state),
            at: at && isoIn(at, zone),
            by: recorder === null ? null : (by.get(recorder) ?? null),
          }
        }
      }
}

async function* notices({ tx, zone }: ExportDoor, range: store.InstantRange): AsyncGenerator<Row<'notices'>> {
  for await (const page of pages((after) => store.noticesAfter(tx, after, range), idOf))
    for (const row of page)
      yield {
        id: row.id,
        kind: row.kind,
        to: row.recipient,
        name: row.person?.name ?? null,
        room: row.roomId,
        period: row.period,
        step: row.step,
        // what was no longer true when its turn came was never said
        state: row.state === 'dropped' ? 'failed' : row.state,
        queued_at: isoIn(row.queuedAt, zone),
        sent_at: row.sentAt === null ? null : isoIn(row.sentAt, zone),
        attempts: row.attempts,
        text: row.text,
      }
}

async function* audit({ tx, zone }: ExportDoor, range: store.InstantRange): AsyncGenerator<Row<'audit'>> {
  for await (const page of pages(
    (after) => store.auditAfter(tx, after, range),
    ({ seq }) => seq,
  ))
    for (const row of page)
      yield {
        seq: row.seq,
        at: isoIn(row.at, zone),
        actor: row.actor,
        via: row.via,
        action: row.action,
        subject: row.subject,
        before: row.before,
        after: row.after,
        hash: row.hash,
      }
}

async function* people({ tx }: ExportDoor): AsyncGenerator<Row<'people'>> {
  for (const { name, phone, roles, group, office, constituency, bound } of await peopleOnDuty(tx))
    yield { name, phone_masked: maskPhone(phone), roles, group, office, constituency, bound }
}
