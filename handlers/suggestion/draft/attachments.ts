/** What hangs on a suggestion's text: to be seen by who may read it, taken off a draft by its lead deputy. */
import { dropFile, readFile, type KeptFile } from '../../file/actions.ts'
import type { Speaker } from '../../people/actions.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { isReadableBy } from '../parties.ts'
import { openCase, type Case } from '../case.ts'
import { take } from '../acting.ts'
import { fileNames } from '../documents/store.ts'
import { veilFor } from '../reading/veil.ts'
import type { SuggestionRefusal } from '../rules.ts'
import * as suggestions from '../store.ts'
import * as store from './store.ts'

export interface Attachment {
  fileId: number
  name: string
}

/** The names of what is attached, in the order in which it came, for who may open it; nothing for anybody else. */
export async function attachmentsOf(act: Pick<Act, 'tx'>, who: Speaker, id: number): Promise<Attachment[]> {
  const kept = (await mayOpen(act, who, id)) ? await idsOf(act, id) : []
  const names = new Map((await fileNames(act.tx, kept)).map((file) => [file.id, file.name]))
  return kept.map((fileId) => ({ fileId, name: names.get(fileId) ?? '' }))
}

const idsOf = async (act: Pick<Act, 'tx'>, id: number): Promise<number[]> =>
  (await suggestions.filesOf(act.tx, id))
    .filter(({ purpose }) => purpose === 'attachment')
    .map(({ fileId }) => fileId)

/** Whoever merely reads a suggestion that has its number opens none of its files. */
async function mayOpen(act: Pick<Act, 'tx'>, who: Speaker, id: number): Promise<boolean> {
  const one = await openCase(act, id)
  return one !== null && isReadableBy(one, who) && (await veilFor(act, who, one))?.hidesFiles !== true
}

/** One attachment whole, for who may open it; null otherwise. */
export async function attachmentFor(
  act: Pick<Act, 'tx'>,
  who: Speaker,
  id: number,
  fileId: number,
): Promise<KeptFile | null> {
  if (!(await mayOpen(act, who, id))) return null
  return (await idsOf(act, id)).includes(fileId) ? readFile(act, fileId) : null
}

/** Takes an attachment off a draft, for good. Refused when it is not there. */
export async function detachFromDraft(
  act: Act,
  who: Speaker,
  id: number,
  fileId: number,
): Promise<Outcome<Case, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one || !(await idsOf(act, id)).includes(fileId)) return refused('not_found')
  const taken = await take(act, who, one, 'edit', { dropped: fileId }, { touchedAt: act.now })
  if (!taken.ok) return taken
  await store.removeFile(act.tx, id, fileId)
  await dropFile(act, fileId)
  return done(taken.value.one)
}

/** Adds an attachment to a draft; its bytes are kept already (handlers/file). */
export async function attachToDraft(
  act: Act,
  who: Speaker,
  id: number,
  fileId: number,
): Promise<Outcome<Case, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const kept = (await suggestions.filesOf(act.tx, id)).filter(({ purpose }) => purpose === 'attachment')
  if (kept.length >= settings['suggestion.attachmentsMost']) return refused('too_many_files')
  const taken = await take(act, who, one, 'edit', { file: fileId }, { touchedAt: act.now })
  if (!taken.ok) return taken
  await suggestions.addFile(act.tx, {
    suggestionId: id,
    fileId,
    purpose: 'attachment',
    addedById: who.personId,
    addedAt: act.now,
  })
  return done(taken.value.one)
}
