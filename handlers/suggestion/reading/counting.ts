/** What the rates are counted from: one fact a unit that must reply, from what is stored of it, without replaying the course. */
import type { Act } from '../../shared/act.ts'
import { addDays, dayOf, instantOf, type Day } from '../../shared/days.ts'
import { onDay, ruleBook } from '../case.ts'
import type { Satisfaction } from '../course.ts'
import { firstReplyDue, type RuleBook } from '../deadlines.ts'
import { officesOfGroups } from '../documents/store.ts'
import { states, type State } from '../moves.ts'
import * as suggestions from '../store.ts'
import { communicationKinds } from './communicationKinds.ts'
import * as counting from './counting/store.ts'
import { mergedCounting } from './mergedCounting.ts'
import { replyClasses } from './replyClasses.ts'
import { statisticsOf, type Grouping, type Handling, type MergedRule, type Statistics } from './statistics.ts'

const counted: readonly State[] = states.filter(
  (state) => !['draft', 'submitted', 'returned', 'not_accepted', 'withdrawn'].includes(state),
)

const pageSize = 1_000

/** 满意率, 落实率 … of the suggestions taken on from one day to another, by unit, category or office; merged ones by the rule of these days unless one is chosen. */
export async function suggestionStatistics(
  act: Act,
  range: { from: Day; to: Day },
  by: Grouping,
  chosen: MergedRule | null = null,
): Promise<Statistics> {
  const { rule } = await mergedCounting(act, range, chosen)
  return statisticsOf(await handlingsFor(act, range), by, rule, onDay(act))
}

interface Names {
  units: ReadonlyMap<number, string>
  offices: ReadonlyMap<number, string>
}

interface Reckoning {
  book: RuleBook
  /** Whether a reply says that all is done. */
  isDone: (reply: { replyClass: string; repliedAt: Date }) => boolean
  /** Whether a contact counts as 面商. */
  isReal: (contact: { method: string; recordedAt: Date }) => boolean
  names: Names
  zone: string
}

/** The facts that the rates are counted from: one a unit that must reply, a merged suggestion's too, by the same day. */
export async function handlingsFor(act: Act, range: { from: Day; to: Day }): Promise<Handling[]> {
  const by: Reckoning = {
    book: await ruleBook(act),
    isDone: (await replyClasses(act)).isDone,
    isReal: (await communicationKinds(act)).isReal,
    names: {
      units: new Map((await suggestions.units(act.tx)).map(({ id, name }) => [id, name])),
      offices: new Map((await officesOfGroups(act.tx)).map(({ id, office }) => [id, office.name])),
    },
    zone: act.zone,
  }
  const all: Handling[] = []
  const accepted = {
    gte: instantOf(range.from, '00:00', act.zone),
    lt: instantOf(addDays(range.to, 1), '00:00', act.zone),
  }
  for (let after = 0; ;) {
    const page = await counting.countedAfter(act.tx, after, pageSize, counted, accepted)
    for (const row of page) all.push(...factsOf(row, by))
    if (page.length < pageSize) return all
    after = page.at(-1)?.id ?? after
  }
}

const nothing = { repliedOn: null, contacted: false, solved: false, promised: 0, delivered: 0 }

function factsOf(row: counting.CountedRow, by: Reckoning): Handling[] {
  const rating = row.ratings.at(-1)
  const base = {
    suggestion: row.number ?? String(row.id),
    mergedInto: row.into?.number ?? null,
    category: row.category,
    office: row.groupId === null ? null : (by.names.offices.get(row.groupId) ?? null),
    work: (rating?.work ?? null) as Satisfaction | null,
    result: (rating?.result ?? null) as Satisfaction | null,
  }
  const unitOf = (unitId: number) => by.names.units.get(unitId) ?? null
  const handlings = answering(row.handlings)
  const ofMerger = row.into ? answering(row.into.handlings) : []
  const owing =
    row.state === 'merged'
      ? ofMerger.filter(({ unitId }) => !handlings.some((own) => own.unitId === unitId))
      : []
  if (handlings.length + owing.length === 0) return [{ ...base, ...nothing, unit: null, dueOn: null }]
  const own = handlings.map((handling): Handling => {
    // a unit of the one that it went into owes both replies by the same day
    const same = ofMerger.find(({ unitId }) => unitId === handling.unitId)
    return {
      ...base,
      unit: unitOf(handling.unitId),
      dueOn: dueOf(same ?? handling, by),
      ...doneBy(handling, row, by),
    }
  })
  return [
    ...own,
    ...owing.map((handling) => ({
      ...base,
      ...nothing,
      unit: unitOf(handling.unitId),
      dueOn: dueOf(handling, by),
    })),
  ]
}

/** What one unit did about it. */
function doneBy({ id, unitId }: counting.CountedHandling, row: counting.CountedRow, by: Reckoning) {
  const replies = row.replies.filter(({ handlingId }) => handlingId === id)
  const [first] = replies
  const promised = row.commitments.filter((commitment) => commitment.unitId === unitId)
  return {
    repliedOn: first ? dayOf(first.repliedAt, by.zone) : null,
    contacted: row.communications.some(
      (contact) => contact.handlingId === id && contact.holds !== false && by.isReal(contact),
    ),
    solved: replies.some(by.isDone),
    promised: promised.length,
    delivered: promised.filter(({ deliveredAt, rating }) => deliveredAt !== null && rating !== 'dissatisfied')
      .length,
  }
}

/** Those that must reply and still have it. */
const answering = (handlings: readonly counting.CountedHandling[]) =>
  handlings.filter(({ role, state }) => role !== 'assist' && state !== 'returned' && state !== 'ended')

/** The due day of the first round: a reply that came in time is not made late by being handled again. */
const dueOf = ({ assignedAt, extensions }: counting.CountedHandling, { book, zone }: Reckoning): Day =>
  firstReplyDue(book, {
    assignedOn: dayOf(assignedAt, zone),
    extendedTo: extensions.at(-1)?.grantedUntil ?? null,
  })
