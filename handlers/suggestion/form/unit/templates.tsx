/** 本单位的Word模板 on the officer's phone or computer, behind a link from the chat. */
import type { JSX } from 'preact'
import { dayOf, spokenDay } from '../../../shared/days.ts'
import { Choices, Empty, Field, ProblemList, type Problems } from '../../../shared/page.tsx'
import type { FormPage, FormResult, FormVisit } from '../../../shared/visit.ts'
import {
  dropTemplate,
  keepTemplate,
  kindsFor,
  ownerName,
  templateKinds,
  templatesOf,
  type TemplateOwner,
} from '../../actions.ts'
import { Faults, FieldNames, faultsOf } from './templateParts.tsx'

const ownersOf = ({ who }: FormVisit): TemplateOwner[] => who.unitIds.map((id): TemplateOwner => `unit:${id}`)

const show = (visit: FormVisit): Promise<JSX.Element> => page(visit, {}, [])

async function page(visit: FormVisit, problems: Problems, faults: readonly string[]): Promise<JSX.Element> {
  const owners = ownersOf(visit)
  const [first] = owners
  if (!first) return <Empty>这里给承办单位的联络人用。有疑问请在微信里回“人工”。</Empty>
  const options: { value: string; label: string; hint: string }[] = []
  for (const owner of owners) {
    const name = (await ownerName(visit.act, owner)) ?? ''
    const kept = await templatesOf(visit.act, visit.who, owner)
    for (const kind of kindsFor(owner)) {
      const template = kept.ok ? kept.value.find((each) => each.kind === kind) : undefined
      const since =
        template &&
        spokenDay(dayOf(template.uploadedAt, visit.act.zone), dayOf(visit.act.now, visit.act.zone))
      options.push({
        value: `${owner}|${kind}`,
        label: owners.length > 1 ? `${name}的${templateKinds[kind]}` : templateKinds[kind],
        hint: since ? `现在用自己的模板，${since}起` : '现在用统一格式',
      })
    }
  }
  return (
    <>
      <p>上传本单位的Word模板，以后打印的文书就用它。不上传就用统一格式。</p>
      <Faults faults={faults} />
      <ProblemList problems={problems} />
      <form method="post" enctype="multipart/form-data">
        <Choices
          name="which"
          label="哪一种文书"
          type="radio"
          problems={problems}
          options={options}
          chosen={[visit.fields.text('which')]}
        />
        <Field
          name="files"
          label="Word模板"
          hint="Word文档（.docx），不超过8 MB。"
          problems={problems}
          type="file"
          accept=".docx"
        />
        <button name="do" value="keep">
          用这份模板
        </button>
        <button name="do" value="drop" class="plain">
          停用，改回统一格式
        </button>
      </form>
      {kindsFor(first).map((kind) => (
        <FieldNames key={kind} kind={kind} />
      ))}
    </>
  )
}

async function submit(visit: FormVisit): Promise<FormResult> {
  const which = visit.fields.text('which')
  const meant = ownersOf(visit)
    .flatMap((owner) => kindsFor(owner).map((kind) => ({ owner, kind })))
    .find(({ owner, kind }) => `${owner}|${kind}` === which)
  if (!meant) return { again: await page(visit, { which: '请选哪一种文书' }, []) }
  const name = `${(await ownerName(visit.act, meant.owner)) ?? ''}的${templateKinds[meant.kind]}`
  if (visit.fields.text('do') === 'drop') {
    const dropped = await dropTemplate(visit.act, visit.who, meant.owner, meant.kind)
    if (!dropped.ok) return { again: await page(visit, {}, faultsOf(dropped.refusal)) }
    const line = dropped.value ? `${name}改回统一格式了。` : `${name}本来就用统一格式。`
    return { stored: { lines: [line], said: line } }
  }
  const [file] = visit.files.kept
  if (visit.files.problem !== null) return { again: await page(visit, {}, [visit.files.problem]) }
  if (!file) return { again: await page(visit, { files: '请选一个Word文档（.docx）' }, []) }
  const outcome = await keepTemplate(visit.act, visit.who, meant.owner, meant.kind, file)
  if (!outcome.ok) return { again: await page(visit, {}, faultsOf(outcome.refusal)) }
  const lines = [`${name}换上了自己的模板。`, `用到的字段：${outcome.value.names.join('、')}。`]
  return { stored: { lines, said: `${lines.join('')}要停用或再换请回：换模板` } }
}

export const templatesForm: FormPage = {
  purpose: 'suggestion.templates',
  title: '本单位的Word模板',
  mostFiles: 1,
  show,
  submit,
}
