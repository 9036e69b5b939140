/** A roster workbook at the desk: taken in, checked, shown, and then exactly what was shown is imported. */
import { hasRight } from '../../access/rules.ts'
import { checkedDocument, fileRefusals, keepFile, readFile } from '../../file/actions.ts'
import type { Speaker } from '../../people/rules.ts'
import type { Act } from '../../shared/act.ts'
import type { UploadedFile } from '../../shared/fields.ts'
import { sha256 } from '../../shared/ids.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import type { LongWork } from '../../shared/visit.ts'
import { judgeWorkbook, type Judgement } from '../judge.ts'
import { markProblems } from '../paper.ts'
import { planImport, type PlanSummary, type RosterPlan } from '../plan.ts'
import { perSheet, sheetNames, type Problem, type Roster } from '../rules.ts'
import { loadRoster } from '../store.ts'
import { startTerm } from '../term.ts'
import { planTerm, type TermPlan } from '../termPlan.ts'
import type { StoredRoster } from '../stored.ts'
import { rawSheets, workbookOf } from '../workbook.ts'
import { importPlan } from '../importing.ts'
import {
  isStuck,
  mostLines,
  mostProblems,
  newTerm,
  shown,
  withoutPhones,
  type NewTerm,
  type Shown,
} from './rules.ts'
import * as store from './store.ts'

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Keeps a workbook to be checked; the refusal is one sentence. Only for those who may change the roster. */
export async function takeWorkbook(
  act: Act,
  who: Speaker,
  file: UploadedFile | undefined,
  term: NewTerm | null,
): Promise<Outcome<number, string>> {
  if (!hasRight(who, 'people.change')) return refused('您的角色不能导入名册。')
  if (!file) return refused('还没有选文件。请选填好的名册工作簿（.xlsx）。')
  if (file.tooLarge) return refused('这个文件超过8 MB，没有收。名册一般只有几百KB，请检查是不是选错了文件。')
  const checked = checkedDocument(file.bytes, file.name)
  if (!checked.ok) return refused(fileRefusals[checked.refusal])
  if (checked.value.type !== xlsx)
    return refused('这不是 .xlsx 工作簿，没有收。请用 Excel 打开名册，另存为“Excel 工作簿（.xlsx）”再选。')
  const fileId = await keepFile(act, { ...checked.value, uploadedById: who.personId })
  const { id } = await store.addUpload(act.tx, {
    kind: term ? 'term' : 'import',
    termName: term?.name ?? null,
    termNumber: term?.number ?? null,
    fileId,
    sha256: sha256(checked.value.bytes),
    uploadedById: who.personId,
    uploadedAt: act.now,
  })
  return done(id)
}

export interface UploadView {
  upload: store.Upload
  /** Null while it is being checked for the first time. */
  shown: Shown | null
  isStuck: boolean
}

/** One upload of a kind, or null. */
export async function uploadView(
  act: Pick<Act, 'tx' | 'now'>,
  kind: 'import' | 'term',
  id: number,
): Promise<UploadView | null> {
  const upload = await store.uploadById(act.tx, id)
  if (upload?.kind !== kind) return null
  return {
    upload,
    shown: upload.shown === null ? null : shown.parse(JSON.parse(upload.shown)),
    isStuck: isStuck(upload, act.now),
  }
}

export const currentTerm = (act: Pick<Act, 'tx'>) => store.currentTerm(act.tx)

/** The last ones handed in, with whose they are. */
export async function latestUploads(act: Pick<Act, 'tx'>, kind: 'import' | 'term') {
  const uploads = await store.latestUploads(act.tx, kind, 10)
  const names = await store.namesOf(
    act.tx,
    uploads.map(({ uploadedById }) => uploadedById),
  )
  return uploads.map((upload) => ({
    ...upload,
    by: names.find(({ id }) => id === upload.uploadedById)?.name ?? '',
  }))
}

// ---- checking

/** Reads the workbook and stores what an import of it would change, step by step. */
export const checkUpload =
  (id: number): LongWork =>
  async (step) => {
    const upload = await step((act) => claim(act, id, ['waiting', 'checking'], 'checking'))
    if (!upload) return
    const read = await readUpload(await step((act) => bytesOf(act, upload)))
    await step(async (act) => {
      if (!read.ok) return end(act, upload, 'failed', { ...nothing, refusal: read.refusal })
      const { plan, problems } = await comparedWith(act, upload, read.value)
      const faulty = plan === null || hasErrors(problems)
      const view = shownOf(faulty ? null : plan, problems)
      const hash = faulty ? {} : { planHash: hashOfPlan(plan) }
      await store.move(act.tx, upload, {
        state: faulty ? 'faulty' : 'checked',
        shown: JSON.stringify(view),
        finishedAt: act.now,
        ...hash,
      })
    })
  }

