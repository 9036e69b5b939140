/** On the sheet of a contact day: that the deputy was not there, and why. Nothing else is filled in then. */
import type { JSX } from 'preact'
import type { Fields } from '../../../shared/fields.ts'
import { Field, type Problems } from '../../../shared/page.tsx'
import type { AbsenceRefusal } from '../absence.ts'

const others = [
  'constituency',
  'headcount',
  'cards',
  'party',
  'unlisted',
  'method',
  'heard',
  'solved',
  'helped',
]
const longest = 200

/** Why he was not there; null when the field is empty. */
export function absentIn(fields: Fields): { reason: string } | { problems: Problems } | null {
  const reason = fields.text('absent')
  if (reason === '') return null
  if (others.some((name) => fields.all(name).some((value) => value.trim() !== '')))
    return { problems: { absent: '写了没有参加的原因，下面的就不要填；去了的，请把这一格清空。' } }
  if (reason.length > longest) return { problems: { absent: `请写在${longest}字以内。` } }
  return { reason }
}

export const AbsentField = ({ fields, problems }: { fields: Fields; problems: Problems }): JSX.Element => (
  <Field
    name="absent"
    problems={problems}
    value={fields.text('absent')}
    label="没有参加的，写原因"
    hint="例如：住院。参加了的不填；写了这一格，下面都不填。"
  />
)

export const absentRefusals: Record<AbsenceRefusal, string> = {
  has_record: '已经有联系选民日的记录，没有改。确实没有参加的，请本人先回“撤回联系日”。',
  too_old: '早于去年的联系选民日不能再记。',
  changed_meanwhile: '刚刚有人同时在改，没有记。请再提交一次。',
}
