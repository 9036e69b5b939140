/** How like two texts are: words by jieba, TF-IDF, cosine; places are compared for themselves. */
import type { Jieba } from '@node-rs/jieba'
import { sha256 } from '../../shared/ids.ts'
import { placesIn, type Places } from './places.ts'

export interface Text {
  title: string
  facts: string
  proposals: string
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

/** The dictionary (37 MB), loaded at the first question. */
export const jieba = (): Promise<Jieba> =>
  (loading ??= Promise.all([import('@node-rs/jieba'), import('@node-rs/jieba/dict.js')]).then(
    ([{ Jieba: Cutter }, { dict }]) => Cutter.withDict(dict),
  ))

/** The words of a text and how often each stands there; a title's words count thrice. */
function wordsOf(
  cutter: Jieba,
  { title, facts, proposals }: Text,
  places: readonly string[],
): Map<string, number> {
  const words = new Map<string, number>()
  const add = (part: string, weight: number) => {
    for (const word of cutter.cutForSearch(part.normalize('NFKC').toLowerCase(), true)) {
      if (
        empty.has(word) ||
        places.some((place) => place.includes(word)) ||
        !/[\p{Script=Han}a-z0-9]/u.test(word)
      )
        continue
      words.set(word, (words.get(word) ?? 0) + weight)
    }
  }
  add(title, 3)
  add(facts.slice(0, 3000), 1)
  add(proposals.slice(0, 3000), 1)
  return words
}

/** Where the matter is, by its title and the text. */
const placesOf = (cutter: Jieba, { title, facts, proposals }: Text): Places =>
  placesIn(
    [title, facts.slice(0, 500), proposals.slice(0, 500)].flatMap((part) =>
      cutter.tag(part.normalize('NFKC'), true),
    ),
  )

/** In how many texts a word stands, and where. */
export class LikenessIndex {
  readonly #texts = new Map<number, Map<string, number>>()
  readonly #where = new Map<number, ReadonlySet<string>>()
  readonly #places = new Map<string, Set<number>>()
  /** Which words stand in it for a text. */
  readonly #prints = new Map<number, string>()
  readonly #cutter: Jieba
  /** What was done up to this event is in. */
  upTo = 0
  /** The texts of the last events, each with its last one: they are read again, in case these were rolled back. */
  readonly touched = new Map<number, number>()

  constructor(cutter: Jieba) {
    this.#cutter = cutter
  }

  /** Puts a text in, in the place of its older words. */
  put(id: number, text: Text): void {
    const print = sha256(`${text.title}\0${text.facts}\0${text.proposals}`)
    if (this.#prints.get(id) === print) return
    this.drop(id)
    this.#prints.set(id, print)
    const where = placesOf(this.#cutter, text)
    const words = wordsOf(this.#cutter, text, [...where.words])
    this.#texts.set(id, words)
    this.#where.set(id, where.names)
    for (const word of words.keys()) {
      const at = this.#places.get(word)
      if (at) at.add(id)
      else this.#places.set(word, new Set([id]))
    }
  }

  drop(id: number): void {
    for (const word of this.#texts.get(id)?.keys() ?? []) {
      const at = this.#places.get(word)
      at?.delete(id)
      if (at?.size === 0) this.#places.delete(word)
    }
    this.#prints.delete(id)
    this.#texts.delete(id)
    this.#where.delete(id)
  }

  #weight(word: string): number {
    const seen = this.#places.get(word)?.size ?? 0
    return Math.log((this.#texts.size + 1) / (seen + 1)) + 1
  }

  /** The likest texts, likest first, from `least` on. */
  likeTo(text: Text, most: number, least: number): { id: number; likeness: number }[] {
    const where = placesOf(this.#cutter, text)
    const words = wordsOf(this.#cutter, text, [...where.words])
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
      .map(([id, dot]) => ({
        id,
        likeness: Math.min(
          1,
          (dot / Math.sqrt(own * this.#length(id) || 1)) * this.#nearness(where.names, id),
        ),
      }))
      .filter(({ likeness }) => likeness >= least)
      .sort((a, b) => b.likeness - a.likeness)
      .slice(0, most)
  }

  /** The same matter elsewhere is another matter; where one of them names no place, the words decide. */
  #nearness(where: ReadonlySet<string>, id: number): number {
    const there = this.#where.get(id)
    if (where.size === 0 || !there || there.size === 0) return 1
    return [...where].some((place) => there.has(place)) ? here : elsewhere
  }

  #length(id: number): number {
    let sum = 0
    for (const [word, count] of this.#texts.get(id) ?? []) sum += (count * this.#weight(word)) ** 2
    return sum
  }
}

/** What becomes of the likeness of two texts that name places: none in common, or one. */
const elsewhere = 0.2
const here = 2
