/**
 * Likeness of suggestions: words by jieba, TF-IDF, cosine. The index of all submitted texts is kept in memory, is built at
 * the first question and grows by what is new; the dictionary (37 MB) is loaded then, not at the start.
 */
import type { Jieba } from '@node-rs/jieba'
import type { Act } from '../../shared/act.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Speaker } from '../../people/actions.ts'
import { caseOf, isReadableBy } from '../acting.ts'
import { titleFor } from '../reading/veil.ts'
import { stateNames, type State } from '../moves.ts'
import * as suggestions from '../store.ts'
import * as store from './store.ts'

interface Text {
  title: string
  facts: string
  proposals: string
}

export interface Similar {
  id: number
  number: string | null
  title: string
  state: string
  likeness: number
}

/** Words that every suggestion has say nothing about its matter. */
const empty = new Set(
  Array.from(
    '的了在是和与及对为等于将要应把被使让由从到中上下内外并或而但也都还就这那其个各有无不可能需请',
  ).concat([
    '关于',
    '建议',
    '问题',
    '进行',
    '相关',
    '有关',
    '部门',
    '加强',
    '进一步',
    '我区',
    '目前',
    '情况',
    '存在',
    '一些',
    '以及',
    '通过',
    '由于',
    '因此',
    '同时',
    '希望',
    '解决',
  ]),
)

let loading: Promise<Jieba> | null = null

const jieba = (): Promise<Jieba> =>
  (loading ??= Promise.all([import('@node-rs/jieba'), import('@node-rs/jieba/dict.js')]).then(
    ([{ Jieba: Cutter }, { dict }]) => Cutter.withDict(dict),
  ))

/** The words of a text and how often each stands there; a title's words count thrice. */
function wordsOf(cutter: Jieba, { title, facts, proposals }: Text): Map<string, number> {
  const words = new Map<string, number>()
  const add = (part: string, weight: number) => {
    for (const word of cutter.cutForSearch(part.normalize('NFKC').toLowerCase(), true)) {
      if (empty.has(word) || !/[\p{Script=Han}a-z0-9]/u.test(word)) continue
      words.set(word, (words.get(word) ?? 0) + weight)
    }
  }
  add(title, 3)
  add(facts.slice(0, 3000), 1)
  add(proposals.slice(0, 3000), 1)
  return words
}

/** An index that grows: in how many texts a word stands, and where. */
class LikenessIndex {
  readonly #texts = new Map<number, Map<string, number>>()
  readonly #places = new Map<string, Set<number>>()
  readonly #cutter: Jieba
  /** The submissions up to this event are in. */
  upTo = 0

  constructor(cutter: Jieba) {
    this.#cutter = cutter
  }

  /** Puts a text in, in the place of its older words. */
  put(id: number, text: Text): void {
    this.drop(id)
    const words = wordsOf(this.#cutter, text)
    this.#texts.set(id, words)
    for (const word of words.keys()) {
      const at = this.#places.get(word)
      if (at) at.add(id)
      else this.#places.set(word, new Set([id]))
    }
  }

  drop(id: number): void {
    for (const word of this.#texts.get(id)?.keys() ?? []) this.#places.get(word)?.delete(id)
    this.#texts.delete(id)
  }

  #weight(word: string): number {
    const seen = this.#places.get(word)?.size ?? 0
    return Math.log((this.#texts.size + 1) / (seen + 1)) + 1
  }

  /** The likest texts, likest first, from `least` on. */
  likeTo(text: Text, most: number, least: number): { id: number; likeness: number }[] {
    const words = wordsOf(this.#cutter, text)
    const dots = new Map<number, number>()
    let own = 0
    for (const [word, count] of words) {
      const weight = this.#weight(word)
      own += (count * weight) ** 2
      // a word that stands in a fifth of all texts tells none from another
      const places = this.#places.get(word)
      if (!places || (places.size > 200 && places.size > this.#texts.size / 5)) continue
      for (const id of places)
        dots.set(id, (dots.get(id) ?? 0) + count * (this.#texts.get(id)?.get(word) ?? 0) * weight ** 2)
    }
    const likest = [...dots].sort((a, b) => b[1] - a[1]).slice(0, most * 20)
    return likest
      .map(([id, dot]) => ({ id, likeness: dot / Math.sqrt(own * this.#length(id) || 1) }))
      .filter(({ likeness }) => likeness >= least)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, most)
  }

  #length(id: number): number {
    let sum = 0
    for (const [word, count] of this.#texts.get(id) ?? []) sum += (count * this.#weight(word)) ** 2
    return sum
  }
}

/** One a database: tests open several in one process. */
const indexes = new Map<string, LikenessIndex>()
const chunk = 500
/** So many of the last submissions are read again: what was rolled back meanwhile may have come again under their number. */
const overlap = 20

/** The index with everything that was submitted since it was asked last, and what was revised with its new words. */
async function indexOf(act: Pick<Act, 'tx'>): Promise<LikenessIndex> {
  const key = await store.databaseKey(act.tx)
  const index = indexes.get(key) ?? new LikenessIndex(await jieba())
  indexes.set(key, index)
  for (let after = Math.max(0, index.upTo - overlap); ;) {
    const submitted = await store.submittedAfter(act.tx, after, chunk)
    for (const { suggestion } of submitted) index.put(suggestion.id, suggestion)
    after = submitted.at(-1)?.id ?? after
    index.upTo = Math.max(index.upTo, after)
    if (submitted.length < chunk) return index
  }
}

/**
 * Earlier suggestions that say nearly the same, likest first, at most three, with where they stand; only those the speaker may
 * read. Shown before submitting: the deputy decides.
 */
export async function similarTo(
  act: Act,
  who: Speaker,
  text: Text,
  exceptId: number | null,
): Promise<Similar[]> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const index = await indexOf(act)
  const most = settings['suggestion.similarShown']
  const found = index.likeTo(text, most + 5, settings['suggestion.similarAtLeast'])
  const rows = await suggestions.suggestionsById(
    act.tx,
    found.map(({ id }) => id),
  )
  const similar: Similar[] = []
  for (const { id, likeness } of found) {
    const row = rows.find((one) => one.id === id)
    if (!row || id === exceptId || row.state === 'withdrawn' || row.state === 'draft') continue
    const one = await caseOf(act, row)
    if (!isReadableBy(one, who)) continue
    similar.push({
      id,
      number: row.number,
      title: await titleFor(act, who, one),
      state: stateNames[row.state as State],
      likeness,
    })
  }
  return similar.slice(0, most)
}
