import type {
  ContactWords,
  Linked,
  Mention,
  Method,
  PartOfDay,
  Understanding,
} from '../../language/understanding.ts'
import type { Day } from '../../shared/days.ts'
import { choiceOf, saysAll, saysNo, saysYes } from '../../shared/choices.ts'
import { methodNames, methods, oldestDay, type PartyKey, type ReportInput } from '../rules.ts'

/** A report on its way: what was understood, and what must still be asked. Kept as JSON in the open question. */
export interface Draft {
  text: string
  items: DraftItem[]
  contactDay: boolean
  bulk: boolean
  /** The sentence is unclear as a whole: ask before anything is recorded. */
  unsure: boolean
  /** The language's own wording of what is missing. */
  asked: { reason: string; question: string; choices: readonly string[] } | null
  /** Whose report it is when a liaison makes it; left out for one's own. */
  forDeputy?: ForDeputy
}

/** The deputy for whom a liaison reports. */
export interface ForDeputy {
  deputyId: number
  personId: number
  name: string
}

interface DraftItem {
  method: Method | null
  people: DraftPerson[]
  occurredOn: Day | null
  partOfDay: PartOfDay | null
  place: string | null
  concerns: { text: string; raisedBy: number[] }[]
}

interface DraftPerson {
  said: string
  /** Decided: the linked person, or null with `unlisted`. */
  key: string | null
  name: string
  unlisted: boolean
  candidates: { key: string; name: string; hint: string }[]
}

type DoubtReason = 'confirm' | 'who' | 'which' | 'unknown_person' | 'when' | 'how'

interface Choice {
  label: string
  pick: {
    person?: { key: string | null; name: string; unlisted: boolean }
    method?: Method
    /** The words of a day. */
    day?: string
    confirmed?: boolean
  }
}

export interface Doubt {
  reason: DoubtReason
  item: number
  person: number
  question: string
  choices: Choice[]
}

const bulkWords =
  /群发|一起发了|统一(?:发|通知)|转发给(?:大家|所有|全部)|发(?:了)?(?:个)?群(?:消息|通知|公告)/

/** What follows is what somebody raised, not how he was reached. */
const raisedFrom = /反[映应]|[说讲]|提[出到]|投诉/

/** Whoever was met face to face was not one of many. */
const faceToFace: readonly (Method | null)[] = ['visit', 'interview', 'deputy_activity', 'forum']

/** 李桂芳的电话是多少: a question is no report. */
const questionWords = /(?:是多少|多少号|几号|什么时候|吗|么|[?？])[。.!！]*$/

/** What the words of a report gave, ready to be asked about or recorded. */
export function draftOf(text: string, understood: Understanding): Draft {
  const isQuestion = questionWords.test(text.trim())
  return {
    text,
    items: understood.contacts.map(itemOf),
    contactDay: understood.intent === 'contact_day.log',
    bulk: bulkWords.test(text.split(raisedFrom)[0] ?? ''),
    unsure:
      isQuestion ||
      understood.confidence < 0.5 ||
      ['confirm', 'choose'].includes(understood.ask?.reason ?? ''),
    asked: understood.ask,
  }
}

const itemOf = (words: ContactWords): DraftItem => ({
  method: words.method,
  people: words.mentions.map(personOf),
  occurredOn: words.occurredOn,
  partOfDay: words.partOfDay,
  place: words.place,
  concerns: words.concerns.map(({ text, raisedBy }) => ({ text, raisedBy: [...raisedBy] })),
})

function personOf(mention: Mention): DraftPerson {
  const [only, ...others] = mention.candidates
  const sure = only && others.length === 0 && !mention.unsure && isNamed(only, mention.said)
  return {
    said: mention.said,
    key: sure ? only.key : null,
    name: sure ? only.name : mention.said,
    unlisted: false,
    candidates: mention.candidates.map(({ key, name, hint }: Linked) => ({ key, name, hint: hint ?? '' })),
  }
}

/** By his name, a known nickname or his given name; 老李 fits every 李, so it is asked. */
function isNamed({ name, aka }: Linked, said: string): boolean {
  const [bare, spoken] = [name, said].map((text) => text.replace(/[^\p{L}]/gu, ''))
  if (!bare || !spoken) return false
  return aka.includes(said) || spoken.includes(bare) || (spoken.length > 1 && bare.endsWith(spoken))
}

