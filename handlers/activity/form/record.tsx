/** Recording an activity on a phone: who was there, minutes, photos, matters that deputies raised. */
import type { JSX } from 'preact'
import { keepFile } from '../../file/actions.ts'
import type { Outcome } from '../../shared/outcome.ts'
import { Area, Choices, Empty, Field, ProblemList, Select } from '../../shared/page.tsx'
import type { FormResult, FormVisit } from '../../shared/visit.ts'
import {
  addActivityFile,
  led,
  outcomesOf,
  raiseAtActivity,
  recordable,
  recordAttendance,
  recordMinutes,
  sheetMembers,
  type Activity,
} from '../actions.ts'
import { matterFields, readRecord, type Problems, type Recorded } from './entries.ts'
import { About, activityIdOf, PickOne } from './parts.tsx'
import { refusalText } from '../refusals.ts'
import { isAfterwards, statusOf } from '../rules.ts'
import { nameOf } from '../wording.ts'

export const mostPhotos = 6

type Participants = Awaited<ReturnType<typeof sheetMembers>>

interface Side {
  activity: Activity
  people: Participants
  /** Whoever leads the activity also writes minutes and adds photos. */
  leads: boolean
  /** Photos that are there already. */
  photos: number
}

/** Its attendance or its minutes stand there. */
const isRecorded = ({ state, minutes }: Activity): boolean =>
  state === 'held' || state === 'closed' || minutes !== null

async function sideOf(visit: FormVisit): Promise<Side | null> {
  const { act, who } = visit
  const all = await recordable(act, who)
  const id = activityIdOf(visit)
  // one that is recorded already may not be the one that is meant
  const only = all.length === 1 && all[0] && !isRecorded(all[0]) ? all[0] : undefined
  const activity = id === null ? only : all.find((one) => one.id === id)
  if (!activity) return null
  const people = await sheetMembers(act, who, activity)
  const { files } = await outcomesOf(act, activity)
  return {
    activity,
    people,
    leads: (await led(act, who, activity.id)).ok,
    photos: files.filter(({ kind }) => kind === 'photo').length,
  }
}

export async function showRecord(visit: FormVisit): Promise<JSX.Element> {
  const side = await sideOf(visit)
  return side ? <RecordForm visit={visit} side={side} problems={{}} /> : choose(visit)
}

async function choose(visit: FormVisit): Promise<JSX.Element> {
  const all = await recordable(visit.act, visit.who)
  if (all.length === 0) return <Empty>近两个月没有已经开始、归您记的活动。活动开始后再来填。</Empty>
  return (
    <PickOne
      visit={visit}
      activities={all}
      noteOf={(activity) => (isRecorded(activity) ? '已记过，点开可以补、可以改' : '还没有记')}
    />
  )
}

const membersOf = ({ people }: Side) =>
  people.map(({ personId, person }) => ({ personId, name: person.name }))

export async function submitRecord(visit: FormVisit): Promise<FormResult> {
  const side = await sideOf(visit)
  if (!side) return { again: await choose(visit) }
  const read = readRecord(visit.fields, membersOf(side))
  const photoProblem: Problems = visit.photos.problem === null ? {} : { photos: visit.photos.problem }
  const mend = (problems: Problems) => ({
    again: <RecordForm visit={visit} side={side} problems={{ ...problems, ...photoProblem }} />,
  })
  if ('problems' in read) return mend(read.problems)
  if (visit.photos.problem !== null) return mend({})
  const record = news(read.record, side)
  if (isEmpty(record) && visit.photos.kept.length === 0)
    return mend({ rest: '还没有填什么。至少填考勤、纪要、照片、问题中的一项。' })
  return store(visit, side, record, mend)
}

/** What is new of it: minutes that stand there already are not written again, and only who leads writes them. */
const news = (record: Recorded, { activity, leads }: Side): Recorded => ({
  ...record,
  minutes: leads && record.minutes !== activity.minutes ? record.minutes : null,
  findings: leads && record.findings !== activity.findings ? record.findings : null,
  matters: leads ? record.matters : [],
})

const isEmpty = ({ sheet, minutes, findings, matters }: Recorded): boolean =>
  sheet === null && minutes === null && findings === null && matters.length === 0

