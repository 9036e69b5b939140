/** Who is nudged: exactly the one that a suggestion waits for; once late, also his leader and the office that assigned it. */
import {
  fateOf,
  foreseeReminders,
  remind,
  type DueNotice,
  type ReminderStatus,
} from '../../notice/actions.ts'
import { settingsAt, type Settings } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { addDays, dayOf, instantOf, spokenDay, type Day } from '../../shared/days.ts'
import {
  caseOf,
  channelOf,
  nameOf,
  onDay,
  openCase,
  refOf,
  ruleBook,
  signatoriesOf,
  theChannel,
  theOffice,
  type Case,
} from '../acting.ts'
import { summaryDay, summaryLine } from './commitmentSummary.ts'
import type { Channel } from '../course.ts'
import { waitsOf, type RuleBook, type Wait } from '../deadlines.ts'
import { discardDraft } from '../draft/drafting.ts'
import { leadRests } from '../handling/leadStands.ts'
import { commitmentById } from '../handling/store.ts'
import { states } from '../moves.ts'
import { waitInWords } from '../reading/asked.ts'
import { standingsOf, type Standing } from '../reading/standing.ts'
import { stepDue } from '../steps.ts'
import { isReadableTo } from './discretion.ts'
import * as suggestions from '../store.ts'
import * as store from './store.ts'

/** A line of `npm run job`. */
export interface NoticeLine {
  kind: string
  to: string
  name: string
  period: string
  step: string
  text: string
  status: ReminderStatus
}

/** What one person is told about one suggestion; `key` names the wait or the promise, and `step` how often he heard of it. */
export interface Nudge {
  personId: number
  suggestionId: number
  key: string
  step: string
  line: string
}

const running = states.filter((state) => !['draft', 'not_accepted', 'closed', 'withdrawn'].includes(state))
const chunk = 100

const keyOfWait = (wait: Wait): string => `${wait.kind}:${wait.unitId ?? ''}:${wait.since}`

/** The nudges that are due for the next suggestions, in the order of their ids; and where to go on, null at the end. */
export async function clockNudges(
  act: Act,
  after: number,
): Promise<{ nudges: Nudge[]; next: number | null }> {
  const ids = await store.idsInStates(act.tx, running, after, chunk)
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const book = await ruleBook(act)
  const today = onDay(act)
  const dueIn = ({ course, into }: Standing) =>
    waitsOf(book, course, today, into).flatMap((wait) => {
      const step = stepDue(
        book,
        wait,
        today,
        settings['suggestion.nudgeDays'],
        settings['suggestion.overdueNudgeDays'],
      )
      return step ? [{ wait, step }] : []
    })
  const standings = await standingsOf(
    act,
    ids.map(({ id }) => id),
  )
  // only those of which somebody hears are opened
  const rows = await suggestions.suggestionsById(
    act.tx,
    [...standings].flatMap(([id, standing]) => (dueIn(standing).length > 0 ? [id] : [])),
  )
  const nudges: Nudge[] = []
  const staff = staffOf(act)
  for (const row of rows) {
    const one = await caseOf(act, row)
    const told = toldOf(one)
    for (const { wait, step: due } of dueIn({ course: one.course, into: one.into?.course })) {
      const key = keyOfWait(wait)
      const rests = wait.for === 'lead' && (await leadRests(act, row.leadId))
      const step = rests ? restingStep : due.step
      const people = rests ? await staff('office') : await whoHears(staff, one, wait, due.late)
      for (const personId of untold(told, key, step, people)) {
        const line = lineOf(one, wait, today, personId, rests)
        nudges.push({ personId, suggestionId: row.id, key, step, line })
      }
    }
  }
  return { nudges, next: ids.length < chunk ? null : (ids.at(-1)?.id ?? null) }
}

/** While the lead's duties are suspended the office hears, once, that nobody can answer. */
const restingStep = 'rests'

const lineOf = (one: Case, wait: Wait, today: Day, readerId: number, rests: boolean): string =>
  `${refOf(one.row)} ${one.row.title}：${waitInWords(wait, one, today, { readerId })}${rests ? '。他暂停执行代表职务，现在不能办，不催他，恢复以后再催' : ''}`

