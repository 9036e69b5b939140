/** 提建议 on a phone: written at leisure, kept with every button, looked at once more, handed in. */
import type { JSX } from 'preact'
import { findActivity, sourcesFor } from '../../../activity/actions.ts'
import { keepFile } from '../../../file/actions.ts'
import { dayOf, spokenDay } from '../../../shared/days.ts'
import { Empty } from '../../../shared/page.tsx'
import type { FormPage, FormResult, FormVisit } from '../../../shared/visit.ts'
import {
  attachmentFor,
  attachmentsOf,
  attachToDraft,
  detachFromDraft,
  editDraft,
  lastAddress,
  openCase,
  ownSuggestions,
  refOf,
  seekCosigners,
  submitDraft,
  type Brief,
  type Case,
} from '../../actions.ts'
import { missingIn, readDraft, type Problems } from '../../draft/entries.ts'
import { checkOf, DraftCheck } from './check.tsx'
import { DraftFields } from './fields.tsx'
import { draftBehind, isEmpty, isStale, isWritable, keepByItself, takenOver, written } from './kept.ts'
import { Choose, kindOf, NotSitting, sits } from './kind.tsx'
import { signingOf } from './signers.tsx'
import { refusalSentences } from '../../refusals.ts'
import type { DraftInput, SuggestionRefusal } from '../../rules.ts'

/** More are never taken by one post; how many a suggestion may have is a setting. */
const mostFiles = 10

async function show(visit: FormVisit): Promise<JSX.Element> {
  if (visit.who.deputyId === null) return <NotForYou />
  const one = await draftBehind(visit)
  if (one === 'not_yours') return <NotForYou />
  if (one === null) {
    const kind = visit.query.get('kind')
    if (kind === 'motion' && !sits(visit)) return <NotSitting />
    const over = await takenOver(visit)
    if (over) return form(visit, null, {}, over)
    const begun = kind === null ? await begunBy(visit) : []
    const isOpen = begun.length > 0 || (kind === null && sits(visit))
    return isOpen ? <Choose visit={visit} drafts={begun} /> : form(visit, null)
  }
  if (!isWritable(one)) return <HandedIn one={one} />
  if (!visit.query.has('check')) return form(visit, one, problemIn(visit))
  const missing = missingIn(one.row)
  return Object.keys(missing).length > 0 ? (
    form(visit, one, missing)
  ) : (
    <DraftCheck {...await checked(visit, one)} />
  )
}

/** What could not be done after the draft was kept. */
function problemIn(visit: FormVisit): Problems {
  const refusal = visit.query.get('refused') ?? ''
  return isRefusal(refusal) ? { title: refusalSentences[refusal] } : {}
}

const isRefusal = (word: string): word is SuggestionRefusal => Object.hasOwn(refusalSentences, word)

const begunBy = async (visit: FormVisit): Promise<Brief[]> =>
  (await ownSuggestions(visit.act, visit.who, ['draft', 'returned'])).filter(
    ({ leadId }) => leadId === visit.who.personId,
  )

const NotForYou = (): JSX.Element => (
  <Empty>建议、议案由本届人大代表来提，草稿只有领衔代表能改。有疑问请在微信里回“人工”。</Empty>
)

const HandedIn = ({ one }: { one: Case }): JSX.Element => (
  <Empty>
    《{one.row.title}》已经提交了，不能在这里改。查进度请在微信里回：{refOf(one.row)}到哪一步了
  </Empty>
)

const checked = async (visit: FormVisit, one: Case, problem = '') =>
  checkOf({
    visit,
    one,
    attachments: await attachmentsOf(visit.act, visit.who, one.row.id),
    signing: await signingOf(visit, one),
    problem,
  })

