/** 附议 on a phone: the card is read before the button is there. */
import type { JSX } from 'preact'
import { Empty } from '../../../shared/page.tsx'
import type { FormPage, FormResult, FormVisit } from '../../../shared/visit.ts'
import {
  attachmentsOf,
  cosign,
  nameOf,
  readSuggestion,
  wayBack,
  type Attachment,
  type Case,
} from '../../actions.ts'
import { Attachments, fileOfSuggestion, Parts, subjectOf } from '../parts.tsx'
import { refusalSentences } from '../../refusals.ts'

interface Read {
  one: Case
  /** The voters in its text are for those who sign it. */
  isVeiled: boolean
  attachments: readonly Attachment[]
}

async function readBy(visit: FormVisit): Promise<Read | null> {
  const id = subjectOf(visit)
  const reading = id === null ? null : await readSuggestion(visit.act, visit.who, id)
  return (
    reading && {
      one: reading.one,
      isVeiled: reading.veil !== null,
      attachments: await attachmentsOf(visit.act, visit.who, reading.one.row.id),
    }
  )
}

const NotForYou = (): JSX.Element => (
  <Empty>没有等您附议的建议，或者领衔代表已经收回了。有疑问请在微信里回“人工”。</Empty>
)

async function show(visit: FormVisit): Promise<JSX.Element> {
  const read = await readBy(visit)
  return read ? <CosignForm visit={visit} {...read} problem="" /> : <NotForYou />
}

async function submit(visit: FormVisit): Promise<FormResult> {
  const read = await readBy(visit)
  if (!read) return { again: <NotForYou /> }
  const again = (problem: string) => ({ again: <CosignForm visit={visit} {...read} problem={problem} /> })
  const { row } = read.one
  if (visit.fields.text('version') !== String(row.textVersion))
    return again('领衔代表刚才改了文字。请看过下面新的文字，再点“同意附议”。')
  const outcome = await cosign(visit.act, visit.who, row.id)
  if (!outcome.ok) return again(refusalSentences[outcome.refusal])
  const name = nameOf(read.one)
  const line = `已附议${name}，已告诉${row.lead.name}代表。`
  const back = wayBack(outcome.value.one)
  return { stored: { lines: [line, back], said: `${line}${back}` } }
}

function CosignForm({
  visit,
  one,
  isVeiled,
  attachments,
  problem,
}: Read & { visit: FormVisit; problem: string }): JSX.Element {
  const { row } = one
  const signed = row.signers.filter(({ state }) => state === 'confirmed').map(({ person }) => person.name)
  return (
    <>
      {problem && (
        <p class="problems" role="alert">
          {problem}
        </p>
      )}
      <p>
        {row.lead.name}代表领衔，请您看过再定。已附议：{signed.length === 0 ? '还没有' : signed.join('、')}。
      </p>
      {isVeiled && <p class="hint">选民的姓名、住址和电话已隐去，附议以后能看全文。</p>}
      <div class="card">
        <h2>{row.title}</h2>
        <Parts row={row} />
        <Attachments visit={visit} id={row.id} attachments={attachments} />
      </div>
      <form method="post">
        <input type="hidden" name="version" value={row.textVersion} />
        <button>同意附议</button>
      </form>
      <p class="hint">不附议就关掉这一页，什么也不会记。</p>
    </>
  )
}

export const cosignForm: FormPage = {
  purpose: 'suggestion.cosign',
  title: '附议建议',
  show,
  submit,
  file: fileOfSuggestion,
}