/** The steps that the history says were said, and to whom: the history is the ledger, so a run that broke off goes on. */
const toldOf = ({ row }: Case): Set<string> =>
  new Set(
    row.events
      .filter(({ move }) => move === 'remind')
      .flatMap(({ details }) => {
        const said = JSON.parse(details) as { key?: string; step?: string; to?: number[] }
        return (said.to ?? []).map((personId) => toldKey(said.key ?? '', said.step ?? '', personId))
      }),
  )

const toldKey = (key: string, step: string, personId: number): string => `${key} ${step} ${personId}`

const untold = (told: Set<string>, key: string, step: string, people: readonly number[]): number[] =>
  people.filter((personId) => !told.has(toldKey(key, step, personId)))

/** The staff who may hear of a wait, each group read once for many suggestions. */
function staffOf(act: Act) {
  const groups = new Map<Channel | 'office', Promise<number[]>>()
  return (of: Channel | 'office'): Promise<number[]> => {
    const known = groups.get(of)
    if (known) return known
    const read = (of === 'office' ? theOffice(act) : theChannel(act, of)).then((people) =>
      people.map(({ id }) => id),
    )
    groups.set(of, read)
    return read
  }
}

async function whoHears(
  staff: ReturnType<typeof staffOf>,
  one: Case,
  wait: Wait,
  late: boolean,
): Promise<number[]> {
  const channel = channelOf(one)
  const assigners = channel === null ? [] : await staff(channel)
  const office = () => staff('office')
  switch (wait.for) {
    case 'lead':
      return late ? [...new Set([one.row.leadId, ...(await office())])] : [one.row.leadId]
    case 'office':
      return office()
    case 'channel':
      return late ? [...new Set([...assigners, ...(await office())])] : assigners
    case 'unit': {
      const handling = [...one.row.handlings, ...(one.into?.row.handlings ?? [])].findLast(
        ({ unitId }) => unitId === wait.unitId,
      )
      const { officerId = null, leaderId = null } = handling?.unit ?? {}
      const own = officerId === null ? [] : [officerId]
      return late ? [...new Set([...own, ...(leaderId === null ? [] : [leaderId]), ...assigners])] : own
    }
  }
}

/**
 * Drafts that will expire, and those that do: untouched for the days of the setting, after a warning that was really said.
 * One whose lead cannot be warned is kept, however old it is; of a lead who is a deputy no more nobody is warned, for he
 * cannot hand it in.
 */
export async function expireDrafts(
  act: Act,
  after: number,
  dryRun: boolean,
): Promise<{ nudges: Nudge[]; next: number | null }> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const today = onDay(act)
  const lifetime = settings['suggestion.draftDays']
  const warnFrom = lifetime - settings['suggestion.draftWarnDays']
  const since = instantOf(addDays(today, 1 - warnFrom), '00:00', act.zone)
  const drafts = await store.draftsUntouchedSince(act.tx, since, after, chunk)
  const nudges: Nudge[] = []
  for (const { id } of drafts) {
    const one = await openCase(act, id)
    if (!one) continue
    const touchedOn = dayOf(one.row.touchedAt, act.zone)
    const key = `draft:${touchedOn}`
    const expiresOn = addDays(touchedOn, lifetime)
    if (!(await suggestions.isDeputy(act.tx, one.row.leadId))) {
      if (!dryRun && today >= expiresOn) await discardDraft(act, null, id, '领衔人不再担任代表')
      continue
    }
    const warned = await warningOf(act, one, key)
    // whoever was warned late still has the days that the warning named
    const graceOver =
      warned !== null &&
      warned !== 'waits' &&
      addDays(warned.on, settings['suggestion.draftWarnDays']) <= today
    if (graceOver && today >= expiresOn) {
      if (!dryRun) await discardDraft(act, null, id, '草稿长期没有动，自动作废')
    } else if (warned === null) {
      const on = spokenDay(
        expiresOn > today ? expiresOn : addDays(today, settings['suggestion.draftWarnDays']),
        today,
      )
      const line = `${nameOf(one)}还没有提交，${on}作废。接着写请回：继续 ${refOf(one.row)}`
      nudges.push({ personId: one.row.leadId, suggestionId: id, key, step: 'warn', line })
    }
  }
  return { nudges, next: drafts.length < chunk ? null : (drafts.at(-1)?.id ?? null) }
}