async function form(
  visit: FormVisit,
  one: Case | null,
  problems: Problems = {},
  over: DraftInput | null = null,
): Promise<JSX.Element> {
  return (
    <DraftFields
      visit={visit}
      row={one?.row ?? null}
      over={over}
      kind={kindOf(visit, one)}
      signing={one && (await signingOf(visit, one))}
      attachments={one ? await attachmentsOf(visit.act, visit.who, one.row.id) : []}
      activities={await activitiesFor(visit, one)}
      address={await lastAddress(visit.act, visit.who)}
      problems={problems}
    />
  )
}

const mostActivities = 20

/** The last ones that he was at, and the one that stands in the draft. */
async function activitiesFor({ act, who }: FormVisit, one: Case | null) {
  const found = (await sourcesFor(act, who.personId)).slice(0, mostActivities)
  const id = one?.row.activityId ?? null
  const kept =
    id === null || found.some((activity) => activity.id === id) ? null : await findActivity(act, id)
  return [...found, ...(kept ? [kept] : [])].map(({ id: number, title, startsAt }) => ({
    id: number,
    label: `${title}（${spokenDay(dayOf(startsAt, act.zone), dayOf(act.now, act.zone))}）`,
  }))
}

async function submit(visit: FormVisit): Promise<FormResult> {
  if (visit.who.deputyId === null) return { again: <NotForYou /> }
  const one = await draftBehind(visit)
  if (one === 'not_yours') return { again: <NotForYou /> }
  if (one && !isWritable(one)) return { instead: <HandedIn one={one} /> }
  if (visit.fields.text('do') === 'confirm' && one) return handIn(visit, one)
  // from the last look: its words are kept already
  if (one && !visit.fields.has('title')) return afterKeeping(visit, one.row.id)
  return keep(visit, one)
}

// ---------------------------------------------------------------- kept

/** Every button keeps the draft first; 提交 then goes on to the page where it is looked at once more. */
async function keep(visit: FormVisit, one: Case | null): Promise<FormResult> {
  const again = async (problems: Problems): Promise<FormResult> => ({
    again: await form(visit, one, problems),
  })
  const read = readDraft(visit.fields, visit.settings, kindOf(visit, one))
  if ('problems' in read) return again(read.problems)
  if (visit.files.problem !== null) return again({ files: visit.files.problem })
  if (one && isStale(visit, one, read.input)) return again({ title: changedElsewhere })
  if (!one && isEmpty(read.input) && visit.files.kept.length === 0)
    return again({ title: '还什么都没写，没有存。' })
  const id = await written(visit, one, read.input)
  if (typeof id !== 'number') return again({ [fieldOf(id)]: refusalSentences[id] })
  const refusal = (await takeOff(visit, id)) ?? (await addFiles(visit, id))
  if (refusal) return again({ files: `${refusalSentences[refusal]}${mostSentence(visit)}` })
  return afterKeeping(visit, id)
}

/** What the button does beside keeping: the last look, the call for co-signers, the other kind of paper. */
async function afterKeeping(visit: FormVisit, id: number): Promise<FormResult> {
  const what = visit.fields.text('do')
  const query =
    what === 'submit'
      ? '?check=1'
      : what === 'seek'
        ? await seek(visit, id)
        : what === 'motion' || what === 'suggestion'
          ? await changeKind(visit, id, what)
          : '?saved=1'
  return { kept: { subject: { suggestionId: id }, query } }
}

/** Whoever is asked reads it whole: what is missing is asked for first, on the page of the last look. */
async function seek(visit: FormVisit, id: number): Promise<string> {
  const one = await openCase(visit.act, id)
  if (!one || Object.keys(missingIn(one.row)).length > 0) return '?check=1'
  const outcome = await seekCosigners(visit.act, visit.who, id)
  if (!outcome.ok) return `?refused=${outcome.refusal}`
  const { asked, before, unreachable, rooms } = outcome.value
  return `?sought=${[asked, before, unreachable, rooms].join('.')}`
}

