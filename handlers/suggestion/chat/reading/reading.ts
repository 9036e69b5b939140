/** 023到哪一步了, 我的建议, 待办. */
import type { Said } from '../../../shared/said.ts'
import { spokenDay } from '../../../shared/days.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  briefLine,
  inChannels,
  inStates,
  motionLacks,
  ownSuggestions,
  readSuggestion,
  refOf,
  requestedOf,
  requestInWords,
  supervisedSuggestions,
  unitSuggestions,
  waitInWords,
  type Brief,
  type Case,
} from '../../actions.ts'
import { lackWords } from '../../draft/sought.ts'
import { linkTo } from './links.ts'
import { withSignersTogether } from './signers.ts'
import { isEnded, standingOf, states, type State } from '../../moves.ts'
import { refusals } from '../words/refusals.ts'

const mostEvents = 12
const mostListed = 15

/** The line of events, whom it waits for and the days left. */
export async function status(turn: Turn, id: number): Promise<Said> {
  const reading = await readSuggestion(turn.act, turn.who, id)
  if (!reading) return refusals.not_found
  const { one, waits, timeline } = reading
  const into = one.into ? `（并入${refOf(one.into.row)}）` : ''
  const lines = withSignersTogether(timeline)
  const events = lines.slice(-mostEvents)
  const earlier = lines.length > events.length ? ['……'] : []
  return [
    `${one.row.number ?? refOf(one.row)} ${one.row.title}`,
    `现在：${standingOf(one.row)}${into}${one.course.round > 1 ? `（第${one.course.round}轮）` : ''}`,
    ...(await lackIn(turn, one)),
    ...waits.map((wait) => `· ${waitInWords(wait, one, turn.today, { readerId: turn.who.personId })}`),
    ...(events.length > 0 ? ['经过：'] : []),
    ...earlier,
    ...events.map(({ on, text }) => `${spokenDay(on, turn.today)} ${text}`),
    `看答复和文书（只给您本人）：${await linkTo(turn, 'view', id)}`,
  ].join('\n')
}

/** Before a motion is handed in: how many deputies it lacks. */
async function lackIn({ act, settings }: Turn, one: Case): Promise<string[]> {
  if (one.row.kind !== 'motion' || !['draft', 'returned'].includes(one.course.state)) return []
  const missing = await motionLacks(act, one)
  return missing > 0 ? [`· ${lackWords(settings['suggestion.motionSigners'], missing)}`] : []
}

/** 我的建议: what he led or signed, or what his unit has in hand, or what waits for his office. */
export async function mine(turn: Turn): Promise<Said> {
  const own = await listFor(turn)
  if (own.length === 0)
    return turn.who.deputyId === null ? '现在没有您要办的建议。' : '您还没有建议。要提请回：我要提建议。'
  return listed(turn, own, own[0] as Brief)
}

async function listed(turn: Turn, all: readonly Brief[], first: Brief): Promise<string> {
  const shown = all.slice(0, mostListed)
  const more = all.length > shown.length ? [`……共${all.length}件`] : []
  const decides = turn.who.staffRoles.length > 0
  const lines: string[] = []
  for (const one of shown) {
    const asked = decides ? await requestInWords(turn.act, one.id) : null
    lines.push(asked === null ? briefLine(one) : `${briefLine(one)}；${asked}`)
  }
  return [...lines, ...more, `看一件请回：${refOf(first)}到哪一步了`].join('\n')
}

/** 有什么要我处理的: what is not ended. */
export async function toDo(turn: Turn): Promise<Said> {
  const open = (await listFor(turn)).filter(({ state }) => !isEnded(state as State))
  const [first] = open
  return first === undefined
    ? '现在没有要您办的建议。联系任务请回“我的”，活动请回“我的活动”。'
    : listed(turn, open, first)
}

/** 我领衔的几件到哪了: the key suggestions that he supervises. */
export async function supervised(turn: Turn): Promise<Said> {
  const all = await supervisedSuggestions(turn.act, turn.who)
  const [first] = all
  return first === undefined ? '现在没有您领衔或参与督办的建议。' : listed(turn, all, first)
}

const handedIn = states.filter((state) => state !== 'draft' && state !== 'returned')

export async function listFor(turn: Turn): Promise<readonly Brief[]> {
  const { who, act } = turn
  // whoever is a deputy no more is still answered, and still judges what he once handed in
  const own = await ownSuggestions(act, who, who.deputyId === null ? handedIn : undefined)
  const unit = await unitSuggestions(act, who)
  const office = who.staffRoles.includes('代表工委')
    ? await inStates(act, who, ['submitted', 'accepted', 'conference'])
    : []
  const channel = [...(await inChannels(act, who)), ...(await requestedOf(act, who))]
  const led = who.memberId === null ? [] : await supervisedSuggestions(act, who)
  const all = [...own, ...led, ...unit, ...office, ...channel]
  return [...new Map(all.map((one) => [one.id, one])).values()].sort(
    (a, b) => Number(isEnded(a.state as State)) - Number(isEnded(b.state as State)),
  )
}
