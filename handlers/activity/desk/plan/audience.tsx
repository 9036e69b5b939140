/** Whom an activity asks, as it is chosen at the desk. */
import type { JSX } from 'preact'
import { rowId, type Fields } from '../../../shared/fields.ts'
import { Choices, type Problems } from '../../../shared/page.tsx'
import { NameFields, type NamesRead } from '../../named/fields.tsx'
import { nobodyAsked, type Audience } from '../../rules.ts'

const audienceWords = {
  deputies: '全体代表',
  new: '全体新任代表',
  continuing: '全体连任代表',
  groups: '选中的代表小组',
  offices: '选中的街道乡镇',
  leaders: '各小组组长',
  people: '写出姓名的人',
  members: '常委会组成人员',
  liaisons: '各组联络员',
  staff: '工作人员',
  invited: '轮流邀请（只用于列席、执法检查、听取报告）',
} as const
export type AudienceChoice = keyof typeof audienceWords

export const choiceIn = (typed: string): AudienceChoice | null =>
  typed in audienceWords ? (typed as AudienceChoice) : null

const rolesOf: Record<AudienceChoice, Audience['roles']> = {
  deputies: ['deputy'],
  new: ['deputy'],
  continuing: ['deputy'],
  groups: ['deputy'],
  offices: ['deputy'],
  leaders: ['group_leader'],
  people: [],
  members: ['sc_member'],
  liaisons: ['liaison'],
  staff: ['staff'],
  invited: [],
}

export function audienceFor(choice: AudienceChoice, fields: Fields): Audience {
  const ticked = (name: string) =>
    fields
      .all(name)
      .map(rowId)
      .filter((id) => id > 0)
  return {
    ...nobodyAsked,
    offices: choice === 'offices' ? ticked('office') : [],
    roles: rolesOf[choice],
    groups: choice === 'groups' ? ticked('group') : [],
    newcomers: choice === 'new' || choice === 'continuing' ? choice : 'all',
  }
}

interface Named {
  id: number
  name: string
}

/** The choice, and what belongs to some of its answers. `kept`: whom it asks already, where that may stay. */
export const AudienceFields = ({
  fields,
  problems,
  named,
  groups,
  offices,
  kept,
}: {
  fields: Fields
  problems: Problems
  named: NamesRead
  groups: readonly Named[]
  offices: readonly Named[]
  kept?: string
}): JSX.Element => (
  <>
    <Choices
      name="audience"
      label="通知谁"
      type="radio"
      problems={problems}
      chosen={[fields.text('audience')]}
      options={[
        ...(kept === undefined ? [] : [{ value: 'kept', label: `不改：${kept}` }]),
        ...Object.entries(audienceWords)
          // whose turn it is, is chosen when the invitation is planned
          .filter(([value]) => kept === undefined || value !== 'invited')
          .map(([value, label]) => ({ value, label })),
      ]}
    />
    <NameFields fields={fields} problems={problems} twins={named.twins} when="通知“写出姓名的人”时填" />
    {(
      [
        ['group', '代表小组', groups],
        ['office', '街道乡镇', offices],
      ] as const
    ).map(([name, label, rows]) => (
      <details key={name} open={fields.all(name).length > 0}>
        <summary>
          {label}（通知“选中的{label}”时选）
        </summary>
        <Choices
          name={name}
          label={label}
          type="checkbox"
          chosen={fields.all(name)}
          options={rows.map((one) => ({ value: String(one.id), label: one.name }))}
        />
      </details>
    ))}
  </>
)
