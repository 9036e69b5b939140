/** Correcting a record for its deputy, with a reason. */
import { linkReport } from '../../activity/actions.ts'
import { dayOf } from '../../shared/days.ts'
import { followDay } from '../record/followDay.ts'
import { dayIn, rowId } from '../../shared/fields.ts'
import { missing } from '../../shared/missing.tsx'
import { Area, Choices, DeskForm, Field, ProblemList, Select, type Problems } from '../../shared/page.tsx'
import type { DeskVisit, WebReply } from '../../shared/visit.ts'
import { candidatesFor, correctForOffice, partiesOf, reportForOffice, type OfficeReport } from '../actions.ts'
import { methodNames, methods, partNames, type ReportInput } from '../rules.ts'
import { toBoard } from './parts.tsx'
import { fieldOf, refusals } from './refusals.ts'

// ---------------------------------------------------------------- correcting

interface Typed {
  version: number
  occurredOn: string
  partOfDay: string
  method: string
  parties: readonly string[]
  unlisted: string
  concerns: readonly { id: number; text: string }[]
  added: string
  reason: string
}

const asStored = (one: OfficeReport): Typed => ({
  version: one.version,
  occurredOn: one.occurredOn,
  partOfDay: one.partOfDay ?? '',
  method: one.method,
  parties: partiesOf(one).map(({ key }) => key),
  unlisted: (JSON.parse(one.unlisted) as string[]).join('、'),
  concerns: one.concerns.map(({ id, text }) => ({ id, text })),
  added: '',
  reason: '',
})

export async function correction(visit: DeskVisit): Promise<WebReply> {
  const found = await reportForOffice(visit.act, visit.who, rowId(visit.params['reportId']))
  if (found?.report.status !== 'valid') return missing('条可以更正的记录', toBoard)
  return form(visit, found.report, asStored(found.report), {})
}

async function form(
  visit: DeskVisit,
  one: OfficeReport,
  typed: Typed,
  problems: Problems,
): Promise<WebReply> {
  const people = await candidatesFor(visit.act, one)
  const page = (
    <>
      <p>
        {one.contactor.name}的记录。改好后会在微信里告诉{one.contactor.name}改了什么、为什么。
      </p>
      <ProblemList problems={problems} />
      <DeskForm csrf={visit.csrf} action={`/desk/contacts/${one.id}/correct`}>
        <input type="hidden" name="version" value={typed.version} />
        <Field
          name="occurredOn"
          label="日期"
          type="date"
          value={typed.occurredOn}
          problems={problems}
          required
        />
        <Choices
          name="partOfDay"
          label="时段"
          type="radio"
          options={[
            { value: '', label: '没说' },
            ...Object.entries(partNames).map(([value, label]) => ({ value, label })),
          ]}
          chosen={[typed.partOfDay]}
        />
        <Select
          name="method"
          label="方式"
          options={methods.map((value) => ({ value, label: methodNames[value] }))}
          chosen={typed.method}
        />
        <Choices
          name="parties"
          label="联系到的人"
          type="checkbox"
          options={people.map(({ key, name }) => ({ value: key, label: name }))}
          chosen={typed.parties}
          problems={problems}
        />
        <Field
          name="unlisted"
          label="名单以外的人"
          hint="几个人用顿号隔开；不计入进度"
          value={typed.unlisted}
          problems={problems}
          maxLength={500}
        />
        <div id="concerns">
          {typed.concerns.map(({ id, text }, index) => (
            <Area
              key={id}
              name={`concern-${id}`}
              label={`诉求${index + 1}`}
              value={text}
              maxLength={2000}
              problems={
                text === '' && problems['concerns'] ? { [`concern-${id}`]: problems['concerns'] } : {}
              }
            />
          ))}
        </div>
        <Area name="added" label="补一条诉求（可以不填）" value={typed.added} maxLength={2000} />
        <Area
          name="reason"
          label="更正的原因"
          value={typed.reason}
          problems={problems}
          maxLength={200}
          required
        />
        <p class="acts">
          <button>保存更正</button>
          <a class="button plain" href={`/desk/contacts/${one.id}`}>
            不改了
          </a>
        </p>
      </DeskForm>
    </>
  )
  const status = Object.keys(problems).length > 0 ? { status: 422 } : {}
  return { title: `更正 编号${one.id}`, page, ...status }
}

export async function correct(visit: DeskVisit): Promise<WebReply> {
  const found = await reportForOffice(visit.act, visit.who, rowId(visit.params['reportId']))
  if (!found) return missing('条记录', toBoard)
  const one = found.report
  const typed = typedIn(visit, one)
  if (dayIn(typed.occurredOn) === null)
    return form(visit, one, typed, { occurredOn: '日期要写成 2026-11-22 这样。' })
  const method = methods.find((known) => known === typed.method)
  const partOfDay = (['am', 'pm', 'evening'] as const).find((known) => known === typed.partOfDay) ?? null
  const outcome = await correctForOffice(visit.act, visit.who, one.id, {
    ...typed,
    partOfDay,
    method: method ?? (one.method as ReportInput['method']),
    unlisted: typed.unlisted
      .split(/[、,，;；\s]+/)
      .filter((name) => name !== '')
      .slice(0, 50),
  })
  if (outcome.ok) {
    await linkReport(visit.act, one.id)
    const day = await followDay(visit.act, dayOf(visit.act.now, visit.act.zone), one, outcome.value)
    return { goTo: `/desk/contacts/${one.id}`, said: `改好了，已经告诉代表。${day}` }
  }
  return form(visit, one, typed, { [fieldOf[outcome.refusal]]: refusals[outcome.refusal] })
}

function typedIn({ fields }: DeskVisit, one: OfficeReport): Typed {
  return {
    version: rowId(fields.text('version')),
    occurredOn: fields.text('occurredOn'),
    partOfDay: fields.text('partOfDay'),
    method: fields.text('method'),
    parties: [...new Set(fields.all('parties'))].slice(0, 200),
    unlisted: fields.text('unlisted').slice(0, 500),
    concerns: one.concerns.map(({ id, text }) => ({
      id,
      text: fields.has(`concern-${id}`) ? fields.text(`concern-${id}`).slice(0, 2000) : text,
    })),
    added: fields.text('added').slice(0, 2000),
    reason: fields.text('reason').slice(0, 200),
  }
}
