/** A unit replies in the chat: what is missing is asked for, and nothing is taken for a promise that is none. */
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import { spokenDay, type Day } from '../../../shared/days.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import { nameOf, openCase, ownUnit, refOf, replyTo, type ReplyWords } from '../../actions.ts'
import { daysAskedFor, dayToCome, promisedDay } from '../words/dates.ts'
import { isYes } from '../words/naming.ts'
import { promisedWords, promiseOf, promisesIn, type Promised } from '../words/promises.ts'
import { content, missed } from './words.ts'
import { speakingFor } from './which.ts'
import { refusals } from '../words/refusals.ts'

/** 023答复 B类 明年一季度装好 */
export async function reply(turn: Turn, id: number): Promise<Said> {
  const one = await openCase(turn.act, id)
  if (!one) return refusals.not_found
  if (ownUnit(one, turn.who) === null) return refusals.not_yours
  const text = content(turn.text)
    .replace(/\[附件\]|【附件】/g, '')
    .replace(/^(?:我们?|我局|我单位)?的?(?:答复|回复|办复|办理情况|答复函)(?:一下)?[\s:：,，]*/, '')
    .replace(/^[A-Za-z](?:\s*类|(?=[\s:：,，]))[\s:：,，]*/, '')
    .trim()
  const unitIds = [...turn.who.unitIds]
  return goOnReply(turn, { id, replyClass: turn.understood.grade, text, dueOn: null, unitIds })
}

interface Replying {
  /** For which of his units the officer speaks. */
  unitIds?: readonly number[]
  id: number
  replyClass: string | null
  text: string
  /** The day that was asked for and answered. */
  dueOn: string | null
  /** The promises that were asked for and answered, each with its day. */
  promises?: Promised[]
  /** The day of which he was asked whether it is the one promised. */
  mayBeOn?: Day
}

async function goOnReply(said: Turn, words: Replying): Promise<Said> {
  const turn = speakingFor(said, words.unitIds)
  const classes = turn.settings['suggestion.replyClasses']
  const known = classes.find(({ letter }) => letter === words.replyClass)
  const wait = (question: string) => askReply(turn, words, question)
  if (!known)
    return wait(
      `是哪一类答复？\n${classes.map(({ letter, name }) => `${letter} ${name}`).join('\n')}\n回字母。`,
    )
  if (!words.text) return wait('答复了什么？请写一两句主要内容；答复函随后把文件发来。')
  // a day in a reply that promises nothing explains something: no promise is made of it
  const named = known.promises ? promisedDay(words.text, turn.today) : null
  const dueOn = known.promises ? (words.dueOn ?? (named?.isPlain === true ? named.day : null)) : null
  const several =
    known.promises && dueOn === null ? (words.promises ?? promisesIn(words.text, turn.today)) : []
  if (known.promises && dueOn === null && several.length === 0) {
    const example = `${Number(turn.today.slice(0, 4)) + 1}年3月底`
    if (daysAskedFor(words.text, turn.today).length > 1)
      return wait(
        `${known.letter}类要写承诺什么时候完成，话里不止一个日子。一项就写一个日子；几项写在一句里，例如：${example}前装灯，6月底前修路`,
      )
    return named
      ? askReply(
          turn,
          { ...words, mayBeOn: named.day },
          `${known.letter}类要写承诺什么时候完成。承诺${spokenDay(named.day, turn.today)}前完成吗？对就回1；不对请写日期，例如：${example}`,
        )
      : wait(`${known.letter}类要写承诺什么时候完成，例如：${example}`)
  }
  const promises = dueOn === null ? several : [promiseOf(words.text, dueOn)]
  const full: ReplyWords = {
    replyClass: known.letter,
    text: words.text,
    letterFileId: null,
    letterNumber: null,
    signedBy: null,
    contactPerson: null,
    contactPhone: null,
    promises,
  }
  const outcome = await replyTo(turn.act, turn.who, words.id, full)
  if (!outcome.ok) return refusals[outcome.refusal]
  const { one } = outcome.value
  await ask(
    turn.act,
    turn.conversation,
    'suggestion.letter',
    { id: words.id },
    turn.settings['question.expiresHours'],
  )
  return `已记${nameOf(one)}的${known.letter}类答复，已送领衔和附议代表。${
    promises.length > 0
      ? `${promisedWords(promises, turn.today)}。`
      : dayToCome(words.text, turn.today) === null
        ? ''
        : `${known.letter}类没有承诺，话里的日子没有记成承诺。`
  }${await missed(turn, outcome.value)}请把签发的答复函文件发来；以后再发的，先回“补交${refOf(one.row)}答复函”。`
}

async function askReply(turn: Turn, words: Replying, question: string): Promise<string> {
  await ask(turn.act, turn.conversation, 'suggestion.reply', words, turn.settings['question.expiresHours'])
  return question
}

export async function answerReply(turn: Turn, question: OpenQuestion): Promise<Said | null> {
  const words = question.payload as Replying
  const classes = turn.settings['suggestion.replyClasses'].map(({ letter }) => letter)
  const close = () => closeQuestion(turn.act, question.id, 'answered')
  if (words.replyClass === null || !classes.includes(words.replyClass)) {
    const letter = turn.text.normalize('NFKC').trim().toUpperCase().replace(/类$/, '')
    if (!classes.includes(letter)) return null
    await close()
    return goOnReply(turn, { ...words, replyClass: letter })
  }
  if (!words.text) {
    await close()
    return goOnReply(turn, { ...words, text: turn.text.trim() })
  }
  const several = promisesIn(turn.text, turn.today)
  if (several.length > 0) {
    await close()
    return goOnReply(turn, { ...words, promises: several })
  }
  const { mayBeOn } = words
  const dueOn =
    mayBeOn !== undefined && isYes(turn.text) ? mayBeOn : (promisedDay(turn.text, turn.today)?.day ?? null)
  if (dueOn === null) return '没看懂日期。请这样回：明年3月底，或者2027年3月31日'
  await close()
  return goOnReply(turn, { ...words, dueOn })
}
