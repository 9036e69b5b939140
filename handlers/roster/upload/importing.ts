/** Importing what was checked, or throwing it away. */
import { hasRight } from '../../access/rules.ts'
import type { Speaker } from '../../people/rules.ts'
import type { Act } from '../../shared/act.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import type { LongWork } from '../../shared/visit.ts'
import { importPlan } from '../writing/importing.ts'
import { startTerm } from '../writing/term.ts'
import { bytesOf, comparedWith, end, hasErrors, hashOfPlan, readUpload } from './checking.ts'
import { isStuck } from './rules.ts'
import { isTermPlan, nothing, shownOf } from './shown.ts'
import * as store from './store.ts'

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
        if (!(await store.move(act.tx, upload, { state: 'imported', finishedAt: act.now }))) return
        const askedAnew = isTermPlan(plan)
          ? await startTerm(act, plan, stored)
          : await importPlan(act, plan, stored)
        await store.noteShown(act.tx, id, JSON.stringify({ ...shownOf(plan, problems), askedAnew }))
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
