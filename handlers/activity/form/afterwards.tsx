/** 补记 on a phone: what took place, then who was there; only then it is stored, and nobody is told. */
import type { JSX } from 'preact'
import { Area, Choices, Field, ProblemList, Select } from '../../shared/page.tsx'
import type { FormResult, FormVisit } from '../../shared/visit.ts'
import { recordAfterwards, recordMinutes, rosterOf, type Activity, type Past } from '../actions.ts'
import { sheetWords } from '../chat/afterwards/shown.ts'
import type { Member } from '../chat/attendance/words.ts'
import { refusalText } from '../refusals.ts'
import { kindName } from '../rules.ts'
import { besideTitle, nameOf, whenWords } from '../wording.ts'
import { formKinds, type Problems } from './entries.ts'
import { GroupsAndOffices, type Side } from './audience.tsx'
import { NotForYou, sideOf } from './organise.tsx'
import { todayOf } from './parts.tsx'
import { dayOfPast, readPast, readThere } from './pastEntries.ts'

export async function showAfterwards(visit: FormVisit): Promise<JSX.Element> {
  const side = await sideOf(visit)
  return side ? <PastForm visit={visit} side={side} problems={{}} /> : <NotForYou />
}

export async function submitAfterwards(visit: FormVisit): Promise<FormResult> {
  const side = await sideOf(visit)
  if (!side) return { again: <NotForYou /> }
  const read = readPast(visit.fields, { ...side, today: todayOf(visit) })
  const mend = (problems: Problems) => ({ again: <PastForm visit={visit} side={side} problems={problems} /> })
  if ('problems' in read) return mend(read.problems)
  if (visit.fields.text('step') === 'mend') return mend({})
  const { past } = read
  const roster = await rosterOf(visit.act, past.audience, dayOfPast(past, visit.act.zone))
  const members = roster.map(({ personId, name }) => ({ personId, name }))
  if (members.length === 0) return mend({ group: refusalText.nobody_then })
  const page = (problems: Problems, same: readonly Activity[] = []) => ({
    again: <There visit={visit} past={past} members={members} problems={problems} same={same} />,
  })
  if (visit.fields.text('step') !== 'keep') return page({})
  const there = readThere(visit.fields, members)
  if ('problems' in there) return page(there.problems)
  const besides = visit.fields.all('besides').map(Number)
  const outcome = await recordAfterwards(visit.act, visit.who, past, there.sheet, besides)
  if (!outcome.ok) {
    if (typeof outcome.refusal !== 'object') return mend({ day: refusalText[outcome.refusal] })
    return page({ besides: '那天已经有下面的活动，像是同一次，还没有记。' }, outcome.refusal.same)
  }
  return stored(visit, outcome.value, past, `${sheetWords(there.sheet, members)}。`)
}

async function stored(visit: FormVisit, activity: Activity, past: Past, there: string): Promise<FormResult> {
  const minutes = visit.fields.text('minutes')
  const written = minutes === '' ? null : await recordMinutes(visit.act, visit.who, activity.id, { minutes })
  const { id } = activity
  const head = `已补记：${nameOf(activity)}，${whenWords(past, visit.act.zone, todayOf(visit))}。没有通知任何人。`
  const lines = [head, there, ...(written?.ok ? ['纪要已记。'] : [])]
  const how = `加照片：活动${id} 照片；改：活动${id} 日期 11月14日，活动${id} 到了7人 罗小燕请假；记错了：撤回补记 活动${id}。`
  return { stored: { lines: [...lines, `在微信里：${how}`], said: [...lines, how].join('\n') } }
}

const carried = [
  'kind',
  'title',
  'day',
  'start',
  'lastDay',
  'end',
  'place',
  'whom',
  'group',
  'office',
  'hours',
]