async function changeKind(visit: FormVisit, id: number, kind: 'motion' | 'suggestion'): Promise<string> {
  if (kind === 'motion' && !sits(visit)) return '?refused=not_in_session'
  const outcome = await editDraft(visit.act, visit.who, id, { kind })
  return outcome.ok ? '?saved=1' : `?refused=${outcome.refusal}`
}

const mostSentence = (visit: FormVisit): string =>
  `一件建议最多${visit.settings['suggestion.attachmentsMost']}个附件。`

const fields: Partial<Record<SuggestionRefusal, string>> = {
  secret_words: 'facts',
  not_at_activity: 'activity',
}
const fieldOf = (refusal: SuggestionRefusal): string => fields[refusal] ?? 'title'

const changedElsewhere =
  '这份草稿刚才在别处（微信里或另一个页面）改过。下面是您刚填的，再点一次就按下面的存。'

async function takeOff(visit: FormVisit, id: number): Promise<SuggestionRefusal | null> {
  for (const fileId of visit.fields.all('drop').map(Number)) {
    const outcome = await detachFromDraft(visit.act, visit.who, id, fileId)
    // posted twice: it is gone already
    if (!outcome.ok && outcome.refusal !== 'not_found') return outcome.refusal
  }
  return null
}

async function addFiles(visit: FormVisit, id: number): Promise<SuggestionRefusal | null> {
  for (const file of visit.files.kept) {
    const fileId = await keepFile(visit.act, { ...file, uploadedById: visit.who.personId })
    const outcome = await attachToDraft(visit.act, visit.who, id, fileId)
    if (!outcome.ok) return outcome.refusal
  }
  return null
}

// ---------------------------------------------------------------- handed in

async function handIn(visit: FormVisit, one: Case): Promise<FormResult> {
  const { act, who, settings, fields } = visit
  const again = async (problem: string): Promise<FormResult> => {
    const fresh = (await openCase(act, one.row.id)) ?? one
    return { again: <DraftCheck {...await checked(visit, fresh, problem)} /> }
  }
  if (fields.text('version') !== String(one.row.textVersion))
    return again('文字刚才改过。请再看一遍下面的，再点“确认提交”。')
  const guardAnswer = fields.text('guardAnswer').slice(0, 500)
  if (guardAnswer && guardAnswer !== one.row.guardAnswer) {
    const noted = await editDraft(act, who, one.row.id, { guardAnswer })
    if (!noted.ok) return again(refusalSentences[noted.refusal])
  }
  const outcome = await submitDraft(act, who, one.row.id)
  if (!outcome.ok) {
    const { lack } = await signingOf(visit, one)
    return again(lack === null ? refusalSentences[outcome.refusal] : `${lack}，没有提交。`)
  }
  const { row } = outcome.value.one
  const ref = refOf(row)
  const days = settings['suggestion.acceptWorkdays']
  const lines = [
    `已提交：《${row.title}》（${ref}）。`,
    `代表工委${days}个工作日内决定是否受理，受理后告诉您编号。`,
  ]
  const back = `撤回建议 ${ref}`
  return {
    stored: {
      lines: [...lines, `要撤回：在微信里回“${back}”。`],
      said: [...lines, `查进度请回：${ref}到哪一步了；要撤回请回：${back}`].join('\n'),
    },
  }
}

/** An attachment of the draft, to see what was put there. */
const file: NonNullable<FormPage['file']> = async (visit) => {
  const one = await draftBehind(visit)
  if (!one || one === 'not_yours' || visit.params['what'] !== 'file') return null
  const kept = await attachmentFor(visit.act, visit.who, one.row.id, Number(visit.params['which']))
  return kept && { file: kept.bytes, name: kept.name, type: kept.type, inline: true }
}

export const draftForm: FormPage = {
  purpose: 'suggestion.draft',
  title: '提建议或议案',
  mostFiles,
  show,
  keep: keepByItself,
  submit,
  file,
}
