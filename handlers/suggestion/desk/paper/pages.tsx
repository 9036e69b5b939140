/** 录入纸质建议: what a deputy handed in on paper is keyed in, looked at once more, and stored as his. */
import type { JSX } from 'preact'
import type { DeskPage, DeskVisit, WebReply } from '../../../shared/visit.ts'
import { handInPaper, paperKeyedIn } from '../../actions.ts'
import type { Kind } from '../../form/draft/kind.tsx'
import { looked, mostScans } from '../../form/paper/look.tsx'
import { sheetToStore, storedWords, type ReadSheet } from '../../form/paper/sheet.ts'
import { refusalSentences } from '../../refusals.ts'
import { PaperCheck } from './check.tsx'
import { PaperForm } from './form.tsx'

export const paperPath = '/desk/suggestions/paper'

const kindOf = (visit: DeskVisit): Kind =>
  (visit.fields.text('kind') || visit.query.get('kind')) === 'motion' ? 'motion' : 'suggestion'

const page = (content: JSX.Element, { kind, status = 200 }: { kind: Kind; status?: number }): WebReply => ({
  title: kind === 'motion' ? '录入纸质议案' : '录入纸质建议',
  status,
  page: content,
})

const form = (visit: DeskVisit, problems: Readonly<Record<string, string>> = {}): WebReply => {
  const kind = kindOf(visit)
  return page(<PaperForm visit={visit} kind={kind} problems={problems} />, {
    kind,
    status: Object.keys(problems).length === 0 ? 200 : 422,
  })
}

async function typed(visit: DeskVisit): Promise<WebReply> {
  const what = visit.fields.text('do')
  if (what === 'edit') return form(visit)
  const read = await sheetToStore(visit, kindOf(visit))
  if ('problems' in read) return form(visit, read.problems)
  return what === 'store' ? store(visit, read) : look(visit, read)
}

/** The last look: guards and earlier ones first, then the scans and the button that stores it. */
const look = async (visit: DeskVisit, read: ReadSheet, problem = ''): Promise<WebReply> =>
  page(<PaperCheck visit={visit} looked={await looked(visit, read, problem)} />, {
    kind: kindOf(visit),
    status: problem === '' ? 200 : 422,
  })

async function store(visit: DeskVisit, read: ReadSheet): Promise<WebReply> {
  if (visit.files.problem !== null) return look(visit, read, visit.files.problem)
  const outcome = await handInPaper(visit.act, visit.who, read.sheet, visit.files.kept)
  const known = outcome.ok ? null : await paperKeyedIn(visit.act, read.sheet)
  if (!outcome.ok)
    return known === null
      ? look(visit, read, refusalSentences[outcome.refusal])
      : { goTo: `/desk/suggestions/${known}`, said: refusalSentences.keyed_in }
  const { row } = outcome.value.one
  return { goTo: `/desk/suggestions/${row.id}`, said: await storedWords(visit, read, outcome.value) }
}

export const paperPages: readonly DeskPage[] = [
  {
    method: 'GET',
    path: paperPath,
    right: 'suggestions.office',
    answer: (visit) => Promise.resolve(form(visit)),
  },
  { method: 'POST', path: paperPath, right: 'suggestions.office', mostFiles: mostScans, answer: typed },
]
