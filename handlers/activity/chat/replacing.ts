/** 活动5 换 何建平 原因 出差: somebody invited by turns is replaced; the next in turn is proposed. */
import { ask, closeQuestion, type OpenQuestion } from '../../question/actions.ts'
import { choiceOf, saysYes } from '../../shared/choices.ts'
import type { Turn } from '../../shared/turn.ts'
import {
  missingOf,
  replaceInvitee,
  replacingOf,
  turnWords,
  type Invitee,
  type Proposed,
  type Replacing,
} from '../actions.ts'
import { refusalText } from '../refusals.ts'
import { isByTurns } from '../rules.ts'
import { nameOf } from '../wording.ts'
import { findActivity } from '../actions.ts'

interface Payload {
  draft: { text: string }
  activityId: number
  outId: number
  whyNot: string | null
}

const swapping =
  /^换(?!到|成|个|地|时|在)(?:掉|下|人)?\s*([\u4e00-\u9fa5·]{2,10}?)?(?:代表)?(?:[\s,，。:：]+|$)(?:原因|因为)?[:：\s]*([\s\S]*)$/

/** Null when the words are something else, or nobody was invited to it by turns. */
export async function replace(turn: Turn, id: number, words: string): Promise<string | null> {
  const match = swapping.exec(words.normalize('NFKC').trim())
  const activity = match && (await findActivity(turn.act, id))
  if (!match || !activity || !isByTurns(activity)) return null
  const found = await replacingOf(turn.act, turn.who, id)
  if (!found.ok) return refusalText[found.refusal]
  const missing = missingOf(found.value)
  if (!match[1]) {
    const [only, ...others] = missing
    if (only && others.length === 0) return propose(turn, found.value, only, null)
    return missing.length === 0
      ? `${nameOf(activity)}还没有人说来不了。打电话来说的，请这样回：活动${id} 换 何建平 原因 出差`
      : `来不了的有：${missing.map(({ name }) => name).join('、')}。换哪一位？请回：活动${id} 换 ${missing[0]?.name ?? ''}`
  }
  const [out, ...twins] = found.value.invitees.filter(({ name }) => name === match[1])
  if (!out)
    return `${nameOf(activity)}邀请的人里没有${match[1]}，没有换。邀请的是：${found.value.invitees.map(({ name }) => name).join('、')}。`
  if (twins.length > 0) return `邀请的人里有两位${out.name}，请到工作台里换。`
  return propose(turn, found.value, out, match[2]?.trim() ? match[2].trim() : null)
}

async function propose(
  turn: Turn,
  { activity, next }: Replacing,
  out: Invitee,
  whyNot: string | null,
): Promise<string> {
  const isOut = out.answer === 'excused' || out.answer === 'declined'
  if (!isOut && whyNot === null)
    return `${out.name}还没有说来不了，没有换。打电话来说的请写原因，例如：活动${activity.id} 换 ${out.name} 原因 出差`
  const [first] = next
  if (!first) return '没有别的代表可以换了。'
  const payload: Payload = {
    draft: { text: turn.text },
    activityId: activity.id,
    outId: out.personId,
    whyNot,
  }
  await ask(turn.act, turn.conversation, 'activity.replace', payload, turn.settings['question.expiresHours'])
  return [
    `${nameOf(activity)}：${out.name}来不了（${isOut ? (out.reason ?? '没有说原因') : (whyNot ?? '')}）。按顺序下一位是${invitedWords(first)}。`,
    `1 请${first.name}`,
    '2 先不换',
    `回数字。请别人要写原因，例如：${next[1]?.name ?? first.name} 原因 熟悉预算`,
  ].join('\n')
}

const invitedWords = (one: Proposed): string => `${one.name}（${turnWords(one)}）`

const other =
  /^(?:请|换成?|改请)?\s*([\u4e00-\u9fa5·]{2,10}?)(?:代表)?[\s,，。]+(?:原因|因为)?[:：\s]*([\s\S]+)$/

/** The answer to who takes his place. */
export async function answerReplace(turn: Turn, question: OpenQuestion): Promise<string | null> {
  const { activityId, outId, whyNot } = question.payload as Payload
  const found = await replacingOf(turn.act, turn.who, activityId)
  if (!found.ok) {
    await closeQuestion(turn.act, question.id, 'answered')
    return refusalText[found.refusal]
  }
  const { next } = found.value
  const [first] = next
  const choice = choiceOf([{ label: `请${first?.name ?? ''}` }, { label: '先不换' }], turn.text)?.label
  if (choice === '先不换' || /^不换/.test(turn.text.trim())) {
    await closeQuestion(turn.act, question.id, 'cancelled')
    return '好的，没有换，也没有通知谁。'
  }
  const named = other.exec(turn.text.normalize('NFKC').trim())
  const [meant, ...twins] = named ? next.filter(({ name }) => name === named[1]) : []
  if (twins.length > 0) return `有两位${meant?.name ?? ''}，请到工作台里换。`
  const taken = choice || saysYes(turn.text) ? first : meant
  if (!taken)
    return named ? `没有可以请的代表叫${named[1] ?? ''}，没有换。请写在任、没有请过的代表姓名。` : null
  const swap = { outId, inId: taken.personId, whyNot, reason: named?.[2]?.trim() ?? null }
  const outcome = await replaceInvitee(turn.act, turn.who, activityId, swap)
  if (!outcome.ok) return refusalText[outcome.refusal]
  await closeQuestion(turn.act, question.id, 'answered')
  const silent = outcome.value.lines.some(({ status }) => status === 'unreachable')
  return `已换：${nameOf(outcome.value.activity)}由${taken.name}接替${outcome.value.out}，${silent ? `${taken.name}没绑定微信，请打电话` : `已通知${taken.name}`}；不再通知${outcome.value.out}。`
}