type Mend = (problems: Problems) => FormResult

/** One after the other through the same verbs as in the chat; a refusal stores nothing of the form. */
async function store(visit: FormVisit, side: Side, record: Recorded, mend: Mend): Promise<FormResult> {
  const { act, who } = visit
  const { activity } = side
  const lines: string[] = []
  if (record.sheet) {
    const outcome = await recordAttendance(act, who, activity, record.sheet)
    if (!outcome.ok) return mend({ there: attendanceRefusal(outcome.refusal) })
    const { attended, excused, absent } = record.sheet
    lines.push(
      `考勤：应到${side.people.length}人，实到${attended.length}人，请假${excused.length}人，未到${absent.length}人。`,
    )
  }
  const refused = await storeRest(visit, side, record, lines)
  if (refused) return mend({ minutes: refused })
  const head = `已记：${nameOf(activity)}`
  const how = `记错了再填一次，以最后一次为准。小结：活动${activity.id}小结。要形成建议，请参加的代表私聊我回：把活动${activity.id}写成建议。`
  return {
    stored: {
      lines: [head, ...lines, `在微信里：${how}`],
      said: [head, ...lines, how].join('\n'),
    },
  }
}

const attendanceRefusal = (
  refusal: Extract<Awaited<ReturnType<typeof recordAttendance>>, { ok: false }>['refusal'],
): string =>
  typeof refusal === 'object'
    ? `${refusal.checkedIn.join('、')}自己签过到，和没来对不上。请核对后再提交；确实没来的，请在微信里说一遍，例如：活动12 到了8个 谭志刚没来，再回1。`
    : refusalText[refusal]

/** Minutes, photos and matters; answers why not, or null. */
async function storeRest(
  visit: FormVisit,
  { activity, leads }: Side,
  { minutes, findings, matters }: Recorded,
  lines: string[],
): Promise<string | null> {
  const { act, who, photos } = visit
  const tried: Outcome<unknown, keyof typeof refusalText>[] = []
  if ((minutes ?? findings) !== null) {
    const written = { ...(minutes !== null && { minutes }), ...(findings !== null && { findings }) }
    tried.push(await recordMinutes(act, who, activity.id, written))
    lines.push(`${minutes === null ? '' : '纪要已记。'}${findings === null ? '' : '发现的问题已记。'}`)
  }
  if (leads)
    for (const photo of photos.kept) {
      const fileId = await keepFile(act, { ...photo, uploadedById: who.personId })
      tried.push(await addActivityFile(act, who, activity.id, { fileId, kind: 'photo' }))
    }
  if (leads && photos.kept.length > 0) lines.push(`照片${photos.kept.length}张。`)
  for (const { ownerId, text } of matters) {
    const raised = await raiseAtActivity(act, who, activity.id, ownerId, text)
    tried.push(raised)
    if (raised.ok) lines.push(`诉求编号${raised.value.concernId}：${text}`)
  }
  const wrong = tried.find((outcome) => !outcome.ok)
  return wrong ? refusalText[wrong.refusal] : null
}

/** Where the form came back it shows what was ticked, at first what is recorded already; nobody is called absent by it. */
const tickedIn = ({ fields }: FormVisit, { people }: Side) => {
  if (fields.has('activity'))
    return { there: fields.all('there'), leave: fields.all('leave'), rest: fields.text('rest') }
  const ids = (status: string) =>
    people.filter((one) => statusOf(one) === status).map(({ personId }) => String(personId))
  return {
    there: ids('attended'),
    leave: ids('excused'),
    rest: people.some((one) => statusOf(one) === 'absent') ? 'absent' : '',
  }
}

function RecordForm({
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
  const options = side.people.map((one) => ({
    value: String(one.personId),
    label: one.person.name,
    ...(one.presence === 'attended' && one.presentHow !== 'liaison' ? { hint: '已自己签到' } : {}),
  }))
  const onLeave = options.filter(({ value }) => ticked.leave.includes(value)).length
  return (
    <>
      <Choices
        name="there"
        label={`谁到了（${isAfterwards(side.activity) ? '名单' : '通知了'}${options.length}人）`}
        hint="到了的打勾。"
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
