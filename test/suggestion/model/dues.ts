/** Whom a suggestion waits for, since when and until when, reckoned backwards from its history. */
import { dayAfter, isWork, months, plainMonths, workdays } from '../reckoning.ts'
import { enteredOn, isBad, type Part, type Standing, type Told } from './standing.ts'

export interface Due {
  for: string
  kind: string
  unitId: number | null
  since: string
  due: string | null
}

export function duesOf(history: readonly Told[], { state, parts }: Standing): Due[] {
  const wait = (
    whom: string,
    kind: string,
    since: string,
    due: string | null,
    unitId: number | null = null,
  ) => ({
    for: whom,
    kind,
    unitId,
    since,
    due,
  })
  const accepts = ['accept', 'unmerge', 'take_as_suggestion']
  const acceptance = history.findLast(({ move }) => accepts.includes(move))
  const accepted = acceptance?.on ?? ''
  const entered = () => enteredOn(history, state)
  if (state === 'submitted') return [wait('office', 'accept', entered(), workdays(entered(), 5))]
  if (state === 'returned') return [wait('lead', 'revise', entered(), null)]
  if (state === 'accepted' && acceptance?.details['motion'] === true) {
    const referred = history.findLast(({ move }) => move === 'refer_motion')?.on
    return [wait('office', referred === undefined ? 'motion' : 'motion_result', referred ?? entered(), null)]
  }
  if (state === 'accepted' && acceptance?.move === 'take_as_suggestion' && accepted > entered())
    return [wait('office', 'forward', accepted, workdays(accepted, 5))]
  if (state === 'accepted') return [wait('office', 'forward', entered(), workdays(accepted, 5))]
  if (state === 'forwarded') return [wait('channel', 'assign', entered(), workdays(accepted, 5))]
  if (state === 'replied') {
    // who hears a corrected reply has his days from then on
    const told = history.findLast(({ move }) => move === 'correct_reply')?.on ?? ''
    const since = told > entered() ? told : entered()
    return [wait('lead', 'rate', since, workdays(since, 10))]
  }
  if (state === 'conference') return [wait('office', 'conference', entered(), months(entered(), 1))]
  if (!['assigned', 'return_requested', 'handling', 'rehandling'].includes(state)) return []
  const bad = history.findLast(isBad)?.on
  return parts.flatMap((part) => {
    const { unitId, role, on, answer, own } = part
    if (answer === 'replied' || answer === 'opined') return []
    if (answer === 'asked') {
      const asked = own.findLast(({ move }) => move === 'ask_return')?.on ?? ''
      return [wait('channel', 'reassign', asked, workdays(asked, 10), unitId)]
    }
    const sign = answer === 'none' ? [wait('unit', 'sign', on, workdays(on, 10), unitId)] : []
    if (role === 'assist')
      return bad === undefined
        ? [...sign, wait('unit', 'opinion', on, months(on, 1), unitId)]
        : on >= bad
          ? sign
          : []
    const from = bad !== undefined && bad > on ? bad : on
    const due = bad === undefined ? firstDue(on, own) : months(from, 1)
    const asks = own.findLastIndex(({ move }) => move === 'ask_extension')
    const decided = own.findLastIndex(({ move }) => move === 'decide_extension' || move === 'reply')
    return [
      ...sign,
      ...(wasMet(history, part) ? [] : [wait('unit', 'first_contact', from, workdays(from, 20), unitId)]),
      wait('unit', 'reply', from, due, unitId),
      ...(asks > decided ? [wait('channel', 'decide_extension', own[asks]?.on ?? '', due, unitId)] : []),
    ]
  })
}

function firstDue(on: string, own: readonly Told[]): string {
  const granted = own.findLast(
    ({ move, details }) => move === 'decide_extension' && details['until'] !== null,
  )
  if (!granted) return months(on, 3)
  const until = String(granted.details['until'])
  const cap = plainMonths(on, 6)
  let rolled = until
  while (!isWork(rolled)) rolled = dayAfter(rolled)
  return rolled <= cap ? rolled : until < cap ? until : cap
}

/** The unit really spoke with the deputy, and he did not say that it was not so. */
const wasMet = (history: readonly Told[], { own }: Part): boolean =>
  own.some(
    ({ move, details }) =>
      move === 'communicate' &&
      details['real'] === true &&
      !history.some(
        (step) =>
          step.move === 'confirm_communication' &&
          step.details['communicationId'] === details['communicationId'] &&
          step.details['holds'] === false,
      ),
  )