/** The day on which the lead was told that this draft expires; null when he must be told (again). */
async function warningOf(act: Act, { row }: Case, key: string): Promise<{ on: Day } | 'waits' | null> {
  const warnings = row.events.filter(
    ({ move, details }) => move === 'remind' && (JSON.parse(details) as { key?: string }).key === key,
  )
  let waits = false
  for (const { on } of warnings) {
    const fate = await fateOf(act, row.leadId, { kind: 'suggestion-clock', period: on, step: digestStep })
    if (fate === 'waits') waits = true
    else if (fate !== 'unsaid') return { on: dayOf(fate.saidAt, act.zone) }
  }
  return waits ? 'waits' : null
}

const isOfDraft = ({ key }: Nudge): boolean => key.startsWith('draft:')

/** So many days earlier may a reminder be said whose own day is off. */
const longestHoliday = 14

/** Promises that fall due, are late, or were kept and wait for the deputy's rating; in the last quarter all of the year, once. */
export async function commitmentNudges(
  act: Act,
  after: number,
): Promise<{ nudges: Nudge[]; next: number | null }> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const today = onDay(act)
  const before = settings['suggestion.commitmentNudgeDays']
  const book = await ruleBook(act)
  const summed = summaryDay(settings, today)
  const year = today.slice(0, 4)
  const open = await store.openCommitments(
    act.tx,
    addDays(today, Math.max(...before) + longestHoliday),
    summed === null ? null : instantOf(`${year}-01-01`, '00:00', act.zone),
    after,
    chunk,
  )
  const nudges: Nudge[] = []
  const staff = staffOf(act)
  for (const commitment of open) {
    const one = await openCase(act, commitment.suggestionId)
    if (!one) continue
    const delivered = commitment.deliveredAt === null ? null : dayOf(commitment.deliveredAt, act.zone)
    const asked = await promiseNudges(act, { settings, book }, staff, commitment, one)
    nudges.push(...asked)
    if (summed !== null && dayOf(commitment.createdAt, act.zone) < summed) {
      const line = summaryLine(commitment, one, delivered, today)
      const own = {
        suggestionId: one.row.id,
        key: `promise:${commitment.id}:year:${year}`,
        step: 'year',
        line,
      }
      // who hears of it in another line needs no second one
      const heard = new Set([
        ...heardSince(one, commitment.id, summed),
        ...asked.map(({ personId }) => personId),
      ])
      const ids = signatoriesOf(one).flatMap(({ id }) => (heard.has(id) ? [] : [id]))
      for (const personId of untold(toldOf(one), own.key, own.step, ids)) nudges.push({ personId, ...own })
    }
  }
  return { nudges, next: open.length < chunk ? null : (open.at(-1)?.id ?? null) }
}

/** Who heard since a day that this promise is due, or is to be rated. */
const heardSince = ({ row }: Case, id: number, since: Day): number[] =>
  row.events
    .filter(({ move, on }) => move === 'remind' && on >= since)
    .flatMap(({ details }) => {
      const said = JSON.parse(details) as { key?: string; to?: number[] }
      return said.key === `promise:${id}:due` || said.key === `promise:${id}:rate` ? (said.to ?? []) : []
    })