/** The first thing that must be asked before the draft may be recorded, or null when nothing is in doubt. */
export function doubtOf(draft: Draft, today: Day): Doubt | null {
  for (const [index, item] of draft.items.entries()) {
    const doubt =
      doubtAboutPeople(draft, item, index) ??
      doubtAboutDay(draft, item, index, today) ??
      doubtAboutMethod(draft, item, index)
    if (doubt) return doubt
  }
  if (!draft.unsure) return null
  const question =
    draft.asked?.reason === 'confirm' && !draft.forDeputy
      ? draft.asked.question
      : `我没有完全看懂，要把这句话记成${draft.forDeputy ? `${draft.forDeputy.name}代表的` : ''}一次联系吗？`
  const choices: Choice[] = [
    { label: '记下来', pick: { confirmed: true } },
    { label: '不记', pick: { confirmed: false } },
  ]
  return { reason: 'confirm', item: 0, person: 0, question, choices }
}

function doubtAboutPeople(draft: Draft, item: DraftItem, index: number): Doubt | null {
  if (item.people.length === 0) {
    const own = draft.asked?.reason === 'who' || draft.asked?.reason === 'names_for_count'
    const question = own ? (draft.asked?.question ?? '') : '见了谁？请写姓名，可以写几位。'
    return { reason: 'who', item: index, person: 0, question, choices: [] }
  }
  const open = item.people.findIndex((person) => person.key === null && !person.unlisted)
  const person = item.people[open]
  if (!person) return null
  const deputys = draft.forDeputy && `${draft.forDeputy.name}代表的`
  const unlisted: Choice = {
    label: `不在${deputys ?? '我的'}联系名单里，只记名字（不计入进度）`,
    pick: { person: { key: null, name: person.said, unlisted: true } },
  }
  const several = person.candidates.length > 1
  const question =
    person.candidates.length === 0
      ? `${deputys ?? '您的'}联系名单里没有“${person.said}”，怎么记？名字写错了，直接回正确的姓名。`
      : several
        ? `“${person.said}”是哪一位？`
        : `“${person.said}”是不是这一位？`
  const candidates = person.candidates.map(({ key, name, hint }): Choice => ({
    label: hint ? `${name}（${hint}）` : name,
    pick: { person: { key, name, unlisted: false } },
  }))
  return {
    reason: person.candidates.length === 0 ? 'unknown_person' : 'which',
    item: index,
    person: open,
    question,
    choices: [...candidates, unlisted],
  }
}

function doubtAboutDay(draft: Draft, item: DraftItem, index: number, today: Day): Doubt | null {
  const day = item.occurredOn
  if (day !== null && day <= today && day >= oldestDay(today)) return null
  const asked = ['when', 'future', 'bad_date'].includes(draft.asked?.reason ?? '')
    ? draft.asked?.question
    : undefined
  const question =
    day === null
      ? (asked ?? '是哪一天？例如：昨天、11月20日。')
      : day > today
        ? `${day}还没有到，是哪一天见的？例如：昨天、11月20日。还没见就回“取消”。`
        : `${day}太早了，早于去年的不能再记。是哪一天？`
  const days = asked && day === null ? (draft.asked?.choices ?? []) : []
  const choices = days.map((label): Choice => ({ label, pick: { day: label } }))
  return { reason: 'when', item: index, person: 0, question, choices }
}

function doubtAboutMethod(draft: Draft, item: DraftItem, index: number): Doubt | null {
  if (item.method !== null) return null
  const names = item.people.map(({ name }) => name).join('、')
  const choices = methods.map((method): Choice => ({ label: methodNames[method], pick: { method } }))
  const question = draft.asked?.reason === 'how' ? draft.asked.question : `和${names}是怎么联系的？`
  return { reason: 'how', item: index, person: 0, question, choices }
}

/** How the words of an answer are read; handed in, so that this stays arithmetic. */
export interface AnswerReaders {
  people(text: string): readonly Mention[]
  day(text: string): Day | null
  method(text: string): Method | null
}

