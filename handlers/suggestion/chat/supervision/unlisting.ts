/** 不再列为重点督办 in the chat: with the reason and the day of 主任会议, which are asked where they were not said. */
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import { spokenDay, type Day } from '../../../shared/days.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import { dropKey, nameOf, openCase, partiesTo } from '../../actions.ts'
import { councilDay } from '../words/dates.ts'
import { told } from '../office/deciding.ts'
import { orderIn } from '../words/orders.ts'
import { refusals } from '../words/refusals.ts'

/** Words that take something off a list: no order to put it there. */
export const unlisting = /取消|撤销|撤下|移出|移除|去掉|拿掉|不再|不列|别列|不用列/

interface Unlisting {
  id: number
  reason: string | null
  decidedOn: Day | null
}

/** 11月25日主任会议决定, at the head of the reason, or the day alone; a day on which something else was done is none. */
const council =
  /^(?<day>(?:\d{4}年|去年|今年)?\d{1,2}月\d{1,2}[日号]|今天|昨天)(?:\s*$|的?(?:第?[\p{Script=Han}\d]{0,6}次)?(?:主任会议?|会议|会上)(?:研究|讨论|决定|同意|通过|定的?)*|的?(?:研究|讨论|决定|同意|通过|定的?)+(?=$|[\s,，。.:：;；]))[\s,，。.:：;；]*/u

/** 001不再重点督办 11月25日主任会议决定，灯已装好 */
export async function unlist(turn: Turn, id: number): Promise<Said> {
  const one = await openCase(turn.act, id)
  if (!one) return refusals.not_found
  if (!partiesTo(one, turn.who).includes('office')) return '列和不列重点督办由代表工委来办，没有改动。'
  if (!one.row.isKey) return refusals.not_key
  return goOn(turn, { id, ...said(orderIn(turn.text)?.words ?? '', turn.today, null) })
}

/** The day of the council that words begin with, and the reason behind it. */
function said(words: string, today: Day, known: Day | null): Pick<Unlisting, 'reason' | 'decidedOn'> {
  const head = council.exec(words)
  const decidedOn = head ? councilDay(head.groups?.['day'] ?? '', today) : null
  return { decidedOn: decidedOn ?? known, reason: words.slice(head?.[0].length ?? 0).trim() || null }
}

async function goOn(turn: Turn, asked: Unlisting): Promise<Said> {
  const { id, reason, decidedOn } = asked
  if (reason === null) return wait(turn, asked, '为什么不再列为重点督办？请写一句理由，有关的人会看到。')
  if (decidedOn === null) return wait(turn, asked, '主任会议是哪天定的？请回日期，例如：11月25日')
  if (decidedOn > turn.today)
    return wait(
      turn,
      { ...asked, decidedOn: null },
      `${spokenDay(decidedOn, turn.today)}还没有到，没有改动。主任会议是哪天定的？以前年份的请写上年份。`,
    )
  return told(
    turn,
    await dropKey(turn.act, turn.who, id, { decidedOn, reason }),
    ({ one }) =>
      `${nameOf(one)}不再列为重点督办（${spokenDay(decidedOn, turn.today)}主任会议），理由：“${reason}”`,
    '，已告诉代表、承办单位和督办的人。',
  )
}

async function wait(turn: Turn, asked: Unlisting, question: string): Promise<string> {
  await ask(turn.act, turn.conversation, 'suggestion.unlist', asked, turn.settings['question.expiresHours'])
  return question
}

export async function answerUnlist(turn: Turn, question: OpenQuestion): Promise<Said | null> {
  const asked = question.payload as Unlisting
  const words = turn.text.trim()
  if (asked.reason === null) {
    if (words.length < 2) return null
    await closeQuestion(turn.act, question.id, 'answered')
    return goOn(turn, { ...asked, ...said(words, turn.today, asked.decidedOn) })
  }
  const decidedOn = councilDay(words, turn.today)
  if (decidedOn === null) return '没看懂日期。请这样回：11月25日'
  await closeQuestion(turn.act, question.id, 'answered')
  return goOn(turn, { ...asked, decidedOn })
}

/** The reason is free text: what is asked for takes it. */
export const asksReason = ({ kind, payload }: Pick<OpenQuestion, 'kind' | 'payload'>): boolean =>
  kind === 'suggestion.unlist' && (payload as Unlisting).reason === null
