/** 录入纸质建议: what a deputy handed in on paper is keyed in, looked at once more, and stored as his. */
import type { JSX } from 'preact'
import { dayOf, spokenDay } from '../../../shared/days.ts'
import type { DeskPage, DeskVisit, WebReply } from '../../../shared/visit.ts'
import {
  handInPaper,
  refOf,
  similarTo,
  doubtsOnPaper,
  paperKeyedIn,
  paperRefusal,
  unreachedWords,
} from '../../actions.ts'
import type { Kind } from '../../form/draft/kind.tsx'
import { refusalSentences } from '../../refusals.ts'
import type { SuggestionRefusal } from '../../rules.ts'
import { PaperCheck } from './check.tsx'
import { PaperForm } from './form.tsx'
import { readSheet, type ReadSheet } from './sheet.ts'

export const paperPath = '/desk/suggestions/paper'
const mostScans = 6

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

/** Where the sentence of a refusal stands. */
const fieldOf: Partial<Record<SuggestionRefusal, string>> = {
  secret_words: 'facts',
  own_suggestion: 'signers',
  unknown_person: 'lead',
  past_day: 'receivedOn',
  not_in_session: 'receivedOn',
  too_few_signers: 'signers',
}

async function typed(visit: DeskVisit): Promise<WebReply> {
  const what = visit.fields.text('do')
  if (what === 'edit') return form(visit)
  const read = await readSheet(visit, kindOf(visit))
  if ('problems' in read) return form(visit, read.problems)
  const wrong = await paperRefusal(visit.act, visit.who, read.sheet)
  if (wrong) return form(visit, { [fieldOf[wrong] ?? 'title']: refusalSentences[wrong] })
  return what === 'store' ? store(visit, read) : look(visit, read)
}

/** The last look: guards and earlier ones first, then the scans and the button that stores it. */
async function look(visit: DeskVisit, read: ReadSheet, problem = ''): Promise<WebReply> {
  const { title = '', facts = '', proposals = '' } = read.sheet.input
  const similar = await similarTo(visit.act, visit.who, { title, facts, proposals }, null)
  const doubts = await doubtsOnPaper(visit.act, read.sheet.input)
  return page(<PaperCheck visit={visit} read={read} similar={similar} doubts={doubts} problem={problem} />, {
    kind: kindOf(visit),
    status: problem === '' ? 200 : 422,
  })
}

async function store(visit: DeskVisit, read: ReadSheet): Promise<WebReply> {
  if (visit.files.problem !== null) return look(visit, read, visit.files.problem)
  const outcome = await handInPaper(visit.act, visit.who, read.sheet, visit.files.kept)
  const known = outcome.ok ? null : await paperKeyedIn(visit.act, read.sheet)
  if (!outcome.ok)
    return known === null
      ? look(visit, read, refusalSentences[outcome.refusal])
      : { goTo: `/desk/suggestions/${known}`, said: refusalSentences.keyed_in }
  const { row } = outcome.value.one
  const missed = await unreachedWords(visit.act, outcome.value)
  const told = missed ?? '已告诉领衔和附议的代表。'
  return {
    goTo: `/desk/suggestions/${row.id}`,
    said: `录好了（${refOf(row)}），按${spokenDay(read.sheet.receivedOn, dayOf(visit.act.now, visit.act.zone))}收到算。${told}`,
  }
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
