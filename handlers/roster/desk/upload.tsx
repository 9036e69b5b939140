/** What an uploaded workbook would change, and how far its checking or import is: for imports and for new terms. */
import type { ComponentChildren, JSX } from 'preact'
import { DeskForm, Empty, Field, PostButton, type Problems } from '../../shared/page.tsx'
import type { DeskVisit, WebReply } from '../../shared/visit.ts'
import { Effect, Preview } from './preview.tsx'
import {
  checkUpload,
  confirmUpload,
  dropUpload,
  importUpload,
  markedWorkbook,
  uploadView,
  type ConfirmRefusal,
  type UploadView,
} from '../upload/actions.ts'
import { mostProblems, runs, type Shown } from '../upload/rules.ts'
import { askedAnewWords } from '../words.ts'

export const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The two pages that take workbooks differ in their words only. */
export interface UploadPages {
  kind: 'import' | 'term'
  path: '/desk/people/import' | '/desk/people/term'
  title: string
  /** What follows once it is done. */
  done: (view: UploadView) => ComponentChildren
  /** What is said above the button that does it. */
  confirm: (view: UploadView) => ComponentChildren
  button: string
}

const idIn = (visit: DeskVisit): number => {
  const id = Number(visit.params['id'])
  return Number.isInteger(id) && id > 0 && id < 2 ** 31 ? id : 0
}

const refreshSeconds = 2

/** The page of one upload, whatever its state. */
export async function uploadPage(
  visit: DeskVisit,
  pages: UploadPages,
  problems: Problems = {},
  status = 200,
): Promise<WebReply> {
  const view = await uploadView(visit.act, pages.kind, idIn(visit))
  if (!view)
    return {
      title: pages.title,
      status: 404,
      page: (
        <Empty>
          没有这次上传。请<a href={pages.path}>重新上传</a>。
        </Empty>
      ),
    }
  const running = runs(view.upload.state) && !view.isStuck
  return {
    title: pages.title,
    status,
    ...(running ? { refreshSeconds } : {}),
    page: <Body view={view} pages={pages} visit={visit} problems={problems} />,
  }
}

interface Shows {
  view: UploadView
  pages: UploadPages
  visit: DeskVisit
}

function Body({ view, pages, visit, problems }: Shows & { problems: Problems }): JSX.Element {
  const { upload, shown, isStuck } = view
  if (isStuck) return <Stuck view={view} pages={pages} visit={visit} />
  if (runs(upload.state) || !shown) return <Running view={view} visit={visit} />
  switch (upload.state) {
    case 'checked':
      return (
        <>
          <Preview shown={shown} />
          <Confirm view={view} pages={pages} visit={visit} problems={problems} />
          <Found view={view} pages={pages} />
        </>
      )
    case 'faulty':
      return (
        <>
          <p class="problems" role="alert">
            有{shown.errors}处错误，一条也没有导入。请改好工作簿再上传。
          </p>
          <Found view={view} pages={pages} />
          <Again pages={pages} />
        </>
      )
    case 'imported':
      return (
        <>
          <p class="said" role="status">
            {pages.kind === 'term' ? `${upload.termName ?? ''}已经开始。` : '导入好了。'}
          </p>
          {pages.done(view)}
          <AskedAnew shown={shown} />
          <Effect shown={shown} past />
          <Found view={view} pages={pages} />
        </>
      )
    case 'dropped':
      return (
        <>
          <Empty>这次上传已经放弃，什么也没有导入。</Empty>
          <Again pages={pages} />
        </>
      )
    default:
      return (
        <>
          <p class="problems" role="alert">
            {shown.refusal ?? '没有导入。'}
          </p>
          <Again pages={pages} />
        </>
      )
  }
}

/** What follows for activities that are announced already. */
const AskedAnew = ({ shown }: { shown: Shown }): JSX.Element | null => {
  const words = askedAnewWords(shown.askedAnew)
  return words ? <p>{words}</p> : null
}

const Again = ({ pages }: { pages: UploadPages }): JSX.Element => (
  <p class="acts">
    <a class="button" href={pages.path}>
      重新上传
    </a>
  </p>
)

function Running({ view: { upload }, visit }: Pick<Shows, 'view' | 'visit'>): JSX.Element {
  const since = upload.startedAt ?? upload.uploadedAt
  const seconds = Math.max(0, Math.round((visit.act.now.getTime() - since.getTime()) / 1000))
  return (
    <div class="card" role="status">
      <p>
        <b>{upload.state === 'importing' ? '正在导入……' : '正在检查……'}</b>
        （已用{seconds}秒）
      </p>
      <p class="hint">一般几秒到半分钟。这一页每{refreshSeconds}秒自动刷新，可以离开，过会儿再回来看。</p>
    </div>
  )
}

