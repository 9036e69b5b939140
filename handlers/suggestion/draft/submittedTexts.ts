/**
 * The index of all submitted texts, one a database, in memory: built at the first question, from then on it follows every act
 * that changes words or takes a suggestion away.
 */
import type { Act } from '../../shared/act.ts'
import { moves, type Move } from '../moves.ts'
import { jieba, LikenessIndex } from './likeness.ts'
import * as store from './store.ts'

/** One a database: tests open several in one process. */
const indexes = new Map<string, LikenessIndex>()
const chunk = 500
/** So many of the last events are looked at again: what was rolled back meanwhile may have come again under their number. */
const overlap = 50

/** What gives a suggestion other words, hands it in, or takes it away. */
const followed = (Object.keys(moves) as Move[]).filter(
  (move) =>
    ['submit', 'edit', 'correct_paper'].includes(move) ||
    (moves[move].to as readonly string[]).includes('withdrawn'),
)

/** The index as the database stands in this transaction, with what was done since it was asked last. */
export async function submittedTexts(act: Pick<Act, 'tx'>): Promise<LikenessIndex> {
  const key = await store.databaseKey(act.tx)
  const index = indexes.get(key) ?? (await builtAnew(act))
  indexes.set(key, index)
  return follow(act, index)
}

/** Read from the database whole. */
export async function builtAnew(act: Pick<Act, 'tx'>): Promise<LikenessIndex> {
  const index = new LikenessIndex(await jieba())
  // what is done while it is read is followed afterwards
  index.upTo = await store.lastEvent(act.tx)
  for (let after = 0; ;) {
    const texts = await store.textsAfter(act.tx, after, chunk)
    for (const one of texts) index.put(one.id, one)
    after = texts.at(-1)?.id ?? after
    if (texts.length < chunk) return index
  }
}

async function follow(act: Pick<Act, 'tx'>, index: LikenessIndex): Promise<LikenessIndex> {
  for (let after = Math.max(0, index.upTo - overlap); ;) {
    const events = await store.eventsAfter(act.tx, followed, after, chunk)
    after = events.at(-1)?.id ?? after
    for (const { id, suggestionId } of events) index.touched.set(suggestionId, id)
    if (events.length < chunk) break
  }
  const ids = [...index.touched.keys()]
  const texts = new Map((await store.textsOf(act.tx, ids)).map((one) => [one.id, one]))
  for (const [id, eventId] of index.touched) {
    const text = texts.get(id)
    if (text) index.put(id, text)
    else index.drop(id)
    index.upTo = Math.max(index.upTo, eventId)
  }
  for (const [id, eventId] of index.touched) if (eventId <= index.upTo - overlap) index.touched.delete(id)
  return index
}
