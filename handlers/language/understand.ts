import { dayOf } from '../shared/days.ts'
import { askAgain, ofAnswer } from './answerMeaning.ts'
import { isBareAnswer, isConfirmation, isWayOut, readAnswer } from './answers.ts'
import { mattersIn } from './concerns.ts'
import { ofContacts, ofMatters, ofMended, ofQuestion } from './contactMeaning.ts'
import { readContacts, type Reading } from './contacts.ts'
import { ofCorrection } from './correctionMeaning.ts'
import { readCorrection, soundsLikeCorrection } from './corrections.ts'
import { findDays } from './dates.ts'
import { appraisalIn } from './grades.ts'
import { notDone } from './happened.ts'
import { ofIntent } from './intentMeaning.ts'
import { intentOf } from './intents.ts'
import { meaning } from './meaning.ts'
import { methodIn } from './methods.ts'
import { normalise } from './normalise.ts'
import * as ask from './questions.ts'
import type { Report } from './reports.ts'
import { mended } from './selfCorrections.ts'
import { suggestionNumbers } from './suggestionNumbers.ts'
import { isMatter } from './topics.ts'
import type { Intent, Understanding, UnderstandContext } from './understanding.ts'

/**
 * What a message means: pure, never throws, and never sure of what it is not. Days are office days in `context.zone`,
 * counted from `context.now`; a day of a report leans to the past, a plan's to the future. What must not be guessed
 * stands in `ask`, and then nothing may be recorded before it is answered.
 */
export function understand(text: string, context: UnderstandContext): Understanding {
  const words = normalise(text)
  const tight = words.replace(/\s+/g, '')
  if (tight === '') return meaning('unknown', words)
  const answered = context.pending === null ? null : readAnswer(words, context.pending)
  if (answered && !(words.length > 10 && tellsOfContact(words, context))) return ofAnswer(answered, words)
  if (isGreeting(words, context)) return meaning('greeting', words)
  if (isWayOut(words)) return { ...meaning('cancel', words), confidence: 0.9 }
  if (unsaid.test(tight) && tellsOfContact(words, context))
    return { ...meaning('unknown', words), ask: ask.askAboutNotDone('negated') }
  const report = mayReport(context) ? mended(words, context) : null
  if (report !== null && tellsOfContact(report, context))
    return ofMended(ofSentence(report, report.replace(/\s+/g, ''), context), words)
  const correction = mayReport(context) && !onlyRaised(words, context) ? readCorrection(words, context) : null
  if (correction) return ofCorrection(correction, words, context)
  return ofSentence(words, tight, context)
}

/** 您好!早上好! */
function isGreeting(words: string, { role }: UnderstandContext): boolean {
  const parts = words.split(/[\s,，。!！~]+/).filter((part) => part !== '')
  const none = { role, numbered: false, dated: false, contact: false }
  return (
    parts.length > 1 &&
    parts.length < 5 &&
    parts.every((tight) => intentOf({ tight, ...none })?.intent === 'greeting')
  )
}

/** …反映停车难,这条是试发的,别记: told, and taken back in one breath. */
const unsaid =
  /(?:这[条个次句])?(?:是.{0,10})?(?:试发的?|测试的?|试试的?|不算数|不用记|不要记|别记|不必记)(?:了|啊|哈|哦|吧)*[。.!！]?$/

/** A whole report of a contact with somebody known is no answer to 满意吗, even where the voter is 不满意. */
function tellsOfContact(words: string, context: UnderstandContext): boolean {
  if (!mayReport(context)) return false
  return readContacts(words, context).reports.some((report) => isTold(report) || isRaised(report))
}

/** With a matter, even 去看了 is a whole report. */
const isRaised = ({ people, method, concerns, unmet }: Report): boolean =>
  method !== null &&
  !unmet &&
  concerns.length > 0 &&
  people.some(({ mention }) => mention.candidates.length > 0)

const isTold = ({ people, method, weak, unmet }: Report): boolean =>
  method !== null && !weak && !unmet && people.some(({ mention }) => mention.candidates.length > 0)

/** Words that speak of the record itself: 刚才那条, 日期错了. */
const ofRecord =
  /那[条次]|这[条次]|刚才|刚刚|上一?[条次]|记录|(?:日期|日子|时间|名字|姓名|方式)(?:写|记|说|搞|弄|打|填)?(?:错|不对|有误)/

/** 昨天走访小殷,他说水费算错了: the mistake is what he told of, not the record's. */
function onlyRaised(words: string, context: UnderstandContext): boolean {
  if (!soundsLikeCorrection(words) || ofRecord.test(words)) return false
  const { clauses, reports } = readContacts(words, context)
  const raised = reports.some(isRaised)
  if (!raised && !reports.some(isTold)) return false
  const frames = clauses.filter(({ kind }) => kind === 'frame')
  if (frames.length === clauses.length) return false
  const [first] = frames
  const begins =
    raised && first !== undefined && !soundsLikeCorrection(first.words) && methodIn(first.words) !== null
  return begins || !frames.some((clause) => soundsLikeCorrection(clause.words))
}

