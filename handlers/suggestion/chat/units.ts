/** What the handling units say: 签收、不是我们的、已沟通、延期、协办意见、答复、承诺已落实. */
import { findDays } from '../../language/dates.ts'
import { ask, closeQuestion, type OpenQuestion } from '../../question/actions.ts'
import { spokenDay, type Day } from '../../shared/days.ts'
import type { Outcome } from '../../shared/outcome.ts'
import type { Said } from '../../shared/said.ts'
import type { Turn } from '../../shared/turn.ts'
import {
  askExtension,
  askReturn,
  confirmCommunication,
  deliverCommitment,
  extensionLimit,
  isExtensionLate,
  giveOpinion,
  nameOf,
  openCase,
  openParts,
  ownUnit,
  readSuggestion,
  refOf,
  replyTo,
  reportCommunication,
  signFor,
  unreachedWords,
  type Communication,
  type OpenPart,
  type ReplyWords,
  type Taken,
} from '../actions.ts'
import { linkTo } from './links.ts'
import { communicationNames, type SuggestionRefusal } from '../rules.ts'
import { dayToCome, daysAskedFor, promisedDay } from './dates.ts'
import { chosenIndex, isNo, isYes } from './naming.ts'
import { speakingFor } from './whichUnit.ts'
import { refusals } from './words.ts'

type Result = Outcome<Taken, SuggestionRefusal>

/** The receipt; where somebody who had to hear of it was not reached, also who must be called. */
async function said(turn: Turn, outcome: Result, words: (taken: Taken) => string): Promise<string> {
  return outcome.ok
    ? `${words(outcome.value)}${await missed(turn, outcome.value)}`
    : refusals[outcome.refusal]
}

const missed = async (turn: Turn, taken: Taken): Promise<string> =>
  (await unreachedWords(turn.act, taken)) ?? ''

/** 签收 023 */
export async function sign(turn: Turn, id: number): Promise<Said> {
  const merged = await openCase(turn.act, id)
  if (merged?.course.state === 'merged' && merged.into && ownUnit(merged, turn.who) !== null)
    return `${nameOf(merged)}已并入${refOf(merged.into.row)}办理，签收${refOf(merged.into.row)}就行；答复和联系代表要分别办。`
  const outcome = await signFor(turn.act, turn.who, id)
  if (!outcome.ok) return refusals[outcome.refusal]
  const { one } = outcome.value
  const reading = await readSuggestion(turn.act, turn.who, id)
  const unitId = ownUnit(one, turn.who)
  const due = reading?.waits.find(
    (wait) => wait.unitId === unitId && (wait.kind === 'reply' || wait.kind === 'opinion'),
  )
  const what = due?.kind === 'opinion' ? '提出协办意见' : '答复代表'
  return `已签收${nameOf(one)}${due?.due ? `，${spokenDay(due.due, turn.today)}前${what}` : ''}。联系了代表请回：${refOf(one.row)}已电话联系代表，并写商量了什么。`
}

/** The words without the number: what the unit wrote. */
const content = (text: string): string =>
  text
    .trim()
    .replace(/^(?:JY-?\d{4}B?-?\d+|第?\d{1,4}号?(?:建议)?)[\s,，:：]*/i, '')
    .trim()

/** 023不是我们的 应该是城管局 */
export async function giveBack(turn: Turn, id: number): Promise<Said> {
  const reason = content(turn.text)
  const better = turn.understood.units.main ?? turn.understood.units.assist[0] ?? null
  return said(
    turn,
    await askReturn(turn.act, turn.who, id, reason, better),
    ({ one }) =>
      `已向交办机关申请退回${nameOf(one)}，理由：${reason}。同意以前仍由你单位办理，请不要自行转给别的单位。`,
  )
}

const methods: readonly (readonly [RegExp, Communication['method']])[] = [
  [/座谈/, 'forum'],
  [/电话|通话|致电/, 'phone'],
  [/微信/, 'platform'],
  [/发函|去函|信函|书面|邮件/, 'letter'],
  [/上门|走访|拜访|登门/, 'visit'],
  [/面商|当面|见面|面对面|碰头/, 'meet'],
  [/现场|实地|踏勘|勘查|勘察/, 'site'],
]

