import type {
  ContactWords,
  Linked,
  Mention,
  Method,
  PartOfDay,
  Understanding,
} from '../../language/understanding.ts'
import type { Day } from '../../shared/days.ts'
import type { PartyKey, ReportInput } from '../rules.ts'

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

export interface DraftItem {
  method: Method | null
  people: DraftPerson[]
  occurredOn: Day | null
  partOfDay: PartOfDay | null
  place: string | null
  concerns: { text: string; raisedBy: number[] }[]
}

export interface DraftPerson {
  said: string
  /** Decided: the linked person, or null with `unlisted`. */
  key: string | null
  name: string
  unlisted: boolean
  candidates: { key: string; name: string; hint: string }[]
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

/** Whoever is mentioned, decided where the words leave no doubt. */
export function personOf(mention: Mention): DraftPerson {
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
