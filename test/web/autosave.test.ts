/** 自动保存 in a real browser: what is typed is kept without a button, over nothing that is newer, and never handed in. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { cosign, editDraft, seekCosigners } from '../../handlers/suggestion/actions.ts'
import { linkTo } from '../../handlers/suggestion/chat/reading/links.ts'
import { settingsAt } from '../../handlers/settings/actions.ts'
import { openBrowser } from '../bot/browser.ts'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { zone } from '../people.ts'
import { as, draftOf, lights, makeWorld, value, type World } from '../suggestion/world.ts'
import { startWeb, Visitor, type Web } from './web.ts'

describe('a draft keeps itself', () => {
  let office: TestDatabase
  let web: Web
  let world: World
  let browser: Browser
  beforeAll(async () => {
    browser = await openBrowser()
    office = await openSqlite()
    web = await startWeb(office.db)
    world = await makeWorld(office.db)
  }, 180_000)
  afterAll(async () => {
    await browser.close()
    await web.close()
    await office.close()
  })
  beforeEach(() =>
    office.db.suggestion.updateMany({ where: { state: 'draft' }, data: { state: 'withdrawn' } }),
  )

  const link = (id: number | null) =>
    as(office.db, world.zhou, async (act, who) => {
      const settings = await settingsAt(act.tx, act.now, zone)
      return linkTo({ act, who, settings, baseUrl: '' }, 'draft', id)
    })
  const newest = () => office.db.suggestion.findFirst({ orderBy: { id: 'desc' } })
  const line = (page: Page) => page.locator('[data-kept]')

  /** The page with a clock that the test moves on. */
  async function opened(path: string): Promise<Page> {
    const page = await (await browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
    await page.clock.install()
    await page.goto(`${web.url}${path}`)
    return page
  }

  it('some seconds after the last key and when the page is left, and is handed in by nobody', async () => {
    const path = await link(null)
    const page = await opened(path)
    await page.getByLabel('标题', { exact: true }).fill('在桥东小学路口增设红绿灯')
    expect(await line(page).innerText()).toBe('')
    await page.clock.runFor(4_500)
    await expect.poll(() => line(page).innerText()).toBe('已自动保存 09:30，还没有提交。')
    expect(await newest()).toMatchObject({
      title: '关于在桥东小学路口增设红绿灯的建议',
      facts: '',
      state: 'draft',
    })
    await page.getByLabel('情况和问题').fill('上月出了两起事故。')
    await page.evaluate(() => {
      Object.defineProperty(document, 'visibilityState', { value: 'hidden' })
      document.dispatchEvent(new Event('visibilitychange'))
    })
    await expect.poll(async () => (await newest())?.facts).toBe('上月出了两起事故。')
    const again = await opened(path)
    expect(await again.getByLabel('情况和问题').inputValue()).toBe('上月出了两起事故。')
    // the page that kept itself goes on with its buttons, and meets no older version of its own
    await page.getByLabel('具体建议').fill('装信号灯。')
    await page.getByLabel('同意全文公开').check()
    await page.getByRole('button', { name: '提交' }).click()
    await expect.poll(() => page.locator('main').innerText()).toContain('确认提交')
    expect(await newest()).toMatchObject({ proposals: '装信号灯。', state: 'draft' })
    expect(await office.db.suggestionEvent.count({ where: { move: 'submit' } })).toBe(0)
  }, 180_000)

  it('but not over what was changed in the chat meanwhile: it says so once and stops', async () => {
    const id = await draftOf(office.db, world)
    const page = await opened(await link(id))
    await as(office.db, world.zhou, async (act, who) =>
      value(await editDraft(act, who, id, { facts: '微信里改的。' })),
    )
    await page.getByLabel('情况和问题').fill('页面上改的。')
    await page.clock.runFor(20_000)
    await expect.poll(() => line(page).innerText()).toContain('刚才在别处改过，没有自动保存')
    await page.getByLabel('情况和问题').fill('页面上又改的。')
    await page.clock.runFor(20_000)
    expect((await newest())?.facts).toBe('微信里改的。')
  }, 180_000)

  it('and asks no co-signer to read again with every key', async () => {
    const id = await draftOf(office.db, world)
    await as(office.db, world.zhou, async (act, who) => value(await seekCosigners(act, who, id)))
    await as(office.db, world.chen, async (act, who) => value(await cosign(act, who, id)))
    const page = await opened(await link(id))
    await page.getByLabel('情况和问题').fill('页面上改的。')
    await page.clock.runFor(20_000)
    await expect.poll(() => line(page).innerText()).toContain('已有代表附议')
    expect((await newest())?.facts).toBe(lights.facts)
  }, 180_000)

  it('tells in its headers that one script of our own may run there, and none elsewhere', async () => {
    const visitor = new Visitor(web)
    const form = await visitor.get(await link(null))
    expect(form.headers.get('Content-Security-Policy')).toMatch(/default-src 'none'.*script-src 'self'/)
    expect(form.text).not.toMatch(/<script(?! src="\/autosave\.js" defer)/)
    const view = await visitor.get('/suggestions')
    expect(view.headers.get('Content-Security-Policy')).not.toContain('script-src')
    const script = await visitor.get('/autosave.js')
    expect([script.status, script.headers.get('Content-Type')]).toEqual([
      200,
      expect.stringContaining('javascript'),
    ])
  })

  it('keeps nothing that is wrong, empty or another deputy’s', async () => {
    const path = await link(null)
    const keep = (texts: Record<string, string>) => new Visitor(web).post(`${path}/keep`, texts)
    const count = await office.db.suggestion.count()
    const answers = await Promise.all([
      keep({ title: '', facts: '', proposals: '' }),
      keep({ title: '路灯', facts: '据机密文件', proposals: '' }),
      keep({ title: '路'.repeat(80), facts: '', proposals: '' }),
    ])
    expect(answers.map(({ text }) => (JSON.parse(text) as { said: string }).said)).toEqual([
      '',
      expect.stringContaining('看起来涉及秘密'),
      expect.stringContaining('标题太长了'),
    ])
    const other = await draftOf(office.db, world)
    await office.db.suggestion.update({ where: { id: other }, data: { leadId: world.chen.person.id } })
    expect((await keep({ draft: String(other), title: '改掉', facts: '', proposals: '' })).text).toContain(
      '不能再改了',
    )
    expect(await office.db.suggestion.count()).toBe(count + 1)
    expect((await new Visitor(web).post('/f/wrong/keep', { title: '路灯' })).status).toBe(404)
  })
})
