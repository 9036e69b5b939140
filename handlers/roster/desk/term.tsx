/** 换届: the new term's name and roster, a preview of who stays, comes and leaves, then the change itself. */
import { DeskForm, Field, ProblemList, type Problems } from '../../shared/page.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../shared/visit.ts'
import { Uploads } from './uploads.tsx'
import { checkAgain, confirm, drop, marked, uploadPage, type UploadPages } from './upload.tsx'
import { chineseNumber } from '../rules.ts'
import { checkUpload, currentTerm, latestUploads, takeWorkbook } from '../upload/actions.ts'
import { newTerm } from '../upload/rules.ts'

const path = '/desk/people/term'

const pages: UploadPages = {
  kind: 'term',
  path,
  title: '换届',
  button: '开始新一届',
  confirm: ({ upload }) => (
    <ul>
      <li>{upload.termName}成为本届；上一届的代表、联系记录、建议、联系名单都原样保留。</li>
      <li>连任的人保留微信绑定和历史；离任又没有其他职务的，绑定和登录立即解除。</li>
      <li>机构、选区、小组、群沿用；联络员、组长按新名册。</li>
      <li>建议先备份一次。换届不能撤回。</li>
    </ul>
  ),
  done: ({ shown }) => (
    <>
      {shown?.term && (
        <p>
          连任{shown.term.continuing.length}位，新任{shown.term.fresh.length}位，离任
          {shown.term.leaving.length}位。
        </p>
      )}
      <p class="acts">
        <a class="button" href="/desk/people/readiness">
          看看还有什么没健全
        </a>
        <a class="button plain" href="/desk/people/codes">
          给新任的人打印绑定码
        </a>
      </p>
    </>
  ),
}

async function form(visit: DeskVisit, problems: Problems = {}): Promise<WebReply> {
  const current = await currentTerm(visit.act)
  const next = current?.number == null ? null : current.number + 1
  const typed = (name: string, otherwise: string) =>
    visit.fields.has(name) ? visit.fields.text(name) : otherwise
  return {
    title: pages.title,
    status: Object.keys(problems).length === 0 ? 200 : 422,
    page: (
      <>
        <ProblemList problems={problems} />
        <p>
          现在是<b>{current?.name ?? '（还没有名册）'}</b>
          。上传新一届的名册（和平时同一种工作簿），先看谁连任、谁新任、谁离任， 确认后才换届。
        </p>
        <DeskForm csrf={visit.csrf} action={path} class="card" enctype="multipart/form-data">
          <Field
            name="termName"
            label="新一届的名称"
            required
            maxLength={30}
            problems={problems}
            value={typed('termName', next === null ? '' : `第${chineseNumber(next)}届`)}
          />
          <Field
            name="termNumber"
            label="第几届"
            hint="写数字，和代表证号开头的数字一致"
            inputMode="numeric"
            required
            problems={problems}
            value={typed('termNumber', next === null ? '' : String(next))}
          />
          <Field
            name="workbook"
            label="新一届的名册（.xlsx）"
            type="file"
            accept=".xlsx"
            required
            problems={problems}
          />
          <button>上传，看谁连任、谁离任</button>
        </DeskForm>
        <p class="acts">
          <a class="button plain" href="/desk/people/import/template">
            下载空表
          </a>
        </p>
        <Uploads path={path} uploads={await latestUploads(visit.act, 'term')} zone={visit.act.zone} />
      </>
    ),
  }
}

async function upload(visit: DeskVisit): Promise<WebReply> {
  const read = newTerm.safeParse({
    name: visit.fields.text('termName'),
    number: Number(visit.fields.text('termNumber').normalize('NFKC')),
  })
  if (!read.success) {
    const wrong = new Set(read.error.issues.map(({ path: [field] }) => field))
    return form(visit, {
      ...(wrong.has('name') ? { termName: '名称要写2到30个字，例如 第十九届' } : {}),
      ...(wrong.has('number') ? { termNumber: '第几届要写1到99的数字，例如 19' } : {}),
    })
  }
  const taken = await takeWorkbook(visit.act, visit.who, visit.fields.files('workbook')[0], read.data)
  if (!taken.ok) return form(visit, { workbook: taken.refusal })
  return { goTo: `${path}/${taken.value}`, after: checkUpload(taken.value) }
}

const right = 'people.change'

export const termPages: readonly DeskPage[] = [
  { method: 'GET', path, right, answer: (visit) => form(visit) },
  { method: 'POST', path, right, answer: upload },
  { method: 'GET', path: `${path}/:id`, right, answer: (visit) => uploadPage(visit, pages) },
  { method: 'GET', path: `${path}/:id/marked`, right, answer: (visit) => marked(visit, pages) },
  { method: 'POST', path: `${path}/:id/check`, right, answer: (visit) => checkAgain(visit, pages) },
  { method: 'POST', path: `${path}/:id/confirm`, right, answer: (visit) => confirm(visit, pages) },
  { method: 'POST', path: `${path}/:id/drop`, right, answer: (visit) => drop(visit, pages) },
]
