/** The last look before a draft is handed in: its words, what was suggested before, and what should be asked about it. */
import type { JSX } from 'preact'
import { findActivity } from '../../../activity/actions.ts'
import { Area, Facts } from '../../../shared/page.tsx'
import type { FormVisit } from '../../../shared/visit.ts'
import { doubtsIn, similarTo, type Attachment, type Case, type Similar } from '../../actions.ts'
import { tickedIn } from '../../draft/boxes.ts'
import { Attachments, Parts } from '../parts.tsx'
import { Signers, type Signing } from './signers.tsx'
import { sourceName } from '../../draft/sources.ts'
import { publicityNames } from '../../rules.ts'

interface Props {
  visit: FormVisit
  one: Case
  attachments: readonly Attachment[]
  signing: Signing
  problem: string
}

export interface Checked extends Props {
  /** The activity that it comes of. */
  activity: string | null
  similar: readonly Similar[]
  doubts: Awaited<ReturnType<typeof doubtsIn>>
}

/** What is shown, read beforehand: a page is data. */
export async function checkOf(props: Props): Promise<Checked> {
  const { visit, one } = props
  const activity = one.row.activityId === null ? null : await findActivity(visit.act, one.row.activityId)
  return {
    ...props,
    activity: activity?.title ?? null,
    similar: await similarTo(visit.act, visit.who, one.row, one.row.id),
    doubts: await doubtsIn(visit.act, one),
  }
}

export function DraftCheck({
  visit,
  one,
  attachments,
  signing,
  activity,
  problem,
  similar,
  doubts,
}: Checked): JSX.Element {
  const { row } = one
  return (
    <>
      {problem && (
        <p class="problems" role="alert">
          {problem}
        </p>
      )}
      <p>
        {signing.lack === null
          ? '草稿存好了。请看一遍，没有问题再点最下面的“确认提交”。'
          : `草稿存好了，还没有提交：${signing.lack}。`}
      </p>
      <div class="card">
        <h2>{row.title}</h2>
        <Parts row={row} />
        <Attachments visit={visit} id={row.id} attachments={attachments} />
      </div>
      <Facts
        facts={[
          ['类别', row.category ?? '没有选，由代表工委分'],
          [
            '怎么形成的',
            `${sourceName(visit.settings['suggestion.sources'], row.sourceKind) ?? '没有选'}${activity === null ? '' : `：${activity}`}`,
          ],
          ['公开', named(publicityNames, row.publicity) ?? '没有选，不公开'],
          ...tickedIn(row, visit.settings['suggestion.repeatedYears']),
          ['书面答复', row.wantsWrittenReply === null ? '没有选' : row.wantsWrittenReply ? '要' : '不用'],
        ]}
      />
      <Earlier similar={similar} />
      <form method="post" action={visit.address}>
        <input type="hidden" name="draft" value={row.id} />
        <input type="hidden" name="version" value={row.textVersion} />
        <Signers signing={signing} />
        <Doubts doubts={doubts} answer={visit.fields.text('guardAnswer') || (row.guardAnswer ?? '')} />
        <div class="acts end">
          <a class="button plain" href={`${visit.address}?id=${row.id}`}>
            再改改
          </a>
          {signing.lack === null && (
            <button name="do" value="confirm">
              确认提交
            </button>
          )}
        </div>
      </form>
    </>
  )
}

const named = (names: Readonly<Record<string, string>>, key: string | null): string | undefined =>
  key === null ? undefined : names[key]

const Earlier = ({ similar }: Pick<Checked, 'similar'>): JSX.Element =>
  similar.length === 0 ? (
    <p>没有找到相近的建议。</p>
  ) : (
    <>
      <h2>以前有相近的建议</h2>
      <ul class="lines">
        {similar.map(({ id, number, title, state }) => (
          <li key={id}>
            《{title}》{number && <small>{number}</small>}
            <br />
            {state}
          </li>
        ))}
      </ul>
      <p class="hint">有新情况，或者上次没有办好，照样可以提。</p>
    </>
  )

const Doubts = ({ doubts, answer }: Pick<Checked, 'doubts'> & { answer: string }): JSX.Element | null =>
  doubts.length === 0 ? null : (
    <>
      <h2>请想一想</h2>
      <ul class="lines">
        {doubts.map(({ kind, name, words }) => (
          <li key={kind}>
            {words ? `写到了“${words}”：` : ''}
            {name}，是这样吗？
          </li>
        ))}
      </ul>
      <Area
        name="guardAnswer"
        label="要说明的"
        hint="可以不写。代表工委受理时会看到这几处；不宜作为建议的，会告诉您理由。"
        value={answer}
        rows={2}
        maxLength={500}
      />
    </>
  )
