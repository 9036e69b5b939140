/** What a suggestion is about, at the desk: its facts, its words, what the guard marked. */
import type { JSX } from 'preact'
import { findActivity } from '../../../activity/actions.ts'
import { dayOf } from '../../../shared/days.ts'
import { Facts, Tag } from '../../../shared/page.tsx'
import type { DeskVisit } from '../../../shared/visit.ts'
import { signatoriesOf, type Reading, type WholeSuggestion } from '../../actions.ts'
import { tickedIn, type YearChoices } from '../../draft/boxes.ts'
import { sourceName, sourcesOf } from '../../draft/sources.ts'
import { Parts } from '../../form/parts.tsx'
import type { Doubt } from '../../guard.ts'
import { publicityNames } from '../../rules.ts'

/** How it came about; the activity it came of, with its page for those who may open it. */
export async function sourceOf({ act, who }: DeskVisit, whole: WholeSuggestion): Promise<JSX.Element> {
  const name = sourceName(await sourcesOf(act, whole), whole.sourceKind)
  const activity = whole.activityId === null ? null : await findActivity(act, whole.activityId)
  return (
    <>
      {name ?? '没有说明'}
      {activity && (
        <>
          ：
          {who.staffRoles.includes('代表工委') ? (
            <a href={`/desk/activities/${activity.id}`}>{activity.title}</a>
          ) : (
            activity.title
          )}
        </>
      )}
      {whole.sourceNote && `（${whole.sourceNote}）`}
    </>
  )
}

/** A choice that the deputy may leave open. */
const wanted = (choice: boolean | null): string =>
  choice === null ? '代表没有说' : choice ? '需要' : '不需要'

export function Text({
  whole,
  reading,
  zone,
  source,
  choices,
}: {
  whole: WholeSuggestion
  reading: Reading
  zone: string
  source: JSX.Element
  /** The years that the office's sheet prints. */
  choices: YearChoices
}): JSX.Element {
  const signers = signatoriesOf(reading.one).slice(1)
  const publicity = whole.publicity as keyof typeof publicityNames | null
  const marks = JSON.parse(whole.guardMarks) as Doubt[]
  return (
    <>
      <h2>内容</h2>
      <Facts
        facts={[
          ['种类', whole.kind === 'motion' ? '议案' : whole.motionNumber ? '建议（由议案转来）' : '建议'],
          ['编号', whole.number ?? '还没有编号'],
          ...(whole.motionNumber ? [['议案编号', whole.motionNumber] as const] : []),
          ...(whole.motionCommittee ? [['审议', whole.motionCommittee] as const] : []),
          ...(whole.motionResult ? [['审议结果', whole.motionResult] as const] : []),
          ['领衔代表', reading.one.row.lead.name],
          ['附议代表', signers.length === 0 ? '无' : signers.map(({ name }) => name).join('、')],
          ['类别', whole.category ?? '还没有分类'],
          ['形成方式', source],
          ['公开', publicity ? publicityNames[publicity] : '代表还没有选'],
          ['书面答复', wanted(whole.wantsWrittenReply)],
          ...tickedIn({ ...whole, address: null, postcode: null }, choices),
          ['提交', whole.submittedAt ? dayOf(whole.submittedAt, zone) : '还没有提交'],
        ]}
      />
      <div class="card">
        <Parts row={whole} />
        {!reading.veil && marks.length > 0 && (
          <p>
            <Tag tone="due">请留意</Tag>{' '}
            {marks.map(({ name, words }) => (words === '' ? name : `${name}（“${words}”）`)).join('、')}
            {whole.guardAnswer ? `；代表说明：${whole.guardAnswer}` : ''}
          </p>
        )}
      </div>
    </>
  )
}
