/** What of a record may be changed, and the questions that ask for it. */
import { ask } from '../../question/actions.ts'
import type { Turn } from '../../shared/turn.ts'
import { ownReport, type StoredReport } from '../actions.ts'
import { inWords } from './receipts.ts'

/** What of a record can be changed by a question. */
export const fields = ['日期', '方式', '人', '诉求'] as const
export type Field = (typeof fields)[number]

/** The other words for a field: 时间, 名字, 事情 … */
export function fieldIn(text: string): Field | null {
  const word = text.trim().replace(/(?:错了|不对|写错了|记错了|要改)?[。.!！]*$/, '')
  if (/^(?:时间|日子|哪天|日期)$/.test(word)) return '日期'
  if (/^(?:方法|怎么联系的?|方式)$/.test(word)) return '方式'
  if (/^(?:人|人名|名字|姓名|谁)$/.test(word)) return '人'
  return /^(?:诉求|事情?|内容|问题|反映的?)$/.test(word) ? '诉求' : null
}

/** Asks which field of a record is wrong. */
export async function askField(turn: Turn, report: StoredReport): Promise<string> {
  await ask(
    turn.act,
    turn.conversation,
    'contact.field',
    { id: report.id },
    turn.settings['question.expiresHours'],
  )
  return [
    `要改的是：${inWords(report, turn.today)}。改哪一项？`,
    ...fields.map((field, index) => `${index + 1} ${field}`),
    '回数字；不改回“取消”。',
  ].join('\n')
}

const prompts: Record<Field, string> = {
  日期: '改成哪一天？例如：昨天、11月20日。',
  方式: '改成什么方式？例如：走访、电话、微信、约谈。',
  人: '改成谁？请写姓名。',
  诉求: '诉求改成什么？请写出来，我照原话记。',
}

/** Asks which record of several is meant. */
export async function askWhich(turn: Turn, reports: readonly StoredReport[]): Promise<string> {
  const choices = reports.map((report) => ({ label: inWords(report, turn.today), id: report.id })).reverse()
  await ask(
    turn.act,
    turn.conversation,
    'contact.report',
    { choices },
    turn.settings['question.expiresHours'],
  )
  return listed('刚才那句话记了几条，改哪一条？', choices)
}

/** Asks for the right value of a field; of several concerns, first which. */
export async function askValue(turn: Turn, id: number, field: Field): Promise<string> {
  const report = field === '诉求' ? await ownReport(turn.act, turn.who, id) : null
  if (!report || report.concerns.length < 2) return askForValue(turn, id, field)
  const choices = report.concerns.map((concern) => ({ label: concern.text, id: concern.id }))
  await ask(
    turn.act,
    turn.conversation,
    'contact.concern',
    { id, choices },
    turn.settings['question.expiresHours'],
  )
  return listed('改哪一条诉求？', choices)
}

const listed = (question: string, choices: readonly { label: string }[]): string =>
  [question, ...choices.map(({ label }, index) => `${index + 1} ${label}`), '回数字；不改回“取消”。'].join(
    '\n',
  )

export async function askForValue(turn: Turn, id: number, field: Field, concernId?: number): Promise<string> {
  const payload = { id, field, ...(concernId === undefined ? {} : { concernId }) }
  await ask(turn.act, turn.conversation, 'contact.value', payload, turn.settings['question.expiresHours'])
  return `${prompts[field]}（不改回“取消”）`
}