/** Takes an upload on: from one of these states to that one; null when somebody else has. */
async function claim(
  act: Act,
  id: number,
  from: readonly string[],
  state: 'checking' | 'importing',
): Promise<store.Upload | null> {
  const upload = await store.uploadById(act.tx, id)
  if (!upload || !from.includes(upload.state)) return null
  if (!(await store.move(act.tx, upload, { state, startedAt: act.now }))) return null
  return store.uploadById(act.tx, id)
}

async function bytesOf(act: Act, upload: store.Upload): Promise<Uint8Array | null> {
  const file = await readFile(act, upload.fileId)
  return file && sha256(file.bytes) === upload.sha256 ? file.bytes : null
}

async function readUpload(bytes: Uint8Array | null): Promise<Outcome<Judgement, string>> {
  if (bytes === null) return refused('存下的文件和上传时不一样，没有导入。请重新上传。')
  const opened = await workbookOf(bytes, '这个文件')
  return opened.ok ? done(judgeWorkbook(rawSheets(opened.value))) : opened
}

const hasErrors = (problems: readonly Problem[]) => problems.some(({ severity }) => severity === 'error')

/** The plan against what is stored now; null when the workbook itself is faulty. */
async function comparedWith(
  act: Pick<Act, 'tx'>,
  upload: store.Upload,
  { roster, problems }: Judgement,
): Promise<{ plan: AnyPlan | null; problems: Problem[]; stored: StoredRoster | null }> {
  if (hasErrors(problems)) return { plan: null, problems, stored: null }
  const stored = await loadRoster(act.tx)
  const plan = await planOf(act, upload, roster, stored)
  return { plan, problems: [...problems, ...plan.problems], stored }
}

type AnyPlan = RosterPlan | TermPlan

const isTermPlan = (plan: AnyPlan): plan is TermPlan => 'turnover' in plan

async function planOf(
  act: Pick<Act, 'tx'>,
  upload: store.Upload,
  roster: Roster,
  stored: StoredRoster,
): Promise<AnyPlan> {
  if (upload.kind === 'import') return planImport(roster, stored)
  const term = newTerm.parse({ name: upload.termName, number: upload.termNumber })
  const taken = await store.termByName(act.tx, term.name)
  return planTerm(roster, stored, term, taken !== null)
}

/** Of two plans with one hash every row that would be written is the same. */
const hashOfPlan = (plan: RosterPlan): string => {
  const { summary: _, problems: __, addedNames: ___, ...written } = plan
  return sha256(JSON.stringify(written))
}

const none = perSheet(() => 0)
const nothing: Shown = {
  refusal: null,
  added: none,
  unchanged: none,
  kept: none,
  addedNames: Object.fromEntries(sheetNames.map((sheet) => [sheet, []])) as unknown as Shown['addedNames'],
  changedCount: 0,
  changedPerSheet: none,
  changed: [],
  errors: 0,
  warnings: 0,
  problems: [],
  term: null,
}

function shownOf(plan: AnyPlan | null, problems: readonly Problem[]): Shown {
  const count = (severity: string) => problems.filter((one) => one.severity === severity).length
  // errors first: they are what must be mended
  const ordered = [...problems].sort((a, b) => a.severity.localeCompare(b.severity))
  const told = {
    errors: count('error'),
    warnings: count('warning'),
    problems: ordered
      .slice(0, mostProblems)
      .map((one) => ({ ...one, message: withoutPhones(one.message), advice: withoutPhones(one.advice) })),
  }
  if (!plan) return { ...nothing, ...told }
  const { addedNames } = plan
  const summary = isTermPlan(plan) ? withoutRelinked(plan.summary) : plan.summary
  return {
    ...nothing,
    ...told,
    added: summary.added,
    unchanged: summary.unchanged,
    kept: summary.kept,
    addedNames: Object.fromEntries(
      sheetNames.map((sheet) => [sheet, addedNames[sheet].slice(0, mostLines)]),
    ) as unknown as Shown['addedNames'],
    changedCount: summary.changed.length,
    changedPerSheet: perSheet((sheet) => summary.changed.filter((one) => one.sheet === sheet).length),
    changed: summary.changed.slice(0, mostLines).map(({ sheet, name, fields }) => ({
      sheet,
      name,
      fields: fields.map(({ field, from, to }) => ({
        field,
        from: withoutPhones(from),
        to: withoutPhones(to),
      })),
    })),
    term: isTermPlan(plan) ? plan.turnover : null,
  }
}

