/** Every page of the desk in the demonstration district, in a real browser: nothing out of the way in any size or look. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pino from 'pino'
import type { Browser, BrowserContext } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from '../../bot/config.ts'
import { openOffice, type Office } from '../../bot/office.ts'
import { newToken, sha256 } from '../../handlers/shared/ids.ts'
import { deskPages } from '../../handlers/web/pages.ts'
import { openBrowser } from '../bot/browser.ts'
import { freePort } from '../postgres.ts'
import { barriersOf, seriousOf } from '../web/barriers.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'renda-pages-'))
let office: Office
let browser: Browser
let token: string
const samples = new Map<string, string>()

beforeAll(async () => {
  const environment = {
    DATABASE_URL: `file:${folder}/office.db`,
    PORT: String(await freePort()),
    CLOCK: '2026-11-24T09:30:00+08:00',
  }
  const config = readConfig(environment)
  office = await openOffice(
    { ...config, baseUrl: `http://127.0.0.1:${environment.PORT}` },
    pino({ level: 'silent' }),
  )
  token = await logIn()
  await chooseSamples()
  browser = await openBrowser()
}, 120_000)
afterAll(async () => {
  await browser.close()
  await office.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** One who may see everything, logged in as the link in the chat would do it. */
async function logIn(): Promise<string> {
  const staff = await office.db.staff.findFirstOrThrow({ where: { roles: { some: { role: '代表工委' } } } })
  await office.db.staffRole.createMany({
    data: ['政府办', '系统管理'].map((role) => ({ staffId: staff.id, role })),
  })
  const session = newToken()
  const now = office.clock.now()
  await office.db.deskSession.create({
    data: {
      tokenHash: sha256(session),
      personId: staff.personId,
      createdAt: now,
      lastSeenAt: now,
      browser: 'test',
    },
  })
  return session
}

/** An address of each page that is about one thing: something that the district has. */
async function chooseSamples(): Promise<void> {
  const { db } = office
  const id = (one: { id: number } | null) => String(one?.id ?? 1)
  const deputy = await db.deputy.findFirst({ orderBy: { id: 'asc' } })
  samples.set('/desk/people', String(deputy?.personId ?? 1))
  samples.set('/desk/contacts', id(await db.contactReport.findFirst({ orderBy: { id: 'asc' } })))
  samples.set('/desk/suggestions', id(await db.suggestion.findFirst({ where: { state: 'replied' } })))
  samples.set('/desk/activities', id(await db.activity.findFirst({ where: { state: 'announced' } })))
}

function addressOf(page: string): string {
  const [matter] = [...samples.keys()].filter((one) => page.startsWith(one))
  return page.replaceAll(/:\w+/g, (matter && samples.get(matter)) ?? '1')
}

const pages = deskPages.filter(({ method }) => method === 'GET').map((page) => page.path)

const looks = [
  { name: 'a small phone in large type', width: 320, height: 700, colorScheme: 'light', large: true },
  { name: 'a phone', width: 390, height: 844, colorScheme: 'dark', large: false },
  { name: 'the desk', width: 1440, height: 900, colorScheme: 'light', large: false },
] as const

describe.each(looks)('on $name', ({ width, height, colorScheme, large }) => {
  let context: BrowserContext
  beforeAll(async () => {
    context = await browser.newContext({ viewport: { width, height }, colorScheme })
    const url = office.url
    await context.addCookies([
      { name: 'desk', value: token, url },
      ...(large ? [{ name: 'size', value: 'large', url }] : []),
    ])
  })
  afterAll(() => context.close())

  it.each(pages)('%s keeps its width and its words can be read', async (address) => {
    const page = await context.newPage()
    const answer = await page.goto(`${office.url}${addressOf(address)}`).catch((fault: unknown) => {
      // a file to save is no page to look at
      if (String(fault).includes('Download is starting')) return null
      throw fault
    })
    if (answer && (answer.headers()['content-type'] ?? '').includes('text/html')) {
      expect([200, 404]).toContain(answer.status())
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(sideways).toBe(0)
      // the code at the door changes by itself, and its page with it
      const rules = address.endsWith('/door') ? { 'meta-refresh': { enabled: false } } : {}
      expect(seriousOf(await barriersOf(page, { rules }))).toEqual([])
    }
    await page.close()
  })
})
