/** 重点督办 in the chat: leading, joining, noting, and the list of the year. */
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import { spokenDay } from '../../../shared/days.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  chairsNamed,
  committeeNamed,
  deputiesNamed,
  joinSupervision,
  leadSupervision,
  logSupervision,
  nameOf,
  openCase,
  setKey,
  suggestionsNamed,
} from '../../actions.ts'
import { councilIn } from '../words/council.ts'
import { councilDay } from '../words/dates.ts'
import { isUndecided, nameIn } from '../office/motions.ts'
import { chosenIndex } from '../words/naming.ts'
import { said } from '../office/deciding.ts'
import { unlisting } from './unlisting.ts'
import { refusals } from '../words/refusals.ts'
import { wholeWords } from '../../numbering.ts'

/** 019我来领衔督办; 我参与督办019 */
export async function supervise(turn: Turn, id: number): Promise<Said> {
  const one = await openCase(turn.act, id)
  if (!one) return refusals.not_found
  if (/参与|参加|加入/.test(turn.text) && !/领衔/.test(turn.text))
    return said(await joinSupervision(turn.act, turn.who, id), () => `您参与督办${nameOf(one)}。`)
  const outcome = await leadSupervision(turn.act, turn.who, id)
  if (!outcome.ok)
    return outcome.refusal === 'not_yours'
      ? '领衔督办由常委会主任、副主任来办，没有记。'
      : refusals[outcome.refusal]
  return outcome.value.proposed
    ? `${nameOf(one)}还不是重点督办建议，已把您的提议交代表工委提请主任会议研究。`
    : `您领衔督办${nameOf(one)}，已告诉承办单位和代表。`
}

const numbered = new RegExp(`${wholeWords}|第?\\d{1,4}号?(?:建议)?`, 'gi')

/** 陈秀兰、何建平代表参与督办001: the office names deputies. */
export async function joinOthers(turn: Turn, id: number): Promise<Said> {
  const words = turn.text.normalize('NFKC').replace(numbered, ' ')
  const typed =
    /(?:请|由|让)?\s*([\p{Script=Han}、，,和 ]{2,60}?)(?:代表|两位|三位|等)*\s*(?:一起)?参与督办/u.exec(
      words,
    )?.[1] ?? ''
  const names = typed
    .split(/[、，,和\s]+/)
    .map((name) => name.replace(/^(?:请|由|让)|代表$/g, ''))
    .filter((name) => name !== '')
  if (names.length === 0) return '请谁参与督办？请写代表姓名，例如：陈秀兰、何建平参与督办001'
  const people: { id: number; name: string }[] = []
  for (const name of names) {
    const [deputy, ...more] = await deputiesNamed(turn.act, name)
    if (!deputy) return `没有叫“${name}”的代表，没有办。请核对姓名。`
    if (more.length > 0) return `有几位代表都叫${name}，没有办。请他本人回：我参与督办 编号。`
    people.push(deputy)
  }
  const lines: string[] = []
  for (const { id: personId, name } of people)
    lines.push(
      said(
        await joinSupervision(turn.act, turn.who, id, personId),
        ({ one }) => `${name}参与督办${nameOf(one)}，已告诉他。`,
      ),
    )
  return lines.join('\n')
}

/** 001督办情况：到现场看了，灯杆已经立好; 001督办方案：… */
export async function logSupervisionWords(turn: Turn, id: number): Promise<Said> {
  const [, kind, words = ''] = /督办(情况|记录|方案|计划)[\s:：,，]*([\s\S]*)$/.exec(turn.text.trim()) ?? []
  const text = words.trim()
  const isPlan = kind === '方案' || kind === '计划'
  if (!text) return '督办的情况是什么？请连着写，例如：001督办情况：到现场看了，灯杆已经立好'
  return said(
    await logSupervision(turn.act, turn.who, id, {
      kind: isPlan ? 'plan' : 'log',
      happenedOn: turn.today,
      text,
    }),
    ({ one }) => `已记${nameOf(one)}的督办${isPlan ? '方案' : '情况'}：${text}`,
  )
}

interface KeyAsked {
  ids: number[]
  chairs: { id: number; name: string }[]
  tracker: string | null
  decidedOn: string | null
  leads: number[]
}

