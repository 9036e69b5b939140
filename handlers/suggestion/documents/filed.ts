/** Signed papers, letters and reports that are kept with a suggestion beside its deputy's attachments. */
import { recordDeed } from '../../audit/actions.ts'
import { keepFile, readFile, type CheckedFile, type KeptFile } from '../../file/actions.ts'
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { sha256 } from '../../shared/ids.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { isReadableBy, partiesTo } from '../parties.ts'
import { openCase, type Case } from '../case.ts'
import * as handling from '../handling/store.ts'
import { veilFor } from '../reading/veil.ts'
import type { SuggestionRefusal } from '../rules.ts'
import * as suggestions from '../store.ts'
import * as supervision from '../supervision/store.ts'
import { isPurpose, mayHaveFile, type FilePurpose } from './purposes.ts'
import * as own from './store.ts'

export interface FiledFile {
  fileId: number
  name: string
  purpose: FilePurpose
  addedBy: string
  addedAt: Date
}

/** What is kept with a suggestion and may be shown to this reader, in the order in which it came. */
export async function filesFor(act: Pick<Act, 'tx'>, who: Speaker, id: number): Promise<FiledFile[]> {
  const one = await openCase(act, id)
  if (!one || !isReadableBy(one, who)) return []
  const as = partiesTo(one, who)
  const opensAttachments = (await veilFor(act, who, one))?.hidesFiles !== true
  const key = await supervision.keyOf(act.tx, id)
  const supervises =
    key?.supervisors.some(({ personId, role }) => personId === who.personId && role !== 'past') === true
  return (await allOf(act, id)).filter(
    ({ purpose }) =>
      mayHaveFile(purpose, as) ||
      (purpose === 'attachment' && opensAttachments) ||
      (purpose === 'closing_report' && supervises),
  )
}

/** Those noted with the suggestion, and those that only a reply, a withdrawal or a supervision names. */
async function allOf(act: Pick<Act, 'tx'>, id: number): Promise<FiledFile[]> {
  const noted = (await suggestions.filesOf(act.tx, id)).flatMap(({ fileId, purpose }) =>
    isPurpose(purpose) ? [{ fileId, purpose }] : [],
  )
  const letters = (await handling.repliesOf(act.tx, id)).flatMap(({ letterFileId }) =>
    letterFileId === null ? [] : [{ fileId: letterFileId, purpose: 'reply_letter' as const }],
  )
  const all = [...noted, ...letters.filter(({ fileId }) => !noted.some((one) => one.fileId === fileId))]
  const heads = new Map((await own.fileHeads(act.tx, all)).map((head) => [head.id, head]))
  const names = await own.uploadersOf(act.tx, [...heads.values()])
  return all.flatMap(({ fileId, purpose }) => {
    const head = heads.get(fileId)
    const addedBy = names.get(head?.uploadedById ?? 0) ?? ''
    return head ? [{ fileId, name: head.name, purpose, addedBy, addedAt: head.createdAt }] : []
  })
}

/** One of these files whole; null for who may not have it. */
export async function fileFor(
  act: Pick<Act, 'tx'>,
  who: Speaker,
  id: number,
  fileId: number,
): Promise<KeptFile | null> {
  const isShown = (await filesFor(act, who, id)).some((file) => file.fileId === fileId)
  return isShown ? readFile(act, fileId) : null
}

/** A scan or a document that the office puts with a suggestion; a reply's letter has its own way (handling/letters.ts). */
export interface Filing {
  purpose: Exclude<FilePurpose, 'attachment' | 'reply_letter'>
  file: CheckedFile
}

/**
 * Keeps a signed paper with a suggestion. Refused to others than 代表工委, for the same file twice, for a withdrawal nobody
 * asked for, and a report before the supervision is closed.
 */
