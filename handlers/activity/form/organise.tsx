/** Organising on a phone: the fields, then a preview with the number of people, and only then the notice. */
import type { JSX } from 'preact'
import { addDays } from '../../shared/days.ts'
import { Area, Choices, Empty, Field, ProblemList, Select } from '../../shared/page.tsx'
import { dayIn } from '../../shared/fields.ts'
import type { FormResult, FormVisit } from '../../shared/visit.ts'
import {
  addMaterials,
  askedWords,
  groupsNamed,
  officesNamed,
  organise,
  previewPlan,
  twinOf,
  twinWords,
  type Preview,
  type Twin,
} from '../actions.ts'
import { audienceLine, tellFirst } from '../chat/plan/shown.ts'
import { readNames } from '../named/fields.tsx'
import { AudienceFields, type Side } from './audience.tsx'
import { formKinds, readPlan, type Problems } from './entries.ts'
import { todayOf } from './parts.tsx'
import { FileField } from '../materials/fields.tsx'
import { materialRefusalText, refusalText } from '../refusals.ts'
import { kindName, topics, type Plan } from '../rules.ts'
import { factsOf, nameOf } from '../wording.ts'

/** Who is meant by the names that were typed, on the day that was. */
async function withNames(visit: FormVisit, side: Side): Promise<Side> {
  const { act, who, fields } = visit
  if (fields.text('whom') !== 'people') return side
  const day = dayIn(fields.text('day')) ?? todayOf(visit)
  return { ...side, named: await readNames(act, who, fields, day) }
}

/** What the speaker may organise; null where nothing. */
export async function sideOf({ act, who }: FormVisit): Promise<Side | null> {
  const byOffice = who.staffRoles.includes('代表工委')
  const all = await groupsNamed(act)
  const groups = byOffice ? all : all.filter(({ id }) => who.liaisonGroupIds.includes(id))
  if (groups.length === 0) return null
  const offices = byOffice ? await officesNamed(act) : []
  const ids = (rows: readonly { id: number }[]) => rows.map(({ id }) => id)
  return { zone: act.zone, byOffice, groups, offices, groupIds: ids(groups), officeIds: ids(offices) }
}

/** In place of the form. */
export const NotForYou = (): JSX.Element => <Empty>{refusalText.not_organiser}</Empty>

export async function showOrganise(visit: FormVisit): Promise<JSX.Element> {
  const side = await sideOf(visit)
  return side ? <PlanForm visit={visit} side={side} problems={{}} /> : <NotForYou />
}

export async function submitOrganise(visit: FormVisit): Promise<FormResult> {
  const found = await sideOf(visit)
  if (!found) return { again: <NotForYou /> }
  const side = await withNames(visit, found)
  const read = readPlan(visit.fields, side)
  const step = visit.fields.text('step')
  const mend = (problems: Problems) => ({
    again: <PlanForm visit={visit} side={side} problems={problems} />,
  })
  if ('problems' in read) return mend(read.problems)
  if (step === 'mend') return mend({})
  const preview = await previewPlan(visit.act, visit.who, read.plan)
  if (!preview.ok)
    return mend({ [preview.refusal === 'past' ? 'day' : 'group']: refusalText[preview.refusal] })
  const whom = await askedWords(visit.act, read.plan.audience)
  const twin = await twinOf(visit.act, visit.who, read.plan)
  const seen = { plan: read.plan, preview: preview.value, whom, twin }
  const shown = (problems: Problems) => ({ again: <Shown visit={visit} problems={problems} {...seen} /> })
  // others joined or left since: the number is shown once more
  const isTwin = twin !== null && Number(visit.fields.text('besides')) !== twin.activity.id
  if (step !== 'send' || isTwin || Number(visit.fields.text('people')) !== preview.value.people)
    return shown({})
  if (visit.files.problem !== null) return shown({ files: visit.files.problem })
  const outcome = await organise(visit.act, visit.who, read.plan)
  if (!outcome.ok) return mend({ day: refusalText[outcome.refusal] })
  const { id } = outcome.value
  const files =
    visit.files.kept.length > 0 ? await addMaterials(visit.act, visit.who, id, visit.files.kept) : null
  if (files?.ok === false) return shown({ files: materialRefusalText(files.refusal) })
  const sent = `已发出：${nameOf(outcome.value)}，${await tellFirst(visit, outcome.value)}`
  const withFile = files ? [`附了文件：${files.value.names.join('、')}。`] : []
  const how = `看回复：活动${id} 情况；改：活动${id} 时间 …；取消：取消活动${id}；签到表：活动${id}签到表。`
  return {
    stored: { lines: [sent, ...withFile, `在微信里${how}`], said: `${sent}${withFile.join('')}${how}` },
  }
}

