/** What a digest names, kept beside it: its text is for people, and a number in running text proves nothing. */
import { queuedReminders, type DueNotice } from '../../notice/actions.ts'
import type { Act } from '../../shared/act.ts'
import type { Day } from '../../shared/days.ts'
import { onDay } from '../case.ts'
import { refOf } from '../numbering.ts'
import * as store from './mentions/store.ts'
import { digestStep, type Nudge, type NudgeKind } from './nudge.ts'

/** Writes down what each digest that was queued today names. */
export async function keepMentions(act: Act, kind: NudgeKind, nudges: readonly Nudge[]): Promise<void> {
  const people = [...new Set(nudges.map(({ personId }) => personId))]
  const notices = await queuedReminders(act, { kind, period: onDay(act), step: digestStep }, people)
  await store.addMentions(
    act.tx,
    nudges.flatMap(({ personId, suggestionId, key }) => {
      const noticeId = notices.get(personId)
      return noticeId === undefined ? [] : [{ noticeId, suggestionId, key }]
    }),
  )
}

export interface ReminderExported {
  id: number
  suggestion: string
  /** sign:12:2026-11-24, promise:3:due, draft:2026-11-24. */
  about: string
  noticeId: number
  to: string
  name: string | null
  on: Day
  state: string
  leftOut: boolean
}

/** A page of what digests name after an id, for the export. */
export async function reminderLinesAfter(
  act: Pick<Act, 'tx'>,
  after: number,
  range: { from: Date; until: Date },
  take: number,
): Promise<ReminderExported[]> {
  const rows = await store.mentionsAfter(act.tx, after, range, take)
  return rows.map(({ id, noticeId, key, leftOut, notice, suggestion }) => ({
    id,
    noticeId,
    leftOut,
    about: key,
    suggestion: suggestion.number ?? refOf(suggestion),
    to: notice.recipient,
    name: notice.person?.name ?? null,
    on: notice.period,
    state: notice.state,
  }))
}

/** Just before it is said: what is not named any more. */
export const leaveOutOthers = (act: Act, notice: DueNotice, named: readonly Nudge[]): Promise<unknown> =>
  store.leaveOut(act.tx, notice.id, named)
