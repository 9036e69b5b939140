/** Invitations go round fairly: who has been invited least comes first; among equals a lot decides that anybody can redraw. */
import { keyedDigest } from '../../shared/ids.ts'

export interface Invitable {
  personId: number
  /** How often in this term. */
  invited: number
  /** For how many more he is chosen that are prepared or just going out. */
  preparing: number
}

/** Everybody in the order in which they are proposed. The seed makes the lot repeatable: the same seed, the same order. */
export function fairOrder<One extends Invitable>(people: readonly One[], seed: string): One[] {
  const lot = new Map(people.map(({ personId }) => [personId, keyedDigest(seed, String(personId))]))
  const lotOf = ({ personId }: One) => lot.get(personId) ?? ''
  return [...people].sort(
    (a, b) => turnsOf(a) - turnsOf(b) || (lotOf(a) < lotOf(b) ? -1 : 1) || a.personId - b.personId,
  )
}

const turnsOf = ({ invited, preparing }: Invitable): number => invited + preparing
