/** Who is asked to an activity, what each answered, and who was there. */
import type { JSX } from 'preact'
import { Choices, DeskForm, Empty, Select, Tag, type Tone } from '../../shared/page.tsx'
import { dayOf, spokenDay } from '../../shared/days.ts'
import { Table, type Column } from '../../shared/table.tsx'
import type { DeskVisit } from '../../shared/visit.ts'
import { countsOf, countWords, daysThere, sheetMembers, type Activity } from '../actions.ts'
import { sheetDayOptions } from '../attendance/dayChoice.ts'
import { leaveWords } from '../attendance/leaveDays.ts'
import { LeaveReason } from './leaveReason.tsx'
import { isAfterwards, isOpen, statusNames, statusOf, type Status } from '../rules.ts'
import { isOfSeveralDays } from '../timing.ts'

type Participant = Awaited<ReturnType<typeof sheetMembers>>[number]

const tones: Record<Status, Tone> = {
  going: 'good',
  waiting: 'due',
  declined: 'quiet',
  excused: 'quiet',
  attended: 'good',
  absent: 'late',
}

/** The list of an activity, with a mark for everybody of whom something is known; `contradicted`: asks whether he is sure. */
export async function people(
  visit: DeskVisit,
  activity: Activity,
  contradicted: boolean,
): Promise<JSX.Element> {
  const members = await sheetMembers(visit.act, visit.who, activity)
  const counts = await countsOf(visit.act, activity.id)
  const canMark = activity.startsAt <= visit.act.now && (isOpen(activity.state) || activity.state === 'held')
  if (members.length === 0 && isOpen(activity.state))
    return (
      <>
        <h2>名单</h2>
        <Empty>正在通知，名单过一会儿就有，请刷新这一页。</Empty>
      </>
    )
  const table = (
    <Table
      caption="回复和到场"
      rows={members}
      keyOf={({ personId }) => personId}
      columns={columns(visit, activity, canMark)}
    />
  )
  return (
    <>
      <h2>名单</h2>
      <p>
        {isAfterwards(activity)
          ? `名单${counts.asked}人，没有通知过；到场${counts.attended}人，请假${counts.excused}人，没到${counts.absent - counts.excused}人。`
          : `通知${counts.asked}人；${countWords(counts, activity)}；到场${counts.attended}人。`}
      </p>
      {canMark ? (
        <DeskForm csrf={visit.csrf} action={`/desk/activities/${activity.id}/attendance`}>
          <WhichDay visit={visit} activity={activity} />
          {table}
          {contradicted && (
            <Choices
              name="sure"
              type="checkbox"
              label="有人自己签到过，您标了没到"
              options={[{ value: 'yes', label: '确实没到，照我标的记' }]}
              chosen={[]}
            />
          )}
          <button>记到场情况</button>
        </DeskForm>
      ) : (
        table
      )}
      {isOpen(activity.state) && !canMark && (
        <>
          <p class="acts">
            <a class="button plain" href={`/desk/activities/${activity.id}/answers`}>
              代记打电话来的回复
            </a>
          </p>
          <p class="hint">活动开始以后在这里记到场。</p>
        </>
      )}
    </>
  )
}

/** How each answered and, once it has begun, a mark for whether he was there. */
const columns = (visit: DeskVisit, activity: Activity, canMark: boolean): Column<Participant>[] => [
  { head: '姓名', cell: ({ person }) => person.name },
  { head: '现在', cell: (member) => <Now visit={visit} activity={activity} member={member} /> },
  ...(canMark
    ? [
        {
          head: '记到场',
          cell: (member: Participant) => (
            <Presence id={member.personId} name={member.person.name} mark={markOf(visit, activity, member)} />
          ),
        },
      ]
    : []),
  { head: '学时', numeric: true, cell: ({ hours }) => hours ?? '' },
  {
    head: '原因',
    cell: (member) =>
      canMark ? <LeaveReason visit={visit} activity={activity} member={member} /> : (member.reason ?? ''),
  },
]

interface OfMember {
  visit: DeskVisit
  activity: Activity
  member: Participant
}

function Now({ visit, activity, member }: OfMember): JSX.Element {
  const status = statusOf(member)
  if (status)
    return (
      <Tag tone={tones[status]}>
        {statusNames[status]}
        {partWords(visit, activity, member)}
      </Tag>
    )
  if (isAfterwards(activity)) return <>没有记</>
  return <>{activity.needsReceipt ? '没有回复' : '不用回复'}</>
}

/** What was ticked when the page comes back; else what is recorded, and nothing for those of whom nothing is known. */
function markOf({ fields, act }: DeskVisit, activity: Activity, member: Participant): string | null {
  const name = `p${member.personId}`
  if (fields.has(name)) return fields.text(name)
  // each day has a sheet of its own
  return member.presence === null || isOfSeveralDays(activity, act.zone) ? null : statusOf(member)
}

/** 1天：12月6日，12月7日请假（出差）, of whoever was not there on all days. */
function partWords({ act }: DeskVisit, activity: Activity, member: Participant): string {
  const today = dayOf(act.now, act.zone)
  const days = member.presentDays === null ? [] : daysThere(activity, member, act.zone)
  const there =
    days.length > 0 ? `${days.length}天：${days.map((day) => spokenDay(day, today)).join('、')}` : ''
  const leave = leaveWords(member, today, true)
  return leave ? `${there}，${leave}` : there
}

/** Of which day the sheet is; nothing where there is one. */
function WhichDay({
  visit: { act, fields },
  activity,
}: {
  visit: DeskVisit
  activity: Activity
}): JSX.Element | null {
  const options = sheetDayOptions(activity, act)
  if (options.length === 0) return null
  return (
    <Select
      name="sheetDay"
      label="记哪一天的到场"
      hint="每天分开记；全程都一样的选“每一天”。"
      chosen={fields.text('sheetDay') || (options.at(-1)?.value ?? '')}
      options={options}
    />
  )
}

const Presence = ({ id, name, mark }: { id: number; name: string; mark: string | null }): JSX.Element => (
  <fieldset class="inline">
    <legend class="unseen">{name}到场了没有</legend>
    {[
      ['attended', '到'],
      ['absent', '没到'],
      ['excused', '请假'],
    ].map(([value, label]) => (
      <label key={value} class="choice">
        <input type="radio" name={`p${id}`} value={value} checked={mark === value} />
        <span>{label}</span>
      </label>
    ))}
  </fieldset>
)

/** 培训证明 of one who is recorded to have been at a training; null while nobody is. */
export async function certificates(visit: DeskVisit, activity: Activity): Promise<JSX.Element | null> {
  const members = await sheetMembers(visit.act, visit.who, activity)
  const there = members.filter(({ presence }) => presence === 'attended')
  if (there.length === 0) return null
  return (
    <DeskForm csrf={visit.csrf} action={`/desk/activities/${activity.id}/certificate`} class="card">
      <Select
        name="person"
        label="开这次的培训证明"
        hint="只开记了到场的；结束以后才能开。全年的在“统计和培训证明”里开。"
        chosen=""
        options={[
          { value: '', label: '请选人' },
          ...there.map(({ personId, person }) => ({ value: String(personId), label: person.name })),
        ]}
      />
      <button>下载证明</button>
    </DeskForm>
  )
}
