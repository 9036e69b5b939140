import type { Browser, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { openBrowser } from './browser.ts'
import { type LocalWorld, startLocalWorld } from './local-world.ts'

interface Look {
  width?: number
  colorScheme?: 'light' | 'dark'
  javaScriptEnabled?: boolean
}

export interface LocalWindows {
  /** The district of the running test. */
  readonly world: LocalWorld
  /** A window of the chat page that has its live stream. */
  open: (address: string, look?: Look) => Promise<Page>
}

/** Gives each test of a file a fresh district and real windows; what a window complains about fails the test. */
export function localWindows(): LocalWindows {
  let browser: Browser
  let world: LocalWorld
  let complaints: string[] = []
  beforeAll(async () => {
    browser = await openBrowser()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    complaints = []
    world = await startLocalWorld()
  })
  afterEach(async () => {
    await Promise.all(browser.contexts().map((context) => context.close()))
    await world.close()
    expect(complaints).toEqual([])
  })
  const open = async (address: string, { width = 390, ...look }: Look = {}) => {
    const context = await browser.newContext({ viewport: { width, height: 800 }, ...look })
    const page = await context.newPage()
    page.on('pageerror', (fault) => complaints.push(fault.message))
    page.on('console', (line) => {
      if (line.type() === 'error' && !line.text().includes('Failed to load resource'))
        complaints.push(line.text())
    })
    await page.goto(`${world.url}${address}`)
    if (look.javaScriptEnabled !== false) await page.locator('html[data-live=true]').waitFor()
    return page
  }
  return {
    open,
    get world() {
      return world
    },
  }
}

export const textsIn = (page: Page): Promise<string[]> => page.locator('.bubble').allInnerTexts()

export const shown = (page: Page, text: string): Promise<void> =>
  page.locator('.bubble', { hasText: text }).first().waitFor()

export async function type(page: Page, text: string): Promise<void> {
  await page.fill('#text', text)
  await page.press('#text', 'Enter')
}
