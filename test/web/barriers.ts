/** What keeps somebody from reading a page: axe-core inside the page, asked for nothing but the rules that are broken. */
import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { AxeResults, ImpactValue, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'

const axe = readFileSync(path.join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8')

export interface Barrier {
  rule: string
  impact: ImpactValue | undefined
  /** The elements as they stand in the page. */
  places: string[]
}

/**
 * The barriers of a page without frames. Its ten thousand passed checks are left in the browser: handing them over,
 * and a second page to put the frames of the first together, took three quarters of the time.
 */
export async function barriersOf(page: Page, asked: RunOptions = {}): Promise<Barrier[]> {
  if (page.frames().length > 1) throw new Error('a page with frames is looked at frame by frame')
  await page.evaluate(axe)
  const options: RunOptions = { ...asked, resultTypes: ['violations'] }
  const { violations } = await page.evaluate(
    (given) => (window as unknown as { axe: { run(of: Document, how: RunOptions): Promise<AxeResults> } }).axe.run(document, given),
    options,
  ) // prettier-ignore
  const doubled = await page.evaluate(doubledIds)
  return [
    ...violations.map(({ id, impact, nodes }) => ({
      rule: id,
      impact,
      places: nodes.map(({ html }) => html),
    })),
    ...doubled.map((id) => ({ rule: 'doubled-id', impact: 'serious' as const, places: [id] })),
  ]
}

/** Ids that stand on a page twice: a label leads to the wrong field. Runs in the page. */
function doubledIds(): string[] {
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
}

/** Those that shut somebody out, each in a line. */
export const seriousOf = (barriers: readonly Barrier[]): string[] =>
  barriers
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ rule, places: [place = ''] }) => `${rule}: ${place}`)
