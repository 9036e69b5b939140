/** What 代表工委 ends or orders by a sentence: an unrated reply, a signed withdrawal, a supervision. */
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import type { Outcome } from '../../../shared/outcome.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  chairsNamed,
  closeSupervision,
  closeUnrated,
  closingRefusal,
  committeeNamed,
  couldTake,
  nameLead,
  nameOf,
  openCase,
  partiesTo,
  readSuggestion,
  refOf,
  trackSupervision,
  unreachedWords,
  withdrawSigned,
  type Case,
  type Taken,
} from '../../actions.ts'
import type { SuggestionRefusal } from '../../rules.ts'
import { isNo, isYes } from '../words/naming.ts'
import { orderIn, orderSpokenOf, type OrderName } from '../words/orders.ts'
import { status } from '../reading/reading.ts'
import { refusals } from '../words/refusals.ts'

async function said(
  turn: Turn,
  outcome: Outcome<Taken, SuggestionRefusal>,
  words: (taken: Taken) => string,
): Promise<string> {
  if (!outcome.ok) return refusals[outcome.refusal]
  return `${words(outcome.value)}${(await unreachedWords(turn.act, outcome.value)) ?? ''}`
}

/** What is asked once more before it is done: 按书面申请撤回, 逾期未测评办结 and 督办结项 cannot be undone. */
const finals = {
  endSigned: { move: 'withdraw_signed', word: '撤回', run: takeBack },
  endUnrated: { move: 'close_unrated', word: '办结', run: close },
  endSupervision: { move: 'close_supervision', word: '结项', run: writeReport },
} as const

type Final = keyof typeof finals

async function confirm(turn: Turn, one: Case, name: Final, words: string, asked: string): Promise<Said> {
  const { move, word, run } = finals[name]
  // refused at once, not after the question
  if (!couldTake(one, turn.who, move)) return run(turn, one.row.id, words)
  await ask(
    turn.act,
    turn.conversation,
    'suggestion.end',
    { id: one.row.id, name, words },
    turn.settings['question.expiresHours'],
  )
  return `${asked}\n1 ${word}\n2 不${word}`
}

/** The answer: only a plain yes does it, with the words that were shown. */
export async function answerEnd(turn: Turn, question: OpenQuestion): Promise<Said | null> {
  const { id, name, words } = question.payload as { id: number; name: Final; words: string }
  const { word, run } = finals[name]
  const answer = turn.text.trim().replace(/[。.!！]+$/, '')
  const agrees = isYes(turn.text) || answer === word
  if (!agrees && !isNo(turn.text) && answer !== `不${word}`) return null
  await closeQuestion(turn.act, question.id, 'answered')
  return agrees ? run(turn, id, words) : `好的，没有${word}。`
}

const wordsIn = (turn: Turn): string => orderIn(turn.text)?.words ?? ''

/** 023逾期未测评办结: only once the time for rating is over. */
export async function endUnrated(turn: Turn, id: number): Promise<Said> {
  const reading = await readSuggestion(turn.act, turn.who, id)
  if (!reading) return refusals.not_found
  const { one, waits } = reading
  const isLate = waits.some(({ kind, level }) => kind === 'rate' && level === 'overdue')
  if (one.course.state === 'replied' && !isLate)
    return `${nameOf(one)}还没有到测评的期限，没有办结。请先请领衔代表测评。`
  return confirm(turn, one, 'endUnrated', '', `${nameOf(one)}要按逾期未测评办结吗？办结后代表不能再测评。`)
}

async function close(turn: Turn, id: number): Promise<Said> {
  return said(
    turn,
    await closeUnrated(turn.act, turn.who, id),
    ({ one }) => `${nameOf(one)}已按逾期未测评办结，不计入满意率，已告诉领衔代表。`,
  )
}

