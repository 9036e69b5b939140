/** Earlier suggestions that are like one that is written now: words by jieba, TF-IDF, cosine. */
import type { Act } from '../../shared/act.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Speaker } from '../../people/actions.ts'
import { caseOf } from '../case.ts'
import { isReadableBy } from '../parties.ts'
import { titleFor } from '../reading/veil.ts'
import { standingOf } from '../moves.ts'
import * as suggestions from '../store.ts'
import type { Text } from './likeness.ts'
import { submittedTexts } from './submittedTexts.ts'

export interface Similar {
  id: number
  number: string | null
  title: string
  state: string
  likeness: number
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
  const index = await submittedTexts(act)
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
      state: standingOf(row),
      likeness,
    })
  }
  return similar.slice(0, most)
}
