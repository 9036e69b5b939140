/**
 * `npm run pictures`: every picture of the manual, taken from the running demonstration district on a clock that stands
 * where the manual says. Needs Chinese fonts on the machine. `--look FOLDER` instead takes every page of the desk in four
 * sizes into a folder, to look at before a change is done.
 */
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import pino from 'pino'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { readConfig } from '../../bot/config.ts'
import { openOffice } from '../../bot/office.ts'
import { deskPages } from '../../handlers/web/pages.ts'
import { openBrowser } from '../../test/bot/browser.ts'
import { freePort } from '../../test/postgres.ts'

const { values } = parseArgs({ options: { look: { type: 'string' } } })
const folder = mkdtempSync(path.join(tmpdir(), 'renda-pictures-'))
const port = await freePort()
const url = `http://127.0.0.1:${port}`
const config = readConfig({
  DATABASE_URL: `file:${folder}/office.db`,
  PORT: String(port),
  CLOCK: '2026-11-24T09:30:00+08:00',
})
const office = await openOffice({ ...config, baseUrl: url }, pino({ level: 'silent' }))
const browser = await openBrowser()

const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 1.5 } as const
const desk = { viewport: { width: 1280, height: 860 } } as const

/** The WeChat contact of somebody of the district. */
async function contactOf(name: string): Promise<string> {
  const { wechatIdentity } = office.db
  const identity = await wechatIdentity.findFirstOrThrow({
    where: { person: { name }, activeKey: { not: null } },
  })
  return identity.contactId
}

/** Says something to the bot and waits for its answer; answers the newest link in it. */
async function says(name: string, text: string): Promise<string> {
  const as = await contactOf(name)
  const before = await office.db.notice.count({ where: { kind: 'answer' } })
  office.local?.puppet.receiveText(as, text)
  for (let tries = 0; tries < 100; tries++) {
    await sleep(50)
    if ((await office.db.notice.count({ where: { kind: 'answer' } })) > before) break
  }
  const answer = await office.db.notice.findFirst({ where: { kind: 'answer' }, orderBy: { id: 'desc' } })
  return /https?:\/\/[^/\s]+(\/\S+)/.exec(answer?.text ?? '')?.[1] ?? ''
}

async function atDesk(name: string, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  await page.goto(`${url}${await says(name, '登录')}`)
  await page.getByRole('button', { name: '登录' }).click()
  return page
}

async function shoot(page: Page, name: string, address?: string): Promise<void> {
  if (address) await page.goto(`${url}${address}`)
  await page.screenshot({ path: path.join(import.meta.dirname, `${name}.png`) })
  process.stdout.write(`${name}\n`)
}

async function onPhone(name: string, address: string): Promise<void> {
  const context = await browser.newContext(phone)
  const page = await context.newPage()
  await shoot(page, name, address)
  await context.close()
}

async function takeManual(opened: Browser): Promise<void> {
  for (const text of ['走访 张德发 反映3栋路灯不亮', '还差谁']) await says('周明远', text)
  const chat = await (await opened.newContext(phone)).newPage()
  await chat.goto(`${url}/?as=${await contactOf('周明远')}`)
  await sleep(500)
  await shoot(chat, 'manual-chat')
  await onPhone('manual-contact-form', await formNamed('周明远', '联系登记表'))
  const card = /\/card\/\S+/.exec(await answerOf('周明远', '我的二维码'))?.[0]
  if (card) await onPhone('manual-card', card)
  await onPhone('manual-card-lookup', '/card/lookup')
  await onPhone('manual-paper-form', await formNamed('刘洁', '代录'))
  await onPhone('manual-suggestion-form', await formNamed('周明远', '提建议'))
  await onPhone('manual-public', '/suggestions')
  const page = await atDesk('梁慧', desk)
  for (const [name, address] of Object.entries(deskPictures)) await shoot(page, name, address)
  const suggestion = await office.db.suggestion.findFirst({
    where: { state: { in: ['assigned', 'handling'] } },
  })
  if (suggestion) await shoot(page, 'manual-desk-suggestion', `/desk/suggestions/${suggestion.id}`)
  const activity = await office.db.activity.findFirst({ where: { kind: 'special_research' } })
  if (activity) await shoot(page, 'manual-desk-activity', `/desk/activities/${activity.id}`)
  const ahead = await office.db.activity.findFirst({
    where: { state: 'announced', startsAt: { gt: office.clock.now() } },
    orderBy: { startsAt: 'asc' },
  })
  if (ahead) await shoot(page, 'manual-desk-answers', `/desk/activities/${ahead.id}/answers`)
  const deputy = await office.db.person.findFirstOrThrow({ where: { name: '周明远' } })
  await shoot(page, 'manual-desk-person', `/desk/people/${deputy.id}`)
  const report = await office.db.contactReport.findFirst({ orderBy: { id: 'desc' } })
  if (report) await shoot(page, 'manual-desk-report', `/desk/contacts/${report.id}`)
}

