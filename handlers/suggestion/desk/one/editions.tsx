/** How a reply or a rating stood before it was corrected, beneath what stands now. */
import type { JSX } from 'preact'
import { spokenDay } from '../../../shared/days.ts'
import type { WholeSuggestion } from '../../actions.ts'
import { gradeNames } from '../../rules.ts'
import type { Told } from './handlings.tsx'

const grade = (value: string): string => gradeNames[value as keyof typeof gradeNames]

export const ReplyEditions = ({
  told: { on, today },
  reply,
}: {
  told: Told
  reply: WholeSuggestion['replies'][number]
}): JSX.Element => (
  <>
    {reply.editions.map((before) => (
      <p key={before.edition} class="hint">
        {on(before.replacedAt)}更正以前（第{before.edition}版，{before.replyClass}类）：{before.text}
        {(JSON.parse(before.promises) as { text: string; dueOn: string }[])
          .map(({ text, dueOn }) => `；承诺：${text}（${spokenDay(dueOn, today)}前）`)
          .join('')}
      </p>
    ))}
  </>
)

export const RatingEditions = ({
  told: { on },
  rating,
}: {
  told: Told
  rating: WholeSuggestion['ratings'][number]
}): JSX.Element => (
  <>
    {rating.editions.map((before) => (
      <p key={before.edition} class="hint">
        {on(before.replacedAt)}更正以前（第{before.edition}版）：办理工作{grade(before.work)}，办理结果
        {grade(before.result)}
        {before.reason && `；理由：${before.reason}`}
      </p>
    ))}
  </>
)
