/** A draft behind a form: which it is, whether it was changed elsewhere, and keeping it by itself while it is typed. */
import { z } from 'zod'
import { concernOf, type ConcernView } from '../../../concern/actions.ts'
import { rowId } from '../../../shared/fields.ts'
import { timeOf } from '../../../shared/days.ts'
import type { FormVisit, KeptByItself } from '../../../shared/visit.ts'
import { draftOfMatter, editDraft, openCase, partiesTo, startDraft, type Case } from '../../actions.ts'
import { readDraft } from '../../draft/entries.ts'
import { refusalSentences } from '../../refusals.ts'
import type { DraftInput, SuggestionRefusal } from '../../rules.ts'
import { kindOf } from './kind.tsx'
import { subjectOf } from '../parts.tsx'

const writable: readonly string[] = ['draft', 'returned']

/** Still with its deputy. */
export const isWritable = ({ course }: Case): boolean => writable.includes(course.state)

const OfMatter = z.object({ concernId: z.int() })

/** The voter's matter of his own that the link is for; null for any other link. */
async function matterBehind({ act, who, subject }: FormVisit): Promise<ConcernView | null> {
  const id = OfMatter.safeParse(subject).data?.concernId
  const found = id === undefined ? null : await concernOf(act, who, id)
  return found?.ok && found.value.owner.personId === who.personId ? found.value : null
}

/** What the link takes over from a matter that is in no suggestion yet, and was not taken back. */
export async function takenOver(visit: FormVisit): Promise<DraftInput | null> {
  const matter = await matterBehind(visit)
  const isFree = matter !== null && matter.suggestionId === null && matter.state !== 'void'
  return isFree ? draftOfMatter(visit.act, matter) : null
}

/** The draft that the link, the page or the choice in the list is about; null before it is begun. */
export async function draftBehind(visit: FormVisit): Promise<Case | 'not_yours' | null> {
  const id =
    subjectOf(visit) ??
    (rowId(visit.fields.text('draft') || (visit.query.get('id') ?? '')) || null) ??
    (await matterBehind(visit))?.suggestionId ??
    null
  if (id === null) return null
  const one = await openCase(visit.act, id)
  return one && partiesTo(one, visit.who).includes('lead') ? one : 'not_yours'
}

const words = ['title', 'cause', 'facts', 'proposals'] as const

/** The words were changed since this page was opened, and are not the same by chance. */
export const isStale = (visit: FormVisit, { row }: Case, input: DraftInput): boolean =>
  visit.fields.text('version') !== String(row.textVersion) &&
  words.some((name) => input[name] !== undefined && input[name] !== row[name])

export const isEmpty = (input: DraftInput): boolean => words.every((name) => !input[name])

/** The draft's number after its words were written, or why they were not. */
export async function written(
  visit: FormVisit,
  one: Case | null,
  input: DraftInput,
): Promise<number | SuggestionRefusal> {
  const { act, who, linkId } = visit
  if (one && isSame(one, input)) return one.row.id
  const outcome = one
    ? await editDraft(act, who, one.row.id, input)
    : await startDraft(
        act,
        who,
        { kind: kindOf(visit, one), ...input, ...concernIn(await takenOver(visit)) },
        { via: 'form', messageId: `link:${linkId}` },
      )
  return outcome.ok ? outcome.value.row.id : outcome.refusal
}

/** The matter goes with the draft, whatever was changed of its words. */
const concernIn = (over: DraftInput | null): DraftInput =>
  over?.concernId == null ? {} : { concernId: over.concernId }

const isSame = ({ row }: Case, input: DraftInput): boolean =>
  Object.entries(input).every(([key, value]) => value === row[key as keyof DraftInput])

const over = (said: string): KeptByItself => ({ said, fields: {}, stops: true })
const notYet = (said: string): KeptByItself => ({ said, fields: {} })

/**
 * Keeps what is typed without a button, and never over what was changed meanwhile by another page or in the chat. Under a
 * draft that others signed nothing is kept by itself: each change of its words asks them to read again.
 */
export async function keepByItself(visit: FormVisit): Promise<KeptByItself> {
  if (visit.who.deputyId === null) return over('您现在不能改这份草稿，没有自动保存。')
  const one = await draftBehind(visit)
  if (one === 'not_yours' || (one && !isWritable(one))) return over('这一件不能再改了，没有自动保存。')
  if (one?.row.signers.some(({ state }) => state === 'confirmed'))
    return over('已有代表附议，改文字要请他们再看，所以不自动保存；改好了请点“存草稿”。')
  const read = readDraft(visit.fields, visit.settings, kindOf(visit, one))
  if ('problems' in read) return notYet(`还没有自动保存：${Object.values(read.problems)[0] ?? ''}`)
  if (!one && isEmpty(read.input)) return notYet('')
  if (one && !isSame(one, read.input) && visit.fields.text('row') !== String(one.row.version))
    return over('这份草稿刚才在别处改过，没有自动保存。请点“存草稿”，会请您再看一遍。')
  const id = await written(visit, one, read.input)
  if (typeof id !== 'number') return notYet(refusalSentences[id])
  const kept = await openCase(visit.act, id)
  return {
    subject: { suggestionId: id },
    fields: {
      draft: String(id),
      version: String(kept?.row.textVersion ?? ''),
      row: String(kept?.row.version ?? ''),
    },
    said: `已自动保存 ${timeOf(visit.act.now, visit.act.zone)}，还没有提交。`,
  }
}
