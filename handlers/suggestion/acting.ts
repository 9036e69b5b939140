/** One suggestion as the acts see it, and the one way to change it: who may, the rule, the write, the history, the audit. */
import { recordDeed } from '../audit/actions.ts'
import { remind, type ReminderStatus } from '../notice/actions.ts'
import { officeStaff, staffOf, type Speaker } from '../people/actions.ts'
import { settingsAt, settingsByDay } from '../settings/actions.ts'
import type { Act } from '../shared/act.ts'
import { dayOf, type Day } from '../shared/days.ts'
import { sha256 } from '../shared/ids.ts'
import { done, refused, type Outcome } from '../shared/outcome.ts'
import { refusalOf } from './allowed.ts'
import {
  courseOf,
  isActive,
  stepped,
  type Channel,
  type Course,
  type HandlingRole,
  type Step,
} from './course.ts'
import type { RuleBook } from './deadlines.ts'
import { isOpen, mayMake, moves, type Move, type Party } from './moves.ts'
import { channelRoles, mayRead, partiesOf, type SuggestionRefusal } from './rules.ts'
import * as store from './store.ts'

/** A suggestion with its course, replayed from its history. */
export interface Case {
  row: store.SuggestionRow
  course: Course
  /** The one into which it was merged, while it is. */
  into: Case | null
}

/** A suggestion by its id; null when there is none. */
export async function openCase(act: Pick<Act, 'tx'>, id: number): Promise<Case | null> {
  const row = await store.suggestionById(act.tx, id)
  return row && caseOf(act, row)
}

/** The case of a row that was read. */
export async function caseOf(act: Pick<Act, 'tx'>, row: store.SuggestionRow): Promise<Case> {
  const course = courseOf(stepsOf(row.events))
  const into = course.mergedInto === null ? null : await openCase(act, course.mergedInto)
  return { row, course, into }
}

const moveNames = new Set<string>(Object.keys(moves))

/** The history as the course reads it. */
export const stepsOf = (events: readonly Pick<store.EventRow, 'move' | 'on' | 'details'>[]): Step[] =>
  events
    .filter(({ move }) => moveNames.has(move))
    .map(({ move, on, details }) => ({ move, on, details: JSON.parse(details) as unknown }) as Step)

/** Co-signers who stand by it. */
export const signersOf = ({ row }: Case): { id: number; name: string }[] =>
  row.signers.filter(({ state }) => state === 'confirmed').map(({ person }) => person)

/** The lead deputy and his co-signers: a reply goes to each of them (重庆条例第二十三条). */
export const signatoriesOf = (one: Case): { id: number; name: string }[] => [one.row.lead, ...signersOf(one)]

/** Units that have it, or that owe it a reply because it was merged into what they have. */
function unitsOf({ course, into }: Case): { unitId: number; role: HandlingRole }[] {
  const own = course.units.filter(isActive)
  const ofInto = course.state === 'merged' && into ? into.course.units.filter(isActive) : []
  return [...own, ...ofInto].map(({ unitId, role }) => ({ unitId, role }))
}

/** The office that assigns it; of one that was merged that of the suggestion into which it went, also after its own reply. */
export const channelOf = ({ course, into }: Case): Channel | null => into?.course.channel ?? course.channel

/** The staff of the office that assigns it; nobody before it was forwarded. */
export const theAssigners = async (act: Pick<Act, 'tx'>, one: Case): Promise<{ id: number }[]> => {
  const channel = channelOf(one)
  return channel === null ? [] : theChannel(act, channel)
}

/** Names of those who handle it in these parts; of one that was merged and has none of its own, of the one it went into. */
export function handlerNames(one: Case, roles: readonly HandlingRole[]): string[] {
  const namesIn = ({ row, course }: Case) =>
    course.units
      .filter((unit) => isActive(unit) && roles.includes(unit.role))
      .flatMap(({ unitId }) => row.handlings.find((handling) => handling.unitId === unitId)?.unit.name ?? [])
  const own = one.course.state === 'merged' ? [] : namesIn(one)
  return own.length > 0 || !one.into ? own : namesIn(one.into)
}

const involvedIn = (one: Case) => ({
  leadId: one.row.leadId,
  signerIds: signersOf(one).map(({ id }) => id),
  channel: channelOf(one),
  units: unitsOf(one),
})

