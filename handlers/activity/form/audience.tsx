/** Whom an activity asks, as it is chosen on a phone. */
import type { JSX } from 'preact'
import { Choices } from '../../shared/page.tsx'
import type { FormVisit } from '../../shared/visit.ts'
import { NameFields, noNames } from '../named/fields.tsx'
import type { Organiser, Problems } from './entries.ts'

/** The organiser, and whom he may ask. */
export interface Side extends Organiser {
  groups: readonly { id: number; name: string }[]
  offices: readonly { id: number; name: string }[]
}

const officeChoices = [
  { value: 'all', label: '全体代表' },
  { value: 'new', label: '全体新任代表' },
  { value: 'continuing', label: '全体连任代表' },
]

export function AudienceFields({
  visit: { fields },
  side,
  problems,
}: {
  visit: FormVisit
  side: Side
  problems: Problems
}): JSX.Element {
  const { groups, byOffice, named = noNames } = side
  const [only] = groups
  const isOneGroup = !byOffice && groups.length === 1
  return (
    <>
      <Choices
        name="whom"
        id={isOneGroup ? 'group' : 'whom'}
        label="通知谁"
        type="radio"
        problems={isOneGroup && problems['group'] ? { whom: problems['group'] } : problems}
        options={[
          ...(byOffice ? officeChoices : []),
          { value: 'groups', label: isOneGroup ? `${only?.name ?? ''}全体代表` : '下面勾选的小组' },
          ...(byOffice ? [{ value: 'offices', label: '下面勾选的街道乡镇' }] : []),
          { value: 'leaders', label: byOffice ? '各小组组长' : '小组组长' },
          { value: 'people', label: '下面写出姓名的人' },
        ]}
        chosen={[fields.text('whom') || (byOffice ? '' : 'groups')]}
      />
      <NameFields fields={fields} problems={problems} twins={named.twins} when="通知“写出姓名的人”时填" />
      {!isOneGroup && <GroupsAndOffices fields={fields} side={side} problems={problems} />}
    </>
  )
}

/** The groups to tick, and for the office the streets and townships too. */
export const GroupsAndOffices = ({
  fields,
  side: { groups, offices, byOffice },
  problems,
}: {
  fields: FormVisit['fields']
  side: Side
  problems: Problems
}): JSX.Element => (
  <>
    <Choices
      name="group"
      label="哪些小组"
      type="checkbox"
      problems={problems}
      options={optionsOf(groups)}
      chosen={fields.all('group')}
    />
    {byOffice && (
      <Choices
        name="office"
        label="哪些街道乡镇"
        type="checkbox"
        problems={problems}
        options={optionsOf(offices)}
        chosen={fields.all('office')}
      />
    )}
  </>
)

const optionsOf = (all: readonly { id: number; name: string }[]) =>
  all.map(({ id, name }) => ({ value: String(id), label: name }))
