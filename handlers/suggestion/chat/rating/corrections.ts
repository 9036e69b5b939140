/** 001测评错了，应该是…; 001答复改成B类 …: what was sent by mistake, corrected by whoever sent it. */
import { spokenDay } from '../../../shared/days.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  correctable,
  correctReply,
  nameOf,
  openCase,
  ownSuggestions,
  refOf,
  replyToCorrect,
  unreachedWords,
  type ReplyChange,
} from '../../actions.ts'
import { isAsked } from '../asking.ts'
import { dayToCome, promisedDay } from '../words/dates.ts'
import { promiseOf, promisesIn } from '../words/promises.ts'
import { corrected, judgedIn } from './judging.ts'
import { linkTo } from '../reading/links.ts'
import type { Among } from '../words/naming.ts'
import { goOn } from './rating.ts'
import { refusals } from '../words/refusals.ts'
import { wholeWords } from '../../numbering.ts'

const number = `(?:${wholeWords}|第?\\d{1,4}号?)(?:建议)?`
const lately = '(?:刚才|刚刚|上次|之前|前面|昨天|今天)?'
const gap = '[\\s,，:：]*'
const judging = '(?:测评|评价|打分|评|满意度)'
const end = '(?=$|[\\s,，:：。.;；!！])'
/** 错了, and no 反映, 反馈, 错综; 错了没有 asks. */
const wrong = `(?:[写填点选发打说]|得|的){0,2}(?:错|反)(?:了(?!没有?${end})|${end})`
const change = '(?:更正|修改|重新?|改)(?:一?下)?'
/** 改成, 改：, 改不满意, and no 改日, 改进, 改变. */
const changed = `(?:更正|修改|改)(?:一?下)?(?:[成为]|${end}|(?=基本|不?满意|办理|工作|结果|[A-Za-z]))`
/** What stands behind the rating that is to be changed: no 测评办法. */
const afterRating = `(?=$|[\\s,，:：。.;；!！成为改是应第\\d]|JY|一?下|基本|不?满意|办理|工作|结果)`

const rating = new RegExp(
  `^(?:我|请|把|将|对|要|想)*${gap}(?:${change}${gap})?(?:${number})?的?${gap}我?${lately}我?的?(?:` +
    `${judging}${wrong}|${judging}(?:我?[要想]|请)?${changed}|(?<=${change}.{0,16})(?:测评|评价)${afterRating}|${change}(?:${lately})的?(?:测评|评价)${afterRating})`,
  'i',
)
const reply = new RegExp(
  `^(?:我们?|我局|请|把|将|要)*${gap}(?:(?:更正|修改|改)(?:一?下)?${gap}${number}的?${gap}答复(?!函)(?:的?(?:内容|类别))?(?=$|[\\s,，:：。.;；成为改是应])|` +
    `${number}的?${gap}${lately}的?答复(?!函)(?:的?(?:内容|类别))?${gap}(?:(?:要|请)?${changed}|(?<wrong>${wrong}|有误${end})))`,
  'i',
)
const instead = /^[\s,，:：。;；]*(?:应该?|要)?(?:是|改[成为]?|更正为)?[\s,，:：]*/
/** What the wrong reply should have said; other words behind 错了 only explain. */
const shouldBe =
  /^[\s,，:：。;；]*(?:(?:应该?当?|要)(?:是|为|改)|是|改[成为]|更正为|[A-Za-zＡ-Ｚａ-ｚ](?:类|[\s,，:：]|$))/

/** 说错了，结果是基本满意: right behind a rating, without its name. */
export const takesBack = (text: string): boolean => corrected.test(text) && !isAsked(text)

export const ratingCorrected = (text: string): boolean => rating.test(text) && !isAsked(text)
export const replyCorrected = (text: string): boolean => reply.test(text) && !isAsked(text)

/** The deputy's own ones whose last rating he may still correct; else those that wait for his next one, as 重新测评 means them then. */
export const rated: Among = async (turn) => {
  const own = await ownSuggestions(turn.act, turn.who, ['closed', 'rehandling', 'conference', 'replied'])
  const led = own.filter(({ leadId }) => leadId === turn.who.personId)
  const [open, waiting]: [typeof own, typeof own] = [[], []]
  for (const brief of led) {
    const one = await openCase(turn.act, brief.id)
    if (one?.course.state === 'replied') waiting.push(brief)
    else if (one && (await correctable(turn.act, turn.who, one))) open.push(brief)
  }
  return open.length > 0 ? open : waiting
}

