/** Whom words of a supervision name: chairpersons, deputies, working committees. */
import type { Act } from '../../shared/act.ts'
import { onDay } from '../case.ts'
import * as suggestions from '../store.ts'
import * as store from './store.ts'

/** Chairpersons who serve; `郑主任` names them by their surname. */
export async function chairsNamed(
  act: Pick<Act, 'tx' | 'now' | 'zone'>,
  words: string,
): Promise<{ id: number; name: string }[]> {
  const all = (await suggestions.members(act.tx, onDay(act))).filter(
    ({ post }) => post === 'chair' || post === 'vice_chair',
  )
  const core = words.replace(/(?:副?主任|同志)$/, '')
  return all
    .map(({ person }) => person)
    .filter(({ name }) => name === core || (core.length <= 2 && name.startsWith(core)))
}

/** Deputies who serve, by a name. */
export const deputiesNamed = (
  act: Pick<Act, 'tx' | 'now' | 'zone'>,
  name: string,
): Promise<{ id: number; name: string }[]> => store.deputiesNamed(act.tx, name, onDay(act))

/** The working committees that members belong to: 城环工委 finds 城建环保工委 by its signs in order. */
export async function committeeNamed(act: Pick<Act, 'tx'>, words: string): Promise<string | null> {
  const all = [...new Set((await suggestions.members(act.tx)).flatMap(({ committee }) => committee ?? []))]
  const signs = Array.from(words.replace(/工作?委员?会?$/, ''))
  const inOrder = new RegExp(signs.map((sign) => `${sign.replace(/[^\p{L}\p{N}]/gu, '')}.*`).join(''), 'u')
  const found = all.filter((name) => name === words || (signs.length > 1 && inOrder.test(name)))
  return found.length === 1 ? (found[0] ?? null) : null
}