/** In a new term every voter is linked anew: that alone is no change worth reading. */
function withoutRelinked(summary: PlanSummary): PlanSummary {
  const isOnlyRelinked = ({ sheet, fields }: PlanSummary['changed'][number]) =>
    sheet === '选民' && fields.every(({ field }) => field === '联系代表')
  const changed = summary.changed.filter((one) => !isOnlyRelinked(one))
  const relinked = summary.changed.length - changed.length
  return {
    ...summary,
    changed,
    unchanged: { ...summary.unchanged, 选民: summary.unchanged.选民 + relinked },
  }
}

async function end(act: Act, upload: store.Upload, state: 'failed', view: Shown): Promise<void> {
  await store.move(act.tx, upload, { state, shown: JSON.stringify(view), finishedAt: act.now })
}

// ---- importing

export type ConfirmRefusal = 'not_allowed' | 'unknown' | 'not_checked' | 'wrong_name'

/**
 * Says yes to what was shown; the import itself follows (`importUpload`). A new term asks for its name once more,
 * typed: there is no way back. Refused unless it is checked and without errors.
 */
export async function confirmUpload(
  act: Act,
  who: Speaker,
  id: number,
  typedName: string,
): Promise<Outcome<number, ConfirmRefusal>> {
  if (!hasRight(who, 'people.change')) return refused('not_allowed')
  const upload = await store.uploadById(act.tx, id)
  if (!upload) return refused('unknown')
  const again = upload.state === 'importing' && isStuck(upload, act.now)
  if (upload.state !== 'checked' && !again) return refused('not_checked')
  if (upload.kind === 'term' && typedName !== upload.termName) return refused('wrong_name')
  const moved = await store.move(act.tx, upload, { state: 'importing', startedAt: act.now })
  return moved ? done(id) : refused('not_checked')
}

const changedSince =
  '上传以后名册又有了变动，和看到的预览不一样了，所以什么也没有导入。请重新上传，看过新的预览再导入。'

/** Imports what was confirmed, all or nothing: the same file, and the same changes as were shown. */
export const importUpload =
  (id: number): LongWork =>
  async (step) => {
    const upload = await step((act) => store.uploadById(act.tx, id))
    if (upload?.state !== 'importing') return
    try {
      const read = await readUpload(await step((act) => bytesOf(act, upload)))
      await step(async (act) => {
        if (!read.ok) return end(act, upload, 'failed', { ...nothing, refusal: read.refusal })
        const { plan, problems, stored } = await comparedWith(act, upload, read.value)
        if (!plan || !stored || hasErrors(problems) || hashOfPlan(plan) !== upload.planHash)
          return end(act, upload, 'failed', { ...nothing, refusal: changedSince })
        // the write repeats what was read: a second run of the same finds it gone
        const view = JSON.stringify(shownOf(plan, problems))
        if (!(await store.move(act.tx, upload, { state: 'imported', shown: view, finishedAt: act.now })))
          return
        if (isTermPlan(plan)) await startTerm(act, plan, stored)
        else await importPlan(act, plan, stored)
      })
    } catch (fault) {
      await step((act) =>
        end(act, upload, 'failed', {
          ...nothing,
          refusal: '导入时出错，什么也没有导入。请再上传一次；还不行，请找系统管理员。',
        }),
      )
      throw fault
    }
  }

/** The office does not want it: it cannot be imported any more. */
export async function dropUpload(
  act: Act,
  who: Speaker,
  id: number,
): Promise<Outcome<number, ConfirmRefusal>> {
  if (!hasRight(who, 'people.change')) return refused('not_allowed')
  const upload = await store.uploadById(act.tx, id)
  if (!upload) return refused('unknown')
  if (upload.state !== 'checked' && upload.state !== 'faulty') return refused('not_checked')
  return (await store.move(act.tx, upload, { state: 'dropped', finishedAt: act.now }))
    ? done(id)
    : refused('not_checked')
}

/** The workbook as it was handed in, with every problem marked; null when it cannot be read. */
export async function markedWorkbook(
  act: Act,
  id: number,
): Promise<{ bytes: Uint8Array; name: string } | null> {
  const upload = await store.uploadById(act.tx, id)
  const bytes = upload && (await bytesOf(act, upload))
  const opened = bytes ? await workbookOf(bytes, '这个文件') : null
  if (!upload || !opened?.ok) return null
  const judged = judgeWorkbook(rawSheets(opened.value))
  const { problems } = await comparedWith(act, upload, judged)
  markProblems(opened.value, problems)
  const written = await opened.value.xlsx.writeBuffer()
  return { bytes: new Uint8Array(written), name: '名册-标注.xlsx' }
}
