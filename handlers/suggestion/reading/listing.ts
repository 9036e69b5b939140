/** The desk's lists: filtered, sorted and paged by the database; where each stands is computed for the page alone. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import type { Day } from '../../shared/days.ts'
import type { List } from '../../shared/list.ts'
import { caseOf, onDay, ruleBook, type Case } from '../case.ts'
import { dueOn } from '../deadlines.ts'
import { mainWait, waitsOf, type Wait } from '../waits.ts'
import { states, type State } from '../moves.ts'
import { readerOf } from '../rules.ts'
import * as suggestions from '../store.ts'
import * as listing from './listing/store.ts'
import { asksWithdrawal } from './requests.ts'
import type { Request } from './requests/store.ts'
import { standingsOf } from './standing.ts'
import { veiledCase } from './veil.ts'

export const listSorts = ['submitted', 'number', 'title'] as const
export type ListSort = (typeof listSorts)[number]

/** Which part of all suggestions a list shows. */
export const views = {
  open: '在办的',
  office: '等代表工委的',
  channel: '等交办的',
  units: '在单位手里的',
  rate: '等代表测评的',
  late: '超期的',
  all: '全部',
} as const
export type View = keyof typeof views

const inUnits: readonly State[] = ['assigned', 'return_requested', 'handling', 'rehandling']
const ended: readonly State[] = ['draft', 'not_accepted', 'closed', 'withdrawn']
const statesOf: Record<View, readonly State[]> = {
  open: states.filter((state) => !ended.includes(state)),
  office: ['submitted', 'accepted', 'conference'],
  channel: ['forwarded', 'return_requested'],
  units: inUnits,
  rate: ['replied'],
  late: [...inUnits, 'submitted', 'accepted', 'forwarded', 'replied', 'conference'],
  all: states.filter((state) => state !== 'draft'),
}

/** What is asked for in states of other lists, by who decides it. */
const requestsOf: Partial<Record<View, Request>> = { office: 'withdrawal', channel: 'unit' }

export interface ListChoice {
  view: View
  category: string | null
  unitId: number | null
  key: boolean
  /** 建议 or 议案; null for both. */
  kind?: 'suggestion' | 'motion' | null
  words: string
}

export interface ListedSuggestion {
  one: Case
  wait: Wait | null
  /** Its lead deputy asked to take it back. */
  asksWithdrawal: boolean
  dueOn: Day | null
}

/** One page, and how many there are in all. What the speaker may not read is in neither. */
export async function pageOfSuggestions(
  act: Act,
  who: Speaker,
  choice: ListChoice,
  list: List<ListSort>,
): Promise<{ rows: ListedSuggestion[]; total: number }> {
  const filter = {
    states: statesOf[choice.view],
    ...(requestsOf[choice.view] && { request: requestsOf[choice.view] }),
    ...(choice.category === null ? {} : { category: choice.category }),
    ...(choice.unitId === null ? {} : { unitId: choice.unitId }),
    ...(choice.key ? { key: true } : {}),
    ...(choice.kind == null ? {} : { kind: choice.kind }),
    words: choice.words,
  }
  const by = ({ submitted: 'submittedAt', number: 'number', title: 'title' } as const)[list.sort]
  const order = { by, descending: list.descending }
  const skip = (list.page - 1) * list.size
  const reader = readerOf(who)
  if (choice.view === 'late') {
    const late = await lateOf(act, await listing.idsOf(act.tx, filter, reader, order))
    const rows = await listing.inOrder(act.tx, late.slice(skip, skip + list.size))
    return found(await listed(act, who, rows, choice.view), choice, late.length)
  }
  const { rows, total } = await listing.pageOf(act.tx, filter, reader, order, skip, list.size)
  return found(await listed(act, who, rows, choice.view), choice, total)
}

/** A name that is left out must not be found either. */
function found(
  all: readonly ListedSuggestion[],
  choice: ListChoice,
  total: number,
): { rows: ListedSuggestion[]; total: number } {
  const words = choice.words.toLowerCase()
  const rows = all.filter(({ one: { row } }) =>
    `${row.title} ${row.number ?? ''} ${row.lead.name}`.toLowerCase().includes(words),
  )
  return { rows, total: total - (all.length - rows.length) }
}

/** Of these those that are late, in their order: every active one is looked through, only a page of them is opened. */
async function lateOf(act: Act, ids: readonly number[]): Promise<number[]> {
  const standings = await standingsOf(act, ids)
  const book = await ruleBook(act)
  const today = onDay(act)
  return ids.filter((id) => {
    const one = standings.get(id)
    return one && mainWait(waitsOf(book, one.course, today, one.into))?.level === 'overdue'
  })
}

async function listed(
  act: Act,
  who: Speaker,
  page: readonly suggestions.SuggestionRow[],
  view: View,
): Promise<ListedSuggestion[]> {
  const book = await ruleBook(act)
  const today = onDay(act)
  const rows: ListedSuggestion[] = []
  for (const row of page) {
    const one = await veiledCase(act, who, await caseOf(act, row))
    const waits = waitsOf(book, one.course, today, one.into?.course)
    const own = view === 'channel' ? waits.find((wait) => wait.for === 'channel') : undefined
    rows.push({
      one,
      wait: own ?? mainWait(waits),
      asksWithdrawal: asksWithdrawal(one),
      dueOn: dueOn(book, one.course, one.into?.course),
    })
  }
  return rows
}

/** The units to choose from. */
export const allUnits = (act: Pick<Act, 'tx'>) => suggestions.units(act.tx)

/** The chairpersons who serve, who may lead a supervision. */
export const allChairs = async (act: Pick<Act, 'tx' | 'now' | 'zone'>) =>
  (await suggestions.members(act.tx, onDay(act)))
    .filter(({ post }) => post !== 'member')
    .map(({ person }) => person)

export const allCommittees = async (act: Pick<Act, 'tx'>): Promise<string[]> => [
  ...new Set((await suggestions.members(act.tx)).flatMap(({ committee }) => committee ?? [])),
]
