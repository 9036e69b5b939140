import { dayOf } from '../shared/days.ts'
import { isBareAnswer, isConfirmation, isWayOut, readAnswer, type AnswerMeaning } from './answers.ts'
import { mattersIn } from './concerns.ts'
import { readContacts, type Reading } from './contacts.ts'
import { readCorrection, soundsLikeCorrection, type CorrectionReading } from './corrections.ts'
import { findDays } from './dates.ts'
import { doubtIn, sureness } from './doubts.ts'
import { appraisalIn, replyClassIn, satisfactionIn } from './grades.ts'
import { isOthersContact, notDone, ordersRecord, type NotDone } from './happened.ts'
import { intentOf } from './intents.ts'
import { methodIn } from './methods.ts'
import { normalise } from './normalise.ts'
import { timeIn } from './partsOfDay.ts'
import * as ask from './questions.ts'
import { contactWords, type Report } from './reports.ts'
import { mended } from './selfCorrections.ts'
import { suggestionNumbers } from './suggestionNumbers.ts'
import { isMatter } from './topics.ts'
import { handlingUnits } from './units.ts'
import type {
  ContactWords,
  Intent,
  Mention,
  Reason,
  Understanding,
  UnderstandContext,
} from './understanding.ts'

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
  if (isWayOut(words)) return { ...meaning('cancel', words), confidence: 0.9 }
  const report = mayReport(context) ? mended(words, context) : null
  if (report !== null && tellsOfContact(report, context))
    return ofMended(ofSentence(report, report.replace(/\s+/g, ''), context), words)
  const correction = mayReport(context) && !onlyRaised(words, context) ? readCorrection(words, context) : null
  if (correction) return ofCorrection(correction, words, context)
  return ofSentence(words, tight, context)
}

/**
 * He corrected himself while he told it. Without a matter it may as well be a word on the last record: then it is asked.
 */
function ofMended(understood: Understanding, words: string): Understanding {
  if (understood.ask || understood.contacts.some(({ concerns }) => concerns.length > 0)) return understood
  const reason = { part: 'intent', words: words.slice(0, 40), rule: '话里自己更正' }
  return {
    ...understood,
    confidence: 0.45,
    ask: ask.askConfirm(),
    reasons: [...understood.reasons, reason],
  }
}

/** A whole report of a contact with somebody known is no answer to 满意吗, even where the voter is 不满意. */
function tellsOfContact(words: string, context: UnderstandContext): boolean {
  if (!mayReport(context)) return false
  return readContacts(words, context).reports.some(isTold)
}

const isTold = ({ people, method, weak, unmet }: Report): boolean =>
  method !== null && !weak && !unmet && people.some(({ mention }) => mention.candidates.length > 0)

/** Words that speak of the record itself: 刚才那条, 日期错了. */
const ofRecord =
  /那[条次个]|这[条次]|刚才|刚刚|上一?[条次]|记录|(?:日期|日子|时间|名字|姓名|方式)(?:写|记|说|搞|弄|打|填)?(?:错|不对|有误)/

/** 昨天走访小殷,他说水费算错了: the mistake is what he told of, not the record's. */
function onlyRaised(words: string, context: UnderstandContext): boolean {
  if (!soundsLikeCorrection(words) || ofRecord.test(words)) return false
  const { clauses, reports } = readContacts(words, context)
  if (!reports.some(isTold)) return false
  const frames = clauses.filter(({ kind }) => kind === 'frame')
  return frames.length < clauses.length && !frames.some((clause) => soundsLikeCorrection(clause.words))
}

const mayReport = ({ role }: UnderstandContext): boolean => role !== 'voter' && role !== 'unit'

const meaning = (intent: Intent, words: string, reasons: readonly Reason[] = []): Understanding => ({
  intent,
  contacts: [],
  target: null,
  suggestionNo: null,
  suggestionNos: [],
  units: { main: null, assist: [] },
  grade: null,
  plannedOn: null,
  plannedPartOfDay: null,
  plannedTime: null,
  corrected: {},
  confidence: intent === 'unknown' ? 0.2 : 0.9,
  ask: null,
  reasons: reasons.length > 0 ? reasons : [{ part: 'intent', words: words.slice(0, 40), rule: intent }],
})