/** 023已电话联系周代表,约周五上午现场看 */
export async function communicate(turn: Turn, id: number): Promise<Said> {
  const summary = content(turn.text)
  const [done = summary, planned = ''] = summary.split(/[,，。;；]?(?=约|定于|拟|准备)/)
  const method = methods.find(([words]) => words.test(done))?.[1] ?? 'other'
  const past = findDays(done, { today: turn.today, lean: 'past', contactDay: '10-20' })[0]?.day
  const meeting = planned
    ? findDays(planned, { today: turn.today, lean: 'future', contactDay: '10-20' })[0]
    : undefined
  const outcome = await reportCommunication(turn.act, turn.who, id, {
    method,
    happenedOn: past ?? turn.today,
    summary: summary.slice(0, 500),
    meetingOn: meeting?.day ?? meeting?.choices[0] ?? null,
    meetingPart: meeting?.partOfDay ?? null,
  })
  if (!outcome.ok) return refusals[outcome.refusal]
  const appointed = meeting?.day ? `，约定${spokenDay(meeting.day, turn.today)}` : ''
  return `已记：${spokenDay(past ?? turn.today, turn.today)}${communicationNames[method]}联系代表${appointed}。${refOf(outcome.value.one.row)}已请代表确认是否属实。${await missed(turn, outcome.value)}`
}

const denied = /没有?沟通|不属实|没有?联系|未沟通|没沟通|没有?见/

/** 023沟通属实; 023没有沟通 */
export async function confirm(turn: Turn, id: number, part: OpenPart): Promise<Said> {
  const holds = !denied.test(turn.text)
  const outcome = await confirmCommunication(turn.act, turn.who, id, {
    holds,
    words: turn.text.slice(0, 300),
    communicationId: part.id,
  })
  if (!outcome.ok) return refusals[outcome.refusal]
  const { one } = outcome.value
  const left = await openParts(turn.act, turn.who, id, 'contact')
  const more = left.ok ? left.value.map(({ name }) => name).join('、') : ''
  return [
    holds
      ? `好的，已记${nameOf(one)}${part.name}沟通属实。`
      : `已记${nameOf(one)}${part.name}没有沟通，已告诉承办单位和交办机关。`,
    ...(more ? [`还等您确认：${more}。`] : []),
  ].join('\n')
}

/** 申请023延期 涉及规划调整 估计明年5月办完 */
export async function extend(turn: Turn, id: number): Promise<Said> {
  const cap = await extensionLimit(turn.act, turn.who, id)
  if (cap === null) return refusals.not_yours
  if (await isExtensionLate(turn.act, turn.who, id)) return refusals.extension_too_late
  const words = content(turn.text.replace(/申请/, ''))
  const days = daysAskedFor(words.replace(/^\d{3,4}/, ''), turn.today)
  const reason = words.replace(/^(?:第?\d{1,4}号?)?(?:建议)?延期[\s,，:：]*/, '').trim()
  if (days.length === 0 || !reason)
    return `延到哪天、为什么？最晚${spokenDay(cap, turn.today)}（交办之日起${turn.settings['suggestion.replyCapMonths']}个月）。例如：申请023延期到${spokenDay(cap, turn.today)} 涉及规划调整`
  const [wanted, ...others] = days
  return wanted === undefined || others.length > 0
    ? askWhichDay(turn, { id, days, reason, unitIds: turn.who.unitIds })
    : extendTo(turn, id, wanted, reason)
}

/** Two days in one sentence: which is asked for is never guessed. */
async function askWhichDay(
  turn: Turn,
  asked: { id: number; days: readonly Day[]; reason: string; unitIds: readonly number[] },
): Promise<string> {
  await ask(turn.act, turn.conversation, 'suggestion.extendTo', asked, turn.settings['question.expiresHours'])
  const days = asked.days.map((day, index) => `${index + 1} ${spokenDay(day, turn.today)}`)
  return ['话里有几个日子，申请延期到哪一天？', ...days, '回数字，或者写日期；不办了回“取消”。'].join('\n')
}

/** The number or the day itself. */
export async function answerDay(turn: Turn, question: OpenQuestion): Promise<Said | null> {
  const { id, days, reason, unitIds } = question.payload as {
    id: number
    days: Day[]
    reason: string
    unitIds?: number[]
  }
  const typed = turn.text.length > 20 ? [] : daysAskedFor(turn.text, turn.today)
  const wanted =
    days[chosenIndex(turn.text, days.length) ?? -1] ?? (typed.length === 1 ? typed[0] : undefined)
  if (wanted === undefined) return null
  await closeQuestion(turn.act, question.id, 'answered')
  return extendTo(speakingFor(turn, unitIds), id, wanted, reason)
}

