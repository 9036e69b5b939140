/** Promises that fall due, are late, or wait for their rating. */
import type { DueNotice } from '../../notice/actions.ts'
import { settingsAt, type Settings } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { addDays, dayOf, instantOf, spokenDay, type Day } from '../../shared/days.ts'
import { onDay, openCase, ruleBook, type Case } from '../case.ts'
import { refOf } from '../numbering.ts'
import { signatoriesOf } from '../parties.ts'
import type { RuleBook } from '../deadlines.ts'
import { leadRests } from '../handling/leadStands.ts'
import { commitmentById } from '../handling/store.ts'
import { stepDue } from '../steps.ts'
import { summaryDay, summaryLine } from './commitmentSummary.ts'
import { isReadableTo, wordsFor } from './discretion.ts'
import { staffOf } from './hearers.ts'
import { leaveOutOthers } from './mentions.ts'
import { nudgesIn, textOf, type Nudge } from './nudge.ts'
import { chunk, hearsOfPromise, restingStep, toldOf, untold } from './nudges.ts'
import * as store from './store.ts'

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
  const due = stepDue(book, wait, today, before, settings['suggestion.overdueNudgeDays'])
  const key = `promise:${commitment.id}:${delivered === null ? 'due' : 'rate'}`
  if (!due) return []
  const { officerId } = commitment.unit
  const all = await hearsOfPromise(act, staff, commitment, one)
  const people = delivered === null && !due.late ? all.filter((personId) => personId === officerId) : all
  const rests = delivered !== null && (await leadRests(act, one.row.leadId))
  const step = rests ? restingStep : due.step
  const nudges: Nudge[] = []
  for (const personId of untold(toldOf(one), key, step, people)) {
    const line = await promiseLine(act, commitment, one, personId)
    if (line !== null) nudges.push({ personId, suggestionId: one.row.id, key, step, line })
  }
  return nudges
}

interface PromiseOf {
  text: string
  dueOn: Day
  deliveredAt: Date | null
  unit: { name: string; officerId: number | null; leaderId: number | null }
}

/**
 * The promise as this person may hear of it now: whoever promised also where the suggestion is closed to him, by no more than
 * its number and his own words; nobody else to whom it is closed (null).
 */
async function promiseLine(
  act: Act,
  { text, dueOn, deliveredAt, unit }: PromiseOf,
  one: Case,
  personId: number,
): Promise<string | null> {
  const ref = refOf(one.row)
  const isReadable = await isReadableTo(act, one, personId)
  if (!isReadable && personId !== unit.officerId && personId !== unit.leaderId) return null
  const head = isReadable ? `${ref} ${one.row.title}` : `${ref}（不公开）`
  const today = onDay(act)
  const when = dueOn < today ? `${spokenDay(dueOn, today)}已到期` : `${spokenDay(dueOn, today)}到期`
  const rests = deliveredAt !== null && (await leadRests(act, one.row.leadId))
  const said =
    deliveredAt === null
      ? `${head}：${unit.name}承诺“${text}”，${when}。落实了请承办单位回：${ref}承诺已落实`
      : `${head}：${unit.name}说“${text}”已落实，请您测评，回：${ref}承诺 满意、基本满意或不满意${rests ? `（${one.row.lead.name}代表暂停执行代表职务，现在不能测评）` : ''}`
  return isReadable ? wordsFor(act, one, personId, said) : said
}

/** The same for promises: one that was kept, or rated, meanwhile is left out. */
export async function commitmentDigestHolds(act: Act, notice: DueNotice): Promise<string | null> {
  const staff = staffOf(act)
  const held: Nudge[] = []
  for (const nudge of nudgesIn(notice)) {
    const [, id, what] = nudge.key.split(':')
    const commitment = await commitmentById(act.tx, Number(id))
    const one = commitment && (await openCase(act, nudge.suggestionId))
    if (!one || one.course.state === 'withdrawn') continue
    if (what === 'year') {
      const kept = commitment.deliveredAt ? dayOf(commitment.deliveredAt, act.zone) : null
      if (await isReadableTo(act, one, nudge.personId))
        held.push({ ...nudge, line: summaryLine(commitment, one, kept, onDay(act)) })
      continue
    }
    const isOpen = what === 'due' ? commitment.deliveredAt === null : commitment.ratedAt === null
    if (!isOpen || !(await hearsOfPromise(act, staff, commitment, one)).includes(nudge.personId)) continue
    const line = await promiseLine(act, commitment, one, nudge.personId)
    if (line !== null) held.push({ ...nudge, line })
  }
  await leaveOutOthers(act, notice, held)
  return held.length === 0 ? null : textOf('commitments', held)
}