function ofAnswer(answer: AnswerMeaning, words: string): Understanding {
  const reason = { part: 'intent', words: answer.words.slice(0, 40), rule: `回答${answer.intent}` }
  const base = meaning(answer.intent, words, [reason])
  const no = answer.suggestionNo ?? null
  const told = { ...base, suggestionNo: no, suggestionNos: no ? [no] : [], grade: answer.grade ?? null }
  return answer.unclear ? { ...told, confidence: 0.4, ask: askAgain(answer.intent) } : told
}

const askAgain = (intent: Intent): ask.Question =>
  intent === 'suggestion.rate'
    ? ask.askGrade(['满意', '基本满意', '不满意'])
    : intent === 'appraisal.vote'
      ? ask.askGrade(['优秀', '称职', '基本称职', '不称职'])
      : ask.askGoing()

const noContact: ContactWords = {
  method: null,
  mentions: [],
  occurredOn: null,
  partOfDay: null,
  concerns: [],
  place: null,
  unnamed: 0,
  contactor: null,
}

function ofCorrection(read: CorrectionReading, words: string, context: UnderstandContext): Understanding {
  const intent = read.kind === 'undo' ? 'undo' : read.kind === 'void' ? 'contact.void' : 'contact.correct'
  const base = meaning(intent, words, [{ part: 'intent', words: words.slice(0, 40), rule: read.rule }])
  if (read.kind === 'undo') return base
  const contact = {
    ...noContact,
    method: read.method,
    mentions: read.people,
    occurredOn: read.day?.day ?? null,
    partOfDay: read.day?.partOfDay ?? read.partOfDay,
    concerns: read.concerns.map((text) => ({ text, raisedBy: [] })),
  }
  const [right] = read.added.length > 0 ? [] : read.people
  const corrected = {
    ...(read.wrongPerson ? { wrongPerson: read.wrongPerson } : {}),
    ...(read.kind === 'correct' && right ? { rightPerson: right } : {}),
    ...(read.added.length > 0 ? { addedPeople: read.added } : {}),
    ...(read.wrongDay ? { wrongDay: read.wrongDay } : {}),
    ...(read.wrongWords ? { wrongWords: read.wrongWords } : {}),
    ...(read.rightWords ? { rightWords: read.rightWords } : {}),
  }
  return {
    ...base,
    contacts: [contact],
    corrected,
    target: read.target,
    ask: doubtAboutCorrection(read, context),
  }
}

function doubtAboutCorrection(read: CorrectionReading, context: UnderstandContext): ask.Question | null {
  const today = dayOf(context.now, context.zone)
  const { day } = read
  if (day?.problem === 'impossible') return ask.askBadDay(day.words, today)
  if (day?.problem === 'vague') return ask.askDay(day.words, day.choices, today)
  if (day?.day && day.day > today) return ask.askFuture(day.words)
  if (read.kind === 'void') return null
  for (const mention of read.people) {
    if (mention.candidates.length === 0) return ask.askUnknown(mention)
    if (mention.unsure) return ask.askSure(mention)
    if (mention.candidates.length > 1) return ask.askWhich(mention)
  }
  const changes =
    read.people.length > 0 ||
    day !== null ||
    read.partOfDay !== null ||
    read.method !== null ||
    read.concerns.length > 0 ||
    read.rightWords !== null
  return changes ? null : ask.askWhichField()
}

