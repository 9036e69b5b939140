/** Signed papers, letters and reports of one suggestion at the desk: listed, opened, and put there by the office. */
import type { JSX } from 'preact'
import { dayOf, spokenDay } from '../../shared/days.ts'
import { rowId } from '../../shared/fields.ts'
import { Choices, DeskForm, Field, type Problems } from '../../shared/page.tsx'
import { missing } from '../../shared/missing.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../shared/visit.ts'
import { filesFor, fileWith, openFile, type Reading } from '../actions.ts'
import { filePurposes, isPurpose, type FilePurpose } from '../documents/purposes.ts'
import { refusalSentences } from '../refusals.ts'

type Signed = Exclude<FilePurpose, 'attachment' | 'reply_letter'>

/** What is kept with the suggestion and may be shown to this reader, each with who put it there. */
export async function fileList(visit: DeskVisit, id: number): Promise<JSX.Element | null> {
  const files = await filesFor(visit.act, visit.who, id)
  if (files.length === 0) return null
  const today = dayOf(visit.act.now, visit.act.zone)
  return (
    <>
      <h2>文件</h2>
      <ul class="lines">
        {files.map(({ fileId, name, purpose, addedBy, addedAt }) => (
          <li key={fileId}>
            {filePurposes[purpose]}：
            <a class="file" href={`/desk/suggestions/${id}/file/${fileId}`}>
              {name}
            </a>
            <small>
              {spokenDay(dayOf(addedAt, visit.act.zone), today)}
              {addedBy && `，${addedBy}`}
            </small>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Which papers may come with it now. */
function wanted({ one }: Reading): Signed[] {
  const { row, course } = one
  const isAsked = course.state === 'withdrawn' || course.withdrawalAsked
  return [
    ...(course.submittedOn === null ? [] : (['signed_paper'] as const)),
    ...(isAsked ? (['withdraw_form'] as const) : []),
    ...(row.events.some(({ move }) => move === 'close_supervision') ? (['closing_report'] as const) : []),
  ]
}

/** The form that puts a scan with the suggestion; with problems it is open, and what was chosen stands. */
export function FileOffer({
  visit,
  reading,
  problem = '',
}: {
  visit: DeskVisit
  reading: Reading
  problem?: string
}): JSX.Element | null {
  const kinds = wanted(reading)
  if (kinds.length === 0) return null
  const problems: Problems = problem === '' ? {} : { files: problem }
  return (
    <details class="card" open={problem !== ''}>
      <summary>存签名件、扫描件</summary>
      <DeskForm
        csrf={visit.csrf}
        action={`/desk/suggestions/${reading.one.row.id}/file`}
        enctype="multipart/form-data"
      >
        <Choices
          name="purpose"
          label="是什么"
          type="radio"
          chosen={[visit.fields.text('purpose')]}
          options={kinds.map((value) => ({ value, label: filePurposes[value] }))}
        />
        <Field
          name="files"
          label="文件"
          hint={`${problem === '' ? '' : '请重新选一次文件。'}照片、PDF、Word、Excel，一次一个，不超过8 MB。`}
          problems={problems}
          type="file"
          accept="image/*,.pdf,.doc,.docx,.xls,.xlsx"
        />
        <button>存下</button>
      </DeskForm>
    </details>
  )
}

/** The page of the suggestion again, with what was not done and why. */
type Again = (visit: DeskVisit, problem: string) => Promise<WebReply>

/** Keeps what was chosen, or says in one sentence why not. */
async function keep(visit: DeskVisit, again: Again): Promise<WebReply> {
  const id = rowId(visit.params['id'])
  const purpose = visit.fields.text('purpose')
  if (visit.files.problem !== null) return again(visit, visit.files.problem)
  const [file] = visit.files.kept
  if (!file) return again(visit, refusalSentences.file_needed)
  if (!isPurpose(purpose) || purpose === 'attachment' || purpose === 'reply_letter')
    return again(visit, '请选这是什么文件，没有存。')
  const outcome = await fileWith(visit.act, visit.who, id, { purpose, file })
  if (outcome.ok)
    return { goTo: `/desk/suggestions/${id}`, said: `存好了：${filePurposes[purpose]}“${file.name}”。` }
  const isTwice = outcome.refusal === 'already_done'
  return again(visit, isTwice ? '这个文件已经存过了，没有再存。' : refusalSentences[outcome.refusal])
}

async function file(visit: DeskVisit): Promise<WebReply> {
  const id = rowId(visit.params['id'])
  const kept = await openFile(visit.act, visit.who, id, rowId(visit.params['file']))
  return kept
    ? { file: kept.bytes, name: kept.name, type: kept.type, inline: true }
    : missing('个文件', { href: `/desk/suggestions/${id}`, label: '回到这件建议' })
}

/** Its pages; the suggestion's other acts stand around the form when it comes `again`. */
export const filePages = (again: Again): readonly DeskPage[] => [
  {
    method: 'GET',
    path: '/desk/suggestions/:id/file/:file',
    right: 'suggestions.see',
    leavesTrace: true,
    answer: file,
  },
  {
    method: 'POST',
    path: '/desk/suggestions/:id/file',
    right: 'suggestions.office',
    mostFiles: 1,
    answer: (visit) => keep(visit, again),
  },
]
