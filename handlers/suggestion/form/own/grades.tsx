/** The two axes of a rating with its reason; nothing is chosen beforehand. */
import type { JSX } from 'preact'
import type { Fields } from '../../../shared/fields.ts'
import { Area, Choices } from '../../../shared/page.tsx'
import type { Judgement } from '../../actions.ts'
import type { Satisfaction } from '../../course.ts'
import type { Problems } from '../../draft/entries.ts'
import { gradeNames } from '../../rules.ts'

const grades: readonly Satisfaction[] = ['satisfied', 'basically_satisfied', 'dissatisfied']
const gradeIn = (text: string): Satisfaction | null => grades.find((grade) => grade === text) ?? null
const options = grades.map((value) => ({ value, label: gradeNames[value] }))

export const GradeFields = ({ fields, problems }: { fields: Fields; problems: Problems }): JSX.Element => (
  <>
    <Choices
      name="work"
      label="办理工作"
      hint="态度、联系沟通、办理是否认真。"
      type="radio"
      problems={problems}
      options={options}
      chosen={[fields.text('work')]}
    />
    <Choices
      name="result"
      label="办理结果"
      hint="问题解决得怎样。选“不满意”的，由承办单位重新办理。"
      type="radio"
      problems={problems}
      options={options}
      chosen={[fields.text('result')]}
    />
    <Area
      name="reason"
      label="理由或意见"
      hint="有一项不满意时要写；其他可以不写。"
      problems={problems}
      value={fields.text('reason')}
      rows={3}
      maxLength={1000}
    />
  </>
)

/** The rating as it was chosen, or what is wrong with it by field. */
export function judgedIn(fields: Fields): Judgement | { problems: Problems } {
  const work = gradeIn(fields.text('work'))
  const result = gradeIn(fields.text('result'))
  const reason = fields.text('reason').slice(0, 1000) || null
  const lacksReason = (work === 'dissatisfied' || result === 'dissatisfied') && reason === null
  return work === null || result === null || lacksReason
    ? {
        problems: {
          ...(work === null ? { work: '请选对办理工作的评价' } : {}),
          ...(result === null ? { result: '请选对办理结果的评价' } : {}),
          ...(lacksReason ? { reason: '不满意请写明理由，承办单位要照着改' } : {}),
        },
      }
    : { work, result, reason }
}
