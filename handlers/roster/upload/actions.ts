/** A roster workbook at the desk: taken in, checked, shown, and then exactly what was shown is imported. */
import { hasRight } from '../../access/rules.ts'
import { checkedDocument, fileRefusals, keepFile } from '../../file/actions.ts'
import type { Speaker } from '../../people/rules.ts'
import type { Act } from '../../shared/act.ts'
import type { UploadedFile } from '../../shared/fields.ts'
import { sha256 } from '../../shared/ids.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { judgeWorkbook } from '../workbook/judge.ts'
import { markProblems } from '../workbook/paper.ts'
import { rawSheets, workbookOf } from '../workbook/file.ts'
import { bytesOf, comparedWith } from './checking.ts'
import { isStuck, shown, type NewTerm, type Shown } from './rules.ts'
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

export { checkUpload } from './checking.ts'
export { type ConfirmRefusal, confirmUpload, dropUpload, importUpload } from './importing.ts'