function Stuck({ view: { upload }, pages, visit }: Shows): JSX.Element {
  const verb = upload.state === 'importing' ? 'confirm' : 'check'
  return (
    <>
      <p class="problems" role="alert">
        做到一半停了（可能程序重启过），什么也没有导入。
      </p>
      <p class="acts">
        <PostButton
          action={`${pages.path}/${upload.id}/${verb}`}
          csrf={visit.csrf}
          fields={{ termName: upload.termName ?? '' }}
        >
          再来一次
        </PostButton>
      </p>
    </>
  )
}

/** Every problem with its place, and the workbook with all of them marked. */
function Found({ view: { shown, upload }, pages }: Pick<Shows, 'view' | 'pages'>): JSX.Element | null {
  if (!shown || shown.problems.length === 0) return null
  const all = shown.errors + shown.warnings
  return (
    <section>
      <h2>
        错误{shown.errors}处，警告{shown.warnings}处
      </h2>
      <p class="acts">
        <a class="button plain" href={`${pages.path}/${upload.id}/marked`}>
          下载标好问题的工作簿
        </a>
      </p>
      <div class="table" role="region" aria-label="问题" tabindex={0}>
        <table>
          <caption>
            {all > mostProblems ? `前${mostProblems}处（共${all}处，全部见工作簿）` : '每处问题'}
          </caption>
          <thead>
            <tr>
              <th scope="col">级别</th>
              <th scope="col">表</th>
              <th scope="col" class="number">
                行
              </th>
              <th scope="col">列</th>
              <th scope="col">问题和改法</th>
            </tr>
          </thead>
          <tbody>
            {shown.problems.map((one, index) => (
              <tr key={index}>
                <td>{one.severity === 'error' ? '错误' : '警告'}</td>
                <td>{one.sheet}</td>
                <td class="number">{one.row}</td>
                <td>{one.column}</td>
                <td>
                  {one.message}。<small>{one.advice}。</small>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Confirm({ view, pages, visit, problems }: Shows & { problems: Problems }): JSX.Element {
  const { upload } = view
  const to = (verb: string) => `${pages.path}/${upload.id}/${verb}`
  return (
    <section>
      <h2>确认</h2>
      {Object.values(problems).map((problem) => (
        <p key={problem} class="problems" role="alert">
          {problem}
        </p>
      ))}
      {pages.confirm(view)}
      <DeskForm csrf={visit.csrf} action={to('confirm')} class="card">
        {pages.kind === 'term' && (
          <Field
            name="termName"
            label={`请照写一遍“${upload.termName ?? ''}”`}
            hint="换届不能撤回，写对了才会开始"
            required
            value={visit.fields.text('termName')}
          />
        )}
        <button>{pages.button}</button>
      </DeskForm>
      <p class="acts">
        <PostButton action={to('drop')} csrf={visit.csrf} plain>
          放弃这次上传
        </PostButton>
      </p>
    </section>
  )
}

// ---------------------------------------------------------------- what is posted

const refusals: Record<ConfirmRefusal, string> = {
  not_allowed: '您的角色不能导入名册。',
  unknown: '没有这次上传。',
  not_checked: '这次上传现在不能导入：可能已经导入、放弃，或者正在进行。请看下面的情况。',
  wrong_name: '写的名称和新一届的名称不一样，没有开始换届。请照写一遍。',
}

export async function confirm(visit: DeskVisit, pages: UploadPages): Promise<WebReply> {
  const outcome = await confirmUpload(visit.act, visit.who, idIn(visit), visit.fields.text('termName'))
  if (!outcome.ok) return uploadPage(visit, pages, { termName: refusals[outcome.refusal] }, 422)
  return { goTo: `${pages.path}/${outcome.value}`, after: importUpload(outcome.value) }
}

export async function checkAgain(visit: DeskVisit, pages: UploadPages): Promise<WebReply> {
  const view = await uploadView(visit.act, pages.kind, idIn(visit))
  if (!view?.isStuck) return uploadPage(visit, pages)
  return { goTo: `${pages.path}/${view.upload.id}`, after: checkUpload(view.upload.id) }
}

export async function drop(visit: DeskVisit, pages: UploadPages): Promise<WebReply> {
  const outcome = await dropUpload(visit.act, visit.who, idIn(visit))
  if (!outcome.ok) return uploadPage(visit, pages, { drop: refusals[outcome.refusal] }, 422)
  return { goTo: pages.path, said: '这次上传已经放弃，什么也没有导入。' }
}

export async function marked(visit: DeskVisit, pages: UploadPages): Promise<WebReply> {
  const file = await markedWorkbook(visit.act, idIn(visit))
  return file ? { file: file.bytes, name: file.name, type: xlsx } : uploadPage(visit, pages)
}
