/** 023到哪一步了, 我的建议, 待办. */
import type { Said } from '../../shared/said.ts'
import { spokenDay } from '../../shared/days.ts'
import type { Turn } from '../../shared/turn.ts'
import {
  briefLine,
  inStates,
  ownSuggestions,
  readSuggestion,
  refOf,
  unitSuggestions,
  waitInWords,
  type Brief,
} from '../actions.ts'
import { linkTo } from '../links.ts'
import { isEnded, stateNames, type State } from '../moves.ts'
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
    ? await inStates(act, who, ['submitted', 'accepted', 'conference'])
    : []
  const channel = who.staffRoles.some((role) => ['政府办', '法院', '检察院'].includes(role))
    ? await inStates(act, who, ['forwarded', 'return_requested'])
    : []
  const all = [...own, ...unit, ...office, ...channel]
  return [...new Map(all.map((one) => [one.id, one])).values()].sort(
    (a, b) => Number(isEnded(a.state as State)) - Number(isEnded(b.state as State)),
  )
}
