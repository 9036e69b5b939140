/** What 代表工委 ends or orders by a sentence: an unrated reply, a signed withdrawal, a supervision. */
import type { Outcome } from '../../shared/outcome.ts'
import type { Said } from '../../shared/said.ts'
import type { Turn } from '../../shared/turn.ts'
import {
  chairsNamed,
  closeSupervision,
  closeUnrated,
  committeeNamed,
  nameLead,
  nameOf,
  openCase,
  readSuggestion,
  refOf,
  trackSupervision,
  unreachedWords,
  withdrawSigned,
  type Taken,
} from '../actions.ts'
import type { SuggestionRefusal } from '../rules.ts'
import { refusals } from './words.ts'

async function said(
  turn: Turn,
  outcome: Outcome<Taken, SuggestionRefusal>,
  words: (taken: Taken) => string,
): Promise<string> {
  if (!outcome.ok) return refusals[outcome.refusal]
  return `${words(outcome.value)}${(await unreachedWords(turn.act, outcome.value)) ?? ''}`
}

/** 023逾期未测评办结: only once the time for rating is over. */
export async function endUnrated(turn: Turn, id: number): Promise<Said> {
  const reading = await readSuggestion(turn.act, turn.who, id)
  if (!reading) return refusals.not_found
  const isLate = reading.waits.some(({ kind, level }) => kind === 'rate' && level === 'overdue')
  if (reading.one.course.state === 'replied' && !isLate)
    return `${nameOf(reading.one)}还没有到测评的期限，没有办结。请先请领衔代表测评。`
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
  const reason = behind(
    turn.text,
    /书面申请\s*(?:JY\S+|第?\d{1,4}号?)?\s*撤回(?:建议)?\s*(?:JY\S+|第?\d{1,4}号?)?/,
  )
  if (!reason) return `申请上写的理由是什么？请连着写，例如：${refOf(one.row)}按书面申请撤回 问题已经解决`
  return said(
    turn,
    await withdrawSigned(turn.act, turn.who, id, { reason, fileId: null }),
    ({ one: now }) =>
      `${nameOf(now)}已按书面申请撤回，办理停止，已告诉代表和承办单位。签名的申请请在工作台这一件的“存签名件、扫描件”里存。`,
  )
}

/** What stands behind some words, without the signs between. */
const behind = (text: string, words: RegExp): string => {
  const plain = text.normalize('NFKC')
  const found = words.exec(plain)
  return found
    ? plain
        .slice(found.index + found[0].length)
        .replace(/^[\s,，。:：;；]+|[\s,，:：;；]+$/g, '')
        .replace(/^理由[是:：\s]*/, '')
    : ''
}

/** 023由城环工委跟踪督办 */
export async function track(turn: Turn, id: number): Promise<Said> {
  const words = /(?:由|请|让)\s*([\p{Script=Han}]{2,14}?)(?:负责)?跟踪/u.exec(turn.text)?.[1] ?? ''
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
  const words = /(?:由|请|让)\s*([\p{Script=Han}]{2,8}?)领衔/u.exec(turn.text)?.[1] ?? ''
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
  const text = behind(turn.text, /督办结项(?:报告)?/)
  if (!text) return '结项报告怎么写？请连着写，例如：023督办结项：三盏路灯都已立好，代表满意'
  return said(
    turn,
    await closeSupervision(turn.act, turn.who, id, { text, fileId: null }),
    ({ one }) => `${nameOf(one)}的重点督办已结项，已告诉代表、承办单位和督办的人。`,
  )
}