/** A promise that falls due or is late: its unit, then also those above it; one that was kept: the lead rates it. */
async function promiseNudges(
  act: Act,
  { settings, book }: { settings: Settings; book: RuleBook },
  staff: ReturnType<typeof staffOf>,
  commitment: Awaited<ReturnType<typeof store.openCommitments>>[number],
  one: Case,
): Promise<Nudge[]> {
  if (commitment.ratedAt !== null) return []
  const today = onDay(act)
  const before = settings['suggestion.commitmentNudgeDays']
  const delivered = commitment.deliveredAt === null ? null : dayOf(commitment.deliveredAt, act.zone)
  const wait =
    delivered === null
      ? { since: dayOf(commitment.createdAt, act.zone), due: commitment.dueOn }
      : { since: delivered, due: null }
  const step = stepDue(book, wait, today, before, settings['suggestion.overdueNudgeDays'])
  const key = `promise:${commitment.id}:${delivered === null ? 'due' : 'rate'}`
  if (!step) return []
  const { officerId, name } = commitment.unit
  const all = await hearsOfPromise(act, staff, commitment, one)
  const people = delivered === null && !step.late ? all.filter((personId) => personId === officerId) : all
  const rests = delivered !== null && (await leadRests(act, one.row.leadId))
  const said = promiseLine(commitment, one, name, today, delivered)
  const line = rests ? `${said}（${one.row.lead.name}代表暂停执行代表职务，现在不能测评）` : said
  const taken = rests ? restingStep : step.step
  return untold(toldOf(one), key, taken, people).map((personId) => ({
    personId,
    suggestionId: one.row.id,
    key,
    step: taken,
    line,
  }))
}

/** Of a promise that is open its unit, and once late those above it; of one that was kept its lead, while he may rate it. */
async function hearsOfPromise(
  act: Act,
  staff: ReturnType<typeof staffOf>,
  { deliveredAt, unit }: PromiseOf,
  one: Case,
): Promise<number[]> {
  if (deliveredAt !== null) return (await leadRests(act, one.row.leadId)) ? staff('office') : [one.row.leadId]
  const channel = channelOf(one)
  const all = [
    ...[unit.officerId, unit.leaderId].filter((id) => id !== null),
    ...(channel === null ? [] : await staff(channel)),
    ...(await staff('office')),
  ]
  return [...new Set(all)]
}

interface PromiseOf {
  deliveredAt: Date | null
  unit: { officerId: number | null; leaderId: number | null }
}

function promiseLine(
  { text, dueOn }: { text: string; dueOn: Day },
  one: Case,
  unit: string,
  today: Day,
  delivered: Day | null,
): string {
  const ref = refOf(one.row)
  if (delivered !== null)
    return `${ref} ${one.row.title}：${unit}说“${text}”已落实，请您测评，回：${ref}承诺 满意、基本满意或不满意`
  const when = dueOn < today ? `${spokenDay(dueOn, today)}已到期` : `${spokenDay(dueOn, today)}到期`
  return `${ref} ${one.row.title}：${unit}承诺“${text}”，${when}。落实了请承办单位回：${ref}承诺已落实`
}

const digestStep = 'digest'

export type NudgeKind = 'suggestion-clock' | 'commitments'

const heads: Record<NudgeKind, string> = {
  'suggestion-clock': '【建议办理提醒】',
  commitments: '【承诺提醒】',
}

const textOf = (kind: NudgeKind, lines: readonly string[]): string =>
  [`${heads[kind]}有${lines.length}件：`, ...lines.map((line) => `· ${line}`)].join('\n')

/**
 * One digest a person and day, whatever the number of suggestions; each that was said, or could not be because nobody is
 * bound, becomes a line of its suggestion's history; a draft's warning only when it was queued. A second run on the same
 * day adds nothing.
 */
export async function sayNudges(
  act: Act,
  kind: NudgeKind,
  nudges: readonly Nudge[],
  dryRun: boolean,
): Promise<NoticeLine[]> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const people = [...Map.groupBy(nudges, ({ personId }) => personId)]
  const names = new Map(
    (
      await suggestions.peopleById(
        act.tx,
        people.map(([id]) => id),
      )
    ).map(({ id, name }) => [id, name]),
  )
  const reminders = people.map(([personId, own]) => ({
    kind,
    personId,
    period: onDay(act),
    step: digestStep,
    text: textOf(
      kind,
      own.map(({ line }) => line),
    ),
    subject: { nudges: own },
  }))
  const statuses = dryRun ? await foreseeReminders(act, reminders) : await remind(act, reminders, settings)
  if (!dryRun)
    await keep(
      act,
      people.flatMap(([, own], index) =>
        statuses[index] === 'queued'
          ? own
          : statuses[index] === 'already'
            ? []
            : own.filter((nudge) => !isOfDraft(nudge)),
      ),
    )
  return reminders.map(({ personId, period, step, text }, index) => ({
    kind,
    to: `person:${personId}`,
    name: names.get(personId) ?? '',
    period,
    step,
    text,
    status: statuses[index] ?? 'unreachable',
  }))
}

