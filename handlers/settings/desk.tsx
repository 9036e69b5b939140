/** /desk/settings: every number that a rule book sets, with its default, source and days; and the days off. */
import type { JSX } from 'preact'
import { hasRight } from '../access/rules.ts'
import { dayOf, isoIn } from '../shared/days.ts'
import { dayIn } from '../shared/fields.ts'
import { missing } from '../shared/missing.tsx'
import {
  Area,
  Choices,
  DeskForm,
  Empty,
  Facts,
  Field,
  PostButton,
  ProblemList,
  Tag,
  type Problems,
} from '../shared/page.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../shared/visit.ts'
import {
  dropFutureSetting,
  listSettings,
  setSettingAtDesk,
  settingHistory,
  type SettingLine,
} from './actions.ts'
import { calendarPages } from './deskCalendar.tsx'
import { groupOf, hints, inputOf, inWords, typedOf, valueOf, type Input } from './inputs.ts'
import { isSettingKey, type SettingKey } from './rules.ts'

const path = '/desk/settings'

async function settings(visit: DeskVisit): Promise<WebReply> {
  const lines = await listSettings(visit.act)
  const page = (
    <>
      <p>每个数都有出处，从某一天起生效；以前的日子仍按以前的数算。改了什么、谁改的，都有留痕。</p>
      <p class="acts">
        <a class="button plain" href={`${path}/calendar`}>
          放假和调休
        </a>
      </p>
      {[...Map.groupBy(lines, ({ key }) => groupOf(key))].map(([name, own]) => (
        <section key={name}>
          <h2>{name}</h2>
          <ul class="lines">
            {own.map((line) => (
              <li key={line.key}>
                <a href={`${path}/${line.key}`}>{line.about}</a>
                <br />
                <b>{inWords(line.value)}</b> {line.since !== null && <Tag tone="good">本区定的</Tag>}{' '}
                {line.next && (
                  <Tag tone="due">
                    {line.next.effectiveOn}起改为{inWords(line.next.value)}
                  </Tag>
                )}
                <br />
                <small>依据：{line.source}</small>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  )
  return { title: '设置', page }
}

async function setting(visit: DeskVisit): Promise<WebReply> {
  return show(visit, null, {})
}

interface Typed {
  value: string
  effectiveOn: string
  source: string
}

async function show(visit: DeskVisit, typed: Typed | null, problems: Problems): Promise<WebReply> {
  const key = visit.params['key'] ?? ''
  if (!isSettingKey(key)) return missing('项设置', { href: path, label: '回到设置' })
  const line = (await listSettings(visit.act)).find((one) => one.key === key)
  if (!line) return missing('项设置', { href: path, label: '回到设置' })
  const page = (
    <>
      <Facts
        facts={[
          ['现在是', <b>{inWords(line.value)}</b>],
          ['依据', line.source],
          ['从哪天起', line.since ?? '一直是默认值'],
          ['默认值', inWords(line.default)],
          ['名称', <code>{key}</code>],
        ]}
      />
      {hasRight(visit.who, 'settings.change') && (
        <ChangeForm visit={visit} line={line} typed={typed} problems={problems} />
      )}
      <h2>历次</h2>
      <History visit={visit} settingKey={key} past={await settingHistory(visit.act, key)} />
      <p>
        <a href={path}>回到设置</a>
      </p>
    </>
  )
  return { title: line.about, page, ...(Object.keys(problems).length > 0 ? { status: 422 } : {}) }
}

function ChangeForm({
  visit,
  line,
  typed,
  problems,
}: {
  visit: DeskVisit
  line: SettingLine
  typed: Typed | null
  problems: Problems
}): JSX.Element {
  const input = inputOf(line.key)
  return (
    <>
      <h2>改成</h2>
      <ProblemList problems={problems} />
      <DeskForm csrf={visit.csrf} action={`${path}/${line.key}`}>
        <ValueField input={input} value={typed?.value ?? typedOf(input, line.value)} problems={problems} />
        <Field
          name="effectiveOn"
          label="从哪天起"
          type="date"
          value={typed?.effectiveOn ?? dayOf(visit.act.now, visit.act.zone)}
          problems={problems}
          required
        />
        <Field
          name="source"
          label="依据"
          hint="例如：主任会议2026年12月3日决定"
          value={typed?.source ?? ''}
          problems={problems}
          maxLength={200}
          required
        />
        <button>保存</button>
      </DeskForm>
    </>
  )
}

function ValueField({
  input,
  value,
  problems,
}: {
  input: Input
  value: string
  problems: Problems
}): JSX.Element {
  const field = { name: 'value', label: '新的值', hint: hints[input.kind], problems }
  if (input.kind === 'choice')
    return (
      <Choices
        {...field}
        type="radio"
        options={input.options.map((option) => ({ value: option, label: option }))}
        chosen={[value]}
      />
    )
  if (input.kind === 'lines' || input.kind === 'spans' || input.kind === 'json')
    return <Area {...field} value={value} rows={Math.min(20, value.split('\n').length + 2)} />
  return <Field {...field} value={value} inputMode={input.kind === 'number' ? 'decimal' : undefined} />
}

function History({
  visit,
  settingKey,
  past,
}: {
  visit: DeskVisit
  settingKey: SettingKey
  past: Awaited<ReturnType<typeof settingHistory>>
}): JSX.Element {
  if (past.length === 0) return <Empty>没有改过，一直用默认值。</Empty>
  const today = dayOf(visit.act.now, visit.act.zone)
  return (
    <ul class="lines">
      {past.map(({ value, effectiveOn, source, setAt, setBy }) => (
        <li key={effectiveOn}>
          <b>{effectiveOn}起</b> {inWords(value)} {effectiveOn > today && <Tag tone="due">还没生效</Tag>}
          <br />
          <small>
            依据：{source}；{setBy}，{isoIn(setAt, visit.act.zone).slice(0, 16).replace('T', ' ')}
          </small>
          {effectiveOn > today && hasRight(visit.who, 'settings.change') && (
            <div class="acts">
              <PostButton
                action={`${path}/${settingKey}/drop`}
                csrf={visit.csrf}
                fields={{ effectiveOn }}
                danger
              >
                取消这一次
              </PostButton>
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

async function change(visit: DeskVisit): Promise<WebReply> {
  const key = visit.params['key'] ?? ''
  if (!isSettingKey(key)) return missing('项设置', { href: path, label: '回到设置' })
  const typed = {
    value: visit.fields.text('value').slice(0, 20_000),
    effectiveOn: visit.fields.text('effectiveOn'),
    source: visit.fields.text('source').slice(0, 200),
  }
  if (dayIn(typed.effectiveOn) === null)
    return show(visit, typed, { effectiveOn: '日期要写成 2027-01-01 这样。' })
  const value = valueOf(inputOf(key), typed.value)
  const outcome = await setSettingAtDesk(visit.act, visit.who, { ...typed, key, value })
  if (outcome.ok)
    return { goTo: `${path}/${key}`, said: `改好了：${typed.effectiveOn}起是${inWords(value)}。` }
  const field = typed.source === '' ? 'source' : 'value'
  return show(visit, typed, { [field]: outcome.refusal })
}

async function drop(visit: DeskVisit): Promise<WebReply> {
  const key = visit.params['key'] ?? ''
  if (!isSettingKey(key)) return missing('项设置', { href: path, label: '回到设置' })
  const dropped = await dropFutureSetting(visit.act, visit.who, key, visit.fields.text('effectiveOn'))
  return {
    goTo: `${path}/${key}`,
    said: dropped ? '取消了，到时候不会改。' : '没有这一次，或者已经生效，没有取消。',
  }
}

export const deskPages: readonly DeskPage[] = [
  { method: 'GET', path, right: 'settings.see', answer: settings },
  ...calendarPages,
  { method: 'GET', path: `${path}/:key`, right: 'settings.see', answer: setting },
  { method: 'POST', path: `${path}/:key`, right: 'settings.change', answer: change },
  { method: 'POST', path: `${path}/:key/drop`, right: 'settings.change', answer: drop },
]
