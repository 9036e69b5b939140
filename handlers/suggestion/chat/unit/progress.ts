/** 办理情况 in the chat: 001办理情况：正在做方案; and what a unit answers to 催办 in words of its own. */
import { suggestionNumbers } from '../../../language/suggestionNumbers.ts'
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  couldTake,
  isUrged,
  nameOf,
  openCase,
  ownUnit,
  refOf,
  reportProgress,
  suggestionsNamed,
  unitSuggestions,
  type Case,
} from '../../actions.ts'
import { isNo, isYes, type Verb } from '../words/naming.ts'
import { told } from '../office/deciding.ts'
import { withoutNumber } from '../words/reasons.ts'
import { status } from '../reading/reading.ts'
import { refusals } from '../words/refusals.ts'
import { wholeWords } from '../../numbering.ts'

const number = `(?:${wholeWords}|第?\\d{1,4}号?)(?:建议)?的?`
const label = '(?:目前|当前|最新|现在)?的?(?:办理(?:情况|进展|进度)|进展(?:情况)?|进度)'
const named = new RegExp(
  `^把?${number}[\\s,，:：]*(?:(?:再)?(?:加上|补充)[\\s:：]*)?${label}[\\s:：,，]+\\S`,
  'i',
)
/** 3补充 may go on with a record of something else: a number that counts or lists is none here. */
const surely = `(?:${wholeWords}(?:建议)?|\\d{3,4}号?(?:建议)?|第?\\d{1,4}号?建议)的?`
const added = new RegExp(`^把?${surely}[\\s,，:：]*(?:再)?(?:加上|补充)[\\s:：,，]+\\S`, 'i')
const head = new RegExp(`^[\\s,，:：]*(?:(?:再)?(?:加上|补充)[\\s:：,，]*)?(?:${label}[\\s:：,，]+)?`)
const asks = /[吗呢么?？]\s*[。.]?$|怎么样|什么时候|到哪|谁在办|如何了?[。.]?$/
const begins = new RegExp(`^\\s*(?:${wholeWords}|第?\\d)`, 'i')
const ofClass = /[A-Za-z]\s*类/

/** Words that say how far one is; a reply has a class. */
export const progressSaid = (words: string): boolean =>
  (named.test(words) || added.test(words)) && !asks.test(words) && !ofClass.test(words)

const unnumberedHead = new RegExp(`^(?:我们?|我局|我单位)?${label}[\\s:：,，]+(?=\\S)`)

/** 办理情况：正在做方案, with no number at its head. */
export const unnumberedSaid = (words: string): boolean =>
  unnumberedHead.test(words) &&
  !asks.test(words) &&
  !ofClass.test(words) &&
  suggestionNumbers(words).length === 0

/** Which one was not said: it is asked whether this is meant, also of the only one. */
export const askFirst: Verb = async (turn, id) => {
  const one = await openCase(turn.act, id)
  if (!one) return refusals.not_found
  if (!mayReport(turn, one)) return status(turn, id)
  return askWhether(turn, one, turn.text.trim().replace(unnumberedHead, ''))
}

/** 001办理情况：正在做方案，下周进场 */
export const record: Verb = async (turn, id) => {
  const one = await openCase(turn.act, id)
  if (!one) return refusals.not_found
  if (!couldTake(one, turn.who, 'report_progress')) return status(turn, id)
  return keep(turn, id, withoutNumber(turn.text, one.row).replace(head, '').trim())
}

const keep = async (turn: Turn, id: number, text: string): Promise<string> =>
  told(
    turn,
    await reportProgress(turn.act, turn.who, id, text),
    ({ one }) => `已记${nameOf(one)}的办理情况：“${text}”`,
    '，已告诉领衔代表和催办的人。',
  )

/**
 * 001 已经在设计了: words of a unit that are nothing else. Where it was urged they answer that; else it is asked whether they
 * are meant so. Null for questions, and where the unit has not that one in hand.
 */
export async function sentence(turn: Turn, recordIt: (turn: Turn) => Promise<Said>): Promise<Said | null> {
  const { text, who } = turn
  if (who.unitIds.length === 0 || asks.test(text.trim()) || text.trim().length < 4) return null
  const serial = suggestionNumbers(text)[0] ?? null
  if (serial === null) return unnumbered(turn)
  if (!begins.test(text)) return null
  const [brief, ...more] = await suggestionsNamed(turn.act, who, text, serial)
  const one = brief && more.length === 0 ? await openCase(turn.act, brief.id) : null
  if (!one || !mayReport(turn, one)) return null
  if (isUrged(one)) return recordIt(turn)
  return askWhether(turn, one, withoutNumber(text, one.row).trim())
}

const mayReport = (turn: Turn, one: Case): boolean =>
  ownUnit(one, turn.who) !== null && couldTake(one, turn.who, 'report_progress')

/** Tells what is done or about to be: nothing else that a unit says is taken for how far it is. */
const tells =
  /正在|正(?:做|办|在)|已经?|准备|打算|计划|安排|下周|本周|这周|月底|进场|施工|招标|采购|勘[察查]|方案|设计|完成|开工|动工|协调|研究|安装|装好|维修|修好/

/** Without a number it answers the one that was urged, or the only one that the unit has. */
async function unnumbered(turn: Turn): Promise<Said | null> {
  const open: Case[] = []
  for (const { id } of await unitSuggestions(turn.act, turn.who)) {
    const one = await openCase(turn.act, id)
    if (one && mayReport(turn, one)) open.push(one)
  }
  const urged = open.filter(isUrged)
  const [one, ...more] = urged.length > 0 ? urged : tells.test(turn.text) ? open : []
  return one && more.length === 0 ? askWhether(turn, one, turn.text.trim()) : null
}

/** 001我们正在勘察现场: what a unit does about it, with no word of the deputy. Kept where it was urged, else asked. */
export const offer: Verb = async (turn, id) => {
  const one = await openCase(turn.act, id)
  if (!one) return refusals.not_found
  if (!mayReport(turn, one)) return status(turn, id)
  const text = withoutNumber(turn.text, one.row).trim()
  return isUrged(one) ? keep(turn, id, text) : askWhether(turn, one, text)
}

interface Asked {
  id: number
  text: string
}

async function askWhether(turn: Turn, one: Case, text: string): Promise<string> {
  const asked: Asked = { id: one.row.id, text }
  await ask(turn.act, turn.conversation, 'suggestion.progress', asked, turn.settings['question.expiresHours'])
  return `要记成${nameOf(one)}的办理情况吗？“${text}”\n1 记，告诉领衔代表和催办的人\n2 不记（答复请回：${refOf(one.row)}答复 A类 …）`
}

export async function answerProgress(turn: Turn, question: OpenQuestion): Promise<Said | null> {
  const { id, text } = question.payload as Asked
  if (!isYes(turn.text) && !isNo(turn.text)) return null
  await closeQuestion(turn.act, question.id, 'answered')
  return isYes(turn.text) ? keep(turn, id, text) : '好的，没有记。'
}
