/** What is exported of activities beside the activities and who came: the rest of each, its files, each day, the contact day. */
import { dayByDay } from '../activity/actions.ts'
import { isoIn } from '../shared/days.ts'
import * as stored from './activities/store.ts'
import { idOf, pages, type ExportDoor } from './pages.ts'
import type { Row } from './rules.ts'
import * as store from './store.ts'

/** One line an activity, in step with `activities`. */
export async function* activityDetails(
  { tx, zone }: ExportDoor,
  range: store.InstantRange,
): AsyncGenerator<Row<'activity_details'>> {
  const at = (instant: Date | null) => instant && isoIn(instant, zone)
  for await (const page of pages((after) => store.activitiesAfter(tx, after, range), idOf)) {
    const names = await store.namesOf(tx, [])
    for (const one of page)
      yield {
        activity_id: one.id,
        title: one.title,
        state: one.state,
        topic: one.topic,
        level: one.level,
        group: one.groupId === null ? null : (names.groups.get(one.groupId) ?? null),
        office: one.officeId === null ? null : (names.offices.get(one.officeId) ?? null),
        answer_by: at(one.answerBy),
        needs_receipt: one.needsReceipt,
        gathering: one.gathering,
        bring: one.bring,
        materials: one.materials,
        notes: one.notes,
        hours: one.hours,
        door_only: one.doorOnly,
        edition: one.edition,
        told_at: at(one.toldAt),
        cancel_reason: one.cancelReason,
        minutes: one.minutes,
        findings: one.findings,
        created_at: isoIn(one.createdAt, zone),
      }
  }
}

/** One line a file; the calendar's are made anew at will. */
export async function* activityFiles(
  { tx, zone }: ExportDoor,
  range: store.InstantRange,
): AsyncGenerator<Row<'activity_files'>> {
  for await (const page of pages((after) => store.activitiesAfter(tx, after, range), idOf)) {
    const files = await stored.filesOf(
      tx,
      page.map(({ id }) => id),
    )
    const kept = await stored.filesKept(
      tx,
      files.map(({ fileId }) => fileId),
    )
    const { people } = await store.namesOf(
      tx,
      files.map(({ addedById }) => addedById ?? 0),
    )
    for (const one of files)
      yield {
        activity_id: one.activityId,
        file_id: one.fileId,
        kind: one.kind,
        name: kept.get(one.fileId)?.name ?? null,
        type: kept.get(one.fileId)?.type ?? null,
        size: kept.get(one.fileId)?.size ?? null,
        sha256: kept.get(one.fileId)?.sha256 ?? null,
        added_by: one.addedById === null ? null : (people.get(one.addedById) ?? null),
        added_at: isoIn(one.addedAt, zone),
        told_in: one.newInEdition,
        replaced_by: one.replacedById,
        replaced_at: one.withdrawnAt && isoIn(one.withdrawnAt, zone),
      }
  }
}

/** One line a person and day, of activities of several days. */
export async function* attendanceDays(
  { tx, zone }: ExportDoor,
  range: store.InstantRange,
): AsyncGenerator<Row<'attendance_days'>> {
  for await (const page of pages((after) => store.activitiesAfter(tx, after, range), idOf))
    for (const activity of page.filter(({ state, endsAt }) => state !== 'cancelled' && endsAt !== null))
      for await (const people of pages(
        (after) => store.participationsAfter(tx, activity.id, after),
        ({ personId }) => personId,
      ))
        for (const own of people)
          for (const { on, status, reason } of dayByDay(activity, own, zone))
            yield {
              activity_id: activity.id,
              title: activity.title,
              day: on,
              person: own.person.name,
              status,
              reason,
            }
}

const nothingOfTheDay = {
  held_on: null,
  constituency: null,
  own_constituency: null,
  headcount: null,
  cards: null,
  met: null,
  heard: null,
  solved: null,
  helped: null,
} as const

/** One line a record, then one an absence. */
export async function* contactDays(
  { tx, zone }: ExportDoor,
  range: store.InstantRange,
): AsyncGenerator<Row<'contact_days'>> {
  for await (const page of pages((after) => stored.dayRecordsAfter(tx, after, range), idOf)) {
    const { people } = await store.namesOf(tx, page.flatMap(whoIn))
    for (const one of page)
      yield {
        year: one.year,
        deputy: people.get(one.personId) ?? '',
        status: one.voidedAt ? 'void' : 'valid',
        held_on: one.heldOn,
        constituency: one.constituency,
        own_constituency: one.ownConstituency,
        headcount: one.headcount,
        cards: one.cards,
        met: one.met,
        heard: one.heard,
        solved: one.solved,
        helped: one.helped,
        absence_reason: null,
        recorded_by: one.recordedById === null ? null : (people.get(one.recordedById) ?? null),
        recorded_at: isoIn(one.recordedAt, zone),
        voided_at: one.voidedAt && isoIn(one.voidedAt, zone),
      }
  }
  for await (const page of pages((after) => stored.dayAbsencesAfter(tx, after, range), idOf)) {
    const { people } = await store.namesOf(tx, page.flatMap(whoIn))
    for (const one of page)
      yield {
        year: one.year,
        deputy: people.get(one.personId) ?? '',
        status: one.voidedAt ? 'void' : 'absent',
        ...nothingOfTheDay,
        absence_reason: one.reason,
        recorded_by: one.recordedById === null ? null : (people.get(one.recordedById) ?? null),
        recorded_at: isoIn(one.toldAt, zone),
        voided_at: one.voidedAt && isoIn(one.voidedAt, zone),
      }
  }
}

const whoIn = ({ personId, recordedById }: { personId: number; recordedById: number | null }): number[] => [
  personId,
  recordedById ?? 0,
]
