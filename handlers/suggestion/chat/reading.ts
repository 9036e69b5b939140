/** 023到哪一步了, 我的建议, 待办, and the rates. */
import type { Said } from '../../shared/said.ts'
import { addDays, spokenDay } from '../../shared/days.ts'
import type { Turn } from '../../shared/turn.ts'
import {
  briefLine,
  inStates,
  ownSuggestions,
  readSuggestion,
  refOf,
  suggestionStatistics,
  unitSuggestions,
  waitInWords,
  type Brief,
} from '../actions.ts'
import { linkTo } from '../links.ts'
import { isEnded, stateNames, type State } from '../moves.ts'
import { percentOf, type Share, type StatisticsRow } from '../statistics.ts'
import { refusals } from './words.ts'

const mostEvents = 12

/** The line of events, whom it waits for and the days left. */
export async function status(turn: Turn, id: number): Promise<Said> {
  const reading = await readSuggestion(turn.act, turn.who, id)
  if (!reading) return refusals.not_found
  const { one, waits, timeline } = reading
  const into = one.into ? `（并入${refOf(one.into.row)}）` : ''
  const events = timeline.slice(-mostEvents)
  const earlier = timeline.length > events.length ? ['……'] : []
  return [
    `${one.row.number ?? refOf(one.row)} ${one.row.title}`,
    `现在：${stateNames[one.course.state]}${into}${one.course.round > 1 ? `（第${one.course.round}轮）` : ''}`,
    ...waits.map((wait) => `· ${waitInWords(wait, one, turn.today)}`),
    ...(events.length > 0 ? ['经过：'] : []),
    ...earlier,
    ...events.map(({ on, text }) => `${spokenDay(on, turn.today)} ${text}`),
    `看答复和文书（只给您本人）：${await linkTo(turn, 'view', id)}`,
  ].join('\n')
}

/** 我的建议: what he led or signed, or what his unit has in hand, or what waits for his office. */
export async function mine(turn: Turn): Promise<Said> {
  const own = await listFor(turn)
  if (own.length === 0)
    return turn.who.deputyId === null ? '现在没有您要办的建议。' : '您还没有建议。要提请回：我要提建议。'
  const shown = own.slice(0, 15)
  const more = own.length > shown.length ? [`……共${own.length}件`] : []
  return [...shown.map(briefLine), ...more, `看一件请回：${refOf(own[0] as Brief)}到哪一步了`].join('\n')
}

export async function listFor(turn: Turn): Promise<readonly Brief[]> {
  const { who, act } = turn
  const own = who.deputyId === null ? [] : await ownSuggestions(act, who)
  const unit = await unitSuggestions(act, who)
  const office = who.staffRoles.includes('代表工委')
    ? await inStates(act, ['submitted', 'accepted', 'conference'])
    : []
  const channel = who.staffRoles.some((role) => ['政府办', '法院', '检察院'].includes(role))
    ? await inStates(act, ['forwarded', 'return_requested'])
    : []
  const all = [...own, ...unit, ...office, ...channel]
  return [...new Map(all.map((one) => [one.id, one])).values()].sort(
    (a, b) => Number(isEnded(a.state as State)) - Number(isEnded(b.state as State)),
  )
}

const share = (value: Share): string => {
  const percent = percentOf(value)
  return percent === null ? '—（0件）' : `${percent}%（${value.part}/${value.of}）`
}

const rateLine = (row: StatisticsRow): string =>
  `${row.name}：${row.suggestions}件，办复率${share(row.onTime)}，面商率${share(row.contacted)}，满意率${share(row.satisfied)}，基本满意以上率${share(row.content)}，落实率${share(row.fulfilled)}`

/** 今年建议办理 满意率 落实率 分单位: with what each rate is counted of. */
export async function statistics(turn: Turn): Promise<Said> {
  if (!turn.who.isStaff && turn.who.memberId === null && turn.who.unitIds.length === 0)
    return '办理统计由代表工委、交办机关和常委会组成人员查看，没有列出。'
  const by = /类别|分类|领域/.test(turn.text)
    ? 'category'
    : /联络处|街道|乡|地区/.test(turn.text)
      ? 'office'
      : 'unit'
  const year = /去年|上年/.test(turn.text)
    ? Number(turn.today.slice(0, 4)) - 1
    : Number(/(\d{4})年/.exec(turn.text)?.[1] ?? turn.today.slice(0, 4))
  const to = `${year}-12-31` < turn.today ? `${year}-12-31` : turn.today
  const { rows, total } = await suggestionStatistics(turn.act, { from: `${year}-01-01`, to }, by)
  if (total.suggestions === 0) return `${year}年还没有受理的建议。`
  return [
    `${year}年受理的代表建议办理情况（到${spokenDay(addDays(to, 0), turn.today)}）：`,
    rateLine(total),
    ...rows.map(rateLine),
    '算法：办复率＝按期答复/已到期；面商率＝有实际沟通/已答复；满意率＝办理结果满意/已测评（没有测评的不算）；基本满意以上率＝满意和基本满意/已测评；落实率＝已落实/承诺或答复为已解决；并案的各算各的。',
  ].join('\n')
}