/** The draft with the answer put in; 'cancelled' when it says not to record; null when it answers something else. */
export function answered(
  draft: Draft,
  doubt: Doubt,
  text: string,
  read: AnswerReaders,
): Draft | 'cancelled' | null {
  const all = doubt.reason === 'which' && saysAll(text) ? withAll(draft, doubt) : null
  if (all) return all
  const choice = choiceOf(doubt.choices, text) ?? yesOrNo(doubt, text)
  if (choice && choice.pick.day === undefined) return picked(draft, doubt, choice.pick)
  if (doubt.reason === 'when') {
    const day = read.day(choice?.pick.day ?? text)
    return day === null ? null : changed(draft, doubt.item, { occurredOn: day })
  }
  if (doubt.reason === 'how') {
    const method = read.method(text)
    return method === null ? null : changed(draft, doubt.item, { method })
  }
  if (doubt.reason === 'confirm') return null
  const people = read.people(text).map(personOf)
  if (people.length === 0) return null
  const item = draft.items[doubt.item]
  if (!item) return null
  return changed(
    draft,
    doubt.item,
    doubt.reason === 'who' ? { people } : inPlaceOf(item, doubt.person, people),
  )
}

/** 两个都是: everyone who bears the name was met. Null where a guess stands among the choices. */
function withAll(draft: Draft, doubt: Doubt): Draft | null {
  const item = draft.items[doubt.item]
  const candidates = item?.people[doubt.person]?.candidates ?? []
  if (!item || candidates.length < 2) return null
  const people = candidates.map(({ key, name }): DraftPerson => ({
    said: name,
    key,
    name,
    unlisted: false,
    candidates: [],
  }))
  return changed(draft, doubt.item, inPlaceOf(item, doubt.person, people))
}

/** Several people in the place of one: what he raised they all raised, the others keep what is theirs. */
function inPlaceOf(item: DraftItem, at: number, people: DraftPerson[]): Partial<DraftItem> {
  const moved = (index: number): number[] => {
    if (index < at) return [index]
    return index > at ? [index + people.length - 1] : people.map((_, offset) => at + offset)
  }
  return {
    people: item.people.toSpliced(at, 1, ...people),
    concerns: item.concerns.map((concern) => ({ ...concern, raisedBy: concern.raisedBy.flatMap(moved) })),
  }
}

/** Yes or no, where the question has one thing to say it to. */
function yesOrNo({ reason, choices }: Doubt, text: string): Choice | null {
  const one = reason === 'confirm' || (reason === 'which' && choices.length === 2)
  if (one && saysYes(text)) return choices[0] ?? null
  return reason === 'confirm' && saysNo(text) ? (choices[1] ?? null) : null
}

function picked(draft: Draft, doubt: Doubt, pick: Choice['pick']): Draft | 'cancelled' {
  if (pick.confirmed === false) return 'cancelled'
  if (pick.confirmed) return { ...draft, unsure: false }
  if (pick.method) return { ...changed(draft, doubt.item, { method: pick.method }), unsure: false }
  const { person } = pick
  const before = draft.items[doubt.item]?.people ?? []
  if (!person) return draft
  return changed(draft, doubt.item, {
    people: before.map((one, index) => (index === doubt.person ? { ...one, ...person } : one)),
  })
}

const changed = (draft: Draft, item: number, change: Partial<DraftItem>): Draft => ({
  ...draft,
  items: draft.items.map((one, index) => (index === item ? { ...one, ...change } : one)),
})

/** The reports that a draft without doubts makes. Concerns keep to those who raised them. */
export const reportsOf = (draft: Draft): ReportInput[] =>
  draft.items.map((item) => {
    const keys = [...new Set(item.people.flatMap(({ key }) => key ?? []))] as PartyKey[]
    return {
      method: item.method ?? 'other',
      occurredOn: item.occurredOn ?? '',
      partOfDay: item.partOfDay,
      place: item.place,
      summary: draft.text,
      contactDay: draft.contactDay,
      bulk: draft.bulk && !faceToFace.includes(item.method),
      parties: keys,
      unlisted: item.people.filter(({ unlisted }) => unlisted).map(({ name }) => name),
      concerns: item.concerns.map(({ text, raisedBy }) => ({
        text,
        raisedBy: raisersIn(item, raisedBy, keys),
      })),
    }
  })

function raisersIn(item: DraftItem, raisedBy: readonly number[], keys: readonly string[]): number[] | null {
  if (raisedBy.length === 0) return null
  return raisedBy.flatMap((index) => {
    const at = keys.indexOf(item.people[index]?.key ?? '')
    return at < 0 ? [] : [at]
  })
}
