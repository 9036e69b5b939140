/**
 * A second model of a suggestion, written apart from the program: a table of who may do what and when, and a reckoning of state
 * and clock that reads the history backwards. 100,000 random histories must agree with it at every step.
 */
import { describe, expect, it } from 'vitest'
import { refusalOf } from '../../handlers/suggestion/allowed.ts'
import { courseOf, stepped, type Course, type Step } from '../../handlers/suggestion/course.ts'
import { waitsOf } from '../../handlers/suggestion/deadlines.ts'
import { moves, parties, type Move, type Party } from '../../handlers/suggestion/moves.ts'
import { bookWith } from './books.ts'
import { dayAfter, isWork, months, plainMonths, workdays } from './reckoning.ts'

// ---- the table, as the rule book has it: move | from | by; lead+deputy = he must be both

const table = `
edit | draft returned | lead+deputy
seek_cosigners | draft returned submitted | lead+deputy
cosign | draft returned submitted accepted | deputy
cosign_withdraw | draft returned | cosigner
submit | draft returned | lead+deputy
discard | draft | lead system
withdraw | submitted returned accepted forwarded | lead
ask_withdraw | assigned return_requested handling rehandling replied conference merged | lead
publicity | * | lead office
return | submitted | office
refuse | submitted returned | office
accept | submitted | office
classify | submitted accepted forwarded merged assigned return_requested handling rehandling replied conference | office
merge | accepted forwarded assigned handling | office channel
unmerge | merged | office channel system
forward | accepted | office
withdraw_signed | assigned return_requested handling rehandling replied conference merged | office
close_unrated | replied | office
hold_conference | conference | office
send_back | forwarded | channel
assign | forwarded | channel
reassign | assigned return_requested handling rehandling | channel
deny_return | assigned return_requested handling rehandling | channel
decide_extension | assigned handling return_requested | channel
sign_for | assigned return_requested handling rehandling | main assist
ask_return | assigned handling return_requested | main assist
communicate | assigned return_requested handling rehandling replied conference merged | main assist
ask_extension | assigned handling return_requested | main
assist_opinion | assigned return_requested handling rehandling | assist
reply | assigned return_requested handling rehandling merged | main
attach_letter | assigned return_requested handling rehandling replied conference closed merged | main channel office
deliver | accepted forwarded assigned return_requested handling rehandling replied conference closed merged | main assist promiser
confirm_communication | accepted forwarded assigned return_requested handling rehandling replied conference closed merged | lead
rate | replied | lead
rate_commitment | accepted forwarded assigned return_requested handling rehandling replied conference closed merged | lead
urge | accepted forwarded merged assigned return_requested handling rehandling replied conference | lead cosigner office member chair
set_key | accepted forwarded merged assigned return_requested handling rehandling replied conference | office
drop_key | accepted forwarded merged assigned return_requested handling rehandling replied conference closed | office
lead_supervision | accepted forwarded merged assigned return_requested handling rehandling replied conference closed | chair office
join_supervision | accepted forwarded merged assigned return_requested handling rehandling replied conference closed | deputy office
track_supervision | accepted forwarded merged assigned return_requested handling rehandling replied conference closed | office
log_supervision | accepted forwarded merged assigned return_requested handling rehandling replied conference closed | office chair member deputy
close_supervision | accepted forwarded merged assigned return_requested handling rehandling replied conference closed | office chair
find_at_meeting | accepted forwarded merged assigned return_requested handling rehandling replied conference closed | office
remind | * | system`

const rights = new Map(
  table
    .trim()
    .split('\n')
    .map((line) => {
      const [move = '', from = '', by = ''] = line.split(' | ')
      return [move as Move, { from: from.split(' '), by: by.split(' ') }]
    }),
)

/** Those who may: of each way to be allowed, all that it asks for. */
const allowedOf = (move: Move): Party[] =>
  (rights.get(move)?.by ?? []).flatMap((one) => one.split('+')) as Party[]

const isIn = (state: string, from: readonly string[]) => from[0] === '*' || from.includes(state)

const book = bookWith()

// ---- state and clock, read backwards from the history

interface Told {
  move: Move
  on: string
  details: Record<string, unknown>
}
interface Due {
  for: string
  kind: string
  unitId: number | null
  since: string
  due: string | null
}
interface Part {
  unitId: number
  role: string
  on: string
  answer: 'none' | 'signed' | 'asked' | 'replied' | 'opined'
  own: readonly Told[]
}
interface Standing {
  state: string
  parts: Part[]
}

const named = (step: Told) => (step.details['units'] ?? []) as { unitId: number; role: string }[]
const isBad = ({ move, details }: Told) => move === 'rate' && details['result'] === 'dissatisfied'
const ends = ['merge', 'unmerge', 'withdraw', 'withdraw_signed', 'discard']

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
  withdraw: 'withdrawn',
  withdraw_signed: 'withdrawn',
  close_unrated: 'closed',
  hold_conference: 'closed',
  assign: 'with units',
}

