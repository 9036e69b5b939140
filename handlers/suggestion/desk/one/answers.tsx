/** What was answered, promised and judged of a suggestion, who urged, and how it ended, at the desk. */
import type { JSX } from 'preact'
import { spokenDay } from '../../../shared/days.ts'
import { Tag } from '../../../shared/page.tsx'
import type { WholeSuggestion } from '../../actions.ts'
import type { Party } from '../../moves.ts'
import { gradeNames } from '../../rules.ts'
import { RatingEditions, ReplyEditions } from './editions.tsx'
import { unitIn, type Told } from './handlings.tsx'

const grade = (value: string | null): string => (value ? gradeNames[value as keyof typeof gradeNames] : '')

const urgers: Partial<Record<Party, string>> = {
  lead: '领衔代表',
  cosigner: '附议代表',
  office: '代表工委',
  channel: '交办机关',
  chair: '常委会',
  member: '常委会',
}

export function Answers({ told }: { told: Told }): JSX.Element | null {
  const { whole } = told
  const { replies, ratings, commitments, urges, conclusion, withdrawReason } = whole
  const isEmpty = replies.length + ratings.length + commitments.length + urges.length === 0
  if (isEmpty && !conclusion && !withdrawReason) return null
  return (
    <>
      <h2>答复和测评</h2>
      <ul class="lines">
        {urges.map((one) => (
          <li key={`u${one.id}`}>
            {told.on(one.urgedAt)} {urgers[one.party as Party] ?? ''}催办{one.note && `：${one.note}`}
          </li>
        ))}
        {replies.map((one) => (
          <Reply key={`r${one.id}`} told={told} reply={one} />
        ))}
        {ratings.map((one) => (
          <li key={`g${one.id}`}>
            {told.on(one.ratedAt)} 代表测评：办理工作{grade(one.work)}，办理结果{grade(one.result)}
            {one.reason && `；理由：${one.reason}`}
            <RatingEditions told={told} rating={one} />
          </li>
        ))}
        {commitments.map((one) => (
          <Promise key={`m${one.id}`} told={told} promise={one} />
        ))}
        {conclusion && <li>会商结论：{conclusion}</li>}
        {withdrawReason && <li>撤回理由：{withdrawReason}</li>}
      </ul>
    </>
  )
}

const Reply = ({ told, reply }: { told: Told; reply: WholeSuggestion['replies'][number] }): JSX.Element => (
  <li>
    {told.on(reply.repliedAt)} {unitIn(told.whole, reply.handlingId)}答复（{reply.replyClass}类）：
    {reply.text}
    {reply.contactPerson && (
      <small>
        联系人：{reply.contactPerson} {reply.contactPhone}
      </small>
    )}
    <ReplyEditions told={told} reply={reply} />
  </li>
)

/** A promise with who made it, how it was kept, and how the deputy judges that. */
const Promise = ({
  told: { on, today },
  promise: { unit, text, dueOn, deliveredAt, deliveredNote, rating, ratingReason },
}: {
  told: Told
  promise: WholeSuggestion['commitments'][number]
}): JSX.Element => (
  <li>
    {unit.name}承诺：{text}（{spokenDay(dueOn, today)}前）{' '}
    <Tag tone={deliveredAt ? 'good' : dueOn < today ? 'late' : 'quiet'}>
      {deliveredAt ? `${on(deliveredAt)}说已落实` : dueOn < today ? '到期没有落实' : '还没有落实'}
    </Tag>
    {deliveredNote && `落实情况：${deliveredNote}。`}
    {rating && `代表测评：${grade(rating)}`}
    {rating && ratingReason && `；理由：${ratingReason}`}
  </li>
)
