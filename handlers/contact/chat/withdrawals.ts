/** Withdrawing what one recorded, in words. Whatever leaves a doubt is asked: a withdrawn record counts no more. */
import { lastOwnConcern, reopenOwnConcern, voidOwnConcern, type OwnConcern } from '../../concern/actions.ts'
import type { Mention } from '../../language/understanding.ts'
import { ask } from '../../question/actions.ts'
import type { Turn } from '../../shared/turn.ts'
import { shortened } from '../../shared/words.ts'
import {
  describedReports,
  lastRecorded,
  lastValid,
  restoreReport,
  voidReport,
  type StoredReport,
} from '../actions.ts'
import { choiceOf, saysYes } from '../../shared/choices.ts'
import { followDay } from '../record/followDay.ts'
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
  const gone = ownIsLast ? [] : last
  if (gone.length === 0 && !ownIsLast) return '还没有可以撤回的记录。'
  return askWhichWay(turn, { reports: gone, own: ownIsLast ? own : null, before })
}

/** What a second 撤回 may mean: it was a slip and the record shall stand, or the one before shall go, too. */
interface Back {
  reports: readonly StoredReport[]
  own: OwnConcern | null
  before: StoredReport | null
}

interface BackPayload {
  restore: number[]
  concern: number | null
  before: number | null
}

async function askWhichWay(turn: Turn, { reports, own, before }: Back): Promise<string> {
  const payload: BackPayload = {
    restore: reports.map(({ id }) => id),
    concern: own?.id ?? null,
    before: before?.id ?? null,
  }
  await ask(turn.act, turn.conversation, 'contact.back', payload, turn.settings['question.expiresHours'])
  const gone = own
    ? `您反映的：${shortened(own.text, 60)}`
    : reports.map((report) => inWords(report, turn.today)).join('；')
  return [
    '上一条已经撤回过了。',
    `1 恢复 ${gone}`,
    ...(before ? [`2 再撤回前面一条 ${inWords(before, turn.today)}`] : []),
    '回数字；都不用回“取消”。',
  ].join('\n')
}

/** The answer to which way back; null when the words pick none. */
export function answerBack(turn: Turn, payload: unknown): (() => Promise<string>) | null {
  const { restore, concern, before } = payload as BackPayload
  const choices = [{ label: '恢复' }, ...(before === null ? [] : [{ label: '再撤回前面一条' }])]
  const picked = choiceOf(choices, turn.text) ?? (wantsBack(turn.text) ? choices[0] : null)
  if (!picked) return null
  if (picked.label !== '恢复') return () => voidAll(turn, before === null ? [] : [before], '本人撤回')
  return () => (concern === null ? restoreAll(turn, restore) : restoreOwn(turn, concern))
}

/** 恢复, 撤错了: the last withdrawal shall not have been. */
export const wantsBack = (text: string): boolean =>
  /^(?:请|帮我|把)?(?:刚才|刚刚|上一?条|那一?条|记录|的)*(?:(?:恢复|还原|撤错了?|撤回错了|不该撤|不撤了|别撤)(?:上一?条|刚才|那一?条|撤回|的|记录|了|吧|一下|过来|回来|[，,、 ])*)+[。.!！]*$/.test(
    text.trim(),
  )

/** 恢复; 恢复编号12 */
export async function restore(turn: Turn): Promise<string> {
  const numbered = numberIn(turn.text)
  if (numbered !== null) return restoreAll(turn, [numbered])
  const last = await lastRecorded(turn.act, turn.who)
  const own = await lastOwnConcern(turn.act, turn.who)
  if (own && own.status === 'void' && (!last[0] || own.createdAt > last[0].recordedAt))
    return restoreOwn(turn, own.id)
  if (last.length === 0) return '还没有可以恢复的记录。'
  return restoreAll(
    turn,
    last.map(({ id }) => id),
  )
}

async function restoreOwn(turn: Turn, id: number): Promise<string> {
  return (await reopenOwnConcern(turn.act, turn.who, id))
    ? `已恢复您反映的那件事。诉求编号${id}。`
    : '这件事没有撤回过，一直记着，不用恢复。'
}

async function restoreAll(turn: Turn, ids: readonly number[]): Promise<string> {
  const lines: string[] = []
  for (const id of ids) {
    const outcome = await restoreReport(turn.act, turn.who, id)
    lines.push(
      outcome.ok
        ? `已恢复：${inWords(outcome.value, turn.today)}。编号${id}。${await followDay(turn.act, turn.today, null, outcome.value)}`
        : changeRefused(outcome.refusal),
    )
  }
  return lines.join('\n')
}

async function askWhetherThis(turn: Turn, report: StoredReport): Promise<string> {
  await askVoid(turn, [report])
  return `要撤回的是这一条吗？\n1 撤回 ${inWords(report, turn.today)}\n回“1”撤回；不撤回“取消”。`
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
        ? `已撤回：${inWords(outcome.value, turn.today)}。编号${id}。${await followDay(turn.act, turn.today, outcome.value, null)}`
        : changeRefused(outcome.refusal),
    )
  }
  return lines.join('\n')
}