/** One line of history a wait and step, with everybody who was told. */
async function keep(act: Act, said: readonly Nudge[]): Promise<void> {
  const groups = Map.groupBy(said, ({ suggestionId, key, step }) => `${suggestionId} ${key} ${step}`)
  for (const own of groups.values()) {
    const [first] = own
    if (!first) continue
    const { suggestionId, key, step } = first
    await suggestions.addEvent(act.tx, {
      suggestionId,
      at: act.now,
      on: onDay(act),
      actor: act.actor,
      party: 'system',
      move: 'remind',
      details: JSON.stringify({ key, step, to: own.map(({ personId }) => personId) }),
    })
  }
}

/**
 * Asked just before a digest is said: what was done meanwhile, what waits for somebody else now and what its reader may not
 * read any more is left out, the rest is said as it stands now.
 */
export async function clockDigestHolds(act: Act, notice: DueNotice): Promise<string | null> {
  const book = await ruleBook(act)
  const staff = staffOf(act)
  const today = onDay(act)
  const lines: string[] = []
  for (const nudge of nudgesIn(notice)) {
    const one = await openCase(act, nudge.suggestionId)
    if (!one) continue
    if (isOfDraft(nudge)) {
      if (one.course.state === 'draft' && nudge.key === `draft:${dayOf(one.row.touchedAt, act.zone)}`)
        lines.push(nudge.line)
      continue
    }
    const wait = waitsOf(book, one.course, today, one.into?.course).find(
      (open) => keyOfWait(open) === nudge.key,
    )
    if (!wait) continue
    const rests = wait.for === 'lead' && (await leadRests(act, one.row.leadId))
    const people = rests ? await staff('office') : await whoHears(staff, one, wait, true)
    if (people.includes(nudge.personId) && (await isReadableTo(act, one, nudge.personId)))
      lines.push(lineOf(one, wait, today, nudge.personId, rests))
  }
  return lines.length === 0 ? null : textOf('suggestion-clock', lines)
}

/** The same for promises: one that was kept, or rated, meanwhile is left out. */
export async function commitmentDigestHolds(act: Act, notice: DueNotice): Promise<string | null> {
  const staff = staffOf(act)
  const lines: string[] = []
  for (const nudge of nudgesIn(notice)) {
    const [, id, what] = nudge.key.split(':')
    const commitment = await commitmentById(act.tx, Number(id))
    if (what === 'year') {
      const one = await openCase(act, nudge.suggestionId)
      const kept = commitment?.deliveredAt ? dayOf(commitment.deliveredAt, act.zone) : null
      if (
        one &&
        commitment &&
        one.course.state !== 'withdrawn' &&
        (await isReadableTo(act, one, nudge.personId))
      )
        lines.push(summaryLine(commitment, one, kept, onDay(act)))
      continue
    }
    const open = what === 'due' ? commitment?.deliveredAt === null : commitment?.ratedAt === null
    const one = open ? await openCase(act, nudge.suggestionId) : null
    if (!one || !commitment || one.course.state === 'withdrawn') continue
    const hears = await hearsOfPromise(act, staff, commitment, one)
    if (hears.includes(nudge.personId) && (await isReadableTo(act, one, nudge.personId)))
      lines.push(nudge.line)
  }
  return lines.length === 0 ? null : textOf('commitments', lines)
}

const nudgesIn = ({ subject }: DueNotice): Nudge[] =>
  subject === null ? [] : (JSON.parse(subject) as { nudges: Nudge[] }).nudges