/** The link to the form of this name, whether one fits or several do. */
async function formNamed(name: string, title: string): Promise<string> {
  const offered = await says(name, '填表')
  if (offered) return offered
  const menu = await office.db.notice.findFirst({ where: { kind: 'answer' }, orderBy: { id: 'desc' } })
  const number = new RegExp(`(\\d) ${title}`).exec(menu?.text ?? '')?.[1] ?? '1'
  return says(name, number)
}

async function answerOf(name: string, text: string): Promise<string> {
  await says(name, text)
  const answers = await office.db.notice.findMany({
    where: { kind: 'answer' },
    orderBy: { id: 'desc' },
    take: 3,
  })
  return answers.map((one) => one.text).join('\n')
}

const deskPictures = {
  'manual-desk-today': '/desk',
  'manual-desk-people': '/desk/people',
  'manual-desk-import': '/desk/people/import',
  'manual-desk-codes': '/desk/people/codes',
  'manual-desk-readiness': '/desk/people/readiness',
  'manual-desk-term': '/desk/people/term',
  'manual-desk-contacts': '/desk/contacts',
  'manual-desk-concerns': '/desk/contacts/concerns',
  'manual-desk-suggestions': '/desk/suggestions',
  'manual-desk-paper': '/desk/suggestions/paper',
  'manual-desk-paper-motion': '/desk/suggestions/paper?kind=motion',
  'manual-desk-statistics': '/desk/suggestions/statistics',
  'manual-desk-activities': '/desk/activities',
  'manual-desk-new-activity': '/desk/activities/new',
  'manual-desk-rhythm': '/desk/activities/rhythm',
  'manual-desk-invitations': '/desk/activities/invitations',
  'manual-desk-contact-day': '/desk/activities/contact-day?show=recorded',
  'manual-desk-activity-statistics': '/desk/activities/statistics',
  'manual-desk-group-rules': '/desk/activities/group-rules',
  'manual-desk-outbox': '/desk/outbox',
  'manual-desk-exports': '/desk/exports',
  'manual-desk-settings': '/desk/settings',
  'manual-desk-calendar': '/desk/settings/calendar',
  'manual-desk-audit': '/desk/audit',
  'manual-desk-audit-check': '/desk/audit/check',
  'manual-desk-sessions': '/desk/sessions',
} as const

const looks: Record<string, BrowserContextOptions> = {
  phone,
  'phone-dark': { ...phone, colorScheme: 'dark' },
  small: { viewport: { width: 320, height: 700 } },
  desk: { viewport: { width: 1440, height: 900 } },
}

async function takeLooks(into: string): Promise<void> {
  mkdirSync(into, { recursive: true })
  const plain = deskPages.filter(({ method, path: address }) => method === 'GET' && !address.includes(':'))
  for (const [look, options] of Object.entries(looks)) {
    const page = await atDesk('梁慧', options)
    if (look === 'small') await page.goto(`${url}/desk?size=large`)
    for (const { path: address } of plain) {
      const shown = await page.goto(`${url}${address}`).catch(() => null)
      if (!shown?.headers()['content-type']?.includes('html')) continue
      const name = `${address.replaceAll('/', '_').slice(1)}-${look}.png`
      await page.screenshot({ path: path.join(into, name), fullPage: true })
    }
  }
}

await (values.look ? takeLooks(values.look) : takeManual(browser))
await browser.close()
await office.stop()
rmSync(folder, { recursive: true, force: true })
