/** Word templates of a unit or of an assigning office, handed in at the desk. */
import type { JSX } from 'preact'
import { dayOf, spokenDay } from '../../shared/days.ts'
import { missing } from '../../shared/missing.tsx'
import { DeskForm, Field, PostButton, Tag } from '../../shared/page.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../shared/visit.ts'
import {
  dropTemplate,
  keepTemplate,
  kindsFor,
  ownerIn,
  ownerName,
  templateFile,
  templateKinds,
  templatesOf,
  type TemplateKind,
  type TemplateOwner,
} from '../actions.ts'
import { Faults, FieldNames, faultsOf } from '../form/unit/templateParts.tsx'

const path = '/desk/suggestions/templates'

const nowhere = missing('个模板', { href: '/desk/suggestions/units', label: '回到承办单位' })

const addressOf = (owner: TemplateOwner): string => `${path}/${owner.replace(':', '-')}`

/** Whose template and of which paper the address names; the owner is checked by the acts. */
function meantBy({ params }: DeskVisit): { owner: TemplateOwner; kind: TemplateKind } | null {
  const owner = ownerIn(params['owner'] ?? '')
  const kind = owner && kindsFor(owner).find((each) => each === params['kind'])
  return owner && kind ? { owner, kind } : null
}

const page = (visit: DeskVisit): Promise<WebReply> =>
  show(visit, ownerIn(visit.params['owner'] ?? ''), null, [])

async function show(
  visit: DeskVisit,
  owner: TemplateOwner | null,
  faulty: TemplateKind | null,
  faults: readonly string[],
): Promise<WebReply> {
  const kept = owner && (await templatesOf(visit.act, visit.who, owner))
  const name = owner && (await ownerName(visit.act, owner))
  if (!owner || !name || !kept?.ok) return nowhere
  const today = dayOf(visit.act.now, visit.act.zone)
  return {
    title: `${name}的Word模板`,
    status: faults.length > 0 ? 422 : 200,
    page: (
      <>
        <p>没有上传模板的文书，按统一格式打印。</p>
        {kindsFor(owner).map((kind) => {
          const template = kept.value.find((each) => each.kind === kind)
          return (
            <section key={kind} class="card">
              <h2>{templateKinds[kind]}</h2>
              {kind === faulty && <Faults faults={faults} />}
              <Standing
                visit={visit}
                owner={owner}
                kind={kind}
                since={template ? spokenDay(dayOf(template.uploadedAt, visit.act.zone), today) : null}
              />
              <DeskForm
                csrf={visit.csrf}
                action={`${addressOf(owner)}/${kind}`}
                enctype="multipart/form-data"
              >
                <Field
                  name={`template-${kind}`}
                  label={template ? '换一份模板' : '上传模板'}
                  hint="Word文档（.docx），不超过8 MB。"
                  type="file"
                  accept=".docx"
                />
                <button>{template ? '换上这份' : '用这份'}</button>
              </DeskForm>
              <FieldNames kind={kind} />
            </section>
          )
        })}
      </>
    ),
  }
}

function Standing({
  visit,
  owner,
  kind,
  since,
}: {
  visit: DeskVisit
  owner: TemplateOwner
  kind: TemplateKind
  since: string | null
}): JSX.Element {
  if (since === null)
    return (
      <p>
        <Tag tone="quiet">用统一格式</Tag>
      </p>
    )
  return (
    <div class="acts">
      <p>
        <Tag tone="good">用自己的模板</Tag> {since}起
      </p>
      <a class="button plain" href={`${addressOf(owner)}/${kind}`}>
        下载来看
      </a>
      <PostButton action={`${addressOf(owner)}/${kind}/drop`} csrf={visit.csrf} plain>
        停用，改回统一格式
      </PostButton>
    </div>
  )
}

async function keep(visit: DeskVisit): Promise<WebReply> {
  const meant = meantBy(visit)
  if (!meant) return nowhere
  const { owner, kind } = meant
  const [file] = visit.fields.files(`template-${kind}`)
  if (!file) return show(visit, owner, kind, ['还没有选文件。请选一个Word文档（.docx）。'])
  if (file.tooLarge) return show(visit, owner, kind, ['文件超过8 MB。请压缩其中的图片再上传。'])
  const outcome = await keepTemplate(visit.act, visit.who, owner, kind, file)
  if (!outcome.ok) return show(visit, owner, kind, faultsOf(outcome.refusal))
  return {
    goTo: addressOf(owner),
    said: `${templateKinds[kind]}换上了自己的模板，用到的字段：${outcome.value.names.join('、')}。`,
  }
}

async function drop(visit: DeskVisit): Promise<WebReply> {
  const meant = meantBy(visit)
  if (!meant) return nowhere
  const outcome = await dropTemplate(visit.act, visit.who, meant.owner, meant.kind)
  if (!outcome.ok) return show(visit, meant.owner, meant.kind, faultsOf(outcome.refusal))
  return { goTo: addressOf(meant.owner), said: `${templateKinds[meant.kind]}改回统一格式了。` }
}

async function download(visit: DeskVisit): Promise<WebReply> {
  const meant = meantBy(visit)
  const kept = meant && (await templateFile(visit.act, visit.who, meant.owner, meant.kind))
  return kept ? { file: kept.bytes, name: kept.name, type: kept.type } : nowhere
}

export const templatePages: readonly DeskPage[] = [
  { method: 'GET', path: `${path}/:owner`, right: 'suggestions.see', answer: page },
  { method: 'GET', path: `${path}/:owner/:kind`, right: 'suggestions.see', answer: download },
  { method: 'POST', path: `${path}/:owner/:kind`, right: 'suggestions.assign', answer: keep },
  { method: 'POST', path: `${path}/:owner/:kind/drop`, right: 'suggestions.assign', answer: drop },
]
