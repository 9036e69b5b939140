/**
 * Likeness of suggestions: words by jieba, TF-IDF, cosine. The index of all submitted texts is kept in memory, is built at
 * the first question and grows by what is new; the dictionary (37 MB) is loaded then, not at the start.
 */
import type { Act } from '../../shared/act.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Speaker } from '../../people/actions.ts'
import { caseOf, isReadableBy } from '../acting.ts'
import { titleFor } from '../reading/veil.ts'
import { stateNames, type State } from '../moves.ts'
import * as suggestions from '../store.ts'
import { jieba, LikenessIndex, type Text } from './likeness.ts'
import * as store from './store.ts'

export interface Similar {
  id: number
  number: string | null
  title: string
  state: string
  likeness: number
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