/** What will be sent, and to how many. Nothing is stored yet. */
function Shown({
  visit,
  problems,
  plan,
  preview,
  whom,
  twin,
}: {
  visit: FormVisit
  problems: Problems
  plan: Plan
  preview: Preview
  whom: string
  twin: Twin | null
}): JSX.Element {
  const { fields } = visit
  return (
    <form method="post" enctype="multipart/form-data">
      <ProblemList problems={problems} />
      <p role="status">请核对。还没有发出。</p>
      {twin && (
        <p class="problems" role="alert">
          {twinWords(twin, visit.act)}不要重复发的，请关掉这一页；要改原来的，在微信里说。
        </p>
      )}
      <div class="card">
        {factsOf({ ...plan, id: null }, visit.act.zone, todayOf(visit)).map((line, index) => (
          <p key={line}>{index === 0 ? <b>{line}</b> : line}</p>
        ))}
        {!plan.needsReceipt && <p>回执：不用回复，只是告知</p>}
        <p>对象：{whom}</p>
        <p>
          <b>{audienceLine(preview)}</b>
        </p>
      </div>
      {hiddenFields.flatMap((name) =>
        fields
          .all(name)
          .map((value) => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
      )}
      <input type="hidden" name="people" value={preview.people} />
      {twin && <input type="hidden" name="besides" value={twin.activity.id} />}
      <FileField
        label="附文件（可以不选）：通知、议程、学习资料"
        most={visit.settings['activity.materialsMost']}
        problems={problems}
        fields={fields}
      />
      <button name="step" value="send">
        {twin ? '照样再发一个' : '发出去'}，通知{preview.people}人
      </button>
      <button name="step" value="mend" class="plain">
        再改改
      </button>
    </form>
  )
}

const hiddenFields = [
  'kind',
  'title',
  'day',
  'start',
  'lastDay',
  'end',
  'place',
  'gathering',
  'notes',
  'receipt',
  'whom',
  'group',
  'office',
  'names',
  'person',
  'seats',
  'deadline',
  'bring',
  'materials',
  'topic',
  'hours',
]

function PlanForm({
  visit,
  side,
  problems,
}: {
  visit: FormVisit
  side: Side
  problems: Problems
}): JSX.Element {
  const { fields } = visit
  const today = todayOf(visit)
  const text = (name: string) => ({ name, problems, value: fields.text(name) })
  return (
    <form method="post">
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
      <Field {...text('day')} label="日期" type="date" min={today} max={addDays(today, 730)} />
      <Field {...text('start')} label="几点开始" type="time" />
      <Field
        {...text('lastDay')}
        label="最后一天"
        hint="只办一天的不填。"
        type="date"
        min={today}
        max={addDays(today, 730)}
      />
      <Field {...text('end')} label="几点结束" hint="可以不填。" type="time" />
      <Field {...text('place')} label="地点" hint="没有定就不填，定了再改。" maxLength={200} />
      <Field
        {...text('gathering')}
        label="集合"
        hint="可以不填，例如：8:20前在街道门口乘车。"
        maxLength={200}
      />
      <AudienceFields side={side} visit={visit} problems={problems} />
      <Field {...text('seats')} label="名额" hint="不限就不填；满了的排候补。" inputMode="numeric" />
      <Field {...text('deadline')} label="请在哪天前回复" hint="可以不填。" type="date" min={today} />
      <Field {...text('bring')} label="请带什么" hint="可以不填。" maxLength={500} />
      <Choices
        name="receipt"
        label="要不要回复"
        type="radio"
        problems={problems}
        options={[
          { value: 'yes', label: '要大家回复来不来', hint: '没回复的会提醒' },
          { value: 'no', label: '只告知，不用回复' },
        ]}
        chosen={[fields.text('receipt') || 'yes']}
      />
      <Area {...text('notes')} label="其他说明" hint="可以不填，例如：请着正装，中午有工作餐。" rows={2} />
      <Area {...text('materials')} label="材料" hint="可以不填，例如：会前看地方组织法第五章。" rows={2} />
      <details open={fields.text('topic') !== '' || fields.text('hours') !== ''}>
        <summary>培训的内容和学时</summary>
        <Select
          name="topic"
          label="培训内容"
          problems={problems}
          options={[
            { value: '', label: '照名称来定' },
            ...Object.entries(topics).map(([value, label]) => ({ value, label })),
          ]}
          chosen={fields.text('topic')}
        />
        <Field {...text('hours')} label="学时" hint="不填就照时间算。" inputMode="decimal" />
      </details>
      <button name="step" value="show">
        下一步：看通知多少人
      </button>
      <p class="hint">这一步还不会发出。要附文件的，下一步选。</p>
    </form>
  )
}
