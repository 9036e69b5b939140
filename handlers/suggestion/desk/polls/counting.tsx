/** The counts of a satisfaction poll, as they are typed and as they are read. */
import type { JSX } from 'preact'
import { isDay } from '../../../settings/rules.ts'
import { dayOf } from '../../../shared/days.ts'
import { Area, DeskForm, Field, ProblemList, type Problems } from '../../../shared/page.tsx'
import type { DeskVisit, WebReply } from '../../../shared/visit.ts'
import { pollFault, type PollInput } from '../../actions.ts'
import { refusalSentences } from '../../refusals.ts'
import { gradeNames, type SuggestionRefusal } from '../../rules.ts'
import { choiceFields, type Chosen } from './items.tsx'

export const pollsPath = '/desk/suggestions/polls'

export const counts = {
  satisfied: gradeNames.satisfied,
  basically: gradeNames.basically_satisfied,
  dissatisfied: gradeNames.dissatisfied,
  abstained: '弃权',
  invalid: '无效',
} as const
export type Count = keyof typeof counts

/** A new poll, or the counts that shall stand in place of wrong ones. */
export interface Sheet {
  title: string
  action: string
  chosen: Chosen
  /** It corrects one: the reason is asked for. */
  corrects: boolean
}

/** The empty ballot to print, and the counts once the ballots are back. Of a new one nothing is filled in beforehand. */
export function countForm(visit: DeskVisit, sheet: Sheet, problems: Problems): WebReply {
  const { fields } = visit
  const { items } = sheet.chosen
  const today = dayOf(visit.act.now, visit.act.zone)
  const choice = choiceFields(sheet.chosen)
  const ballot = `${pollsPath}/ballot?${new URLSearchParams(choice).toString()}`
  return {
    title: sheet.title,
    status: Object.keys(problems).length > 0 ? 422 : 200,
    page: (
      <>
        {!sheet.corrects && (
          <nav class="acts">
            <a class="button plain" href={ballot}>
              打印空白测评票（Word）
            </a>
          </nav>
        )}
        <ProblemList problems={problems} />
        <DeskForm csrf={visit.csrf} action={sheet.action}>
          {/* the first button is the one that Enter presses */}
          <div class="unseen" aria-hidden="true">
            <button name="do" value="record" tabindex={-1}>
              记下票数
            </button>
          </div>
          {choice.map(([name, value]) => (
            <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
          ))}
          <Field
            name="title"
            label="测评名称"
            hint="例如：区十八届人大二次会议代表建议办理满意度测评"
            problems={problems}
            value={fields.text('title')}
            maxLength={80}
          />
          <Field
            name="heldOn"
            label="测评日期"
            type="date"
            problems={problems}
            value={fields.text('heldOn')}
            max={today}
          />
          <NumberField name="issued" label="发出多少票" {...{ visit, problems }} />
          <NumberField name="returned" label="收回多少票" {...{ visit, problems }} />
          {items.map(({ key, label }) => (
            <fieldset key={key} id={`item-${key}`}>
              <legend>{label}</legend>
              {problems[`item-${key}`] && <p class="problem">{problems[`item-${key}`]}</p>}
              <div class="counts">
                {Object.entries(counts).map(([count, words]) => (
                  <NumberField key={count} name={`${count}-${key}`} label={words} {...{ visit, problems }} />
                ))}
              </div>
            </fieldset>
          ))}
          <p class="hint">每一项的五个数加起来要等于收回的票数。每项只选一个，多选无效，不选为弃权。</p>
          {sheet.corrects && (
            <Area
              name="reason"
              label="为什么更正"
              hint="原来的票数留着，不会丢；页面、结果和统计都写明“已更正”。"
              problems={problems}
              value={fields.text('reason')}
              rows={2}
              maxLength={500}
            />
          )}
          <div class="acts end">
            <button class="plain" name="do" value="choose" formNoValidate>
              重新选（填的留着）
            </button>
            <button name="do" value="record">
              {sheet.corrects ? '按这样更正' : '记下票数'}
            </button>
          </div>
        </DeskForm>
      </>
    ),
  }
}

const NumberField = ({
  visit,
  ...field
}: {
  name: string
  label: string
  visit: DeskVisit
  problems: Problems
}): JSX.Element => (
  <Field
    {...field}
    type="number"
    inputMode="numeric"
    min={0}
    step={1}
    value={visit.fields.text(field.name)}
  />
)

const countIn = (text: string): number | null =>
  /^\d{1,6}$/.test(text.normalize('NFKC')) ? Number(text.normalize('NFKC')) : null

/** The poll that was typed, or what must be mended, each by its field. */
export function readPoll(
  { fields }: DeskVisit,
  { items, about }: Chosen,
): PollInput | { problems: Problems } {
  const problems: Record<string, string> = {}
  const count = (name: string, field: string, problemWords: string): number => {
    const value = countIn(fields.text(name))
    if (value === null) problems[field] = problemWords
    return value ?? 0
  }
  const poll: PollInput = {
    title: fields.text('title'),
    heldOn: fields.text('heldOn'),
    subjectKind: about,
    issued: count('issued', 'issued', '请写发出多少票'),
    returned: count('returned', 'returned', '请写收回多少票'),
    rows: items.map(({ key, label, unitId, suggestionId }) => ({
      label,
      unitId,
      suggestionId,
      ...(Object.fromEntries(
        Object.keys(counts).map((name) => [
          name,
          count(`${name}-${key}`, `item-${key}`, `${label}：五个数都要写，没有就写0`),
        ]),
      ) as Record<Count, number>),
    })),
  }
  if (!poll.title) problems['title'] = '请写测评名称'
  if (!isDay(poll.heldOn)) problems['heldOn'] = '请写测评日期'
  if (Object.keys(problems).length > 0) return { problems }
  for (const [index, row] of poll.rows.entries()) {
    const fault = pollFault({ ...poll, rows: [row] })
    if (fault) problems[poll.returned > poll.issued ? 'returned' : `item-${items[index]?.key ?? ''}`] = fault
  }
  return Object.keys(problems).length > 0 ? { problems } : poll
}

const fieldOf: Partial<Record<SuggestionRefusal, string>> = {
  past_day: 'heldOn',
  incomplete: 'title',
  reason_needed: 'reason',
  nothing_changed: 'reason',
  poll_changed: 'reason',
}

const sentences: Partial<Record<SuggestionRefusal, string>> = {
  reason_needed: '请写为什么更正，例如：录入时写错了票数。',
}

/** The field beside which a refusal is said, with its sentence. */
export const problemOf = (refusal: SuggestionRefusal): Problems => ({
  [fieldOf[refusal] ?? 'returned']: sentences[refusal] ?? refusalSentences[refusal],
})
