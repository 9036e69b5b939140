/** The last look at a paper before it is stored: earlier ones that are alike, what should be asked about, its words and scans. */
import type { JSX } from 'preact'
import { dayOf, spokenDay } from '../../../shared/days.ts'
import { Facts, Field } from '../../../shared/page.tsx'
import { doubtsOnPaper, similarTo, type Similar } from '../../actions.ts'
import { tickedIn } from '../../draft/boxes.ts'
import { sourceName } from '../../draft/sources.ts'
import { publicityNames } from '../../rules.ts'
import { Parts } from '../parts.tsx'
import type { ReadSheet, SheetVisit } from './sheet.ts'

export const mostScans = 6

export interface Looked {
  read: ReadSheet
  similar: readonly Similar[]
  doubts: Awaited<ReturnType<typeof doubtsOnPaper>>
  /** What is wrong with the scans, or why it was not stored; empty at first. */
  problem: string
}

/** What is shown, read beforehand: a page is data. */
export async function looked({ act, who }: SheetVisit, read: ReadSheet, problem = ''): Promise<Looked> {
  const { title = '', facts = '', proposals = '' } = read.sheet.input
  return {
    read,
    problem,
    similar: await similarTo(act, who, { title, facts, proposals }, null),
    doubts: await doubtsOnPaper(act, read.sheet.input),
  }
}

export function SheetLook({
  visit,
  looked: { read, similar, doubts, problem },
  hrefOf,
}: {
  visit: SheetVisit
  looked: Looked
  /** Where an earlier one is looked at; left out where there is no such page. */
  hrefOf?: (id: number) => string
}): JSX.Element {
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
      <Earlier similar={similar} hrefOf={hrefOf} />
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
    </>
  )
}

/** What goes on with the form that is no word of the sheet. */
const ofTheForm = new Set(['csrf', 'do'])

/** The words once more, unseen, for the post that stores them; the scans, which may come `later`, and the buttons. */
export const SheetButtons = ({ visit, later }: { visit: SheetVisit; later: string }): JSX.Element => (
  <>
    {visit.fields
      .names()
      .filter((name) => !ofTheForm.has(name))
      .map((name) => (
        <input key={name} type="hidden" name={name} value={visit.fields.text(name)} />
      ))}
    <Field
      name="files"
      label="纸质件的扫描件"
      hint={`照片或PDF，最多${mostScans}个，每个不超过8 MB。现在没有的，${later}。`}
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
  </>
)

const named = (names: Readonly<Record<string, string>>, key: string | null | undefined): string =>
  key == null ? '没有选' : (names[key] ?? key)

const Earlier = ({
  similar,
  hrefOf,
}: {
  similar: readonly Similar[]
  hrefOf: ((id: number) => string) | undefined
}): JSX.Element | null =>
  similar.length === 0 ? null : (
    <>
      <h2>以前有相近的建议</h2>
      <ul class="lines">
        {similar.map(({ id, number, title, state }) => (
          <li key={id}>
            {hrefOf ? <a href={hrefOf(id)}>{title}</a> : `《${title}》`} {number && <small>{number}</small>}{' '}
            {state}
          </li>
        ))}
      </ul>
      <p class="hint">同一份纸质件不要录两次；确实是另一件，照样可以录。</p>
    </>
  )
