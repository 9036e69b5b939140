/** What was urged and how far it was said to be, as the export hands it out. */
import type { Act } from '../../../shared/act.ts'
import * as suggestions from '../../store.ts'
import * as store from './store.ts'

export interface UrgingLine {
  id: number
  suggestion: string
  /** `urge` 催办, or `progress` 办理情况. */
  what: 'urge' | 'progress'
  at: Date
  by: string
  party: string
  unit: string | null
  /** Of an urge. */
  weight: number | null
  text: string | null
}

/** A page of the lines of all suggestions after an id; null when there are none left. */
export async function urgingLinesAfter(
  act: Pick<Act, 'tx'>,
  after: number,
  range: { from: Date; until: Date },
  take: number,
): Promise<{ lines: UrgingLine[]; last: number } | null> {
  const events = await store.urgingAfter(act.tx, after, range, take)
  const last = events.at(-1)
  if (!last) return null
  const actorIds = events.flatMap(({ actor }) => Number(/^person:(\d+)$/.exec(actor)?.[1] ?? 0) || [])
  const names = new Map((await suggestions.peopleById(act.tx, actorIds)).map(({ id, name }) => [id, name]))
  const units = new Map((await suggestions.units(act.tx)).map(({ id, name }) => [id, name]))
  const lines = events.map(({ id, at, actor, party, move, details, suggestion }): UrgingLine => {
    const { note, text, unitId } = JSON.parse(details) as {
      note?: string | null
      text?: string
      unitId?: number | null
    }
    const isUrge = move === 'urge'
    return {
      id,
      suggestion: suggestion.number ?? `草${suggestion.id}`,
      what: isUrge ? 'urge' : 'progress',
      at,
      by: names.get(Number(actor.replace('person:', ''))) ?? '',
      party,
      unit: unitId == null ? null : (units.get(unitId) ?? null),
      weight: isUrge
        ? (suggestion.urges.find(({ urgedAt }) => urgedAt.getTime() === at.getTime())?.weight ?? null)
        : null,
      text: (isUrge ? note : text) ?? null,
    }
  })
  return { lines, last: last.id }
}
