/** A unit asks in the chat for a later day. */
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import { spokenDay, type Day } from '../../../shared/days.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import { askExtension, extensionLimit, isExtensionLate, nameOf } from '../../actions.ts'
import { daysAskedFor } from '../words/dates.ts'
import { chosenIndex, isNo, isYes } from '../words/naming.ts'
import { content, said } from './words.ts'
import { speakingFor } from './which.ts'
import { refusals } from '../words/refusals.ts'

/** 申请023延期 涉及规划调整 估计明年5月办完 */
export async function extend(turn: Turn, id: number): Promise<Said> {
  const cap = await extensionLimit(turn.act, turn.who, id)
  if (cap === null) return refusals.not_yours
  if (await isExtensionLate(turn.act, turn.who, id)) return refusals.extension_too_late
  const words = content(turn.text.replace(/申请/, ''))
  const days = daysAskedFor(words.replace(/^\d{3,4}/, ''), turn.today)
  const reason = words.replace(/^(?:第?\d{1,4}号?)?(?:建议)?延期[\s,，:：]*/, '').trim()
  if (days.length === 0 || !reason) {
    await putMore(turn, { id, reason: days.length > 0 ? '' : reason, days })
    return `延到哪天、为什么？最晚${spokenDay(cap, turn.today)}（交办之日起${turn.settings['suggestion.replyCapMonths']}个月）。例如：申请023延期到${spokenDay(cap, turn.today)} 涉及规划调整`
  }
  const [wanted, ...others] = days
  return wanted === undefined || others.length > 0
    ? askWhichDay(turn, { id, days, reason, unitIds: turn.who.unitIds })
    : extendTo(turn, id, wanted, reason)
}

interface More {
  id: number
  days: readonly Day[]
  /** What was said of why so far. */
  reason: string
  unitIds?: readonly number[]
}

const putMore = (turn: Turn, asked: More) =>
  ask(
    turn.act,
    turn.conversation,
    'suggestion.extendMore',
    { ...asked, unitIds: asked.unitIds ?? turn.who.unitIds },
    turn.settings['question.expiresHours'],
  )

const why = /^(?:因为|由于|原因|理由)?(?:是)?[\s:：,，]*/

/** The day, then the reason, or both: one thing a message is enough. */
export async function answerMore(turn: Turn, question: OpenQuestion): Promise<Said | null> {
  const { id, unitIds, ...asked } = question.payload as More
  const said = daysAskedFor(turn.text, turn.today)
  const days = asked.days.length > 0 ? asked.days : said
  const isDayAlone = said.length > 0 && turn.text.trim().length <= 16
  if (isDayAlone && asked.days.length > 0 && asked.reason === '') return null
  if (!isDayAlone && turn.text.trim().length < 4) return null
  const reason = [asked.reason, isDayAlone ? '' : turn.text.trim().replace(why, '')]
    .filter(Boolean)
    .join('，')
  await closeQuestion(turn.act, question.id, 'answered')
  const [wanted, ...others] = days
  if (others.length > 0) return askWhichDay(turn, { id, days, reason, unitIds: unitIds ?? turn.who.unitIds })
  const told = asked.reason !== '' && wanted !== undefined && isDayAlone
  if (wanted === undefined || (reason === '' && !told)) {
    await putMore(turn, { id, days, reason, ...(unitIds && { unitIds }) })
    return wanted === undefined
      ? '延到哪一天？请写日期，例如：2027年4月30日。'
      : '为什么要延期？请写一句理由。'
  }
  return extendTo(speakingFor(turn, unitIds && [...unitIds]), id, wanted, reason)
}

/** Two days in one sentence: which is asked for is never guessed. */
async function askWhichDay(
  turn: Turn,
  asked: { id: number; days: readonly Day[]; reason: string; unitIds: readonly number[] },
): Promise<string> {
  await ask(turn.act, turn.conversation, 'suggestion.extendTo', asked, turn.settings['question.expiresHours'])
  const days = asked.days.map((day, index) => `${index + 1} ${spokenDay(day, turn.today)}`)
  return ['话里有几个日子，申请延期到哪一天？', ...days, '回数字，或者写日期；不办了回“取消”。'].join('\n')
}

/** The number or the day itself. */
export async function answerDay(turn: Turn, question: OpenQuestion): Promise<Said | null> {
  const { id, days, reason, unitIds } = question.payload as {
    id: number
    days: Day[]
    reason: string
    unitIds?: number[]
  }
  const typed = turn.text.length > 20 ? [] : daysAskedFor(turn.text, turn.today)
  const wanted =
    days[chosenIndex(turn.text, days.length) ?? -1] ?? (typed.length === 1 ? typed[0] : undefined)
  if (wanted === undefined) return null
  await closeQuestion(turn.act, question.id, 'answered')
  return extendTo(speakingFor(turn, unitIds), id, wanted, reason)
}

async function extendTo(turn: Turn, id: number, wanted: Day, reason: string): Promise<string> {
  const cap = await extensionLimit(turn.act, turn.who, id)
  if (cap === null) return refusals.not_yours
  if (wanted <= cap) return askFor(turn, id, wanted, reason)
  await ask(
    turn.act,
    turn.conversation,
    'suggestion.extend',
    { id, until: cap, reason, unitIds: turn.who.unitIds },
    turn.settings['question.expiresHours'],
  )
  return `${spokenDay(wanted, turn.today)}超过了最长期限（交办之日起${turn.settings['suggestion.replyCapMonths']}个月，到${spokenDay(cap, turn.today)}）。按${spokenDay(cap, turn.today)}申请吗？\n1 按${spokenDay(cap, turn.today)}申请\n2 不申请`
}

const askFor = async (turn: Turn, id: number, until: string, reason: string): Promise<string> =>
  said(
    turn,
    await askExtension(turn.act, turn.who, id, { until, reason }),
    ({ one }) =>
      `已申请把${nameOf(one)}延期到${spokenDay(until, turn.today)}，等交办机关同意；同意以前期限不变。`,
  )

export async function answerExtension(turn: Turn, question: OpenQuestion): Promise<Said | null> {
  const { id, until, reason, unitIds } = question.payload as {
    id: number
    until: string
    reason: string
    unitIds?: number[]
  }
  if (!isYes(turn.text) && !isNo(turn.text)) return null
  await closeQuestion(turn.act, question.id, 'answered')
  return isYes(turn.text) ? askFor(speakingFor(turn, unitIds), id, until, reason) : '好的，没有申请延期。'
}
