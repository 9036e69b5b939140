/** Withdrawing what one recorded, in words. Whatever leaves a doubt is asked: a withdrawn record counts no more. */
import { lastOwnConcern, voidOwnConcern } from '../concern/actions.ts'
import type { Mention } from '../language/understanding.ts'
import { ask } from '../question/actions.ts'
import type { Turn } from '../shared/turn.ts'
import { shortened } from '../shared/words.ts'
import { describedReports, lastRecorded, lastValid, voidReport, type StoredReport } from './actions.ts'
import { choiceOf, saysYes } from './choices.ts'
import { changeRefused, inWords } from './receipts.ts'

/** 撤回、撤销上一条: all that the last message made. A second one asks before it reaches further back. */
export async function undoLast(turn: Turn): Promise<string> {
  const last = await lastRecorded(turn.act, turn.who)
  const own = await lastOwnConcern(turn.act, turn.who)
  const ownIsLast = own !== null && (!last[0] || own.createdAt > last[0].recordedAt)
  if (ownIsLast && own.status === 'open') {
    await voidOwnConcern(turn.act, own, '本人撤回')
    return `已撤回您反映的：${shortened(own.text, 60)}。诉求编号${own.id}。`
  }
  const valid = ownIsLast ? [] : last.filter((report) => report.status === 'valid')
  const [first] = valid
  if (first && !isPlain(turn.text)) return askWhetherThis(turn, first)
  if (first)
    return voidAll(
      turn,
      valid.map(({ id }) => id),
      '本人撤回',
    )
  const before = await lastValid(turn.act, turn.who)
  if (!before) return last.length === 0 ? '还没有可以撤回的记录。' : '上一条已经撤回过了，没有别的可以撤回。'
  return askWhetherThis(turn, before, '上一条已经撤回过了。再往前一条要撤回吗？')
}

async function askWhetherThis(
  turn: Turn,
  report: StoredReport,
  question = '要撤回的是这一条吗？',
): Promise<string> {
  await askVoid(turn, [report])
  return `${question}\n1 撤回 ${inWords(report, turn.today)}\n回“1”撤回；不撤回“取消”。`
}

const plainWords =
  /请|帮我|麻烦|给我|把|上一?[条个次]|[这那]一?[条个]|刚才|刚刚?|最[后近]|前面|一?[条次]|记录?|联系|走访|的|撤[回销掉]?|删[掉除]?|取消|作废|不算|不要|[错重]|[了吧啊呢哦]|一下|[^\p{L}\p{N}]/gu

/** Nothing but 撤回 in its many words; 删掉李四那条 says more than that. */
const isPlain = (text: string): boolean => text.replace(plainWords, '') === ''

/** 编号231: the number that every receipt carries. */
export const numberIn = (text: string): number | null => {
  const number = /编号\s*[:：]?\s*(\d{1,9})/.exec(text.normalize('NFKC'))?.[1]
  return number === undefined ? null : Number(number)
}

/** 删掉10.18那条走访 记重了; 撤回编号231 */
export async function voidDescribed(turn: Turn): Promise<string> {
  const words = turn.understood.contacts[0]
  const occurredOn = words?.occurredOn ?? null
  const method = words?.method ?? null
  const mentions = words?.mentions ?? []
  const numbered = numberIn(turn.text)
  if (numbered !== null) return voidAll(turn, [numbered], turn.text.slice(0, 200))
  if (!occurredOn && !method && mentions.length === 0) return undoLast(turn)
  const found = await describedReports(turn.act, turn.who, {
    occurredOn,
    method,
    people: mentions.map(personIn),
  })
  const [only] = found
  if (!only)
    return '没有找到您说的那条记录，什么都没有动。请写清日期和姓名，例如：删掉10月18日走访张德发那条。'
  if (found.length === 1) return voidAll(turn, [only.id], turn.text.slice(0, 200))
  const shown = found.slice(0, 9)
  await askVoid(turn, shown)
  return [
    '有几条都对得上，撤回哪一条？',
    ...shown.map((report, index) => `${index + 1} ${inWords(report, turn.today)}`),
    '回数字；都不撤回“取消”。',
  ].join('\n')
}

/** Whom a description means: those on the list who surely bear the name, or somebody kept by name only. */
export const personIn = ({ said, candidates, unsure }: Mention): { name: string; keys: string[] } => ({
  name: said,
  keys: unsure ? [] : candidates.map(({ key }) => key),
})

/** The answer to which record is to be withdrawn; null when the words pick none. */
export function answerWithdrawal(turn: Turn, payload: unknown): (() => Promise<string>) | null {
  const { ids, reason } = payload as { ids: number[]; reason: string }
  const isYes = ids.length === 1 && (saysYes(turn.text) || turn.understood.intent === 'undo')
  const choices = ids.map((id) => ({ label: `编号${id}`, id }))
  const picked = isYes ? choices[0] : choiceOf(choices, turn.text)
  return picked ? () => voidAll(turn, [picked.id], reason) : null
}

const askVoid = (turn: Turn, reports: readonly StoredReport[]) =>
  ask(
    turn.act,
    turn.conversation,
    'contact.void',
    { ids: reports.map(({ id }) => id), reason: turn.text.slice(0, 200) },
    turn.settings['question.expiresHours'],
  )

async function voidAll(turn: Turn, ids: readonly number[], reason: string): Promise<string> {
  const lines: string[] = []
  for (const id of ids) {
    const outcome = await voidReport(turn.act, turn.who, id, reason)
    lines.push(
      outcome.ok
        ? `已撤回：${inWords(outcome.value, turn.today)}。编号${id}。`
        : changeRefused(outcome.refusal),
    )
  }
  return lines.join('\n')
}
