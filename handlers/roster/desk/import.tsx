/** 导入名册: upload, preview, confirm. */
import { DeskForm, Field, ProblemList } from '../../shared/page.tsx'
import type { DeskPage, DeskVisit, WebReply } from '../../shared/visit.ts'
import { Uploads } from './uploads.tsx'
import { checkAgain, confirm, drop, marked, uploadPage, xlsx, type UploadPages } from './upload.tsx'
import { emptyWorkbook } from '../workbook/paper.ts'
import { checkUpload, latestUploads, takeWorkbook } from '../upload/actions.ts'

const path = '/desk/people/import'

const pages: UploadPages = {
  kind: 'import',
  path,
  title: '导入名册',
  button: '就按上面的导入',
  confirm: () => <p>有一处对不上就一条也不导入；名册里没有、系统里有的，都保留。</p>,
  done: () => (
    <p class="acts">
      <a class="button" href="/desk/people/readiness">
        看看还有什么没健全
      </a>
      <a class="button plain" href="/desk/people/codes">
        打印绑定码
      </a>
    </p>
  ),
}

async function form(visit: DeskVisit, problem = ''): Promise<WebReply> {
  const uploads = await latestUploads(visit.act, 'import')
  return {
    title: pages.title,
    status: problem === '' ? 200 : 422,
    page: (
      <>
        <ProblemList problems={problem === '' ? {} : { workbook: problem }} />
        <p>先上传看预览：将新增、修改、保留什么，每处问题在哪里。看过再确认，确认前什么也不改。</p>
        <DeskForm csrf={visit.csrf} action={path} class="card" enctype="multipart/form-data">
          <Field name="workbook" label="名册工作簿（.xlsx）" type="file" accept=".xlsx" required />
          <button>上传，看预览</button>
        </DeskForm>
        <p class="acts">
          <a class="button plain" href={`${path}/template`}>
            下载空表
          </a>
        </p>
        <Uploads path={path} uploads={uploads} zone={visit.act.zone} />
      </>
    ),
  }
}

async function upload(visit: DeskVisit): Promise<WebReply> {
  const taken = await takeWorkbook(visit.act, visit.who, visit.fields.files('workbook')[0], null)
  if (!taken.ok) return form(visit, taken.refusal)
  return { goTo: `${path}/${taken.value}`, after: checkUpload(taken.value) }
}

async function template(): Promise<WebReply> {
  const bytes = await emptyWorkbook().xlsx.writeBuffer()
  return { file: new Uint8Array(bytes), name: '名册空表.xlsx', type: xlsx }
}

const right = 'people.change'

export const importPages: readonly DeskPage[] = [
  { method: 'GET', path, right, answer: (visit) => form(visit) },
  { method: 'POST', path, right, answer: upload },
  { method: 'GET', path: `${path}/template`, right, answer: template },
  { method: 'GET', path: `${path}/:id`, right, answer: (visit) => uploadPage(visit, pages) },
  { method: 'GET', path: `${path}/:id/marked`, right, answer: (visit) => marked(visit, pages) },
  { method: 'POST', path: `${path}/:id/check`, right, answer: (visit) => checkAgain(visit, pages) },
  { method: 'POST', path: `${path}/:id/confirm`, right, answer: (visit) => confirm(visit, pages) },
  { method: 'POST', path: `${path}/:id/drop`, right, answer: (visit) => drop(visit, pages) },
]
