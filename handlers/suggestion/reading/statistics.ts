/** How well suggestions were handled, by unit, category or office: counts with what they are counted of. Pure. */
import type { Day } from '../../shared/days.ts'

type Grade = 'satisfied' | 'basically_satisfied' | 'dissatisfied'

/** One unit's handling of one suggestion: the main unit's, or each separate (分办) unit's. Assisting units have none. */
export interface Handling {
  suggestion: string
  /** The suggestion that this one was merged into (并案), or null. */
  mergedInto: string | null
  unit: string | null
  category: string | null
  /** The lead deputy's 联络处 or 主席团. */
  office: string | null
  dueOn: Day | null
  /** The day of the first reply. */
  repliedOn: Day | null
  /** The deputy did not deny that the unit spoke with him, and some contact took place. */
  contacted: boolean
  /** The reply's class says that all is done already. */
  solved: boolean
  /** The lead deputy's last rating of 办理工作 and 办理结果; null = not rated. */
  work: Grade | null
  result: Grade | null
  promised: number
  delivered: number
}

/** `each`: every merged suggestion counts by itself, as replies stay separate. `once`: a merged group counts as one. */
export type MergedRule = 'each' | 'once'

export type Grouping = 'unit' | 'category' | 'office'

/** So many out of so many; no rate where there is nothing to count of. */
export interface Share {
  part: number
  of: number
}

export interface StatisticsRow {
  name: string
  suggestions: number
  handlings: number
  /** 办复率: replied by the due day / due by the cut-off */
  onTime: Share
  /** 面商率: with a real contact / replied */
  contacted: Share
  /** 满意率, of the result and of the work: 满意 / rated */
  satisfied: Share
  workSatisfied: Share
  /** 基本满意以上率: 满意 and 基本满意 / rated */
  content: Share
  /** 落实率: items delivered / items promised or called solved */
  fulfilled: Share
}

export interface Statistics {
  rows: StatisticsRow[]
  total: StatisticsRow
}

/**
 * The rows of a statistic up to a cut-off day, in the order of their names, and the total, in which each handling counts
 * once as it does in the rows. Who did not rate is left out of the rates (silence is not consent).
 */
export function statisticsOf(
  handlings: readonly Handling[],
  by: Grouping,
  rule: MergedRule,
  cutOff: Day,
): Statistics {
  const counted = rule === 'once' ? mergedOnce(handlings) : handlings
  const groups = Map.groupBy(counted, (handling) => handling[by] ?? unnamed[by])
  const rows = [...groups].map(([name, of]) => rowOf(name, of, cutOff))
  return {
    rows: rows.sort((a, b) => a.name.localeCompare(b.name, 'zh')),
    total: rowOf('合计', counted, cutOff),
  }
}

/** The row of those that have none. */
const unnamed: Record<Grouping, string> = {
  unit: '还没有交办',
  category: '还没有分类',
  office: '没有联络处（主席团）',
}

/** Of each merged group and unit one handling: that of the suggestion the others went into where there is one. */
function mergedOnce(handlings: readonly Handling[]): Handling[] {
  const into = new Map(handlings.map(({ suggestion, mergedInto }) => [suggestion, mergedInto]))
  const byGroup = Map.groupBy(handlings, ({ suggestion, unit }) =>
    JSON.stringify([headOf(suggestion, into), unit]),
  )
  return [...byGroup.values()].flatMap((group) => {
    const head = group.find(({ suggestion }) => headOf(suggestion, into) === suggestion)
    return head ?? group[0] ?? []
  })
}

function headOf(suggestion: string, into: ReadonlyMap<string, string | null>): string {
  const seen = new Set([suggestion])
  for (let head = suggestion; ;) {
    const next = into.get(head)
    if (next == null || seen.has(next)) return head
    seen.add(next)
    head = next
  }
}

function rowOf(name: string, handlings: readonly Handling[], cutOff: Day): StatisticsRow {
  const share = (of: readonly Handling[], part: (handling: Handling) => boolean): Share => ({
    part: of.filter(part).length,
    of: of.length,
  })
  const due = handlings.filter(({ dueOn }) => dueOn !== null && dueOn <= cutOff)
  const replied = handlings.filter(({ repliedOn }) => repliedOn !== null && repliedOn <= cutOff)
  const rated = handlings.filter(({ result }) => result !== null)
  return {
    name,
    suggestions: new Set(handlings.map(({ suggestion }) => suggestion)).size,
    handlings: handlings.length,
    onTime: share(due, ({ dueOn, repliedOn }) => repliedOn !== null && dueOn !== null && repliedOn <= dueOn),
    contacted: share(replied, ({ contacted }) => contacted),
    satisfied: share(rated, ({ result }) => result === 'satisfied'),
    workSatisfied: share(
      handlings.filter(({ work }) => work !== null),
      ({ work }) => work === 'satisfied',
    ),
    content: share(rated, ({ result }) => result !== 'dissatisfied'),
    fulfilled: sum(handlings.map(itemsOf)),
  }
}

/**
 * What was promised and what of it was delivered. A reply that calls the matter solved and promises nothing is one item
 * once its deputy has rated the result, and a delivered one unless he is dissatisfied.
 */
function itemsOf({ promised, delivered, solved, result }: Handling): Share {
  if (promised > 0) return { part: Math.min(delivered, promised), of: promised }
  return solved && result !== null ? { part: result === 'dissatisfied' ? 0 : 1, of: 1 } : { part: 0, of: 0 }
}

const sum = (shares: readonly Share[]): Share => ({
  part: shares.reduce((all, { part }) => all + part, 0),
  of: shares.reduce((all, { of }) => all + of, 0),
})

/** A share in hundredths, to a tenth; 100 and 0 only when it is exactly that. Null when there is nothing to count of. */
export function percentOf({ part, of }: Share): number | null {
  if (of === 0) return null
  if (part === of) return 100
  if (part === 0) return 0
  return Math.min(99.9, Math.max(0.1, Math.round((part / of) * 1000) / 10))
}