/** What somebody is to it. */
export const partiesTo = (one: Case, who: Speaker): Party[] => [
  ...partiesOf(who, involvedIn(one)),
  ...(keyedIn(one, who) ? (['recorder'] as const) : []),
]

/** Came on paper, and he is the one who answers for what was typed from it: 代表工委, or the liaison who typed it. */
const keyedIn = ({ row }: Case, who: Speaker): boolean =>
  row.receivedOn !== null &&
  (who.staffRoles.includes('代表工委') ||
    (row.recordedById === who.personId && row.groupId !== null && who.liaisonGroupIds.includes(row.groupId)))

/** Whether somebody may read it. */
export const isReadableBy = (one: Case, who: Speaker): boolean =>
  mayRead(who, {
    ...involvedIn(one),
    state: one.course.state,
    number: one.row.number,
    secret: one.row.secret,
    publicity: one.row.publicity,
    seeksCosigners: one.row.events.some(({ move }) => move === 'seek_cosigners'),
    wasSubmitted: one.course.submittedOn !== null,
  })

/** The calendar, and the limits by the day on which each began. */
export async function ruleBook(act: Pick<Act, 'tx' | 'now' | 'zone'>): Promise<RuleBook> {
  const limitsOn = await settingsByDay(act.tx)
  const settings = limitsOn(dayOf(act.now, act.zone))
  return {
    calendar: {
      daysOff: settings['calendar.daysOff'],
      workdays: settings['calendar.workdays'],
      publishedTo: settings['calendar.publishedTo'],
    },
    limitsOn,
  }
}

type Details<M extends Move> = Extract<Step, { move: M }>['details']

export interface Taken {
  one: Case
  eventId: number
  /** Who had to hear of it and did not: `tell` adds those who have no bound WeChat, a verb whom nobody answers for. */
  unreached: Unreached[]
}

type Unreached = { personId: number } | { name: string; why: string }

/** What is written with a step; or what is found out only once the step is surely taken, as an official number is. */
type Change = store.SuggestionChange | (() => Promise<store.SuggestionChange>)

/** Why a step would be refused now; null when it would not. For acts on several suggestions: all are judged before one is written. */
export async function refusalFor<M extends Move>(
  act: Act,
  who: Speaker | null,
  one: Case,
  move: M,
  details: Details<M>,
  also: readonly Party[] = [],
): Promise<SuggestionRefusal | null> {
  const step = { move, on: onDay(act), details } as Step
  return refusalOf(one.course, step, [...partiesIn(one, who), ...also], await ruleBook(act))
}

const partiesIn = (one: Case, who: Speaker | null): Party[] =>
  who === null ? ['system'] : partiesTo(one, who)

/**
 * Takes a step: whether the speaker may (null = the program), whether the rule allows it, then the state with the version
 * that was read, the history and the audit trail. Of two at once the second is refused as `changed_meanwhile`.
 */
export async function take<M extends Move>(
  act: Act,
  who: Speaker | null,
  one: Case,
  move: M,
  details: Details<M>,
  change: Change = {},
  /** What he is to it beside what its course says. */
  also: readonly Party[] = [],
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const as = [...partiesIn(one, who), ...also]
  const on = onDay(act)
  const refusal = await refusalFor(act, who, one, move, details, also)
  if (refusal) return refused(refusal)
  const course = stepped(one.course, { move, on, details } as Step)
  const written = await write(act, one, course, change)
  if (!written) return refused('changed_meanwhile')
  const party = moves[move].by.find((allowed) => as.includes(allowed)) ?? 'system'
  const { id: eventId } = await store.addEvent(act.tx, {
    suggestionId: one.row.id,
    at: act.now,
    on,
    actor: act.actor,
    party,
    move,
    details: JSON.stringify(details),
  })
  await recordDeed(act, {
    action: `suggestion.${move}`,
    subject: `suggestion:${one.row.id}`,
    before: { state: one.course.state },
    after: { state: course.state, ...(details as object), ...auditable(written) },
  })
  const row = await store.suggestionById(act.tx, one.row.id)
  return done({ one: row ? await caseOf(act, row) : one, eventId, unreached: [] })
}