const mayReport = ({ role }: UnderstandContext): boolean => role !== 'voter' && role !== 'unit'

function ofSentence(words: string, tight: string, context: UnderstandContext): Understanding {
  const reading = mayReport(context) ? readContacts(words, context) : null
  const known =
    reading?.reports.some(
      ({ people, method, concerns, weak, unnamed }) =>
        (people.some(({ mention }) => mention.candidates.length > 0) &&
          (method !== null || concerns.length > 0)) ||
        (unnamed > 0 && method !== null && !weak && countsPeople.test(tight)),
    ) ?? false
  const at = {
    today: dayOf(context.now, context.zone),
    lean: 'future',
    contactDay: context.contactDay,
  } as const
  const planned = findDays(words, at, reading?.people ?? [])
  const numbers = suggestionNumbers(words)
  const named = intentOf({
    tight: withoutNames(words, reading)
      .replace(/\s+|[。.!！~]+$/g, '')
      .replace(/冇得?|莫得|冒得/g, '没'),
    role: context.role,
    numbered: numbers.length > 0,
    dated: planned.length > 0,
    contact: known,
  })
  if (named && reading && isContactThatWasNone(named.intent, reading, context))
    return ofContacts(reading, words, tight, context) ?? ofTheRest(words, tight, context)
  if (named?.intent === 'contact.quota' && reading)
    return ofQuestion({ ...reading, reasons: [named.reason] }, words)
  if (named) return ofIntent(named.intent, named.reason, words, planned, numbers)
  if (reading) {
    const told = ofContacts(reading, words, tight, context)
    if (told) return told
  }
  return ofTheRest(words, tight, context)
}

/** 原定今天约谈潘保国代表,因开会改期: a member speaks of a contact that was none; he organises nothing. */
const isContactThatWasNone = (
  intent: Intent,
  { notDone: why, people }: Reading,
  { role }: UnderstandContext,
): boolean =>
  /^(?:activity|training)\.create$/.test(intent) &&
  (role === 'deputy' || role === 'sc_member') &&
  why !== null &&
  (why === 'negated' || why === 'unanswered' || people.some(({ mention }) => mention.candidates.length > 0))

/** 跟三个代表通了电话: told with a count in the place of names. */
const countsPeople =
  /(?:走访|见|联系|约谈|看望|跟|和|与|给).{0,4}[\d一二两三四五六七八九十几]+[个位名户](?:代表|选民|群众|居民|村民|老乡)/

/** Names say nothing about the intent: 张德发 holds a 发. */
function withoutNames(words: string, reading: Reading | null): string {
  let text = words
  for (const { from, to, rule } of reading?.people ?? [])
    if (rule === '姓名') text = text.slice(0, from) + '某'.repeat(to - from) + text.slice(to)
  return text
}

function ofTheRest(words: string, tight: string, context: UnderstandContext): Understanding {
  if (isConfirmation(words)) return { ...meaning('confirm', words), confidence: 0.6 }
  if (isBareAnswer(words)) return meaning('unknown', words)
  const grade = context.role === 'voter' ? appraisalIn(tight) : null
  if (grade?.grade && tight.length <= 8)
    return {
      ...meaning('appraisal.vote', words),
      grade: grade.grade,
      confidence: 0.4,
      ask: askAgain('appraisal.vote'),
    }
  // a unit's call that nobody answered is no 沟通
  if (context.role === 'unit' && notDone(words) === 'unanswered')
    return { ...meaning('unknown', words), ask: ask.askAboutNotDone('unanswered') }
  if (allIsWell.test(tight)) return meaning('unknown', words)
  const concerns = isMatter(tight) && tight.length >= 4 ? mattersIn(withoutGreeting(words)) : []
  if (concerns.length === 0 || context.role === 'unit' || context.role === 'staff')
    return meaning('unknown', words)
  return ofMatters(concerns, words, context)
}

/** 谢谢代表,路灯修好了; 我想反映个事: thanks and openings, no matter yet. */
const allIsWell =
  /^(?:(?!.*(?:又|但|可是|不过|还是|没|不)).*(?:谢谢|感谢|多谢).*|(?:(?!又|但|可是|不过|还是|没|不).)*(?:修|弄|处理|解决|办|装)好了(?:,|，)?(?:谢谢|感谢).*|(?:你好|您好)?,?我?们?(?:想|要|有)?(?:要)?(?:向|跟|给)?(?:你们|代表|人大)?(?:反映|说|投诉)?(?:个|一个|一下|点|些|件)*(?:事|事情|问题|情况)(?:要|想)?(?:反映|说|投诉|请教|咨询)?(?:一下)?)[。.!！~]*$/

const withoutGreeting = (words: string): string =>
  words
    .replace(/^(?:你好|您好|你们好|代表好|领导好|请问|代表您好|同志|尊敬的代表)+(?:啊|呀)?[\s,，。!！:]*/, '')
    .replace(
      /^我(?:是|叫|们是|住|们住|家住|家在|住在)(?:在)?[^\s,，。!！]{2,14}?(?:的|人|居民|业主|选民|村民)?(?:[\s,，。!！]+)/,
      '',
    )