/** 005 019 023列重点督办 郑主任吴主任领衔 城环工委跟踪: the day of the council and each one's lead are asked. */
export async function key(turn: Turn): Promise<Said> {
  if (!turn.who.staffRoles.includes('代表工委')) return '列重点督办由代表工委来办，没有记。'
  if (unlisting.test(turn.text))
    return '这句话像是不再列重点督办，没有列，也没有改。要办请一件写一句，例如：001不再重点督办 问题已经解决'
  const ids: number[] = []
  for (const no of turn.understood.suggestionNos) {
    const [only, ...more] = await suggestionsNamed(turn.act, turn.who, nameIn(turn.text, no), no)
    if (!only || more.length > 0) return `${no}对不上一件建议，没有列。请写全编号，例如：JY-1801-005`
    if (isUndecided(only)) return refusals.motion_undecided
    ids.push(only.id)
  }
  if (ids.length === 0) return '列哪几件？请写编号，例如：005 019列重点督办 郑主任领衔'
  const { decidedOn, words } = councilIn(turn.text, turn.today)
  const leading = /([\p{Script=Han}、和 ]{2,30})领衔/u.exec(words.split('督办').at(-1) ?? '')?.[1] ?? ''
  const names =
    leading.trim().match(/[\p{Script=Han}]{1,3}?(?:副?主任)|[\p{Script=Han}]{2,4}(?=[、和 ]|$)/gu) ?? []
  const chairs: { id: number; name: string }[] = []
  for (const name of names) {
    const [chair, ...more] = await chairsNamed(turn.act, name)
    if (!chair || more.length > 0) return `“${name}”对不上一位主任或副主任，没有列。请写全名。`
    chairs.push(chair)
  }
  const committee = /([\p{Script=Han}]{2,10}(?:工作?委员?会?|办))(?:负责)?跟踪/u.exec(
    words.replace(/领衔/, ' '),
  )?.[1]
  const tracker = committee === undefined ? null : await committeeNamed(turn.act, committee)
  if (committee !== undefined && tracker === null)
    return `没有找到“${committee}”这个工作委员会，没有列。请写全称再发一次。`
  return askKey(turn, { ids, chairs, tracker, decidedOn, leads: [] })
}

async function askKey(turn: Turn, asked: KeyAsked): Promise<string> {
  const hours = turn.settings['question.expiresHours']
  if (asked.decidedOn === null) {
    await ask(turn.act, turn.conversation, 'suggestion.key', asked, hours)
    return '主任会议是哪天定的？请回日期，例如：11月20日'
  }
  const [first] = asked.chairs
  if (asked.chairs.length === 1 && first && asked.leads.length < asked.ids.length)
    return askKey(turn, { ...asked, leads: asked.ids.map(() => first.id) })
  const next = asked.chairs.length === 0 ? undefined : asked.ids[asked.leads.length]
  if (next === undefined) return setKeys(turn, asked)
  await ask(turn.act, turn.conversation, 'suggestion.key', asked, hours)
  const one = await openCase(turn.act, next)
  return [
    `${one ? nameOf(one) : ''}由谁领衔？`,
    ...asked.chairs.map(({ name }, index) => `${index + 1} ${name}`),
    '回数字。',
  ].join('\n')
}

export async function answerKey(turn: Turn, question: OpenQuestion): Promise<Said | null> {
  const asked = question.payload as KeyAsked
  if (asked.decidedOn === null) {
    const decidedOn = councilDay(turn.text, turn.today)
    if (decidedOn === null) return '没看懂日期。请这样回：11月20日'
    if (decidedOn > turn.today)
      return `${spokenDay(decidedOn, turn.today)}还没有到，没有列。主任会议是哪天定的？以前年份的请写上年份，例如：${Number(turn.today.slice(0, 4)) - 1}年12月30日`
    await closeQuestion(turn.act, question.id, 'answered')
    return askKey(turn, { ...asked, decidedOn })
  }
  const chair = asked.chairs[chosenIndex(turn.text, asked.chairs.length) ?? -1]
  if (!chair) return null
  await closeQuestion(turn.act, question.id, 'answered')
  return askKey(turn, { ...asked, leads: [...asked.leads, chair.id] })
}

async function setKeys(turn: Turn, asked: KeyAsked): Promise<string> {
  const lines: string[] = []
  for (const [index, id] of asked.ids.entries()) {
    const leadId = asked.leads[index] ?? null
    const outcome = await setKey(turn.act, turn.who, id, {
      decidedOn: asked.decidedOn ?? turn.today,
      decision: '主任会议确定',
      leadId,
      tracker: asked.tracker,
    })
    const name = asked.chairs.find((chair) => chair.id === leadId)?.name
    lines.push(
      said(
        outcome,
        ({ one }) =>
          `${nameOf(one)}列为重点督办（${spokenDay(asked.decidedOn ?? turn.today, turn.today)}主任会议确定）${name ? `，${name}领衔` : '，还没有人领衔'}${asked.tracker ? `，${asked.tracker}跟踪` : ''}。`,
      ),
    )
  }
  return lines.join('\n')
}
