/** What is exported of suggestions. */
import { isoIn } from '../shared/days.ts'
import {
  filedLinesAfter,
  keyedLinesAfter,
  pollLinesAfter,
  registerAfter,
  reminderLinesAfter,
  sheetLinesAfter,
  urgingLinesAfter,
} from '../suggestion/actions.ts'
import { idOf, pages, type ExportDoor } from './pages.ts'
import type { Row } from './rules.ts'
import * as store from './store.ts'

/** One line a suggestion. */
export async function* suggestions(
  door: ExportDoor,
  range: store.InstantRange,
): AsyncGenerator<Row<'suggestions'>> {
  for await (const page of pages((after) => registerAfter(door, after, range, store.pageSize), idOf))
    for (const one of page)
      yield {
        no: one.no,
        title: one.title,
        category: one.category,
        lead_deputy: one.lead,
        cosigners: one.cosigners,
        state: one.state,
        key: one.key,
        submitted_at: one.submittedAt,
        forwarded_at: one.forwardedAt,
        forwarded_to: one.forwardedTo,
        assigned_at: one.assignedAt,
        due_on: one.dueOn,
        main_unit: one.main,
        assist_units: one.assisting,
        replied_at: one.repliedAt,
        reply_class: one.replyClass,
        rating_work: one.work,
        rating_result: one.result,
        closed_at: one.closedAt,
        overdue_days: one.overdueDays,
        round: one.round,
      }
}

/** One line a suggestion that a digest of reminders names. */
export async function* suggestionReminders(
  door: ExportDoor,
  range: store.InstantRange,
): AsyncGenerator<Row<'suggestion_reminders'>> {
  for await (const page of pages((after) => reminderLinesAfter(door, after, range, store.pageSize), idOf))
    for (const one of page)
      yield {
        id: one.id,
        suggestion_no: one.suggestion,
        about: one.about,
        notice_id: one.noticeId,
        to: one.to,
        name: one.name,
        on: one.on,
        // what was no longer true when its turn came was never said
        state: one.state === 'dropped' ? 'failed' : one.state,
        left_out: one.leftOut,
      }
}

/** One line a sheet: what was ticked on it, and how it came in. */
export async function* suggestionSheets(
  door: ExportDoor,
  range: store.InstantRange,
): AsyncGenerator<Row<'suggestion_sheets'>> {
  for await (const page of pages((after) => sheetLinesAfter(door, after, range, store.pageSize), idOf))
    for (const one of page)
      yield {
        suggestion_no: one.suggestion,
        kind: one.kind,
        motion_no: one.motionNo,
        lead_deputy: one.lead,
        source_kind: one.sourceKind,
        publicity: one.publicity,
        repeated_years: one.repeatedYears,
        wants_contact: one.wantsContact,
        wants_written_reply: one.wantsWrittenReply,
        may_be_cosigned: one.mayBeCosigned,
        received_on: one.receivedOn,
        recorded_by: one.recordedBy,
        paper_signers: one.paperSigners,
      }
}

/** One line an item of a poll. */
export async function* polls(door: ExportDoor, range: store.DayRange): AsyncGenerator<Row<'polls'>> {
  for (let after = 0; ;) {
    const page = await pollLinesAfter(door, after, range, store.pageSize)
    if (!page) return
    for (const one of page.lines)
      yield {
        id: one.pollId,
        edition: one.edition,
        corrects_id: one.correctsId,
        status: one.standing,
        title: one.title,
        held_on: one.heldOn,
        subject: one.subjectKind,
        item: one.item,
        suggestion_no: one.suggestionNo,
        issued: one.issued,
        returned: one.returned,
        satisfied: one.satisfied,
        basically_satisfied: one.basically,
        dissatisfied: one.dissatisfied,
        abstained: one.abstained,
        invalid: one.invalid,
        reason: one.reason,
        recorded_by: one.recordedBy,
        recorded_at: one.recordedAt,
        voided_at: one.voidedAt,
      }
    after = page.last
  }
}

/** One line a file kept with a suggestion. */
export async function* suggestionFiles(
  door: ExportDoor,
  range: store.InstantRange,
): AsyncGenerator<Row<'suggestion_files'>> {
  for (let after = 0; ;) {
    const page = await filedLinesAfter(door, after, range, store.pageSize)
    if (!page) return
    for (const one of page.lines)
      yield {
        id: one.id,
        suggestion_no: one.suggestion,
        purpose: one.purpose,
        name: one.name,
        type: one.type,
        size: one.size,
        sha256: one.sha256,
        added_by: one.addedBy,
        added_at: isoIn(one.addedAt, door.zone),
      }
    after = page.last
  }
}

/** One line an urge, or what a unit said of how far it is. */
export async function* suggestionUrges(
  door: ExportDoor,
  range: store.InstantRange,
): AsyncGenerator<Row<'suggestion_urges'>> {
  for (let after = 0; ;) {
    const page = await urgingLinesAfter(door, after, range, store.pageSize)
    if (!page) return
    for (const one of page.lines)
      yield {
        id: one.id,
        suggestion_no: one.suggestion,
        what: one.what,
        at: isoIn(one.at, door.zone),
        by: one.by,
        party: one.party,
        unit: one.unit,
        weight: one.weight,
        text: one.text,
      }
    after = page.last
  }
}

/** One line an act that staff keyed in for its party. */
export async function* suggestionKeyed(
  door: ExportDoor,
  range: store.InstantRange,
): AsyncGenerator<Row<'suggestion_keyed'>> {
  for (let after = 0; ;) {
    const page = await keyedLinesAfter(door, after, range, store.pageSize)
    if (!page) return
    for (const one of page.lines)
      yield {
        id: one.id,
        suggestion_no: one.suggestion,
        what: one.what,
        for: one.for,
        way: one.way,
        received_on: one.receivedOn,
        keyed_in_by: one.by,
        keyed_in_at: isoIn(one.at, door.zone),
      }
    after = page.last
  }
}