/** What was written beside the state; null when somebody was faster, and then nothing was found out either. */
async function write(
  act: Act,
  { row }: Case,
  { state, round }: Course,
  change: Change,
): Promise<store.SuggestionChange | null> {
  const isLate = typeof change === 'function'
  const first = { ...(isLate ? {} : change), state, round }
  if (!(await store.changeSuggestion(act.tx, row, first))) return null
  if (!isLate) return change
  const late = await change()
  await store.changeSuggestion(act.tx, { id: row.id, state, version: row.version + 1 }, late)
  return late
}

/** Whether somebody could take a step of this kind now: for buttons and lists; `take` judges again. */
export const couldTake = (one: Case, who: Speaker, move: Move): boolean =>
  isOpen(move, one.course.state) && mayMake(move, partiesTo(one, who))

const draftWords = new Set(['title', 'cause', 'facts', 'proposals', 'sourceNote', 'guardAnswer', 'address'])

/**
 * A change as the audit trail may show it: who looks after the trail may not read every draft, so its words stand there by
 * their length and what they can be proved with.
 */
export const auditable = (change: object): object =>
  Object.fromEntries(
    Object.entries(change).map(([key, value]: [string, unknown]) => [
      key,
      draftWords.has(key) && typeof value === 'string' && value !== ''
        ? `${value.length}字 sha256:${sha256(value).slice(0, 16)}`
        : value,
    ]),
  )

/** Tells each of these people once about an event of a suggestion; not the one who acted. Who cannot be reached is noted with the step, and answered. */
export async function tell(
  act: Act,
  { one, eventId, unreached }: Taken,
  people: readonly { id: number }[],
  text: string,
  more: {
    fileId?: number | null
    topic?: string
    /** Another suggestion that the text names. */
    beside?: number
  } = {},
): Promise<number[]> {
  const ids = [...new Set(people.map(({ id }) => id))].filter((id) => act.actor !== `person:${id}`)
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const statuses = await remind(
    act,
    ids.map((personId) => ({
      kind: 'suggestion',
      personId,
      period: `suggestion:${one.row.id}`,
      step: `${more.topic ?? 'event'}:${eventId}`,
      text,
      subject: {
        suggestionId: one.row.id,
        ...(more.beside === undefined ? {} : { beside: more.beside }),
      },
      fileId: more.fileId ?? null,
    })),
    settings,
  )
  const silent = ids.filter((_, index) => statuses[index] === 'unreachable')
  unreached.push(...silent.map((personId) => ({ personId })))
  return silent
}

/** Tells each of these people something of a suggestion once for good, however often it is asked for: `step` names what. */
export async function tellOnce(
  act: Act,
  { row }: Case,
  people: readonly { id: number }[],
  step: string,
  text: string,
): Promise<ReminderStatus[]> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  return remind(
    act,
    people.map(({ id: personId }) => ({
      kind: 'suggestion',
      personId,
      period: `suggestion:${row.id}`,
      step,
      text,
      subject: { suggestionId: row.id, words: row.textVersion },
    })),
    settings,
  )
}

export const theOffice = (act: Pick<Act, 'tx'>) => officeStaff(act.tx)

export const theChannel = (act: Pick<Act, 'tx'>, channel: Channel) => staffOf(act.tx, channelRoles[channel])

/** The officers of units that have a part in it. */
export function officersOf(one: Case, roles?: readonly HandlingRole[]): { id: number }[] {
  const from = one.course.state === 'merged' && one.into ? one.into : one
  return from.row.handlings
    .filter(({ state, role }) => !isOver(state) && (!roles || roles.includes(role as HandlingRole)))
    .flatMap(({ unit }) => (unit.officerId === null ? [] : [{ id: unit.officerId }]))
}

const isOver = (state: string): boolean => state === 'returned' || state === 'ended'

/** The unit's part that is not over. */
export const handlingOf = (one: Case, unitId: number): store.HandlingRow | null =>
  one.row.handlings.find((handling) => handling.unitId === unitId && !isOver(handling.state)) ?? null

export { nameOf, refOf } from './numbering.ts'

export const onDay = (act: Pick<Act, 'now' | 'zone'>): Day => dayOf(act.now, act.zone)
