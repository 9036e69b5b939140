/** The registry's main paths in a real browser, with script switched off as on: nothing of it needs any. */
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newToken, sha256 } from '../../handlers/shared/ids.ts'
import { openBrowser } from '../bot/browser.ts'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { bindDirectly, makeStaff, tuesday } from '../people.ts'
import { barriersOf } from '../web/barriers.ts'
import { startWeb, type Web } from '../web/web.ts'
import { imported } from './importing.ts'
import { nextTermFile } from './uploading.ts'
import { brokenFile, smallFile, smallRows } from './workbooks.ts'

let office: TestDatabase
let web: Web
let browser: Browser
let token: string
beforeAll(async () => {
  office = await openSqlite()
  web = await startWeb(office.db)
  browser = await openBrowser()
  await imported(office.db, await smallFile())
  const { person } = await makeStaff(office.db, '丁一凡', ['代表工委'])
  token = newToken()
  await office.db.deskSession.create({
    data: {
      tokenHash: sha256(token),
      personId: person.id,
      createdAt: tuesday,
      lastSeenAt: tuesday,
      browser: '',
    },
  })
  await bindDirectly(office.db, (await office.db.person.findFirstOrThrow({ where: { name: '周明远' } })).id)
})
afterAll(async () => {
  await browser.close()
  await web.close()
  await office.close()
})

const looks = {
  phone: { viewport: { width: 390, height: 844 } },
  narrow: { viewport: { width: 320, height: 640 }, large: true },
  desk: { viewport: { width: 1440, height: 900 } },
  dark: { viewport: { width: 1440, height: 900 }, colorScheme: 'dark' },
} as const

async function atDesk(look: keyof typeof looks, javaScriptEnabled = true): Promise<BrowserContext> {
  const { viewport, ...more } = looks[look]
  const colorScheme = 'colorScheme' in more ? more.colorScheme : 'light'
  const context = await browser.newContext({ viewport, colorScheme, javaScriptEnabled, baseURL: web.url })
  await context.addCookies([{ name: 'desk', value: token, url: `${web.url}/desk` }])
  if ('large' in more) await context.addCookies([{ name: 'size', value: 'large', url: web.url }])
  return context
}

const upload = async (page: Page, path: string, file: string) => {
  await page.goto(path)
  await page.setInputFiles('#workbook', file)
  await page.locator('main form:has(#workbook) button').click()
}

describe.each([true, false])('with script allowed: %s', (script) => {
  it('somebody is found, looked at, and given another phone', async () => {
    const context = await atDesk('desk', script)
    const page = await context.newPage()
    await page.goto('/desk/people')
    await page.getByLabel('找人').fill('zmy')
    await page.getByRole('button', { name: '查找' }).click()
    await page.getByRole('link', { name: '周明远' }).click()
    await page.locator('summary', { hasText: '换手机号' }).click()
    await page.getByLabel('新手机号').fill(script ? '13912340001' : '13912340002')
    await page.getByRole('button', { name: '换号' }).click()
    expect(await page.getByRole('status').textContent()).toContain('手机号已换')
    await page.getByRole('button', { name: '看完整号码' }).click()
    expect(await page.getByRole('status').textContent()).toContain(script ? '13912340001' : '13912340002')
    await context.close()
  })

  it('a roster is handed in, watched, read and imported', async () => {
    const context = await atDesk('phone', script)
    const page = await context.newPage()
    const [zhou = [], chen = []] = smallRows.代表
    const phone = script ? '13912340001' : '13912340002'
    const deputies = [zhou.with(3, phone).with(9, script ? '书记' : '主任'), chen]
    await upload(page, '/desk/people/import', await smallFile({ 代表: deputies }))
    // the page opens itself again until the checking is done
    await page.getByRole('button', { name: '就按上面的导入' }).waitFor()
    expect(await page.locator('main').textContent()).toContain('单位及职务')
    await page.getByRole('button', { name: '就按上面的导入' }).click()
    await page.getByText('导入好了').waitFor()
    await page.getByRole('link', { name: '看看还有什么没健全' }).click()
    expect(await page.locator('h1').textContent()).toBe('尚未健全')
    await context.close()
  })
})

describe.each(Object.keys(looks) as (keyof typeof looks)[])('as seen on %s', (look) => {
  it('every page can be read by everybody and is no wider than the screen', async () => {
    const context = await atDesk(look)
    const page = await context.newPage()
    const idOf = async (name: string) => (await office.db.person.findFirstOrThrow({ where: { name } })).id
    const voter = await office.db.voter.findFirstOrThrow()
    const paths = [
      '',
      '?q=zmy',
      '?q=nobody',
      `/${await idOf('周明远')}`,
      `/${await idOf('陈秀兰')}`,
      `/voters/${voter.id}`,
      '/import',
      '/codes',
      '/readiness',
      '/term',
    ]
    for (const path of paths) {
      await page.goto(`/desk/people${path}`)
      await page.locator('main details').evaluateAll((all) => {
        for (const one of all) one.setAttribute('open', '')
      })
      await expectReadable(page, look)
    }
    await upload(page, '/desk/people/import', brokenFile)
    await page.getByText('下载标好问题的工作簿').waitFor()
    await expectReadable(page, look)
    await upload(page, '/desk/people/term', await nextTermFile())
    await page.getByRole('button', { name: '开始新一届' }).waitFor()
    await expectReadable(page, look)
    await page.goto('/desk/people/codes')
    await page.getByRole('button', { name: '生成绑定码' }).click()
    await page.locator('.slips').waitFor()
    await expectReadable(page, look)
    await context.close()
  }, 120_000)
})

async function expectReadable(page: Page, look: keyof typeof looks): Promise<void> {
  expect(await barriersOf(page), page.url()).toEqual([])
  const width = await page.locator('body').evaluate((body) => body.ownerDocument.documentElement.scrollWidth)
  expect(width, page.url()).toBeLessThanOrEqual(looks[look].viewport.width)
}
