/** The papers of one suggestion at the desk; who printed one stands in the audit trail, as in the chat. */
import type { JSX } from 'preact'
import { rowId } from '../../shared/fields.ts'
import { Empty, PostButton } from '../../shared/page.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../shared/visit.ts'
import {
  paperNameOf,
  paperNames,
  paperRefusals,
  printedPaper,
  type PaperKind,
  type WholeSuggestion,
} from '../actions.ts'
import { notFound } from './notFound.tsx'

/** What can be printed now; who may not have one is told so when he asks for it. */
export function Papers({ whole, csrf }: { whole: WholeSuggestion; csrf: string }): JSX.Element {
  const replying = whole.handlings.filter(({ role, state }) => role !== 'assist' && state !== 'returned')
  const paper = (kind: PaperKind, unit?: { id: number; name: string }) => (
    <PostButton
      key={`${kind}${unit?.id ?? ''}`}
      action={`/desk/suggestions/${whole.id}/paper/${kind}`}
      csrf={csrf}
      fields={unit ? { unit: unit.id } : {}}
      plain
    >
      {paperNameOf(whole, kind)}
      {unit && `（${unit.name}）`}
    </PostButton>
  )
  return (
    <nav class="acts" aria-label="文书">
      {paper('sheet')}
      {whole.assignedAt && paper('assignment')}
      {replying.flatMap(({ unit, state }) => [
        state === 'replied' && paper('reply', unit),
        paper('opinion', unit),
      ])}
    </nav>
  )
}

/** One paper as a Word file. */
async function print(visit: DeskVisit): Promise<WebReply> {
  const kind = visit.params['kind'] ?? ''
  const id = rowId(visit.params['id'])
  if (!Object.hasOwn(paperNames, kind)) return notFound
  const unit = rowId(visit.fields.text('unit'))
  const outcome = await printedPaper(visit.act, visit.who, id, kind as PaperKind, unit > 0 ? unit : null)
  if (outcome.ok) return { ...outcome.value, file: outcome.value.bytes }
  return {
    title: '没有这份文书',
    status: 404,
    page: (
      <Empty>
        {paperRefusals[outcome.refusal]}
        <a href={`/desk/suggestions/${id}`}>回到这件建议</a>
      </Empty>
    ),
  }
}

export const paperPages: readonly DeskPage[] = [
  { method: 'POST', path: '/desk/suggestions/:id/paper/:kind', right: 'suggestions.see', answer: print },
]
