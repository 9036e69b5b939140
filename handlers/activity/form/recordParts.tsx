/** The parts of the form that records an activity. */
import type { JSX } from 'preact'
import { Area, Choices, Field, ProblemList, Select } from '../../shared/page.tsx'
import type { FormVisit } from '../../shared/visit.ts'
import type { Activity, sheetMembers } from '../actions.ts'
import { sheetDayOptions } from '../attendance/dayChoice.ts'
import { isDue } from '../attendance/due.ts'
import { isAfterwards, statusNames, statusOf } from '../rules.ts'
import { isOfSeveralDays } from '../timing.ts'
import { matterFields, type Problems } from './entries.ts'
import { About } from './parts.tsx'

export const mostPhotos = 6

type Participants = Awaited<ReturnType<typeof sheetMembers>>

export interface Side {
  activity: Activity
  people: Participants
  /** Whoever leads the activity also writes minutes and adds photos. */
  leads: boolean
  /** Photos that are there already. */
  photos: number
}

/** Where the form came back it shows what was ticked, at first what is recorded already; nobody is called absent by it. */
const tickedIn = ({ fields, act }: FormVisit, { people, activity }: Side) => {
  if (fields.has('activity'))
    return { there: fields.all('there'), leave: fields.all('leave'), rest: fields.text('rest') }
  // each day has a sheet of its own
  if (isOfSeveralDays(activity, act.zone)) return { there: [], leave: [], rest: '' }
  const ids = (status: string) =>
    people.filter((one) => statusOf(one) === status).map(({ personId }) => String(personId))
  return {
    there: ids('attended'),
    leave: ids('excused'),
    rest: people.some((one) => statusOf(one) === 'absent') ? 'absent' : '',
  }
}

export function RecordForm({
  visit,
  side,
  problems,
}: {
  visit: FormVisit
  side: Side
  problems: Problems
}): JSX.Element {
  return (
    <>
      <About visit={visit} activity={side.activity} />
      <form method="post" enctype="multipart/form-data">
        <input type="hidden" name="activity" value={side.activity.id} />
        <ProblemList problems={problems} />
        <Attendance visit={visit} side={side} problems={problems} />
        {side.leads && <Written visit={visit} side={side} problems={problems} />}
        <button>提交</button>
      </form>
    </>
  )
}

interface PartProps {
  visit: FormVisit
  side: Side
  problems: Problems
}

function Attendance({ visit, side, problems }: PartProps): JSX.Element {
  const ticked = tickedIn(visit, side)
  const dueOnes = side.people.filter((one) => isAfterwards(side.activity) || isDue(side.activity, one))
  const others = side.people.filter((one) => !dueOnes.includes(one))
  const options = [...dueOnes, ...others].map((one) => ({
    value: String(one.personId),
    label: one.person.name,
    ...hintOf(one, dueOnes.includes(one)),
  }))
  const onLeave = options.filter(({ value }) => ticked.leave.includes(value)).length
  const days = sheetDayOptions(side.activity, visit.act)
  return (
    <>
      {days.length > 0 && (
        <Select
          name="sheetDay"
          label="记哪一天的考勤"
          hint="每天分开记；全程都一样的选“每一天”。"
          options={days}
          chosen={visit.fields.text('sheetDay') || (days.at(-1)?.value ?? '')}
        />
      )}
      <Choices
        name="there"
        label={`谁到了（${isAfterwards(side.activity) ? '名单' : '通知了'}${options.length}人）`}
        hint={
          others.length > 0
            ? `到了的打勾。排在后面的${others.length}人没有名额、没有报名或者说过不来，没来不用记，来了才打勾。`
            : '到了的打勾。'
        }
        problems={problems}
        type="checkbox"
        options={options}
        chosen={ticked.there}
      />
      <details class="more" open={onLeave > 0 || problems['there'] !== undefined}>
        <summary>谁请假了？点这里打勾{onLeave > 0 ? `（已有${onLeave}人请假）` : ''}</summary>
        <Choices
          name="leave"
          label="请假的"
          problems={{}}
          type="checkbox"
          options={options.map(({ value, label }) => ({ value, label }))}
          chosen={ticked.leave}
        />
      </details>
      <Choices
        name="rest"
        label="没有打勾的人"
        hint="都打了勾的不用选。"
        problems={problems}
        type="radio"
        options={[
          { value: 'absent', label: '都没来' },
          { value: 'later', label: '考勤这次先不记' },
        ]}
        chosen={[ticked.rest]}
      />
    </>
  )
}

function hintOf(one: Participants[number], isExpected: boolean): { hint?: string } {
  if (one.presence === 'attended' && one.presentHow !== 'liaison') return { hint: '已自己签到' }
  const status = statusOf(one)
  return isExpected ? {} : { hint: status === null ? '没有回复' : statusNames[status] }
}

function Written({ visit: { fields }, side, problems }: PartProps): JSX.Element {
  const { activity, photos } = side
  const typed = (name: 'minutes' | 'findings') =>
    fields.has('activity') ? fields.text(name) : (activity[name] ?? '')
  return (
    <>
      <Area
        name="minutes"
        label="纪要"
        hint="可以以后再填。做了什么、谈了什么。"
        problems={problems}
        value={typed('minutes')}
        rows={5}
      />
      <Area
        name="findings"
        label="发现的问题"
        hint="可以不填。"
        problems={problems}
        value={typed('findings')}
      />
      <Field
        name="photos"
        label="照片"
        hint={`${photos > 0 ? `已有${photos}张。` : ''}可以不选，一次最多${mostPhotos}张，每张不超过8 MB。拍摄地点等信息会去掉。`}
        problems={problems}
        type="file"
        multiple
        accept="image/*"
      />
      <Matters fields={fields} side={side} problems={problems} />
    </>
  )
}

/** One field a matter: each becomes a concern of the deputy who raised it. */
function Matters({
  fields,
  side,
  problems,
}: Omit<PartProps, 'visit'> & Pick<FormVisit, 'fields'>): JSX.Element {
  const isOpen = matterFields.some((number) => fields.text(`matter${number}`) !== '')
  return (
    <details class="more" open={isOpen}>
      <summary>代表当场提出了问题？点这里写</summary>
      {matterFields.map((number) => (
        <div class="card pair" key={number}>
          <Area
            name={`matter${number}`}
            label={`问题${number}`}
            problems={problems}
            value={fields.text(`matter${number}`)}
            maxLength={2000}
          />
          <Select
            name={`raiser${number}`}
            label="谁提出的"
            problems={problems}
            options={[
              { value: '', label: '请选择' },
              ...side.people.map(({ personId, person }) => ({ value: String(personId), label: person.name })),
            ]}
            chosen={fields.text(`raiser${number}`)}
          />
        </div>
      ))}
    </details>
  )
}
