/** Checking an uploaded workbook against what is stored. */
import { readFile } from '../../file/actions.ts'
import type { Act } from '../../shared/act.ts'
import { sha256 } from '../../shared/ids.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import type { LongWork } from '../../shared/visit.ts'
import { judgeWorkbook, type Judgement } from '../workbook/judge.ts'
import { planImport, type RosterPlan } from '../planning/plan.ts'
import type { Problem, Roster } from '../rules.ts'
import { loadRoster } from '../planning/store.ts'
import type { StoredRoster } from '../planning/stored.ts'
import { planTerm } from '../planning/term.ts'
import { rawSheets, workbookOf } from '../workbook/file.ts'
import { newTerm, type Shown } from './rules.ts'
import { nothing, shownOf, type AnyPlan } from './shown.ts'
import * as store from './store.ts'

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

export async function bytesOf(act: Act, upload: store.Upload): Promise<Uint8Array | null> {
  const file = await readFile(act, upload.fileId)
  return file && sha256(file.bytes) === upload.sha256 ? file.bytes : null
}

export async function readUpload(bytes: Uint8Array | null): Promise<Outcome<Judgement, string>> {
  if (bytes === null) return refused('存下的文件和上传时不一样，没有导入。请重新上传。')
  const opened = await workbookOf(bytes, '这个文件')
  return opened.ok ? done(judgeWorkbook(rawSheets(opened.value))) : opened
}

export const hasErrors = (problems: readonly Problem[]) =>
  problems.some(({ severity }) => severity === 'error')

/** The plan against what is stored now; null when the workbook itself is faulty. */
export async function comparedWith(
  act: Pick<Act, 'tx'>,
  upload: store.Upload,
  { roster, problems }: Judgement,
): Promise<{ plan: AnyPlan | null; problems: Problem[]; stored: StoredRoster | null }> {
  if (hasErrors(problems)) return { plan: null, problems, stored: null }
  const stored = await loadRoster(act.tx)
  const plan = await planOf(act, upload, roster, stored)
  return { plan, problems: [...problems, ...plan.problems], stored }
}

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
export const hashOfPlan = (plan: RosterPlan): string => {
  const { summary: _, problems: __, addedNames: ___, ...written } = plan
  return sha256(JSON.stringify(written))
}

export async function end(act: Act, upload: store.Upload, state: 'failed', view: Shown): Promise<void> {
  await store.move(act.tx, upload, { state, shown: JSON.stringify(view), finishedAt: act.now })
}
