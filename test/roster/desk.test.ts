import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { chatOf } from '../people.ts'
import { csrfIn, staffAtDesk, startWeb, type Seen, type Visitor, type Web } from '../web/web.ts'
import { imported } from './importing.ts'
import { nextTermFile } from './uploading.ts'
import { brokenFile, smallFile } from './workbooks.ts'

let office: TestDatabase
let web: Web
let clerk: Visitor
beforeEach(async () => {
  office = await openSqlite()
  web = await startWeb(office.db)
  clerk = await staffAtDesk(office.db, web, ['代表工委'], '丁一凡')
})
afterEach(async () => {
  await web.close()
  await office.close()
})

async function upload(path: string, file: string, texts: Record<string, string> = {}): Promise<Seen> {
  const form = new FormData()
  form.set('csrf', csrfIn((await clerk.get(path)).text))
  for (const [name, value] of Object.entries(texts)) form.set(name, value)
  form.set('workbook', new Blob([readFileSync(file)]), '名册.xlsx')
  return clerk.upload(path, form)
}

/** Looks again as the page itself does, until it no longer asks to. */
async function ended(seen: Seen): Promise<Seen> {
  let now = seen
  for (let looks = 0; now.text.includes('http-equiv="refresh"') && looks < 200; looks++) {
    await sleep(50)
    now = await clerk.get(now.path)
  }
  return now
}

describe('导入名册', () => {
  it('uploads, shows what would change, imports exactly that, and says what is not ready', async () => {
    const preview = await ended(await upload('/desk/people/import', await smallFile()))
    for (const words of ['将新增', '周明远（尾号0012）', '徐丽', '就按上面的导入'])
      expect(preview.text).toContain(words)
    expect(await office.db.deputy.count()).toBe(0)
    const done = await ended(await clerk.submit(preview.path, `${preview.path}/confirm`))
    expect(done.text).toContain('导入好了')
    expect(await office.db.deputy.count()).toBe(2)
    const again = await clerk.submit(preview.path, `${preview.path}/confirm`, {})
    expect(again.status).toBe(422)
    const gaps = (await clerk.get('/desk/people/readiness')).text
    expect(gaps).toContain('周明远（QL18-001）联系2名选民，应为10名')
    expect(gaps).toContain('没有绑定微信的人')
    expect((await clerk.get('/desk/people/import')).text).toContain('已导入')
  })

  it('shows each problem with its place and gives the marked workbook', async () => {
    const page = await ended(await upload('/desk/people/import', brokenFile))
    expect(page.text).toContain('一条也没有导入')
    expect(page.text).not.toContain('就按上面的导入')
    const marked = await clerk.get(`${page.path}/marked`)
    expect(marked.headers.get('Content-Type')).toContain('spreadsheetml')
    expect(marked.text.startsWith('PK')).toBe(true)
  })

  it('gives an empty workbook, and takes nothing else than a workbook', async () => {
    expect((await clerk.get('/desk/people/import/template')).text.startsWith('PK')).toBe(true)
    const refused = await upload('/desk/people/import', import.meta.filename)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('不能收')
    expect(await office.db.storedFile.count()).toBe(0)
    expect((await clerk.get('/desk/people/import/77')).status).toBe(404)
    expect((await clerk.get('/desk/people/import/x')).status).toBe(404)
  })

  it('can be given up', async () => {
    const preview = await ended(await upload('/desk/people/import', await smallFile()))
    expect((await clerk.submit(preview.path, `${preview.path}/drop`)).text).toContain('已经放弃')
    expect((await clerk.get(preview.path)).text).toContain('已经放弃')
    expect(await office.db.deputy.count()).toBe(0)
  })
})

describe('打印绑定码', () => {
  it('one slip for everyone unbound, made when asked for, never shown again', async () => {
    await imported(office.db, await smallFile())
    expect((await clerk.get('/desk/people/codes')).text).toContain('还没有绑定微信')
    const sheet = await clerk.submit('/desk/people/codes', '/desk/people/codes')
    const codes = [...sheet.text.matchAll(/class="code">([^<]+)</g)].map(([, code]) => code ?? '')
    const unbound = await office.db.person.count({ where: { identities: { none: {} } } })
    expect(codes).toHaveLength(unbound)
    expect(sheet.text).toContain('手机后四位 0012')
    expect((await clerk.get('/desk/people/codes')).text).not.toContain(codes[0])
    const zhou = /<b>周明远<\/b>.*?class="code">([^<]+)</.exec(sheet.text)?.[1] ?? ''
    expect(await chatOf(office.db, 'wx-zhou').say(`绑定 ${zhou}`)).toContain('周明远您好')
    const group = await office.db.deputyGroup.findFirstOrThrow()
    const fewer = await clerk.submit('/desk/people/codes', '/desk/people/codes', { group: String(group.id) })
    expect(fewer.text).toContain('<b>陈秀兰</b>')
    expect(fewer.text).not.toContain('<b>周明远</b>')
    expect(fewer.text).not.toContain('<b>王涛</b>')
    expect(await office.db.audit.count({ where: { action: 'roster.codes' } })).toBe(2)
  })
})

describe('换届', () => {
  it('shows who stays, comes and leaves; begins only when its name is typed', async () => {
    await imported(office.db, await smallFile())
    const form = await clerk.get('/desk/people/term')
    expect(form.text).toContain('value="第十九届"')
    const term = { termName: '第十九届', termNumber: '19' }
    const preview = await ended(await upload('/desk/people/term', await nextTermFile(), term))
    for (const words of ['<b>1</b>连任代表', '<b>1</b>新任代表', '<b>1</b>离任代表', '陈秀兰（尾号0011）'])
      expect(preview.text).toContain(words)
    const wrong = await clerk.submit(preview.path, `${preview.path}/confirm`, { termName: '十九届' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('没有开始换届')
    const begun = await ended(
      await clerk.submit(preview.path, `${preview.path}/confirm`, { termName: '第十九届' }),
    )
    expect(begun.text).toContain('第十九届已经开始')
    expect((await clerk.get('/desk/people?q=cxl')).text).toContain('没有职务')
    const chen = await office.db.person.findFirstOrThrow({ where: { name: '陈秀兰' } })
    expect((await clerk.get(`/desk/people/${chen.id}`)).text).toContain('QL18-002，桥东一组，届满')
    expect((await clerk.get('/desk/people/term')).text).toContain('value="第二十届"')
  })

  it('keeps what was typed when something is wrong', async () => {
    await imported(office.db, await smallFile())
    const page = await upload('/desk/people/term', await nextTermFile(), {
      termName: '新一届',
      termNumber: '一九',
    })
    expect(page.status).toBe(422)
    expect(page.text).toContain('value="新一届"')
    expect(page.text).toContain('要写1到99的数字')
  })
})

it('whoever may not change the roster sees what is not ready, and nothing of the rest', async () => {
  const personnel = await staffAtDesk(office.db, web, ['人事任免'], '马宁')
  expect((await personnel.get('/desk/people/readiness')).status).toBe(200)
  for (const path of ['import', 'import/template', 'codes', 'term'])
    expect((await personnel.get(`/desk/people/${path}`)).status).toBe(403)
})