function ofSentence(words: string, tight: string, context: UnderstandContext): Understanding {
  const reading = mayReport(context) ? readContacts(words, context) : null
  const known =
    reading?.reports.some(
      ({ people, method, concerns }) =>
        people.some(({ mention }) => mention.candidates.length > 0) &&
        (method !== null || concerns.length > 0),
    ) ?? false
  const at = {
    today: dayOf(context.now, context.zone),
    lean: 'future',
    contactDay: context.contactDay ?? '10-20',
  } as const
  const planned = findDays(words, at, reading?.people ?? [])
  const numbers = suggestionNumbers(words)
  const named = intentOf({
    tight: withoutNames(words, reading).replace(/\s+/g, ''),
    role: context.role,
    numbered: numbers.length > 0,
    dated: planned.length > 0,
    contact: known,
  })
  if (named?.intent === 'contact.quota' && reading)
    return ofQuestion({ ...reading, reasons: [named.reason] }, words)
  if (named) return ofIntent(named.intent, named.reason, words, planned, numbers)
  if (reading) {
    const told = ofContacts(reading, words, tight, context)
    if (told) return told
  }
  return ofTheRest(words, tight, context)
}

/** Names say nothing about the intent: 张德发 holds a 发. */
function withoutNames(words: string, reading: Reading | null): string {
  let text = words
  for (const { from, to, rule } of reading?.people ?? [])
    if (rule === '姓名') text = text.slice(0, from) + '某'.repeat(to - from) + text.slice(to)
  return text
}

function ofIntent(
  intent: Intent,
  reason: Reason,
  words: string,
  days: ReturnType<typeof findDays>,
  numbers: readonly string[],
): Understanding {
  const base = meaning(intent, words, [reason])
  if (intent === 'activity.create' || intent === 'training.create' || intent === 'duty_report.batch') {
    const [day] = days
    const time = day?.partOfDay ? day : timeIn(words)
    return {
      ...base,
      plannedOn: day?.day ?? day?.choices[0] ?? null,
      plannedPartOfDay: time?.partOfDay ?? null,
      plannedTime: time?.time ?? null,
    }
  }
  if (!intent.startsWith('suggestion.')) return base
  const told = {
    ...base,
    suggestionNo: numbers[0] ?? null,
    suggestionNos: numbers,
    reasons: [reason, ...numbers.map((no) => ({ part: 'suggestion_no', words: no, rule: '编号' }))],
  }
  return withParts(intent, words, told)
}

function withParts(intent: Intent, words: string, told: Understanding): Understanding {
  if (
    intent === 'suggestion.assign' ||
    intent === 'suggestion.forward' ||
    intent === 'suggestion.return_request'
  )
    return { ...told, units: handlingUnits(words) }
  if (intent === 'suggestion.reply') return { ...told, grade: replyClassIn(words) }
  if (intent !== 'suggestion.rate') return told
  const grade = satisfactionIn(words)?.grade ?? null
  const asked =
    grade === null
      ? ask.askGrade(['满意', '基本满意', '不满意'])
      : told.suggestionNo === null
        ? ask.askWhichSuggestion()
        : null
  return { ...told, grade, ask: asked, confidence: asked ? 0.4 : told.confidence }
}

/** 登记一个诉求:社区医院没有夜间儿科 */
const registersMatter =
  /^(?:请|麻烦|帮我?|给我|再)*(?:登记|记录?|录|报|提|反映)(?:一?下|上)?一?[个条件]?(?:选民)?(?:的)?诉求[\s:：,，]+(.+)$/s