/** An axis that is not named keeps what he said of it; nothing named is asked for. */
export async function correctRatingOf(turn: Turn, id: number): Promise<Said> {
  const one = await openCase(turn.act, id)
  if (!one) return refusals.not_found
  if (one.row.leadId !== turn.who.personId) return '测评由领衔代表来更正，没有改。'
  const said = judgedIn(turn.text.replace(rating, '').replace(instead, ''))
  // a new reply waits for him: he rates that one
  if (one.course.state === 'replied') return goOn(turn, { id, ...said })
  const was = await correctable(turn.act, turn.who, one)
  if (!was) return one.course.rating ? refusals.correction_too_late : refusals.rating_acted_on
  if (said.work === null && said.result === null) return goOn(turn, { id, ...said, corrects: true })
  const [work, result] = [said.work ?? was.work, said.result ?? was.result]
  const isBad = work === 'dissatisfied' || result === 'dissatisfied'
  const reason = said.reason ?? (isBad ? was.reason : null)
  return goOn(turn, { id, work, result, reason, corrects: true })
}

/** A class alone leaves the words, words alone leave the class; a day that is promised takes the place of the one before. */
export async function correctReplyOf(turn: Turn, id: number): Promise<Said> {
  const one = await openCase(turn.act, id)
  if (!one) return refusals.not_found
  const found = await replyToCorrect(turn.act, turn.who, one)
  if (!found.ok) return refusals[found.refusal]
  const ref = refOf(one.row)
  const [head = '', ...groups] = reply.exec(turn.text.trim()) ?? []
  const behind = turn.text.trim().slice(head.length)
  const rest = groups.some(Boolean) && !shouldBe.test(behind) ? '' : behind.replace(instead, '')
  const letter = /^([A-Za-zＡ-Ｚａ-ｚ])\s*(?:类|(?=[\s,，:：])|$)[\s,，:：]*/.exec(rest)
  const text = rest.slice(letter?.[0].length ?? 0).trim()
  if (!letter && text.length < 2)
    return `改成什么？类别和内容写在一句里，例如：${ref}答复改成B类 明年3月底前装好；只改类别就写：${ref}答复改成B类。\n改得多，点开填：${await linkTo(turn, 'reply', id)}`
  const replyClass = letter?.[1]?.normalize('NFKC').toUpperCase() ?? found.value.replyClass
  const known = turn.settings['suggestion.replyClasses'].find((one) => one.letter === replyClass)
  const named = known?.promises && text ? promisedDay(text, turn.today) : null
  const several = known?.promises && !named ? promisesIn(text, turn.today) : []
  const given = named?.isPlain === true ? [promiseOf(text, named.day)] : several
  const words: ReplyChange = {
    replyClass,
    ...(text ? { text } : {}),
    ...(given.length > 0 ? { promises: given } : {}),
  }
  const outcome = await correctReply(turn.act, turn.who, id, words)
  if (!outcome.ok)
    return outcome.refusal === 'promise_needed'
      ? `${replyClass}类要写承诺什么时候完成，没有改。例如：${ref}答复改成${replyClass}类 明年3月底前装好`
      : refusals[outcome.refusal]
  const now = await replyToCorrect(turn.act, turn.who, outcome.value.one)
  const promised = now.ok
    ? now.value.commitments.map(({ dueOn }) => `承诺${spokenDay(dueOn, turn.today)}前完成`).join('，')
    : ''
  const day = text && given.length === 0 && dayToCome(text, turn.today) !== null
  return [
    `已更正${nameOf(one)}的答复：${replyClass}类，${text ? '内容换成新写的' : '内容没有改'}；${promised || '没有承诺'}。`,
    day ? '话里的日子没有记成新的承诺。' : '',
    '已重新告诉领衔和附议代表，请代表测评；原来的答复存着备查。',
    found.value.letterFileId === null ? '' : `答复函要换的请回：补交${ref}答复函。`,
    (await unreachedWords(turn.act, outcome.value)) ?? '',
  ].join('')
}
