/** What was keyed in for units and deputies, as the export hands it out. */
import type { Act } from '../../shared/act.ts'
import type { Day } from '../../shared/days.ts'
import type { KeyedIn } from '../course.ts'
import * as handlings from '../handling/store.ts'
import { keyedMoves } from '../moves.ts'
import * as suggestions from '../store.ts'
import * as store from './store.ts'

export interface KeyedLine {
  id: number
  suggestion: string
  /** The move, as the audit trail names it: sign_for, reply, rate … */
  what: string
  /** The lead deputy, or the unit. */
  for: string
  way: KeyedIn['way']
  receivedOn: Day
  by: string
  at: Date
}

/** A page of the lines of all suggestions after an id; null when there are none left. */
export async function keyedLinesAfter(
  act: Pick<Act, 'tx'>,
  after: number,
  range: { from: Date; until: Date },
  take: number,
): Promise<{ lines: KeyedLine[]; last: number } | null> {
  const events = await store.keyedAfter(act.tx, after, keyedMoves, range, take)
  const last = events.at(-1)
  if (!last) return null
  const actorIds = events.map(({ actor }) => Number(actor.replace('person:', '')))
  const names = new Map((await suggestions.peopleById(act.tx, actorIds)).map(({ id, name }) => [id, name]))
  const units = new Map((await suggestions.units(act.tx)).map(({ id, name }) => [id, name]))
  const lines: KeyedLine[] = []
  for (const { id, at, actor, party, move, details, suggestion } of events) {
    const read = JSON.parse(details) as { keyedIn: KeyedIn; unitId?: number; commitmentId?: number }
    const unitId = read.unitId ?? (await promiserOf(act, read.commitmentId))
    lines.push({
      id,
      suggestion: suggestion.number ?? `草${suggestion.id}`,
      what: move,
      for: party === 'lead' ? suggestion.lead.name : (units.get(unitId) ?? ''),
      way: read.keyedIn.way,
      receivedOn: read.keyedIn.on,
      by: names.get(Number(actor.replace('person:', ''))) ?? '',
      at,
    })
  }
  return { lines, last: last.id }
}

/** The unit that made a promise. */
const promiserOf = async (act: Pick<Act, 'tx'>, commitmentId = 0): Promise<number> =>
  commitmentId === 0 ? 0 : ((await handlings.commitmentById(act.tx, commitmentId))?.unitId ?? 0)
