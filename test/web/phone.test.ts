/** Phone pages in a real browser: a form is filled in with taps, with script and without, in every size and look. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { faultInLog } from '../../bot/log.ts'
import { openLink } from '../../handlers/access/actions.ts'
import { sha256 } from '../../handlers/shared/ids.ts'
import { openBrowser } from '../bot/browser.ts'
import { openSqlite, type TestDatabase } from '../databases.ts'
import { chatOf, makeDeputy, makeDistrict, makeLiaison, tuesday, zone } from '../people.ts'
import { isFine } from './fine.ts'
import { linkIn, startWeb, type Web } from './web.ts'

let office: TestDatabase
let web: Web
let browser: Browser
let zhou: Awaited<ReturnType<typeof makeDeputy>>
let fang: Awaited<ReturnType<typeof makeLiaison>>
const faults: unknown[] = []

beforeAll(async () => {
  office = await openSqlite()
  web = await startWeb(office.db, { logFault: (_number, fault) => faults.push(fault) })
  const district = await makeDistrict(office.db)
  zhou = await makeDeputy(office.db, district, '周明远', ['张德发', '王桂英', '欧阳文博'])
  fang = await makeLiaison(office.db, district, '方芳')
  browser = await openBrowser()
}, 180_000)
afterAll(async () => {
  await browser.close()
  await web.close()
  await office.close()
})

const formOf = async (contactId: string) => {
  const chat = chatOf(office.db, contactId)
  const answer = await chat.say('填表')
  const number = /(\d) (?:联系登记表|代录)/.exec(answer)?.[1]
  return linkIn(number === undefined ? answer : await chat.say(number))
}
const cardOf = async () =>
  linkIn((await chatOf(office.db, zhou.contactId).say('我的二维码')).split('链接：')[1] ?? '')

describe.each([
  ['with script', true],
  ['without script', false],
])('%s', (_name, javaScriptEnabled) => {
  it('a deputy fills in the contact form with taps, mends what was missing, and sees what was stored', async () => {
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 844 } })
    const page = await context.newPage()
    const link = await formOf(zhou.contactId)
    await page.goto(`${web.url}${link}`)
    await page.getByLabel('王桂英').check()
    await page.getByLabel('今天').check()
    await page.getByLabel('反映了什么（诉求1）').fill(`3栋路灯不亮${String(javaScriptEnabled)}`)
    await page.getByRole('button', { name: '提交' }).click()
    await expectText(page, '请选一种联系方式')
    expect(await page.getByLabel('王桂英').isChecked()).toBe(true)
    await page.getByLabel('走访').check()
    await page.getByRole('button', { name: '提交' }).click()
    await expectText(page, '已经记好了')
    await page.reload()
    await page.goto(`${web.url}${link}`)
    await expectText(page, '3栋路灯不亮')
    await context.close()
  })

  it('a voter leaves a matter and looks its answer up', async () => {
    const context = await browser.newContext({ javaScriptEnabled, viewport: { width: 390, height: 844 } })
    const page = await context.newPage()
    await page.goto(`${web.url}${await cardOf()}`)
    await page.getByLabel('要反映什么').fill(`井盖破了${String(javaScriptEnabled)}`)
    await page.getByLabel('我知道了，同意').check()
    await page.getByRole('button', { name: '提交' }).click()
    const number = await page.locator('.receipt').textContent()
    await page.reload()
    expect(await page.locator('.receipt').textContent()).toBe(number)
    await page.getByRole('link', { name: '查答复' }).click()
    await page.getByLabel('回执号').fill(number ?? '')
    await page.getByRole('button', { name: '查一查' }).click()
    await expectText(page, '还没有答复')
    expect(await office.db.concern.count({ where: { text: `井盖破了${String(javaScriptEnabled)}` } })).toBe(1)
    await context.close()
  })
})

const expectText = async (page: Page, text: string) => {
  expect(await page.locator('main').innerText()).toContain(text)
}

describe.each([
  ['light', 390, 'normal'],
  ['dark', 390, 'normal'],
  ['light', 320, 'large'],
  ['dark', 1440, 'normal'],
] as const)('in the %s look, %i wide, %s type', (colorScheme, width, size) => {
  it('every page fits, is easy to hit and has no serious barrier', async () => {
    const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } })
    const page = await context.newPage()
    await page.goto(`${web.url}/card/lookup?size=${size}`)
    const card = await cardOf()
    const paper = await formOf(fang.contactId)
    const form = await formOf(zhou.contactId)
    const pages = [
      form,
      paper,
      `${paper}?deputy=${zhou.deputy.id}`,
      card,
      '/card/lookup',
      `${card}/poster`,
      '/f/no',
    ]
    for (const path of pages) {
      await page.goto(`${web.url}${path}`)
      await isFine(page, path.slice(0, 6))
    }
    for (const path of [form, card]) {
      await page.goto(`${web.url}${path}`)
      await page.locator('form button').last().click()
      await isFine(page, `${path.slice(0, 6)} with problems`)
    }
    await context.close()
  }, 180_000)
})

it('of 100,000 changed tokens none is a link’s, and none opens one', async () => {
  const token = (await formOf(zhou.contactId)).slice('/f/'.length)
  const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  const changed = Array.from({ length: 100_000 }, (_, index) => mutated(token, signs, index)).filter(
    (one) => one !== token,
  )
  let known = 0
  for (let at = 0; at < changed.length; at += 500)
    known += await office.db.formLink.count({
      where: { tokenHash: { in: changed.slice(at, at + 500).map(sha256) } },
    })
  expect([changed.length > 98_000, known]).toEqual([true, 0])
  for (const one of changed.slice(0, 1000))
    expect(await openLink({ tx: office.db, now: tuesday, zone }, one)).toEqual({
      ok: false,
      refusal: 'unknown',
    })
  expect((await openLink({ tx: office.db, now: tuesday, zone }, token)).ok).toBe(true)
}, 180_000)

it('a fault behind a link is logged without its token', async () => {
  const link = await formOf(zhou.contactId)
  await office.db.$executeRawUnsafe('ALTER TABLE "FormLink" RENAME TO "Lost"')
  const seen = await fetch(`${web.url}${link}`)
  expect(seen.status).toBe(500)
  expect(await seen.text()).toContain('出错了，编号')
  const post = await fetch(`${web.url}${link}`, {
    method: 'POST',
    body: new URLSearchParams({ party: 'v:1' }),
  })
  expect(post.status).toBe(500)
  const lines = faults.map((fault) => JSON.stringify(faultInLog(fault)))
  expect(lines.length).toBeGreaterThanOrEqual(2)
  for (const line of lines) expect(line).not.toContain(link.slice('/f/'.length))
})

/** One sign changed, two changed places, cut short, doubled, other case: by turns. */
function mutated(token: string, signs: string, index: number): string {
  const at = index % token.length
  const sign = signs.charAt(Math.floor(index / token.length) % signs.length)
  const other = (at + 1 + (Math.floor(index / 7) % (token.length - 1))) % token.length
  switch (index % 5) {
    case 0:
      return token.slice(0, at) + sign + token.slice(at + 1)
    case 1: {
      const letters = Array.from(token)
      letters[at] = token.charAt(other)
      letters[other] = sign
      return letters.join('')
    }
    case 2:
      return token.slice(0, at) + sign
    case 3:
      return token + sign + String(index)
    default:
      return token.toUpperCase().slice(0, at) + sign + token.slice(at + 1)
  }
}
