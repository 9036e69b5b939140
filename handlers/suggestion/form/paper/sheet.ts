/** What was typed from a paper, read once at the door: whose it is, who signed, when it came, and its words. */
import { dayIn } from '../../../shared/fields.ts'
import { dayOf, spokenDay } from '../../../shared/days.ts'
import type { DeskVisit, FormVisit } from '../../../shared/visit.ts'
import {
  correctPaper,
  deputiesOnPaper,
  paperRefusal,
  refOf,
  unreachedWords,
  type Case,
  type PaperSheet,
} from '../../actions.ts'
import { missingIn, readDraft, type Problems } from '../../draft/entries.ts'
import { meantBy, namedOn } from '../../draft/paperNames.ts'
import { refusalSentences } from '../../refusals.ts'
import type { SuggestionRefusal } from '../../rules.ts'
import { kindIn, type Kind } from '../draft/kind.tsx'

export interface ReadSheet {
  sheet: PaperSheet
  lead: string
  signers: readonly string[]
}

/** What a page of the desk and one on a phone have alike. */
export type SheetVisit = Pick<DeskVisit | FormVisit, 'act' | 'who' | 'settings' | 'fields'>

/** The sheet, or what is wrong with each field. A lead that stands already is handed in. */
async function readSheet(
  visit: SheetVisit,
  kind: Kind,
  known: { leadId: number; name: string; receivedOn: string } | null = null,
): Promise<ReadSheet | { problems: Problems }> {
  const { fields, act, who, settings } = visit
  const deputies = await deputiesOnPaper(act, who)
  const lead = known ?? leadIn(fields.text('lead'), deputies.leads)
  const signers = namedOn(fields.text('signers'), deputies.signers)
  const receivedOn = known?.receivedOn ?? dayIn(fields.text('receivedOn'))
  const draft = readDraft(fields, settings, kind)
  const leadId = typeof lead === 'string' ? null : lead.leadId
  const [title = '', facts = '', proposals = ''] = ['title', 'facts', 'proposals'].map((name) =>
    fields.text(name),
  )
  const least = settings['suggestion.motionSigners']
  const count = signers.found.length + 1
  const problems: Problems = {
    ...('problems' in draft ? draft.problems : {}),
    ...missingIn({ kind, title, cause: fields.text('cause'), facts, proposals }),
    ...(typeof lead === 'string' ? { lead } : {}),
    ...(kind === 'motion' && count < least
      ? { signers: `议案要${least}名以上代表联名，纸上连领衔的只有${count}名。` }
      : {}),
    ...(signers.problems.length > 0 ? { signers: signers.problems.join('') } : {}),
    ...(signers.found.some(({ personId }) => personId === leadId)
      ? { signers: '领衔代表不用再写进附议，请去掉。' }
      : {}),
    ...(receivedOn === null
      ? { receivedOn: '请填收到纸质件的日子。' }
      : receivedOn > dayOf(act.now, act.zone)
        ? { receivedOn: '收到的日子不能在今天以后。' }
        : {}),
  }
  if (
    'problems' in draft ||
    receivedOn === null ||
    typeof lead === 'string' ||
    Object.keys(problems).length > 0
  )
    return { problems }
  return {
    sheet: {
      leadId: lead.leadId,
      signerIds: signers.found.map(({ personId }) => personId),
      input: { kind, ...draft.input },
      receivedOn,
    },
    lead: lead.name,
    signers: signers.found.map(({ name }) => name),
  }
}

function leadIn(
  words: string,
  leads: Parameters<typeof meantBy>[1],
): { leadId: number; name: string } | string {
  if (words.trim() === '') return '请填领衔代表的姓名。'
  const one = meantBy(words, leads)
  return typeof one === 'string' ? one : { leadId: one.personId, name: one.name }
}

/** Where the sentence of a refusal stands. */
const fields: Partial<Record<SuggestionRefusal, string>> = {
  secret_words: 'facts',
  own_suggestion: 'signers',
  unknown_person: 'lead',
  past_day: 'receivedOn',
  not_in_session: 'receivedOn',
  too_few_signers: 'signers',
}

/** The sheet as it may be stored, or what is wrong with it at its fields. */
export async function sheetToStore(
  visit: SheetVisit,
  kind: Kind,
): Promise<ReadSheet | { problems: Problems }> {
  const read = await readSheet(visit, kind)
  if ('problems' in read) return read
  const wrong = await paperRefusal(visit.act, visit.who, read.sheet)
  return wrong ? { problems: { [fields[wrong] ?? 'title']: refusalSentences[wrong] } } : read
}

/** 录好了（草2），按11月20日收到算。 And who of those who should hear of it could not be reached. */
export async function storedWords(
  { act }: SheetVisit,
  { sheet }: ReadSheet,
  taken: Parameters<typeof unreachedWords>[1],
): Promise<string> {
  const told = (await unreachedWords(act, taken)) ?? '已告诉领衔和附议的代表。'
  return `录好了（${refOf(taken.one.row)}），按${spokenDay(sheet.receivedOn, dayOf(act.now, act.zone))}收到算。${told}`
}

/** Stores what was typed anew over one that was keyed in, or says what is wrong at its fields; and in words whom it reached. */
export async function mendedPaper(
  visit: SheetVisit,
  { row }: Case,
): Promise<{ said: string } | { problems: Problems }> {
  const known = { leadId: row.leadId, name: row.lead.name, receivedOn: row.receivedOn ?? '' }
  const read = await readSheet(visit, kindIn(row), known)
  if ('problems' in read) return read
  const { input, signerIds } = read.sheet
  const outcome = await correctPaper(visit.act, visit.who, row.id, input, signerIds)
  if (!outcome.ok)
    return { problems: { [fields[outcome.refusal] ?? 'title']: refusalSentences[outcome.refusal] } }
  return {
    said: `更正好了。${(await unreachedWords(visit.act, outcome.value)) ?? '已告诉领衔和附议的代表。'}`,
  }
}
