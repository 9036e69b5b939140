/** Rows page after page, so that none of the long tables is ever held whole. */
import type { Act } from '../shared/act.ts'
import * as store from './store.ts'

export interface ExportDoor {
  tx: Act['tx']
  /** What is late is counted up to here. */
  now: Date
  zone: string
}

/** Page after page, each beginning after the last row of the one before. */
export async function* pages<Item>(
  page: (after: number) => Promise<readonly Item[]>,
  numberOf: (item: Item) => number,
): AsyncGenerator<readonly Item[]> {
  for (let after = 0; ;) {
    const items = await page(after)
    const last = items.at(-1)
    if (!last) return
    yield items
    if (items.length < store.pageSize) return
    after = numberOf(last)
  }
}

/** What a page goes on after. */
export const idOf = ({ id }: { id: number }): number => id