function standingOf(history: readonly Told[]): Standing {
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
function enteredOn(history: readonly Told[], state: string): string {
  let at = history.length
  while (at > 0 && standingOf(history.slice(0, at)).state === state) at--
  return history[at]?.on ?? ''
}

function duesOf(history: readonly Told[], { state, parts }: Standing): Due[] {
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
  const accepted = history.findLast(({ move }) => move === 'accept' || move === 'unmerge')?.on ?? ''
  const entered = () => enteredOn(history, state)
  if (state === 'submitted') return [wait('office', 'accept', entered(), workdays(entered(), 5))]
  if (state === 'returned') return [wait('lead', 'revise', entered(), null)]
  if (state === 'accepted') return [wait('office', 'forward', entered(), workdays(accepted, 5))]
  if (state === 'forwarded') return [wait('channel', 'assign', entered(), workdays(accepted, 5))]
  if (state === 'replied') return [wait('lead', 'rate', entered(), workdays(entered(), 10))]
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

// ---- chances

function chances(seed: number) {
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
type Chances = ReturnType<typeof chances>

const unitSets = [
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
const allMoves = Object.keys(moves) as Move[]
const lasting = allMoves.filter(
  (move) => !['withdraw', 'withdraw_signed', 'discard', 'refuse'].includes(move),
)

/** What a move says, sensible or not. */
function detailsOf(move: Move, chance: Chances, on: string, communications: number): Record<string, unknown> {
  const unitId = 1 + chance.below(3)
  const until = plainMonths(on, 1 + chance.below(6))
  const units = chance.of(unitSets).map(([role, id]) => ({ role, unitId: id }))
  const communicationId = Math.max(1, communications - chance.below(3))
  switch (move) {
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
    case 'sign_for':
    case 'ask_return':
    case 'deny_return':
    case 'assist_opinion':
      return { unitId }
    default:
      return {}
  }
}

/** Mostly a move that is open in the state, by somebody who may; now and then any move by anybody. */
function anyStep(
  chance: Chances,
  on: string,
  state: string,
  communications: number,
): { step: Told; as: Party[] } {
  const open = lasting.filter((move) => isIn(state, rights.get(move)?.from ?? []))
  const move = chance.below(8) === 0 ? chance.of(allMoves) : chance.of(open)
  const as = chance.below(6) === 0 ? [chance.of(parties)] : allowedOf(move)
  return { step: { move, on, details: detailsOf(move, chance, on, communications) }, as }
}

const inShort = (history: readonly Told[]) =>
  history.map(({ move, on, details }) => `${on} ${move} ${JSON.stringify(details)}`).join('\n')

const byText = (dues: readonly Due[]) => dues.map((due) => JSON.stringify(due)).sort()

describe('the second model', () => {
  it('has the moves of the program, no more and no fewer', () => {
    expect([...rights.keys()].sort()).toEqual([...allMoves].sort())
  })

  it('agrees on state, right and clock at every step of 100,000 random histories', () => {
    const seen = new Map<string, number>()
    const counts = { steps: 0, refused: 0 }
    for (let seed = 1; seed <= 100_000; seed++) runOne(seed, seen, counts)
    // every state was lived in, every move made, and both were often refused
    for (const state of [
      'returned',
      'merged',
      'return_requested',
      'rehandling',
      'conference',
      'closed',
      'withdrawn',
    ])
      expect(seen.get(state) ?? 0, state).toBeGreaterThan(1_000)
    for (const move of allMoves) expect(seen.get(`move ${move}`) ?? 0, move).toBeGreaterThan(100)
    expect(counts.refused).toBeGreaterThan(100_000)
    expect(counts.steps).toBeGreaterThan(1_000_000)
  }, 240_000)
})

/** The first steps of an ordinary course, so that its later states are met as often. */
const ordinary = ['submit', 'accept', 'forward', 'assign', 'reply', 'rate', 'reply', 'rate'] as const

function ordinarily(move: Move, chance: Chances, on: string, anyUnits: boolean): Record<string, unknown> {
  if (move === 'assign' && !anyUnits)
    return {
      units: [
        { unitId: 1, role: 'main' },
        { unitId: 2, role: 'assist' },
      ],
    }
  if (move === 'assign')
    return { units: chance.of(unitSets.slice(0, 5)).map(([role, unitId]) => ({ role, unitId })) }
  if (move === 'reply') return { unitId: 1, role: 'main', assignedOn: on, awaited: 0 }
  return { ...detailsOf(move, chance, on, 0), ...(move === 'rate' ? { result: 'dissatisfied' } : {}) }
}

function runOne(seed: number, seen: Map<string, number>, counts: { steps: number; refused: number }): void {
  const chance = chances(seed * 2_654_435_761)
  const history: Told[] = []
  let course: Course = courseOf([])
  let standing: Standing = { state: 'draft', parts: [] }
  let communications = 0
  let on = plainMonths('2023-10-01', chance.below(40))
  for (let skipped = chance.below(31); skipped > 0; skipped--) on = dayAfter(on)
  const prefix = ordinary.slice(0, chance.below(ordinary.length + 1))
  for (let tries = 0; tries < 24; tries++) {
    const forced = prefix[tries]
    const { step, as } =
      forced === undefined
        ? anyStep(chance, on, standing.state, communications)
        : {
            step: {
              move: forced,
              on,
              details: ordinarily(forced, chance, on, tries === prefix.length - 1 || chance.below(2) === 0),
            },
            as: allowedOf(forced),
          }
    const by: readonly Party[] = as
    const refusal = refusalOf(course, step as unknown as Step, by, book)
    const right = rights.get(step.move)
    const isAllowed = right?.by.some((one) =>
      one.split('+').every((party) => (by as string[]).includes(party)),
    )
    const may = isAllowed && isIn(standing.state, right?.from ?? [])
    const fault = (what: string) => new Error(`seed ${seed}: ${what}: ${inShort([...history, step])}`)
    if (!may && refusal !== 'not_yours' && refusal !== 'not_deputy' && refusal !== 'wrong_state')
      throw fault(`allowed without a right: ${by.join(' ')} in ${standing.state}: ${String(refusal)}`)
    if (may && (refusal === 'not_yours' || refusal === 'not_deputy')) throw fault('refused who may')
    if (refusal) {
      counts.refused++
      continue
    }
    course = stepped(course, step as unknown as Step)
    history.push(step)
    counts.steps++
    if (step.move === 'communicate') communications++
    standing = standingOf(history)
    if (course.state !== standing.state) throw fault(`${course.state}, reckoned ${standing.state}`)
    seen.set(course.state, (seen.get(course.state) ?? 0) + 1)
    seen.set(`move ${step.move}`, (seen.get(`move ${step.move}`) ?? 0) + 1)
    on = chance.below(3) === 0 ? plainMonths(on, chance.below(2)) : dayAfter(on)
  }
  checkClock(seed, course, history, on)
}

/** The whole history replayed gives the same course; whom it waits for, since when, until when and how pressing, reckoned apart. */
function checkClock(seed: number, course: Course, history: readonly Told[], today: string): void {
  const fault = (what: string) => new Error(`seed ${seed}: ${what}\n${inShort(history)}`)
  if (JSON.stringify(courseOf(history as unknown as Step[])) !== JSON.stringify(course))
    throw fault('the replay differs')
  const waits = waitsOf(book, course, today)
  const standing = standingOf(history)
  const found = byText(
    waits
      .filter(({ kind }) => kind !== 'confirm')
      .map(({ for: whom, kind, unitId, since, due }) => ({ for: whom, kind, unitId, since, due })),
  )
  const expected = byText(duesOf(history, standing))
  if (found.join() !== expected.join())
    throw fault(`waits ${found.join(' ')}\nreckoned ${expected.join(' ')}`)
  for (const { since, due, level } of waits)
    if (due !== null && level !== pressing(since, due, today))
      throw fault(`${level} on ${today} when due on ${due}, since ${since}`)
  const asked = waits.filter(({ kind }) => kind === 'confirm').map(({ since }) => since)
  const open = unanswered(history, standing)
  if (asked.length !== open.length || !open.every((days) => asked.some((since) => days.includes(since))))
    throw fault(`asks about ${asked.join(' ')}, unanswered are ${JSON.stringify(open)}`)
}

/** Due soon: three tenths of the working days are left, and ten days; not on the first day. Counted forward, day by day. */
function pressing(since: string, due: string, today: string): string {
  if (today > due) return 'overdue'
  if (today === due) return 'due_soon'
  const worked = (from: string) => {
    let count = 0
    for (let day = from; day < due;) if (isWork((day = dayAfter(day)))) count++
    return count
  }
  const days = (Date.parse(due) - Date.parse(today)) / 86_400_000
  const isLastWorked = isWork(today) ? worked(today) <= 1 : worked(today) < 1
  const soon = (days <= 10 && worked(today) <= Math.ceil(worked(since) * 0.3)) || isLastWorked
  return soon && today > since ? 'due_soon' : 'on_time'
}

/** The contacts about which the deputy was not heard: of each unit that has it, after the replies of all together. */
function unanswered(history: readonly Told[], { state, parts }: Standing): string[][] {
  const answered = history
    .filter(({ move }) => move === 'confirm_communication')
    .map(({ details }) => details['communicationId'])
  const of = (steps: readonly Told[]) =>
    steps
      .filter(({ move, details }) => move === 'communicate' && details['real'] === true)
      .filter(({ details }) => !answered.includes(details['communicationId']))
      .map(({ on }) => on)
  if (state === 'replied' || state === 'conference') return [of(history)].filter((days) => days.length > 0)
  if (!['assigned', 'return_requested', 'handling', 'rehandling'].includes(state)) return []
  return parts
    .filter(({ answer }) => answer !== 'asked')
    .map(({ own }) => of(own))
    .filter((days) => days.length > 0)
}
