/** The register: one line a suggestion, as the export hands it out. */
import type { Act } from '../../shared/act.ts'
import { isoIn, type Day } from '../../shared/days.ts'
import { caseOf, onDay, ruleBook } from '../case.ts'
import { channelOf, handlerNames, signersOf } from '../parties.ts'
import { dueOn } from '../deadlines.ts'
import { overdueDays } from '../overdue.ts'
import { channelNames } from '../rules.ts'
import * as register from './register/store.ts'

/** Instants as ISO text in the office's zone; grades, states and classes by their codes, as in the contract. */
export interface RegisterLine {
  id: number
  no: string | null
  title: string
  category: string | null
  lead: string
  cosigners: string[]
  state: string
  key: boolean
  submittedAt: string | null
  forwardedAt: string | null
  forwardedTo: string | null
  assignedAt: string | null
  dueOn: Day | null
  main: string | null
  assisting: string[]
  repliedAt: string | null
  replyClass: string | null
  work: string | null
  result: string | null
  closedAt: string | null
  overdueDays: number
  round: number
}

/**
 * A page of the register after an id: by the instant of submitting, or of drafting where nothing was submitted. For one that
 * was merged, whoever handles it is taken from the suggestion into which it went.
 */
export async function registerAfter(
  act: Pick<Act, 'tx' | 'now' | 'zone'>,
  after: number,
  range: { from: Date; until: Date },
  take: number,
): Promise<RegisterLine[]> {
  const rows = await register.registeredAfter(act.tx, after, range, take)
  const book = await ruleBook(act)
  const today = onDay(act)
  const lines: RegisterLine[] = []
  for (const row of rows) {
    const one = await caseOf(act, row)
    const channel = channelOf(one)
    lines.push({
      ...plainParts(act, row),
      cosigners: signersOf(one).map(({ name }) => name),
      forwardedTo: channel && channelNames[channel],
      forwardedAt: instant(act, row.forwardedAt ?? one.into?.row.forwardedAt ?? null),
      assignedAt: instant(act, row.assignedAt ?? one.into?.row.assignedAt ?? null),
      dueOn: dueOn(book, one.course, one.into?.course),
      main: handlerNames(one, ['main', 'separate']).join('、') || null,
      assisting: handlerNames(one, ['assist']),
      overdueDays: overdueDays(book, one.course, today, one.into?.course),
    })
  }
  return lines
}

const instant = ({ zone }: Pick<Act, 'zone'>, at: Date | null): string | null => at && isoIn(at, zone)

function plainParts(act: Pick<Act, 'zone'>, row: register.RegisterRow) {
  const rating = row.ratings.at(-1)
  const last = Math.max(...row.replies.map(({ round }) => round))
  const classes = row.replies.filter(({ round }) => round === last).map(({ replyClass }) => replyClass)
  return {
    id: row.id,
    no: row.number,
    title: row.title,
    category: row.category,
    lead: row.lead.name,
    state: row.state,
    key: row.isKey,
    submittedAt: instant(act, row.submittedAt),
    repliedAt: instant(act, row.repliedAt),
    replyClass: [...new Set(classes)].join('、') || null,
    work: rating?.work ?? null,
    result: rating?.result ?? null,
    closedAt: instant(act, row.closedAt),
    round: row.round,
  }
}
