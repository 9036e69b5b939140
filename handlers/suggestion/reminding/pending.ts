/** What is pending, counted for the members' digest: suggestions by their states and limits, motions by where they stand. */
import type { Act } from '../../shared/act.ts'
import { onDay, ruleBook } from '../case.ts'
import { isStillMotion, standingOf, stateNames, states, type State } from '../moves.ts'
import { standingsAtOnce, standingsOf } from '../reading/standing.ts'
import { listedInStates } from '../reading/standing/store.ts'
import { mainWait, waitsOf } from '../waits.ts'

export interface Pending {
  byState: Map<State, number>
  /** `id` null: counted, not named. */
  overdue: { id: number | null; days: number }[]
  dueSoon: number
  /** Motions by where they stand, in words: the limits of suggestions are not theirs. */
  motions: Map<string, number>
}

const pending = states.filter(
  (state) => !['draft', 'returned', 'not_accepted', 'closed', 'withdrawn'].includes(state),
)

const nothing = (): Pending => ({ byState: new Map(), overdue: [], dueSoon: 0, motions: new Map() })

/** Counts what is pending, the next hundreds: the caller goes on until `next` is null. */
export async function countPending(
  act: Act,
  after: number,
  so: Pending = nothing(),
): Promise<{ so: Pending; next: number | null }> {
  const rows = await listedInStates(act.tx, pending, after, standingsAtOnce)
  const standings = await standingsOf(
    act,
    rows.map(({ id }) => id),
  )
  const book = await ruleBook(act)
  const today = onDay(act)
  for (const row of rows) {
    const standing = standings.get(row.id)
    if (!standing) continue
    if (isStillMotion(row)) {
      countIn(so.motions, standingOf(row))
      continue
    }
    const { course, into } = standing
    countIn(so.byState, course.state)
    const wait = mainWait(waitsOf(book, course, today, into))
    if (wait?.level === 'due_soon') so.dueSoon++
    if (wait?.level === 'overdue')
      so.overdue.push({ id: mayBeNamed(row) ? row.id : null, days: -(wait.daysLeft ?? 0) })
  }
  return { so, next: rows.length < standingsAtOnce ? null : (rows.at(-1)?.id ?? null) }
}

const countIn = <Key>(counts: Map<Key, number>, key: Key): void => {
  counts.set(key, (counts.get(key) ?? 0) + 1)
}

/** What every member may read: one that was taken on, and is not secret. */
export const mayBeNamed = ({ number, secret }: { number: string | null; secret: boolean }): boolean =>
  number !== null && !secret

const sumOf = (counts: ReadonlyMap<unknown, number>): number =>
  [...counts.values()].reduce((sum, count) => sum + count, 0)

/** Whether there is anything to tell of. */
export const isAnyPending = ({ byState, motions }: Pending): boolean => byState.size + motions.size > 0

/** The counts of the suggestions, the worst of them that may be named, and the motions in a line of their own. */
export function pendingText(
  { byState, overdue, dueSoon, motions }: Pending,
  worst: readonly string[],
): string {
  const counts = pending.flatMap((state) => {
    const count = byState.get(state)
    return count === undefined ? [] : [`${stateNames[state]}${count}件`]
  })
  const ofSuggestions =
    counts.length === 0
      ? []
      : [
          `【待办建议】现有${sumOf(byState)}件没有办结：${counts.join('，')}。快到期${dueSoon}件，逾期${overdue.length}件。`,
          ...worst,
          ...(overdue.length > worst.length ? [`……逾期的共${overdue.length}件`] : []),
        ]
  const ofMotions = [...motions].map(([stands, count]) => `${stands}${count}件`)
  return [
    ...ofSuggestions,
    ...(ofMotions.length > 0
      ? [`【议案】${counts.length > 0 ? '另' : '现'}有${sumOf(motions)}件没有办结：${ofMotions.join('；')}。`]
      : []),
  ].join('\n')
}