function ofContacts(
  reading: Reading,
  words: string,
  tight: string,
  context: UnderstandContext,
): Understanding | null {
  const contactDay = /联系(?:选民)?日|选民日/.test(tight)
  const matter = registersMatter.exec(words)?.[1]
  if (matter && !reading.people.some(({ mention }) => mention.candidates.length > 0))
    return ofMatters(mattersIn(matter), words, context)
  if (reading.reports.length === 0) {
    const why = reading.notDone ?? untold(reading, words)
    if (why === null) return null
    if (reading.notDone === 'question' && asksWhen(reading, tight)) return ofQuestion(reading, words)
    // an order to record it all the same gets the question, never the record
    const wanted = words.split(/[\s,，。;；!！]|然后/).some(ordersRecord) ? 'contact.log' : 'unknown'
    return {
      ...meaning(wanted, words, reading.reasons),
      ask: ask.askAboutNotDone(why),
      confidence: 0.3,
    }
  }
  const contacts = reading.reports.map((report) => contactWords(report, context))
  if (relayed.test(tight) && contacts.every(({ method }) => method === null))
    return ofMatters(
      contacts.flatMap(({ concerns }) => concerns.map(({ text }) => text)),
      words,
      context,
    )
  const base = meaning(contactDay ? 'contact_day.log' : 'contact.log', words, reading.reasons)
  const confidence = asksWhetherItCounts.test(tight) ? 0.45 : sureness(reading, context)
  return {
    ...base,
    contacts,
    confidence,
    ask: doubtIn(reading, contacts, context) ?? (confidence < 0.5 ? ask.askConfirm() : null),
  }
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
  if (allIsWell.test(tight)) return meaning('unknown', words)
  const concerns = isMatter(tight) && tight.length >= 4 ? mattersIn(withoutGreeting(words)) : []
  if (concerns.length === 0 || context.role === 'unit' || context.role === 'staff')
    return meaning('unknown', words)
  return ofMatters(concerns, words, context)
}

/** A matter without a contact. A deputy is asked whose it is. */
function ofMatters(concerns: readonly string[], words: string, context: UnderstandContext): Understanding {
  const contact = { ...noContact, concerns: concerns.map((text) => ({ text, raisedBy: [] })) }
  const asked = context.role === 'deputy' || context.role === 'sc_member' ? ask.askRaisedBy() : null
  return { ...meaning('concern.raise', words), contacts: [contact], ask: asked, confidence: 0.7 }
}

/** 算我走访行吗: told and asked in one. */
const asksWhetherItCounts =
  /(?:算|行|可以|作数|有效|成)(?:不(?:算|行|可以|作数|成)|吗|么|嘛|不|没)[?？。]*$|(?:能不能|可不可以|算不算|是不是|可以|能)(?:算|记|登记|补)[^,，。]{0,8}[?？]?$/

/** 听人讲昨天隔壁组的代表走访了三妹: a contact with somebody known is spoken of, and it was not told as done. */
const untold = ({ people }: Reading, words: string): NotDone | null =>
  methodIn(words)?.weak !== false
    ? null
    : people.some(({ mention }) => mention.candidates.length > 0)
      ? notDone(words)
      : isOthersContact(words)
        ? 'others'
        : null

/** 托人带话: what somebody sent word of is a matter, and no contact. */
const relayed =
  /托(?:人|.{1,4})(?:带|捎|转)|(?:带|捎)(?:个|了)?(?:话|口信|信儿)|(?:代为|让.{1,6})转(?:告|达)|转(?:告|达)(?:给)?我/

const asksAboutContact =
  /^(?!.*(?:别人|其他代表)).*(?:走访|联系|打(?:过)?电话|微信|上门|入户|见面|见过|约谈|座谈|意见卡)/

/** 走访张德发了吗 asks for one's own records; 谁走访了他, 先走访谁好 does not. */
const asksWhen = ({ people }: Reading, tight: string): boolean =>
  asksAboutContact.test(tight) &&
  (people.length === 0 ||
    !/谁|有人|怎么|哪个|先|还是|该|要不要|可不可以|能不能|好不好|比较好|[他她]们|其他人/.test(tight))

/** 我走访过李桂芳没有: how he stands, with her by name. */
const ofQuestion = (reading: Pick<Reading, 'people' | 'reasons'>, words: string): Understanding => ({
  ...meaning('contact.quota', words, reading.reasons),
  contacts: [{ ...noContact, mentions: reading.people.map(({ mention }) => mention).filter(isKnown) }].filter(
    ({ mentions }) => mentions.length > 0,
  ),
})

const isKnown = ({ candidates }: Mention): boolean => candidates.length > 0

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