export async function fileWith(
  act: Act,
  who: Speaker,
  id: number,
  filing: Filing,
): Promise<Outcome<Case, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one || !isReadableBy(one, who)) return refused('not_found')
  if (!who.staffRoles.includes('代表工委')) return refused('not_yours')
  const place = await placeFor(act, one, filing)
  if (typeof place === 'string') return refused(place)
  const kept = (await suggestions.filesOf(act.tx, id)).filter(({ purpose }) => purpose === filing.purpose)
  const heads = await own.fileHeads(act.tx, kept)
  if (heads.some((head) => head.sha256 === sha256(new Uint8Array(filing.file.bytes))))
    return refused('already_done')
  const fileId = await keepFile(act, { ...filing.file, uploadedById: who.personId })
  await note(act, who, id, filing.purpose, fileId)
  await place.put(fileId)
  const after = { purpose: filing.purpose, fileId, name: filing.file.name }
  await recordDeed(act, { action: 'suggestion.keep_file', subject: `suggestion:${id}`, after })
  return done(one)
}

/** The note that a file belongs to a suggestion. */
export const note = (act: Act, who: Speaker, id: number, purpose: FilePurpose, fileId: number) =>
  suggestions.addFile(act.tx, {
    suggestionId: id,
    fileId,
    purpose,
    addedById: who.personId,
    addedAt: act.now,
  })

/** The scan of what was keyed in for a unit or the lead deputy. */
export const notePaper = (act: Act, who: Speaker, id: number, fileId: number) =>
  note(act, who, id, 'keyed_paper', fileId)

interface Place {
  put: (fileId: number) => Promise<unknown>
}

const nowhereElse: Place = { put: () => Promise.resolve() }

/** Where a file belongs beside the list, or why it belongs nowhere yet. */
async function placeFor(act: Act, one: Case, { purpose }: Filing): Promise<Place | SuggestionRefusal> {
  const { row } = one
  switch (purpose) {
    case 'keyed_paper':
    case 'signed_paper':
      return row.submittedAt === null ? 'too_early' : nowhereElse
    case 'withdraw_form': {
      const isAsked = row.state === 'withdrawn' || one.course.withdrawalAsked
      if (!isAsked) return 'no_withdrawal'
      return row.withdrawFormFileId !== null
        ? nowhereElse
        : { put: (fileId) => own.setWithdrawForm(act.tx, row.id, fileId) }
    }
    case 'closing_report': {
      const key = await supervision.keyOf(act.tx, row.id)
      if (!key) return 'not_key'
      if (key.reportAt === null) return 'report_first'
      return key.reportFileId !== null
        ? nowhereElse
        : { put: (fileId) => supervision.changeKey(act.tx, key.id, { reportFileId: fileId }) }
    }
  }
}

/** One kept file, as the export hands it out. */
export interface FiledLine {
  id: number
  suggestion: string
  purpose: FilePurpose
  name: string
  type: string
  size: number
  sha256: string
  addedBy: string
  addedAt: Date
}

/** A page of the files of all suggestions after an id; null when there are none left. The bytes stay where they are. */
export async function filedLinesAfter(
  act: Pick<Act, 'tx'>,
  after: number,
  range: { from: Date; until: Date },
  take: number,
): Promise<{ lines: FiledLine[]; last: number } | null> {
  const notes = await own.filedAfter(act.tx, after, range, take)
  const last = notes.at(-1)
  if (!last) return null
  const heads = new Map((await own.fileHeads(act.tx, notes)).map((head) => [head.id, head]))
  const names = await own.uploadersOf(act.tx, [...heads.values()])
  const lines = notes.flatMap(({ id, fileId, purpose, addedAt, suggestion }) => {
    const head = heads.get(fileId)
    if (!head || !isPurpose(purpose)) return []
    const { name, type, size, sha256: hash, uploadedById } = head
    const of = suggestion.number ?? `草${suggestion.id}`
    const addedBy = names.get(uploadedById ?? 0) ?? ''
    return [{ id, suggestion: of, purpose, name, type, size, sha256: hash, addedBy, addedAt }]
  })
  return { lines, last: last.id }
}
