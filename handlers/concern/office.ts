/** What voters raised, as the office sees it. */
import { hasRight } from '../access/rules.ts'
import type { Speaker } from '../people/rules.ts'
import type { Act } from '../shared/act.ts'
import type { ConcernState } from './rules.ts'
import * as store from './store.ts'

interface OfficeConcern {
  id: number
  text: string
  owner: string
  state: ConcernState
  reportId: number | null
  createdAt: Date
}

interface ConcernsAsked {
  /** Null: all. */
  state: ConcernState | null
  /** Part of the owner's name; '' = anybody's. */
  name: string
  sort: 'age' | 'owner'
  descending: boolean
  skip: number
  take: number
}

/** A page of matters and how many there are; nothing for who may not see them. The oldest come first by `age` descending. */
export async function concernsForOffice(
  act: Pick<Act, 'tx'>,
  who: Speaker,
  asked: ConcernsAsked,
): Promise<{ total: number; lines: OfficeConcern[] }> {
  if (!hasRight(who, 'concerns.see')) return { total: 0, lines: [] }
  const rows = await store.officePage(act.tx, asked)
  return {
    total: await store.countForOffice(act.tx, asked),
    lines: rows.map(({ owner, status, ...row }) => ({
      ...row,
      owner: owner.name,
      state: status as ConcernState,
    })),
  }
}
