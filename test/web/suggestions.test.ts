/** The suggestion's pages in a real browser: written, signed, answered and rated with taps, in every size and look. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  acceptSuggestion,
  assignSuggestion,
  forwardSuggestion,
  replyTo,
  seekCosigners,
  submitDraft,
} from '../../handlers/suggestion/actions.ts'
import { linkTo } from '../../handlers/suggestion/chat/reading/links.ts'
import { settingsAt } from '../../handlers/settings/actions.ts'
import { openBrowser } from '../bot/browser.ts'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { zone } from '../people.ts'
import { as, draftOf, lights, makeWorld, value, type World } from '../suggestion/world.ts'
import { isFine } from './fine.ts'
import { startWeb, type Web } from './web.ts'

let office: TestDatabase
let web: Web
let browser: Browser
let world: World
const faults: unknown[] = []

beforeAll(async () => {
  office = await openSqlite()
  web = await startWeb(office.db, { logFault: (_number, fault) => faults.push(fault) })
  world = await makeWorld(office.db)
  browser = await openBrowser()
}, 180_000)
afterAll(async () => {
  await browser.close()
  await web.close()
  await office.close()
  expect(faults).toEqual([])
})

type Someone = { contactId: string }

const link = (who: Someone, purpose: Parameters<typeof linkTo>[1], id: number | null) =>
  as(office.db, who, async (act, speaker) => {
    const settings = await settingsAt(act.tx, act.now, zone)
    return linkTo({ act, who: speaker, settings, baseUrl: web.url }, purpose, id)
  })

async function replied(): Promise<number> {
  const { db } = office
  const id = await draftOf(db, world)
  await as(db, world.zhou, async (act, who) => value(await submitDraft(act, who, id)))
  await as(db, world.liang, async (act, who) => value(await acceptSuggestion(act, who, id, '城建环保')))
  await as(db, world.liang, async (act, who) => value(await forwardSuggestion(act, who, id, 'government')))
  const units = [{ unitId: world.wang.unit.id, role: 'main' as const }]
  await as(db, world.ma, async (act, who) => value(await assignSuggestion(act, who, id, units)))
  return id
}

const answer = (id: number) =>
  as(office.db, world.wang, async (act, who) =>
    value(
      await replyTo(act, who, id, {
        replyClass: 'B',
        text: '您提出的建议收悉。信号灯已列入2027年一季度道路安全设施计划，减速带已经装好。',
        letterFileId: null,
        letterNumber: null,
        signedBy: null,
        contactPerson: '王涛',
        contactPhone: '0717-6221234',
        promises: [{ text: '装好信号灯', dueOn: '2027-03-31' }],
      }),
    ),
  )

const text = (page: Page) => page.locator('main').innerText()

describe.each([
  ['with script', true],
  ['without script', false],
])('%s', (_name, javaScriptEnabled) => {
  it('a deputy writes a draft with breaks, looks at it once more and hands it in', async () => {
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 844 } })
    const page = await context.newPage()
    const address = await link(world.chen, 'draft', null)
    await page.goto(address)
    if (await page.getByRole('link', { name: '写一件新的' }).isVisible())
      await page.getByRole('link', { name: '写一件新的' }).click()
    await page.getByLabel('标题', { exact: true }).fill(`完善居家养老助餐点${String(javaScriptEnabled)}`)
    await page.getByRole('button', { name: '存草稿' }).click()
    expect(await text(page)).toContain('草稿存好了')
    await page.reload()
    await page.goto(address)
    await page.getByLabel('情况和问题').fill('朝阳社区八十岁以上独居老人有62位，没有助餐点。')
    await page.getByLabel('联系选民').check()
    await page.getByRole('button', { name: '提交' }).click()
    expect(await text(page)).toContain('还没有写具体建议')
    await page.getByLabel('具体建议').fill('请民政局在朝阳社区设一个助餐点。')
    await page.getByLabel('只公开标题').check()
    await page.getByLabel('附件').setInputFiles({
      name: '名单.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('不收的文件'),
    })
    await page.getByRole('button', { name: '提交' }).click()
    expect(await text(page)).toContain('这种文件不能收')
    await page.getByRole('button', { name: '提交' }).click()
    expect(await text(page)).toContain('确认提交')
    await page.getByRole('link', { name: '再改改' }).click()
    expect(await page.getByLabel('具体建议').inputValue()).toBe('请民政局在朝阳社区设一个助餐点。')
    await page.getByRole('button', { name: '提交' }).click()
    await page.getByRole('button', { name: '确认提交' }).click()
    expect(await text(page)).toContain('已提交：')
    await context.close()
  }, 180_000)

  it('and rates a reply', async () => {
    const id = await replied()
    await answer(id)
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 844 } })
    const page = await context.newPage()
    await page.goto(await link(world.zhou, 'rate', id))
    const grade = (axis: string, name: string) =>
      page.getByRole('group', { name: axis }).getByLabel(name, { exact: true })
    await grade('办理工作', '满意').check()
    await grade('办理结果', '不满意').check()
    await page.getByRole('button', { name: '提交测评' }).click()
    expect(await text(page)).toContain('不满意请写明理由')
    expect(await grade('办理工作', '满意').isChecked()).toBe(true)
    await page.getByLabel('理由或意见').fill('信号灯还没有装')
    await page.getByRole('button', { name: '提交测评' }).click()
    expect(await text(page)).toContain('办理结果不满意')
    await context.close()
  }, 180_000)
})

describe.each([
  ['light', 390, 'normal'],
  ['dark', 390, 'normal'],
  ['light', 320, 'large'],
  ['dark', 1440, 'normal'],
] as const)('in the %s look, %i wide, %s type', (colorScheme, width, size) => {
  it('every page fits, is easy to hit and has no serious barrier', async () => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 844 } })
    const page = await context.newPage()
    await page.goto(`${web.url}/suggestions?size=${size}`)
    const draft = await draftOf(office.db, world, { ...lights, facts: `${lights.facts}我儿子也在那里上学。` })
    await as(office.db, world.zhou, async (act, who) => value(await seekCosigners(act, who, draft)))
    const handled = await replied()
    const unit = await link(world.wang, 'reply', handled)
    const talk = await link(world.wang, 'communicate', handled)
    const pages: Record<string, string> = {
      'a new draft': `${await link(world.he, 'draft', null)}?new=1`,
      'which draft': await link(world.zhou, 'draft', null),
      'a draft': await link(world.zhou, 'draft', draft),
      'the last look': `${await link(world.zhou, 'draft', draft)}?check=1`,
      'co-signing': await link(world.chen, 'cosign', draft),
      'the reply': unit,
      'a talk': talk,
    }
    for (const [what, address] of Object.entries(pages)) {
      await page.goto(address)
      await isFine(page, what)
    }
    for (const address of [unit, talk]) {
      await page.goto(address)
      await page.getByRole('button', { name: '提交' }).click()
      await isFine(page, 'with problems')
    }
    await answer(handled)
    const { number } = await office.db.suggestion.findUniqueOrThrow({ where: { id: handled } })
    const later: Record<string, string> = {
      rating: await link(world.zhou, 'rate', handled),
      standing: await link(world.zhou, 'view', handled),
      'the public list': `${web.url}/suggestions`,
      'nothing found': `${web.url}/suggestions?words=nothing`,
      'in public': `${web.url}/suggestions/${number ?? ''}`,
      'no such one': `${web.url}/suggestions/JY-1801-999`,
    }
    for (const [what, address] of Object.entries(later)) {
      await page.goto(address)
      await isFine(page, what)
    }
    await context.close()
  }, 120_000)
})
