import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { barriersOf, seriousOf } from './barriers.ts'

/** A page fits its window, has targets that a thumb hits, type of 18 px and no serious barrier. */
export async function isFine(page: Page, what: string): Promise<void> {
  const look = await page.evaluate(() => {
    const targets = [...document.querySelectorAll('a, button, input, select, textarea, summary')]
    const small = targets.filter((target) => {
      const box = (target.closest('.choice') ?? target).getBoundingClientRect()
      return box.width > 0 && box.height < 47.5
    })
    const inText = (target: Element) =>
      target.tagName === 'A' && target.parentElement?.tagName === 'P' && target.className === ''
    return {
      sideways: document.documentElement.scrollWidth > window.innerWidth,
      small: small.filter((target) => !inText(target)).map(({ outerHTML }) => outerHTML.slice(0, 80)),
      type: parseFloat(getComputedStyle(document.body).fontSize) >= 18,
    }
  })
  expect({ what, ...look }).toEqual({ what, sideways: false, small: [], type: true })
  expect(seriousOf(await barriersOf(page)), what).toEqual([])
}
