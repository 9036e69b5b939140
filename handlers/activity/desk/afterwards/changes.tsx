/** What may be done with an activity that was recorded afterwards, on its page. */
import type { JSX } from 'preact'
import { dayOf } from '../../../shared/days.ts'
import { Choices, DeskForm, Field, Select } from '../../../shared/page.tsx'
import type { DeskVisit } from '../../../shared/visit.ts'
import type { Activity } from '../../actions.ts'
import { familyOf, kindName, kindNames } from '../../rules.ts'
import { PastDays, pastFieldsOf } from './days.tsx'

/** The contact day has a record of its own, in four parts. */
export const pastKinds = kindNames.filter((kind) => familyOf(kind) !== 'contact_day')
/** What may be done with a past activity on its page: correct it, or take it back. */
export const PastChanges = ({ activity, visit }: { activity: Activity; visit: DeskVisit }): JSX.Element => {
  const { zone } = visit.act
  return (
    <>
      <details class="card">
        <summary>更正这条补记（不会通知任何人）</summary>
        <DeskForm csrf={visit.csrf} action={`/desk/activities/${activity.id}/correct`}>
          <Field name="title" label="名称" value={activity.title} maxLength={100} />
          <PastDays fields={pastFieldsOf(activity, zone)} problems={{}} today={dayOf(visit.act.now, zone)} />
          <Field name="place" label="地点" value={activity.place} maxLength={200} />
          <Select
            name="kind"
            label="种类"
            chosen={activity.kind}
            options={pastKinds.map((value) => ({ value, label: kindName(value) }))}
          />
          <Field name="hours" label="学时（培训）" type="number" step="0.5" value={activity.hours ?? ''} />
          <Choices
            name="other"
            label="那天还有别的活动时"
            type="checkbox"
            options={[{ value: 'yes', label: '确实是两次，照样改' }]}
            chosen={[]}
          />
          <button>更正</button>
        </DeskForm>
      </details>
      <details class="card">
        <summary>撤回这条补记</summary>
        <DeskForm csrf={visit.csrf} action={`/desk/activities/${activity.id}/withdraw`}>
          <p>撤回以后考勤、学时和小组活动次数都不再算它；当时记下的诉求和联系记录还在。</p>
          <button class="danger">撤回</button>
        </DeskForm>
      </details>
    </>
  )
}
