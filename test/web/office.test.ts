/** The office's main paths in a real browser, with script and without: what waits, a record put right, a pause, a number, an export. */
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openBrowser } from '../bot/browser.ts'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { chatOf, makeDeputy, makeDistrict, makeStaff } from '../people.ts'
import { linkIn, startWeb, type Web } from './web.ts'

let browser: Browser
let office: TestDatabase
let web: Web
let page: Page
beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const shows = (words: string) => page.getByText(words).first().waitFor()

describe.each([
  ['with script', true],
  ['without script', false],
])('the office at its desk, %s', (_name, javaScriptEnabled) => {
  beforeEach(async () => {
    office = await openSqlite()
    web = await startWeb(office.db)
    const district = await makeDistrict(office.db)
    const zhou = chatOf(
      office.db,
      (await makeDeputy(office.db, district, '周明远', ['张德发', '王桂英'])).contactId,
    )
    await zhou.say('走访 张德发 反映3栋路灯不亮')
    const { contactId } = await makeStaff(office.db, '梁慧', ['代表工委'])
    await zhou.say('人工')
    const context = await browser.newContext({ javaScriptEnabled, acceptDownloads: true })
    page = await context.newPage()
    await page.goto(`${web.url}${linkIn(await chatOf(office.db, contactId).say('登录'))}`)
    await page.getByRole('button', { name: '登录' }).click()
  })
  afterEach(async () => {
    await page.context().close()
    await web.close()
    await office.close()
  })

  it('answers who asked for a human, and has nothing left', async () => {
    await shows('周明远找工作人员')
    await page.getByLabel('告诉他的话（可以不写）').fill('下午给您打电话')
    await page.getByRole('button', { name: '办好了' }).click()
    await page.locator('.said').waitFor()
    expect(await office.db.notice.count({ where: { text: { contains: '下午给您打电话' } } })).toBe(1)
  })

  it('goes from the board to a record, corrects it and voids it, each with a reason', async () => {
    await page.getByRole('link', { name: '联系', exact: true }).click()
    await page.getByRole('link', { name: '桥东街道人大联络处' }).first().waitFor()
    const report = await office.db.contactReport.findFirstOrThrow()
    await page.goto(`${web.url}/desk/contacts/${report.id}`)
    await page.getByRole('link', { name: '更正' }).click()
    await page.getByLabel('日期').fill('2026-11-23')
    await page.getByLabel('更正的原因').fill('代表来电更正')
    await page.getByRole('button', { name: '保存更正' }).click()
    await shows('11月23日')
    await page.getByText('作废这条记录').click()
    await page.getByLabel('作废的原因').fill('重复')
    await page.getByRole('button', { name: '作废', exact: true }).click()
    await page.locator('.said').waitFor()
    expect(await office.db.contactReport.findFirstOrThrow()).toMatchObject({
      status: 'void',
      voidReason: expect.stringContaining('重复') as unknown,
      occurredOn: '2026-11-23',
    })
  })

  it('pauses an account and lets it go on', async () => {
    await page.goto(`${web.url}/desk/outbox`)
    await page.getByRole('button', { name: '暂停' }).first().click()
    await page.getByRole('button', { name: '现在就继续' }).click()
    await page.getByRole('button', { name: '暂停' }).first().waitFor()
    expect(
      await office.db.audit.count({ where: { action: { in: ['notice.pause', 'notice.resume'] } } }),
    ).toBe(2)
  })

  it('sets a number from a day on with its source, and finds it in the trail', async () => {
    await page.goto(`${web.url}/desk/settings/contact.perYear`)
    await page.getByLabel('新的值').fill('六次')
    await page.getByLabel('从哪天起').fill('2027-01-01')
    await page.getByLabel('依据').fill('主任会议决定')
    await page.getByRole('button', { name: '保存' }).click()
    await page.locator('.problems').waitFor()
    expect(await page.getByLabel('依据').inputValue()).toBe('主任会议决定')
    await page.getByLabel('新的值').fill('6')
    await page.getByRole('button', { name: '保存' }).click()
    await shows('2027-01-01起')
    await page.goto(`${web.url}/desk/audit`)
    await page.locator('.lines').getByText('改设置').first().waitFor()
  })

  it('takes the contacts away as a file that says how it counts', async () => {
    await page.goto(`${web.url}/desk/exports`)
    await page.getByLabel('联系记录').check()
    const saved = page.waitForEvent('download')
    await page.getByRole('button', { name: '导出' }).click()
    const file = readFileSync(await (await saved).path())
    expect(file.subarray(0, 2).toString()).toBe('PK')
    expect(await office.db.audit.count({ where: { action: 'export.run' } })).toBe(1)
  })
})
