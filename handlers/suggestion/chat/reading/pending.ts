/** 未办结的建议有哪些, 超期的有几件, 我单位还有哪些没答复: each with whom it waits for, and until when. */
import { listOf } from '../../../shared/list.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  ownSuggestions,
  pageOfSuggestions,
  readSuggestion,
  refOf,
  unitSuggestions,
  waitInWords,
} from '../../actions.ts'
import type { Wait } from '../../waits.ts'
import { isEnded, isStillMotion, standingOf, states, type State } from '../../moves.ts'

/** Whether words ask which ones are open or late, not how well they were handled. */
export const pendingAsked = (text: string): boolean =>
  /哪些|哪几|几件|多少件|有没有|列出|清单|名单/.test(text) &&
  /没有?(?:答复|办|签收|回)|未(?:答复|办|签收|回)|还没|在办|超期|逾期|过期|快到期/.test(text) &&
  !/率/.test(text)

const mostShown = 12

const running = states.filter((state) => !isEnded(state) && state !== 'draft')

interface Line {
  text: string
  level: Wait['level']
}

/** What a unit's officer has in hand, what a deputy led or signed, or all that is open, for the staff and the members. */
export async function pending(turn: Turn): Promise<string> {
  const lateOnly = /超期|逾期|过期/.test(turn.text)
  const { suggestions, motions } = await linesFor(turn, lateOnly)
  if (/议案/.test(turn.text) && !/建议/.test(turn.text))
    return motions.total === 0 ? '没有在办的议案。' : partOf('没有办结的议案', motions).join('\n')
  if (suggestions.total + motions.total === 0)
    return lateOnly
      ? '没有超期的建议。'
      : turn.who.unitIds.length > 0
        ? '你单位没有要答复的建议。'
        : '没有在办的建议。'
  const which = `${lateOnly ? '超期' : '没有办结'}的`
  return [...partOf(which, suggestions), ...partOf(`议案${which}`, motions)].join('\n')
}

/** So many are named. */
interface Lines {
  lines: Line[]
  total: number
}

function partOf(which: string, { lines, total }: Lines): string[] {
  if (total === 0) return []
  const shown = lines.slice(0, mostShown)
  const more = total > shown.length ? [`……共${total}件`] : []
  return [`${which}${total}件：`, ...shown.map(({ text }) => `· ${text}`), ...more]
}

/** Motions for themselves: they are no suggestions that wait to be forwarded. */
interface Both {
  suggestions: Lines
  motions: Lines
}

async function linesFor(turn: Turn, lateOnly: boolean): Promise<Both> {
  const { act, who } = turn
  if (who.isStaff || (who.memberId !== null && who.deputyId === null && who.unitIds.length === 0))
    return {
      suggestions: await ofAll(turn, lateOnly, 'suggestion'),
      motions: await ofAll(turn, lateOnly, 'motion'),
    }
  const own =
    who.unitIds.length > 0
      ? await unitSuggestions(act, who, running)
      : await ownSuggestions(act, who, running)
  const both: Both = { suggestions: { lines: [], total: 0 }, motions: { lines: [], total: 0 } }
  for (const one of own) {
    const line = await lineOf(turn, one.id)
    if (!line || (lateOnly && line.level !== 'overdue')) continue
    const part = both[isStillMotion(one) ? 'motions' : 'suggestions']
    part.lines.push(line)
    part.total++
  }
  return both
}

/** A unit sees what it owes itself; a deputy whom it waits for. */
async function lineOf(turn: Turn, id: number): Promise<Line | null> {
  const { who } = turn
  const reading = await readSuggestion(turn.act, who, id)
  if (!reading) return null
  const { one, waits } = reading
  const owed = waits.filter(({ unitId, for: whom }) =>
    who.unitIds.length > 0 ? whom === 'unit' && unitId !== null && who.unitIds.includes(unitId) : true,
  )
  const wait = owed.find(({ kind }) => kind === 'reply' || kind === 'opinion') ?? owed[0]
  if (!wait) return who.unitIds.length > 0 ? null : { text: headOf(one.row), level: 'on_time' }
  return {
    text: `${refOf(one.row)} ${one.row.title}：${waitInWords(wait, one, turn.today, { readerId: who.personId })}`,
    level: wait.level,
  }
}

const headOf = (
  row: Parameters<typeof standingOf>[0] & Parameters<typeof refOf>[0] & { title: string },
): string => `${refOf(row)} ${row.title}：${standingOf(row)}`

async function ofAll(turn: Turn, lateOnly: boolean, kind: 'suggestion' | 'motion'): Promise<Lines> {
  const page = await pageOfSuggestions(
    turn.act,
    turn.who,
    { view: lateOnly ? 'late' : 'open', category: null, unitId: null, key: false, kind, words: '' },
    { ...listOf(new URLSearchParams(), ['submitted']), size: mostShown },
  )
  const lines = page.rows.map(({ one, wait }): Line => {
    const text = wait
      ? `${refOf(one.row)} ${one.row.title}：${waitInWords(wait, one, turn.today)}`
      : headOf(one.row)
    return { text, level: wait?.level ?? 'on_time' }
  })
  return { lines, total: page.total }
}

const mostOwn = 8

/**
 * 我的: what a deputy led or signed and a unit's officer has in hand, each with its state, whom it waits for and the days
 * left; and drafts that wait for their deputy. Empty when there is none.
 */
export async function mineInBrief(turn: Turn): Promise<string> {
  const { act, who } = turn
  const led = await ownSuggestions(act, who, who.deputyId === null ? running : undefined)
  const own = [...led, ...(await unitSuggestions(act, who))]
  const open = [...new Map(own.map((one) => [one.id, one])).values()].filter(
    ({ state }) => !isEnded(state as State),
  )
  const drafts = open.filter(({ state, leadId }) => state === 'draft' && leadId === who.personId)
  const handed = open.filter(({ state }) => state !== 'draft')
  const lines: string[] = []
  for (const { id } of handed.slice(0, mostOwn)) lines.push(...(await ownLine(turn, id)))
  const [draft] = drafts
  const more = handed.length - mostOwn
  return [
    ...(handed.length > 0 ? [`没有办结的${countsIn(handed)}：`, ...lines] : []),
    ...(more > 0 ? [`……还有${more}件，都看请回“我的建议”。`] : []),
    ...(handed[0] ? [`看经过请回：${refOf(handed[0])}到哪一步了`] : []),
    ...(draft ? [`没有提交的草稿${drafts.length}件，接着写请回：继续 ${refOf(draft)}`] : []),
  ].join('\n')
}

/** 建议2件、议案1件 */
function countsIn(all: readonly Parameters<typeof isStillMotion>[0][]): string {
  const motions = all.filter(isStillMotion).length
  return [
    ...(motions < all.length ? [`建议${all.length - motions}件`] : []),
    ...(motions > 0 ? [`议案${motions}件`] : []),
  ].join('、')
}

async function ownLine(turn: Turn, id: number): Promise<string[]> {
  const reading = await readSuggestion(turn.act, turn.who, id)
  if (!reading) return []
  const { one, waits } = reading
  const mine = waits.find(({ unitId }) => unitId !== null && turn.who.unitIds.includes(unitId))
  const wait = mine ?? waits.find(({ kind }) => kind === 'reply' || kind === 'rate') ?? waits[0]
  return [
    `· ${headOf(one.row)}${wait ? `，${waitInWords(wait, one, turn.today, { readerId: turn.who.personId })}` : ''}`,
  ]
}