/** Who was there. Nobody is called absent by leaving a box empty. */
function There({
  visit,
  past,
  members,
  problems,
  same,
}: {
  visit: FormVisit
  past: Past
  members: readonly Member[]
  problems: Problems
  same: readonly Activity[]
}): JSX.Element {
  const options = members.map(({ personId, name }) => ({ value: String(personId), label: name }))
  const { fields, act } = visit
  const today = todayOf(visit)
  return (
    <form method="post">
      <ProblemList problems={problems} />
      <div class="card">
        <p>
          <b>{past.title}</b>
          {besideTitle(past.title, past.kind)}
        </p>
        <p>
          {whenWords(past, act.zone, today)}
          {past.place && `，${past.place}`}。名单{members.length}人。不会通知任何人。
        </p>
      </div>
      {carried.flatMap((name) =>
        fields
          .all(name)
          .map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
      )}
      {same.length > 0 && (
        <Choices
          name="besides"
          label="是不是同一次？"
          hint="是同一次的不要再交，请在微信里说谁到了，例如：活动12 到了7人 罗小燕请假。"
          problems={problems}
          type="checkbox"
          options={same.map((one) => ({
            value: String(one.id),
            label: `不是${nameOf(one)}，${whenWords(one, act.zone, today)}，另外记一个`,
          }))}
          chosen={[]}
        />
      )}
      <Choices
        name="there"
        label="谁到了"
        hint="到了的打勾。"
        problems={problems}
        type="checkbox"
        options={options}
        chosen={fields.all('there')}
      />
      <details class="more" open={fields.all('leave').length > 0 || problems['there'] !== undefined}>
        <summary>谁请假了？点这里打勾</summary>
        <Choices name="leave" label="请假的" type="checkbox" options={options} chosen={fields.all('leave')} />
      </details>
      <Choices
        name="rest"
        label="没有打勾的人"
        hint="都打了勾的不用选。"
        problems={problems}
        type="radio"
        options={[
          { value: 'absent', label: '都没来' },
          { value: 'unsaid', label: '不清楚来没来，不记' },
          { value: 'later', label: '考勤这次先不记' },
        ]}
        chosen={[fields.text('rest')]}
      />
      <Area
        name="minutes"
        label="纪要"
        hint="可以以后再填。做了什么、谈了什么。"
        value={fields.text('minutes')}
        rows={4}
      />
      <button name="step" value="keep">
        记下
      </button>
      <button name="step" value="mend" class="plain">
        上一步
      </button>
    </form>
  )
}

function PastForm({
  visit,
  side,
  problems,
}: {
  visit: FormVisit
  side: Side
  problems: Problems
}): JSX.Element {
  const { fields } = visit
  const text = (name: string) => ({ name, problems, value: fields.text(name) })
  return (
    <form method="post">
      <p>已经办过、没有在这里通知过的活动。不会通知任何人。</p>
      <ProblemList problems={problems} />
      <Select
        name="kind"
        label="类型"
        problems={problems}
        options={[
          { value: '', label: '请选择' },
          ...formKinds.map((kind) => ({ value: kind, label: kindName(kind) })),
        ]}
        chosen={fields.text('kind')}
      />
      <Field {...text('title')} label="名称" hint="例如：老旧小区调研。" maxLength={100} />
      <Field {...text('day')} label="日期" type="date" max={todayOf(visit)} />
      <Field {...text('start')} label="几点开始" hint="记不清就不填。" type="time" />
      <Field {...text('lastDay')} label="最后一天" hint="只办一天的不填。" type="date" max={todayOf(visit)} />
      <Field {...text('end')} label="几点结束" hint="可以不填。" type="time" />
      <Field {...text('place')} label="地点" hint="可以不填。" maxLength={200} />
      <Whose side={side} visit={visit} problems={problems} />
      <Field
        {...text('hours')}
        label="学时"
        hint="培训才填；不填就按结束时间或系统的设置算。"
        inputMode="decimal"
      />
      <button name="step" value="who">
        下一步：谁到了
      </button>
      <p class="hint">这一步还不会记下。</p>
    </form>
  )
}

/** Whose activity it was: the liaison's group, or for the office groups, offices or all deputies. */
function Whose({
  visit: { fields },
  side,
  problems,
}: {
  visit: FormVisit
  side: Side
  problems: Problems
}): JSX.Element {
  const { groups, byOffice } = side
  const [only] = groups
  if (!byOffice && groups.length === 1)
    return (
      <p id="group">
        名单：<b>{only?.name}</b>全体代表。
        {problems['group'] && <span class="problem">{problems['group']}</span>}
      </p>
    )
  return (
    <>
      {byOffice && (
        <Choices
          name="whom"
          label="是谁的活动"
          type="radio"
          problems={problems}
          options={[
            { value: 'all', label: '全体代表' },
            { value: 'new', label: '全体新任代表' },
            { value: 'groups', label: '下面勾选的小组' },
            { value: 'offices', label: '下面勾选的街道乡镇' },
          ]}
          chosen={[fields.text('whom')]}
        />
      )}
      <GroupsAndOffices fields={fields} side={side} problems={problems} />
    </>
  )
}
