/** 专项视察、办理工作会、推进会、见面会: kept with the suggestions looked at and a finding each. */
import { recordDeed } from '../../audit/actions.ts'
import { masks, type Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import type { Day } from '../../shared/days.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { isReadableBy, officersOf } from '../parties.ts'
import { refusalFor, take } from '../acting.ts'
import { nameOf } from '../numbering.ts'
import { onDay, openCase, type Case } from '../case.ts'
import { tell } from '../telling.ts'
import { meetingNamesByDay } from './meetingKinds.ts'
import * as own from './meetings/store.ts'
import { veiled, veilFor } from '../reading/veil.ts'
import type { SuggestionRefusal } from '../rules.ts'

export interface MeetingInput {
  /** A code of the office's list. */
  kind: string
  title: string
  heldOn: Day
  place: string | null
  hosts: string | null
  attendees: readonly string[]
  minutes: string | null
}

/**
 * Keeps a meeting or an inspection; each suggestion's history gets its finding, and its lead deputy and its units hear it.
 * Refused for a day to come, without a title, and where one suggestion is named twice or cannot be looked at: then nothing
 * of the meeting is kept.
 */
export async function recordMeeting(
  act: Act,
  who: Speaker,
  meeting: MeetingInput,
  findings: readonly { suggestionId: number; finding: string }[],
): Promise<Outcome<{ id: number }, SuggestionRefusal>> {
  if (!who.staffRoles.includes('代表工委')) return refused('not_yours')
  if (meeting.heldOn > onDay(act)) return refused('past_day')
  if (!meeting.title.trim()) return refused('incomplete')
  if (new Set(findings.map(({ suggestionId }) => suggestionId)).size < findings.length)
    return refused('named_twice')
  const cases: Case[] = []
  const name = (await meetingNamesByDay(act))(meeting.kind, meeting.heldOn)
  for (const { suggestionId, finding } of findings) {
    const one = await openCase(act, suggestionId)
    if (!one) return refused('not_found')
    if (!finding.trim()) return refused('reason_needed')
    const refusal = await refusalFor(act, who, one, 'find_at_meeting', {
      meeting: meeting.kind,
      name,
      heldOn: meeting.heldOn,
      finding,
    })
    if (refusal) return refused(refusal)
    cases.push(one)
  }
  for (const [index, one] of cases.entries()) {
    const finding = findings[index]?.finding ?? ''
    const taken = await take(act, who, one, 'find_at_meeting', {
      meeting: meeting.kind,
      name,
      heldOn: meeting.heldOn,
      finding,
    })
    // all were judged above: whoever was faster meanwhile takes back what came before, and the door tries once more
    if (!taken.ok) throw new Error(`suggestion ${one.row.id} at a meeting: ${taken.refusal}`)
    await tell(
      act,
      taken.value,
      [one.row.lead, ...officersOf(one)],
      `【${meeting.title}】${nameOf(one)}：${finding}`,
    )
  }
  const { attendees, ...rest } = meeting
  const { id } = await own.addMeeting(
    act.tx,
    { ...rest, attendees: JSON.stringify(attendees), recordedById: who.personId, recordedAt: act.now },
    findings,
  )
  await recordDeed(act, { action: 'suggestion.meeting', subject: `suggestion_meeting:${id}`, after: meeting })
  return done({ id })
}

export type MeetingWords = Pick<MeetingInput, 'title' | 'place' | 'hosts' | 'attendees' | 'minutes'>

/** Mends or completes what was written of a meeting; its day and its findings, which people were told, stay. */
export async function completeMeeting(
  act: Act,
  who: Speaker,
  id: number,
  words: MeetingWords,
): Promise<Outcome<null, SuggestionRefusal>> {
  if (!who.staffRoles.includes('代表工委')) return refused('not_yours')
  const row = await own.meetingById(act.tx, id)
  if (!row) return refused('not_found')
  if (!words.title.trim()) return refused('incomplete')
  const change = { ...words, attendees: JSON.stringify(words.attendees) }
  if (!(await own.changeMeeting(act.tx, row, change))) return refused('changed_meanwhile')
  const { title, place, hosts, attendees, minutes } = row
  await recordDeed(act, {
    action: 'suggestion.complete_meeting',
    subject: `suggestion_meeting:${id}`,
    before: { title, place, hosts, attendees: JSON.parse(attendees) as unknown, minutes },
    after: words,
  })
  return done(null)
}

/** One page of the meetings, the last held first, and how many there are. */
export const meetingsPage = async (act: Pick<Act, 'tx'>, skip: number, take: number) => ({
  rows: await own.meetings(act.tx, skip, take),
  total: await own.countMeetings(act.tx),
})

export interface Meeting extends MeetingInput {
  id: number
  /** What its kind was called on its day. */
  kindName: string
  /** Of the suggestions that the reader may see. */
  findings: { one: Case; finding: string }[]
}

/** What stands in the place of the minutes where one of the suggestions is closed to their reader. */
const minutesKept = '纪要写到了不对您公开的建议，只给代表工委看。'

/** A meeting with its findings, without the voters for others than 代表工委; null when there is none of this number. */
export async function meetingOf(act: Act, who: Speaker, id: number): Promise<Meeting | null> {
  const row = await own.meetingById(act.tx, id)
  if (!row) return null
  const isOffice = who.staffRoles.includes('代表工委')
  const findings: Meeting['findings'] = []
  let minutes = row.minutes
  for (const { suggestionId, finding } of row.findings) {
    const one = await openCase(act, suggestionId)
    if (!one || !isReadableBy(one, who)) {
      if (!isOffice) minutes &&= minutesKept
      continue
    }
    const veil = await veilFor(act, who, one)
    findings.push(veil ? veiled({ one, finding }, veil) : { one, finding })
    if (isOffice) continue
    // whoever assigns one of them has no part in the others, and the minutes tell of all
    minutes &&= veil?.hidesBody ? minutesKept : (await masks(act, [one.row]))(one.row)(minutes)
  }
  const kindName = (await meetingNamesByDay(act))(row.kind, row.heldOn)
  return { ...row, kindName, minutes, attendees: JSON.parse(row.attendees) as string[], findings }
}
