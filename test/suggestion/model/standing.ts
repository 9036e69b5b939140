/** Where a suggestion stands, reckoned backwards from its history. */
import type { Move } from '../../../handlers/suggestion/moves.ts'

export interface Told {
  move: Move
  on: string
  details: Record<string, unknown>
}
export interface Part {
  unitId: number
  role: string
  on: string
  answer: 'none' | 'signed' | 'asked' | 'replied' | 'opined'
  own: readonly Told[]
}
export interface Standing {
  state: string
  parts: Part[]
}

const named = (step: Told) => (step.details['units'] ?? []) as { unitId: number; role: string }[]
export const isBad = ({ move, details }: Told) => move === 'rate' && details['result'] === 'dissatisfied'
const ends = ['merge', 'unmerge', 'withdraw', 'withdraw_signed', 'discard', 'void_paper']

/** The units that have it, from what was said to and by each since it was given to him. */
function partsIn(history: readonly Told[]): Part[] {
  const since = history.slice(history.findLastIndex(({ move }) => ends.includes(move)) + 1)
  const wasMerged = history[history.length - since.length - 1]?.move === 'merge'
  const given = new Map<number, { at: number; role: string; on: string; answered: boolean }>()
  for (const [at, step] of since.entries()) {
    if (step.move === 'reassign') given.delete(Number(step.details['unitId']))
    if (step.move === 'assign' || step.move === 'reassign')
      for (const { unitId, role } of named(step))
        given.set(unitId, { at, role, on: step.on, answered: false })
    if (wasMerged && step.move === 'reply' && !given.has(Number(step.details['unitId'])))
      given.set(Number(step.details['unitId']), {
        at,
        role: String(step.details['role']),
        on: String(step.details['assignedOn']),
        answered: true,
      })
  }
  return [...given].map(([unitId, { at, role, on, answered }]) => {
    const later = since.slice(at + 1)
    const own = later.filter((step) => step.details['unitId'] === unitId || isBad(step))
    return { unitId, role, on, answer: answerOf(own, answered), own }
  })
}

function answerOf(own: readonly Told[], answered: boolean): Part['answer'] {
  const last = (move: Move) => own.findLastIndex((step) => step.move === move)
  if (last('ask_return') > last('deny_return')) return 'asked'
  const bad = own.findLastIndex(isBad)
  const reply = answered && last('reply') < 0 ? 0 : last('reply') + 1
  if (reply > 0 || answered) return bad + 1 > reply ? 'signed' : 'replied'
  if (last('assist_opinion') >= 0) return 'opined'
  return last('sign_for') >= 0 ? 'signed' : 'none'
}

const phases: Partial<Record<Move, string>> = {
  submit: 'submitted',
  return: 'returned',
  refuse: 'not_accepted',
  accept: 'accepted',
  unmerge: 'accepted',
  send_back: 'accepted',
  forward: 'forwarded',
  merge: 'merged',
  discard: 'withdrawn',
  void_paper: 'withdrawn',
  withdraw: 'withdrawn',
  withdraw_signed: 'withdrawn',
  conclude_motion: 'closed',
  close_unrated: 'closed',
  hold_conference: 'closed',
  assign: 'with units',
}

export function standingOf(history: readonly Told[]): Standing {
  const parts = partsIn(history)
  const bad = history.filter(isBad).length
  const phase = phaseOf(history)
  if (phase !== 'with units') return { state: phase, parts }
  const must = parts.filter(({ role }) => role !== 'assist')
  const some = (answer: Part['answer']) => must.some((part) => part.answer === answer)
  if (some('asked')) return { state: 'return_requested', parts }
  if (must.every(({ answer }) => answer === 'replied')) return { state: 'replied', parts }
  if (bad > 0) return { state: 'rehandling', parts }
  return { state: some('signed') || some('replied') ? 'handling' : 'assigned', parts }
}

function phaseOf(history: readonly Told[]): string {
  for (let at = history.length - 1; at >= 0; at--) {
    const step = history[at]
    if (!step) break
    const phase = phases[step.move]
    if (phase === 'merged')
      return history.slice(at).some(({ move, details }) => move === 'reply' && details['awaited'] === 0)
        ? 'with units'
        : 'merged'
    if (phase !== undefined) return phase
    if (step.move === 'rate') {
      if (!isBad(step)) return 'closed'
      return history.slice(0, at).some(isBad) ? 'conference' : 'with units'
    }
  }
  return 'draft'
}

/** The day on which it came into the state in which it stands. */
export function enteredOn(history: readonly Told[], state: string): string {
  let at = history.length
  while (at > 0 && standingOf(history.slice(0, at)).state === state) at--
  return history[at]?.on ?? ''
}

/** What was keyed in for a party and was not his. */
const isDisownedBy = ({ move, details }: Told, { details: said }: Told): boolean =>
  move === said['of'] &&
  (move === 'communicate' || move === 'confirm_communication'
    ? details['communicationId'] === said['communicationId']
    : details['unitId'] === said['unitId'])

/** The history as if nothing had been sent by mistake: a corrected rating stands where the first one did. */
export function righted(history: readonly Told[]): Told[] {
  const right: Told[] = []
  for (const step of history) {
    if (step.move === 'disown') {
      const gone = right.findLastIndex((one) => isDisownedBy(one, step))
      if (gone >= 0) right.splice(gone, 1)
      continue
    }
    const at = right.findLastIndex(({ move }) => move === 'rate')
    const was = right[at]
    if (step.move !== 'correct_rating' || !was) right.push(step)
    // what was dissatisfied from the first stays so since that day
    else right[at] = { ...was, details: step.details, on: isBad(was) ? was.on : step.on }
  }
  return right
}