/** 023按书面申请撤回 已经解决 */
export async function endSigned(turn: Turn, id: number): Promise<Said> {
  const one = await openCase(turn.act, id)
  if (!one) return refusals.not_found
  const reason = wordsIn(turn)
  if (!reason) return `申请上写的理由是什么？请连着写，例如：${refOf(one.row)}按书面申请撤回 问题已经解决`
  const asked = `要按书面申请撤回${nameOf(one)}吗？撤回后办理停止。理由记为：${reason}`
  return confirm(turn, one, 'endSigned', reason, asked)
}

async function takeBack(turn: Turn, id: number, reason: string): Promise<Said> {
  return said(
    turn,
    await withdrawSigned(turn.act, turn.who, id, { reason, fileId: null }),
    ({ one }) =>
      `${nameOf(one)}已按书面申请撤回，办理停止，已告诉代表和承办单位。签名的申请请在工作台这一件的“存签名件、扫描件”里存。`,
  )
}

/** 023由城环工委跟踪督办 */
export async function track(turn: Turn, id: number): Promise<Said> {
  const words = wordsIn(turn)
  const committee = await committeeNamed(turn.act, words)
  if (committee === null) return `没有“${words}”这个工作委员会，没有记。请写全称。`
  return said(
    turn,
    await trackSupervision(turn.act, turn.who, id, committee),
    ({ one }) => `${nameOf(one)}由${committee}跟踪督办，已告诉委员。`,
  )
}

/** 023由吴主任领衔督办 */
export async function lead(turn: Turn, id: number): Promise<Said> {
  const words = wordsIn(turn)
  const [chair, ...more] = await chairsNamed(turn.act, words)
  if (!chair || more.length > 0) return `“${words}”对不上一位主任或副主任，没有记。请写全名。`
  return said(
    turn,
    await nameLead(turn.act, turn.who, id, chair.id),
    ({ one }) => `${nameOf(one)}由${chair.name}领衔督办，已告诉他、代表和承办单位。`,
  )
}

/** 023督办结项：三盏路灯都已立好 */
export async function endSupervision(turn: Turn, id: number): Promise<Said> {
  const one = await openCase(turn.act, id)
  if (!one) return refusals.not_found
  const text = wordsIn(turn)
  if (!text) return '结项报告怎么写？请连着写，例如：023督办结项：三盏路灯都已立好，代表满意'
  const refusal = await closingRefusal(turn.act, id)
  if (refusal) return refusals[refusal]
  const asked = `${nameOf(one)}的重点督办要结项吗？结项后不能改。结项报告记为：${text}`
  return confirm(turn, one, 'endSupervision', text, asked)
}

async function writeReport(turn: Turn, id: number, text: string): Promise<Said> {
  return said(
    turn,
    await closeSupervision(turn.act, turn.who, id, { text, fileId: null }),
    ({ one }) => `${nameOf(one)}的重点督办已结项，已告诉代表、承办单位和督办的人。`,
  )
}

const examples: Readonly<Record<OrderName, string>> = {
  endSigned: '按书面申请撤回 问题已经解决',
  endUnrated: '逾期未测评办结',
  endSupervision: '督办结项：三盏路灯都已立好',
  track: '由城环工委跟踪督办',
  lead: '由吴主任领衔督办',
  unlist: '不再重点督办 问题已经解决',
}

/** 023督办结项了吗, 023不再由吴主任领衔: nothing is done; how it stands, and to the office how it is ordered. */
export async function spokenOf(turn: Turn, id: number): Promise<Said> {
  const name = orderSpokenOf(turn.text)
  const one = await openCase(turn.act, id)
  const stands = await status(turn, id)
  if (!one || !name || !partiesTo(one, turn.who).includes('office')) return stands
  const kept = `没有改动${nameOf(one)}。要办请只写这一句，例如：${refOf(one.row)}${examples[name]}`
  return typeof stands === 'string' ? `${kept}\n${stands}` : { ...stands, text: `${kept}\n${stands.text}` }
}
