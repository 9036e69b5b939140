import { mattersIn } from './concerns.ts'
import type { Reading } from './contacts.ts'
import { doubtIn, sureness } from './doubts.ts'
import { isOthersContact, isQuoted, notDone, ordersRecord, type NotDone } from './happened.ts'
import { meaning, noContact } from './meaning.ts'
import { methodIn } from './methods.ts'
import * as ask from './questions.ts'
import { contactWords } from './reports.ts'
import type { Mention, Understanding, UnderstandContext } from './understanding.ts'

/**
 * He corrected himself while he told it. Without a matter it may as well be a word on the last record: then it is asked.
 */
export function ofMended(understood: Understanding, words: string): Understanding {
  if (understood.ask || understood.contacts.some(({ concerns }) => concerns.length > 0)) return understood
  const reason = { part: 'intent', words: words.slice(0, 40), rule: '话里自己更正' }
  return {
    ...understood,
    confidence: 0.45,
    ask: ask.askConfirm(),
    reasons: [...understood.reasons, reason],
  }
}

/** 登记一个诉求:社区医院没有夜间儿科 */
const registersMatter =
  /^(?:请|麻烦|帮我?|给我|再)*(?:登记|记录?|录|报|提|反映)(?:一?下|上)?一?[个条件]?(?:选民)?(?:的)?诉求[\s:：,，]+(.+)$/s

/** What a report of contacts means, or a contact that was none; null when the words speak of none. */
export function ofContacts(
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
  const confidence = asksWhetherItCounts.test(tight) || isQuoted(words) ? 0.45 : sureness(reading, context)
  return {
    ...base,
    contacts,
    confidence,
    ask: doubtIn(reading, contacts, context) ?? (confidence < 0.5 ? ask.askConfirm() : null),
  }
}

/** A matter without a contact. A deputy is asked whose it is. */
export function ofMatters(
  concerns: readonly string[],
  words: string,
  context: UnderstandContext,
): Understanding {
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
export const ofQuestion = (reading: Pick<Reading, 'people' | 'reasons'>, words: string): Understanding => ({
  ...meaning('contact.quota', words, reading.reasons),
  contacts: [{ ...noContact, mentions: reading.people.map(({ mention }) => mention).filter(isKnown) }].filter(
    ({ mentions }) => mentions.length > 0,
  ),
})

const isKnown = ({ candidates }: Mention): boolean => candidates.length > 0
