/** What was recorded of satisfaction polls: by page, one with its editions, those of a span of days, all for the export. */
import { masks, type Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, isoIn, type Day } from '../../shared/days.ts'
import { isReadableBy } from '../parties.ts'
import { openCase } from '../case.ts'
import type { Share } from '../reading/statistics.ts'
import { veilFor } from '../reading/veil.ts'
import type { PollResult } from './counts.ts'
import { countOf, type PollInput } from './polls.ts'
import { markOf, standingOf, type PollStanding } from './pollStanding.ts'
import * as own from './polls/store.ts'

/** One page of the polls, the last held first, each as it was last corrected, and how many there are. */
export const pollsPage = async (act: Pick<Act, 'tx'>, skip: number, take: number) => ({
  rows: (await own.polls(act.tx, skip, take)).map((row) => ({ ...row, mark: markOf(row) })),
  total: await own.countPolls(act.tx),
})

interface PollEdition {
  id: number
  edition: number
  /** Who put it down, and on which day. */
  by: string
  on: Day
  mark: string | null
  /** Why it was corrected to be as it is. */
  correction: string | null
}

export interface Poll extends PollInput {
  id: number
  edition: number
  standing: PollStanding
  mark: string | null
  correction: string | null
  replacedById: number | null
  voided: { on: Day; by: string; reason: string } | null
  /** All of them, the first one first; one when it was never corrected. */
  editions: readonly PollEdition[]
  result: PollResult
}

/** A poll with its rates, for the staff and the standing committee, who see the name of what they may read; null when there is none of this number. */
export async function pollOf(act: Pick<Act, 'tx' | 'zone'>, who: Speaker, id: number): Promise<Poll | null> {
  const row = who.isStaff || who.memberId !== null ? await own.pollById(act.tx, id) : null
  if (!row) return null
  const rows = await namedFor(act, who, row.rows)
  const counted = countOf({ ...row, rows })
  if (!counted.ok) return null
  const all = await editionsOf(act, row)
  const names = await own.namesOf(
    act.tx,
    all.flatMap(({ recordedById, voidedById }) => [recordedById, voidedById ?? 0]),
  )
  const nameOf = (personId: number | null) => names.get(personId ?? 0) ?? ''
  return {
    ...row,
    rows,
    subjectKind: row.subjectKind === 'suggestion' ? 'suggestion' : 'unit',
    standing: standingOf(row),
    mark: markOf(row),
    voided: row.voidedAt && {
      on: dayOf(row.voidedAt, act.zone),
      by: nameOf(row.voidedById),
      reason: row.voidReason ?? '',
    },
    editions: all.map((one) => ({
      id: one.id,
      edition: one.edition,
      by: nameOf(one.recordedById),
      on: dayOf(one.recordedAt, act.zone),
      mark: markOf(one),
      correction: one.correction,
    })),
    result: counted.value,
  }
}

/** The editions before and after one, itself among them, in their order. */
async function editionsOf(act: Pick<Act, 'tx'>, row: own.PollRecord): Promise<own.PollRecord[]> {
  const before: own.PollRecord[] = []
  for (let id = row.correctsId; id !== null;) {
    const one = await own.pollById(act.tx, id)
    if (one) before.unshift(one)
    id = one?.correctsId ?? null
  }
  const after: own.PollRecord[] = []
  for (let id = row.replacedById; id !== null;) {
    const one = await own.pollById(act.tx, id)
    if (one) after.push(one)
    id = one?.replacedById ?? null
  }
  return [...before, row, ...after]
}

/**
 * What was judged, as it stood on the ballot; a suggestion that the reader (null: whoever is handed a report) may not read
 * without its title, one in which he has no part without the voters in it.
 */