async function extendTo(turn: Turn, id: number, wanted: Day, reason: string): Promise<string> {
  const cap = await extensionLimit(turn.act, turn.who, id)
  if (cap === null) return refusals.not_yours
  if (wanted <= cap) return askFor(turn, id, wanted, reason)
  await ask(
    turn.act,
    turn.conversation,
    'suggestion.extend',
    { id, until: cap, reason, unitIds: turn.who.unitIds },
    turn.settings['question.expiresHours'],
  )
  return `${spokenDay(wanted, turn.today)}超过了最长期限（交办之日起${turn.settings['suggestion.replyCapMonths']}个月，到${spokenDay(cap, turn.today)}）。按${spokenDay(cap, turn.today)}申请吗？\n1 按${spokenDay(cap, turn.today)}申请\n2 不申请`
}

const askFor = async (turn: Turn, id: number, until: string, reason: string): Promise<string> =>
  said(
    turn,
    await askExtension(turn.act, turn.who, id, { until, reason }),
    ({ one }) =>
      `已申请把${nameOf(one)}延期到${spokenDay(until, turn.today)}，等交办机关同意；同意以前期限不变。`,
  )

export async function answerExtension(turn: Turn, question: OpenQuestion): Promise<Said | null> {
  const { id, until, reason, unitIds } = question.payload as {
    id: number
    until: string
    reason: string
    unitIds?: number[]
  }
  if (!isYes(turn.text) && !isNo(turn.text)) return null
  await closeQuestion(turn.act, question.id, 'answered')
  return isYes(turn.text) ? askFor(speakingFor(turn, unitIds), id, until, reason) : '好的，没有申请延期。'
}

/** 023协办意见:同意划标线 11月底完成 */
export async function opinion(turn: Turn, id: number): Promise<Said> {
  const text = content(turn.text).replace(/^(?:作为)?协办(?:单位)?的?意见[\s:：,，]*/, '')
  if (!text)
    return `协办意见是什么？请连着写，例如：023协办意见：同意划标线，11月底完成\n要写得长、承诺几项，点开填：${await linkTo(turn, 'opinion', id)}`
  const named = promisedDay(text, turn.today)
  const dueOn = named?.isPlain === true ? named.day : null
  const promises = dueOn === null ? [] : [{ text: shortPromise(text), dueOn }]
  return said(
    turn,
    await giveOpinion(turn.act, turn.who, id, { text, promises }),
    ({ one }) =>
      `已记协办意见并送主办单位：${nameOf(one)}。${
        dueOn !== null
          ? `承诺${spokenDay(dueOn, turn.today)}前完成，到期会提醒。`
          : dayToCome(text, turn.today) === null
            ? ''
            : `没有记承诺；要承诺请写哪天前完成，例如：${refOf(one.row)}协办意见：明年3月底前完成`
      }`,
  )
}

const shortPromise = (text: string): string => text.slice(0, 200)

/** 023答复 B类 明年一季度装好 */
export async function reply(turn: Turn, id: number): Promise<Said> {
  const one = await openCase(turn.act, id)
  if (!one) return refusals.not_found
  if (ownUnit(one, turn.who) === null) return refusals.not_yours
  const text = content(turn.text)
    .replace(/\[附件\]|【附件】/g, '')
    .replace(/^(?:答复|回复|办复|办理情况|答复函)[\s:：,，]*/, '')
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
  if (known.promises && dueOn === null) {
    const example = `${Number(turn.today.slice(0, 4)) + 1}年3月底`
    return named
      ? askReply(
          turn,
          { ...words, mayBeOn: named.day },
          `${known.letter}类要写承诺什么时候完成。承诺${spokenDay(named.day, turn.today)}前完成吗？对就回1；不对请写日期，例如：${example}`,
        )
      : wait(`${known.letter}类要写承诺什么时候完成，例如：${example}`)
  }
  const promises = dueOn === null ? [] : [{ text: shortPromise(words.text), dueOn }]
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
    dueOn !== null
      ? `承诺${spokenDay(dueOn, turn.today)}前完成。`
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
  const { mayBeOn } = words
  const dueOn =
    mayBeOn !== undefined && isYes(turn.text) ? mayBeOn : (promisedDay(turn.text, turn.today)?.day ?? null)
  if (dueOn === null) return '没看懂日期。请这样回：明年3月底，或者2027年3月31日'
  await close()
  return goOnReply(turn, { ...words, dueOn })
}

/** 023承诺已落实 3月10日通电 */
export async function deliver(turn: Turn, _id: number, part: OpenPart): Promise<Said> {
  const note =
    content(turn.text)
      .replace(/^承诺/, '')
      .replace(/^(?:已经?)?(?:落实|完成|兑现)了?[\s,，:：]*/, '') || null
  return said(
    turn,
    await deliverCommitment(turn.act, turn.who, part.id, note),
    ({ one }) => `已记${nameOf(one)}的承诺${part.name}已落实，已请领衔代表测评。`,
  )
}
