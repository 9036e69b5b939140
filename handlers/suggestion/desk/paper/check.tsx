/** The last look at a paper before it is stored: earlier ones that are alike, what should be asked about, its words and scans. */
import type { JSX } from 'preact'
import { dayOf, spokenDay } from '../../../shared/days.ts'
import { DeskForm, Facts, Field } from '../../../shared/page.tsx'
import type { DeskVisit } from '../../../shared/visit.ts'
import type { doubtsOnPaper, Similar } from '../../actions.ts'
import { tickedIn } from '../../draft/boxes.ts'
import { Parts } from '../../form/parts.tsx'
import { sourceName } from '../../draft/sources.ts'
import { publicityNames } from '../../rules.ts'
import type { ReadSheet } from './sheet.ts'

interface Props {
  visit: DeskVisit
  read: ReadSheet
  similar: readonly Similar[]
  doubts: Awaited<ReturnType<typeof doubtsOnPaper>>
  problem: string
}

/** What goes on with the form that is no word of the sheet. */
const ofTheForm = new Set(['csrf', 'do'])

export function PaperCheck({ visit, read, similar, doubts, problem }: Props): JSX.Element {
  const { input, receivedOn } = read.sheet
  const row = {
    kind: input.kind ?? 'suggestion',
    cause: input.cause ?? null,
    facts: input.facts ?? '',
    proposals: input.proposals ?? '',
    repeatedYears: input.repeatedYears ?? null,
    wantsContact: input.wantsContact ?? null,
    mayBeCosigned: input.mayBeCosigned ?? null,
    address: input.address ?? null,
    postcode: input.postcode ?? null,
  }
  return (
    <>
      {problem && (
        <p class="problems" role="alert">
          {problem}
        </p>
      )}
      <p>还没有录入。请对着纸质件看一遍，再点最下面的“确认录入”。</p>
      <Earlier similar={similar} />
      {doubts.length > 0 && (
        <>
          <h2>请留意</h2>
          <ul class="lines">
            {doubts.map(({ kind, name, words }) => (
              <li key={kind}>
                {words && `写到了“${words}”：`}
                {name}
              </li>
            ))}
          </ul>
        </>
      )}
      <h2>录入的内容</h2>
      <Facts
        facts={[
          ['标题', input.title ?? ''],
          ['领衔代表', read.lead],
          [
            '纸上签名附议',
            read.signers.length === 0 ? '无' : `${read.signers.join('、')}（${read.signers.length}人）`,
          ],
          ['收到', spokenDay(receivedOn, dayOf(visit.act.now, visit.act.zone))],
          ['类别', input.category ?? '没有选'],
          ['形成方式', sourceName(visit.settings['suggestion.sources'], input.sourceKind) ?? '没有选'],
          ['公开', named(publicityNames, input.publicity)],
          ['书面答复', input.wantsWrittenReply == null ? '没有选' : input.wantsWrittenReply ? '要' : '不用'],
          ...tickedIn(row, visit.settings['suggestion.repeatedYears']),
        ]}
      />
      <div class="card">
        <Parts row={row} />
      </div>
      <DeskForm csrf={visit.csrf} enctype="multipart/form-data">
        {visit.fields
          .names()
          .filter((name) => !ofTheForm.has(name))
          .map((name) => (
            <input key={name} type="hidden" name={name} value={visit.fields.text(name)} />
          ))}
        <Field
          name="files"
          label="纸质件的扫描件"
          hint="照片或PDF，最多6个，每个不超过8 MB。现在没有的，以后可以在这件建议的页面上补。"
          type="file"
          multiple
          accept="image/*,.pdf,.doc,.docx"
        />
        <div class="acts end">
          <button name="do" value="edit" class="plain">
            再改改
          </button>
          <button name="do" value="store">
            确认录入
          </button>
        </div>
      </DeskForm>
    </>
  )
}

const named = (names: Readonly<Record<string, string>>, key: string | null | undefined): string =>
  key == null ? '没有选' : (names[key] ?? key)

const Earlier = ({ similar }: { similar: readonly Similar[] }): JSX.Element | null =>
  similar.length === 0 ? null : (
    <>
      <h2>以前有相近的建议</h2>
      <ul class="lines">
        {similar.map(({ id, number, title, state }) => (
          <li key={id}>
            <a href={`/desk/suggestions/${id}`}>{title}</a> {number && <small>{number}</small>} {state}
          </li>
        ))}
      </ul>
      <p class="hint">同一份纸质件不要录两次；确实是另一件，照样可以录。</p>
    </>
  )