async function namedFor<T extends { label: string; suggestionId: number | null }>(
  act: Pick<Act, 'tx'>,
  who: Speaker | null,
  rows: readonly T[],
): Promise<T[]> {
  const named: T[] = []
  for (const row of rows) {
    const one = row.suggestionId === null ? null : await openCase(act, row.suggestionId)
    const isReadable = one !== null && (who === null ? !one.row.secret : isReadableBy(one, who))
    if (one === null || !isReadable) {
      named.push(row.suggestionId === null ? row : { ...row, label: '另一件建议' })
      continue
    }
    const veil = who === null ? null : await veilFor(act, who, one)
    const mask = who === null ? (await masks(act, [one.row]))(one.row) : veil?.mask
    named.push(mask ? { ...row, label: mask(row.label) } : row)
  }
  return named
}

/** One judged item of a poll that stands. */
interface PollFigure {
  pollId: number
  poll: string
  heldOn: Day
  item: string
  satisfied: Share
  content: Share
  mark: string | null
}

export interface PollFigures {
  figures: readonly PollFigure[]
  /** So many polls of these days are void and not counted. */
  voided: number
}

/** The rates of the polls held within a span of days, as last corrected; void ones are only counted. */
export async function pollFigures(
  act: Pick<Act, 'tx'>,
  who: Speaker | null,
  range: { from: Day; to: Day },
): Promise<PollFigures> {
  const held = await own.pollsHeld(act.tx, range)
  const figures: PollFigure[] = []
  for (const row of held.filter((one) => standingOf(one) === 'valid')) {
    const counted = countOf({ ...row, rows: await namedFor(act, who, row.rows) })
    if (!counted.ok) continue
    const { id: pollId, title: poll, heldOn } = row
    for (const { name: item, satisfied, content } of counted.value.rates)
      figures.push({ pollId, poll, heldOn, item, satisfied, content, mark: markOf(row) })
  }
  return { figures, voided: held.filter((one) => standingOf(one) === 'void').length }
}

/** One judged item of one edition, as the export hands it out. */
export interface PollLine {
  pollId: number
  edition: number
  correctsId: number | null
  standing: PollStanding
  title: string
  heldOn: Day
  subjectKind: string
  item: string
  suggestionNo: string | null
  issued: number
  returned: number
  satisfied: number
  basically: number
  dissatisfied: number
  abstained: number
  invalid: number
  /** Why it was corrected to be so, or is void. */
  reason: string | null
  recordedBy: string
  recordedAt: string
  voidedAt: string | null
}

/** A page of polls after an id, every edition and item a line; null when there are none left. */
export async function pollLinesAfter(
  act: Pick<Act, 'tx' | 'zone'>,
  after: number,
  range: { from: Day; to: Day },
  take: number,
): Promise<{ lines: PollLine[]; last: number } | null> {
  const polls = await own.pollsAfter(act.tx, after, range, take)
  const last = polls.at(-1)
  if (!last) return null
  const names = await own.namesOf(
    act.tx,
    polls.map(({ recordedById }) => recordedById),
  )
  const numbers = await own.numbersOf(
    act.tx,
    polls.flatMap(({ rows }) => rows.flatMap(({ suggestionId }) => suggestionId ?? [])),
  )
  const lines = polls.flatMap((poll) =>
    poll.rows.map(({ id: _, pollId, unitId: __, label, suggestionId, ...marks }) => ({
      pollId,
      edition: poll.edition,
      correctsId: poll.correctsId,
      standing: standingOf(poll),
      title: poll.title,
      heldOn: poll.heldOn,
      subjectKind: poll.subjectKind,
      item: label,
      suggestionNo: numbers.get(suggestionId ?? 0) ?? null,
      issued: poll.issued,
      returned: poll.returned,
      ...marks,
      reason: poll.voidReason ?? poll.correction,
      recordedBy: names.get(poll.recordedById) ?? '',
      recordedAt: isoIn(poll.recordedAt, act.zone),
      voidedAt: poll.voidedAt && isoIn(poll.voidedAt, act.zone),
    })),
  )
  return { lines, last: last.id }
}
