/** 办理沟通 on a phone: how and when the unit spoke with the deputy; he is asked whether it was so. */
import type { JSX } from 'preact'
import { isDay } from '../../../settings/rules.ts'
import { dayOf, spokenDay } from '../../../shared/days.ts'
import { Area, Choices, Field, ProblemList } from '../../../shared/page.tsx'
import type { FormVisit } from '../../../shared/visit.ts'
import { refOf, reportCommunication, type Reading } from '../../actions.ts'
import type { Problems } from '../../draft/entries.ts'
import { refusalSentences } from '../../refusals.ts'

const parts = { am: '上午', pm: '下午', evening: '晚上' } as const

export function CommunicateFields({
  visit,
  problems,
}: {
  visit: FormVisit
  problems: Problems
}): JSX.Element {
  const { fields } = visit
  const today = dayOf(visit.act.now, visit.act.zone)
  return (
    <>
      <ProblemList problems={problems} />
      <Choices
        name="method"
        label="怎么沟通的"
        type="radio"
        problems={problems}
        options={visit.settings['suggestion.communicationKinds'].map(({ code, name }) => ({
          value: code,
          label: name,
        }))}
        chosen={[fields.text('method')]}
      />
      <Field
        name="happenedOn"
        label="哪一天"
        problems={problems}
        type="date"
        max={today}
        value={fields.text('happenedOn')}
      />
      <Area
        name="summary"
        label="谈了什么"
        problems={problems}
        value={fields.text('summary')}
        rows={3}
        maxLength={2000}
      />
      <Field
        name="meetingOn"
        label="约了哪天见面"
        hint="没有约就不填。"
        problems={problems}
        type="date"
        min={today}
        value={fields.text('meetingOn')}
      />
      <Choices
        name="meetingPart"
        label="约在什么时候"
        hint="没有约就不选。"
        type="radio"
        options={[
          ...Object.entries(parts).map(([value, label]) => ({ value, label })),
          { value: '', label: '不记' },
        ]}
        chosen={[fields.text('meetingPart')]}
      />
      <p class="hint">提交后会问领衔代表是不是这样；代表说没有的，不算沟通。</p>
    </>
  )
}

/** Reads the form and reports; or what is to be mended, by field. */
export async function communicated(
  visit: FormVisit,
  { one }: Reading,
): Promise<{ lines: readonly string[]; said: string } | { problems: Problems }> {
  const { act, who, fields } = visit
  const today = dayOf(act.now, act.zone)
  const [method, happenedOn, summary, meeting] = ['method', 'happenedOn', 'summary', 'meetingOn'].map(
    (name) => fields.text(name),
  ) as [string, string, string, string]
  const way = visit.settings['suggestion.communicationKinds'].find(({ code }) => code === method)
  const problems = {
    ...(way ? {} : { method: '请选沟通的方式' }),
    ...(isDay(happenedOn)
      ? happenedOn > today
        ? { happenedOn: '这一天还没有到，等沟通过了再记' }
        : {}
      : { happenedOn: '请选哪一天沟通的' }),
    ...(summary ? {} : { summary: '请写谈了什么' }),
    ...(meeting && (!isDay(meeting) || meeting < today) ? { meetingOn: '约的日子要写今天或以后' } : {}),
  }
  if (Object.keys(problems).length > 0 || !way) return { problems }
  const part = fields.text('meetingPart')
  const outcome = await reportCommunication(act, who, one.row.id, {
    method,
    happenedOn,
    summary: summary.slice(0, 2000),
    meetingOn: meeting || null,
    meetingPart: meeting && Object.hasOwn(parts, part) ? part : null,
  })
  if (!outcome.ok) return { problems: { happenedOn: refusalSentences[outcome.refusal] } }
  const lines = [
    `已记：${spokenDay(happenedOn, today)}${way.name}，《${one.row.title}》（${refOf(one.row)}）。`,
    `已请${one.row.lead.name}代表确认。`,
  ]
  return { lines, said: lines.join('\n') }
}
