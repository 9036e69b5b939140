/** Random steps, sensible or not; the same seed gives the same ones. */
import { moves, parties, type Move, type Party } from '../../../handlers/suggestion/moves.ts'
import { disownable } from '../../../handlers/suggestion/course/disowned.ts'
import { plainMonths } from '../reckoning.ts'
import type { Told } from './standing.ts'
import { allowedOf, isIn, rights } from './table.ts'

export function chances(seed: number) {
  let state = seed >>> 0 || 1
  const next = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 4_294_967_296
  }
  return {
    below: (most: number) => Math.floor(next() * most),
    of: <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T,
  }
}
export type Chances = ReturnType<typeof chances>

export const unitSets = [
  [['main', 1]],
  [
    ['main', 1],
    ['assist', 2],
  ],
  [
    ['main', 2],
    ['assist', 3],
    ['assist', 1],
  ],
  [
    ['separate', 1],
    ['separate', 3],
  ],
  [
    ['separate', 2],
    ['separate', 1],
    ['separate', 3],
  ],
  [['separate', 1]],
  [['main', 3]],
  [['assist', 3]],
  [],
] as const
export const allMoves = Object.keys(moves) as Move[]
const lasting = allMoves.filter(
  (move) => !['withdraw', 'withdraw_signed', 'discard', 'void_paper', 'refuse'].includes(move),
)

/** What a move says, sensible or not. */
export function detailsOf(
  move: Move,
  chance: Chances,
  on: string,
  communications: number,
): Record<string, unknown> {
  const unitId = 1 + chance.below(3)
  const until = plainMonths(on, chance.of([1, 3, 4, 4, 5, 6]))
  const units = chance.of(unitSets).map(([role, id]) => ({ role, unitId: id }))
  const communicationId = Math.max(1, communications - chance.below(3))
  switch (move) {
    case 'accept':
      return chance.below(5) === 0 ? { motion: true } : {}
    case 'forward':
      return { channel: 'government' }
    case 'merge':
      return { into: 99 }
    case 'assign':
      return { units }
    case 'reassign':
      return { unitId, units }
    case 'communicate':
      return { unitId, communicationId: communications + 1, real: chance.below(4) > 0 }
    case 'confirm_communication':
      return { communicationId, holds: chance.below(2) === 0 }
    case 'ask_extension':
      return { unitId, until }
    case 'decide_extension':
      return { unitId, until: chance.below(2) === 0 ? null : until }
    case 'reply':
      return { unitId, role: chance.of(['main', 'separate']), assignedOn: on, awaited: chance.below(2) }
    case 'rate':
      return { work: 'satisfied', result: chance.of(['satisfied', 'dissatisfied', 'dissatisfied']) }
    case 'disown':
      return { of: chance.of(disownable), unitId, communicationId, eventId: 0 }
    case 'correct_rating':
      return { work: 'satisfied', result: chance.of(['satisfied', 'dissatisfied']) }
    case 'correct_reply':
    case 'sign_for':
    case 'ask_return':
    case 'deny_return':
    case 'assist_opinion':
      return { unitId }
    default:
      return {}
  }
}

/** What is asked is often answered next, for the unit that asked: picked among all moves, an answer hardly ever meets its question. */
const answers: Partial<Record<Move, Move>> = {
  ask_extension: 'decide_extension',
  ask_return: 'deny_return',
  ask_withdraw: 'unask_withdraw',
}

/** Mostly a move that is open in the state, by somebody who may; now and then any move by anybody. */
export function anyStep(
  chance: Chances,
  on: string,
  state: string,
  communications: number,
  before: Told | undefined,
): { step: Told; as: Party[] } {
  const answer = before && answers[before.move]
  if (answer && chance.below(2) === 0) {
    const details = { ...detailsOf(answer, chance, on, communications), unitId: before.details['unitId'] }
    return { step: { move: answer, on, details }, as: allowedOf(answer) }
  }
  const open = lasting.filter((move) => isIn(state, rights.get(move)?.from ?? []))
  const move = chance.below(8) === 0 ? chance.of(allMoves) : chance.of(open)
  const as = chance.below(6) === 0 ? [chance.of(parties)] : allowedOf(move)
  return { step: { move, on, details: detailsOf(move, chance, on, communications) }, as }
}
