/** /desk/exports: every kind of record as Excel or CSV, by days and name, with how it counts. */
import { dayIn } from '../shared/fields.ts'
import { Choices, DeskForm, Facts, Field, ProblemList, type Problems } from '../shared/page.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../shared/visit.ts'
import { openExport } from './download.ts'
import { isKind, kinds, type Kind } from './rules.ts'

const path = '/desk/exports'

interface Typed {
  kind: string
  format: string
  from: string
  to: string
  name: string
  valid: boolean
}

const exportsPage = (visit: DeskVisit): Promise<WebReply> =>
  Promise.resolve(
    show(visit, { kind: 'contacts', format: 'xlsx', from: '', to: '', name: '', valid: false }, {}),
  )

function show(visit: DeskVisit, typed: Typed, problems: Problems): WebReply {
  const page = (
    <>
      <p>
        导出里有代表和选民的情况，请只在工作中使用，用完删掉。谁、什么时候导出了什么，都有留痕。Excel里另有一张“说明”，写着条件、时间和怎么算的。
      </p>
      <ProblemList problems={problems} />
      <DeskForm csrf={visit.csrf} action={path}>
        <Choices
          name="kind"
          label="导出什么"
          type="radio"
          options={Object.entries(kinds).map(([value, { title }]) => ({ value, label: title }))}
          chosen={[typed.kind]}
          problems={problems}
        />
        <Choices
          name="format"
          label="格式"
          type="radio"
          options={[
            { value: 'xlsx', label: 'Excel' },
            { value: 'csv', label: 'CSV', hint: '没有“说明”，给别的程序用' },
          ]}
          chosen={[typed.format]}
        />
        <Field
          name="from"
          label="从哪天"
          hint="含当天；不填就从最早"
          type="date"
          value={typed.from}
          problems={problems}
        />
        <Field
          name="to"
          label="到哪天"
          hint="含当天；不填就到最近"
          type="date"
          value={typed.to}
          problems={problems}
        />
        <Field
          name="name"
          label="姓名"
          hint="只要某个人的；不填就是所有人"
          value={typed.name}
          maxLength={50}
        />
        <Choices
          name="valid"
          label="撤回和作废的"
          type="checkbox"
          options={[{ value: 'only', label: '不要' }]}
          chosen={typed.valid ? ['only'] : []}
        />
        <button>导出</button>
      </DeskForm>
      <h2>怎么算</h2>
      <Facts facts={Object.values(kinds).map(({ title, counting }) => [title, counting] as const)} />
    </>
  )
  return { title: '导出', page, ...(Object.keys(problems).length > 0 ? { status: 422 } : {}) }
}

function problemsIn({ kind, from, to, name }: Typed): Problems {
  const problems: Record<string, string> = {}
  if (!isKind(kind)) return { kind: '请选要导出什么。' }
  if (from !== '' && dayIn(from) === null) problems['from'] = '日期要写成 2026-10-01 这样。'
  if (to !== '' && dayIn(to) === null) problems['to'] = '日期要写成 2026-10-01 这样。'
  else if (from !== '' && to !== '' && from > to) problems['to'] = '到哪天要在从哪天以后。'
  const about: Kind = kinds[kind]
  if (about.filteredBy === null && from + to !== '')
    problems['from'] = `${about.title}不分日期，请不要填日期。`
  if (about.named === undefined && name !== '')
    problems['name'] = `${about.title}不能按姓名导出，请不要填姓名；查一个人的留痕请到“留痕”。`
  return problems
}

async function download(visit: DeskVisit): Promise<WebReply> {
  const { fields, act, who } = visit
  const typed = {
    kind: fields.text('kind'),
    format: fields.text('format'),
    from: fields.text('from'),
    to: fields.text('to'),
    name: fields.text('name').slice(0, 50),
    valid: fields.text('valid') === 'only',
  }
  const problems = problemsIn(typed)
  if (!isKind(typed.kind) || Object.keys(problems).length > 0) return show(visit, typed, problems)
  const outcome = await openExport(act, who, {
    kind: typed.kind,
    format: typed.format === 'csv' ? 'csv' : 'xlsx',
    range: { from: typed.from || null, to: typed.to || null },
    filter: { name: typed.name, validOnly: typed.valid },
  })
  return outcome.ok ? outcome.value : show(visit, typed, { kind: '您的角色不能导出。' })
}

export const deskPages: readonly DeskPage[] = [
  { method: 'GET', path, right: 'exports.make', answer: exportsPage },
  { method: 'POST', path, right: 'exports.make', answer: download },
]
