/** What somebody who may read a suggestion, but has no part in it, reads of it: no voters, no files, no text that its lead keeps back. */
import { masks, type Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { isReadableBy, partiesTo } from '../parties.ts'
import { nameOf, refOf } from '../numbering.ts'
import type { Case } from '../case.ts'
import { isUnnumbered, type Party } from '../moves.ts'

/** Who signs it, works on it or answers for it reads every word. */
const hasPart: readonly Party[] = ['lead', 'cosigner', 'office', 'channel', 'main', 'assist', 'chair']

export interface Veil {
  /** Leaves the signatories' voters, their phones and flats out. */
  mask: (text: string) => string
  /** Whoever is asked to stand by it looks at its files too; afterwards they are for those who work on it. */
  hidesFiles: boolean
  /**
   * The lead did not agree to a publication in full: units and staff without a part in it read its title and where it stands,
   * and nothing that somebody wrote in it, be it asked, answered or decided.
   */
  hidesBody: boolean
}

/** Null for whoever reads all of it. */
export async function veilFor(act: Pick<Act, 'tx'>, who: Speaker, one: Case): Promise<Veil | null> {
  const as = partiesTo(one, who)
  if (as.some((party) => hasPart.includes(party))) return null
  const maskOf = await masks(act, [one.row])
  const isColleague = as.includes('deputy') || as.includes('member')
  return {
    mask: maskOf(one.row),
    hidesFiles: !isUnnumbered(one.course.state),
    hidesBody: !isColleague && one.row.publicity !== 'full',
  }
}

/** Its title as this reader may see it. */
export async function titleFor(act: Pick<Act, 'tx'>, who: Speaker, one: Case): Promise<string> {
  const veil = await veilFor(act, who, one)
  return veil ? veil.mask(one.row.title) : one.row.title
}

/** As a receipt names it to whoever may know of it, and perhaps may not read it any more: never by its title then. */
export const nameSeenBy = async (act: Pick<Act, 'tx'>, who: Speaker, one: Case): Promise<string> =>
  isReadableBy(one, who)
    ? nameOf({ row: { ...one.row, title: await titleFor(act, who, one) } })
    : closedName(one.row)

/** 建议001（不公开） */
export const closedName = (row: { id: number; number: string | null }): string =>
  `建议${refOf(row)}（不公开）`

/** A suggestion as somebody who may read it reads it in a list. */
export async function veiledCase(act: Pick<Act, 'tx'>, who: Speaker, one: Case): Promise<Case> {
  const veil = await veilFor(act, who, one)
  return veil ? { ...one, row: veiled(one.row, veil) } : one
}

/** What stands in the place of a text that is kept back. */
const keptBack = '领衔代表没有选全文公开，正文只给领衔和附议的代表、代表工委、交办机关、承办单位看。'

/** The same in the middle of a line. */
const keptBackHere = '（内容不公开）'

const words = new Set(
  ['title', 'sourceNote', 'guardAnswer', 'returnReason', 'withdrawReason', 'returnNote'].concat(
    ...['assignNote', 'conclusion', 'text', 'reason', 'note', 'summary', 'answer', 'deliveredNote'],
    ...['ratingReason', 'contactPerson', 'contactPhone', 'finding'],
    ...['plan', 'report', 'decision', 'endReason', 'returnBetter', 'endReason'],
  ),
)
/** How to reach the lead deputy is for those who work on it. */
const unshown = new Set(['address', 'postcode'])
/** What a corrected reply had promised is kept as a list in one text. */
const noneOf = '[]'
const body = new Set(['cause', 'facts', 'proposals'])

/** A record as it is read through the veil: whatever somebody wrote is masked, wherever in the record it stands. */
export function veiled<T>(record: T, veil: Veil): T {
  const read = (value: unknown, key: string): unknown => {
    if (typeof value === 'string') {
      if (unshown.has(key)) return ''
      if (key === 'promises') return veil.hidesBody ? noneOf : veil.mask(value)
      if (body.has(key) && value !== '') return veil.hidesBody ? keptBack : veil.mask(value)
      if (!words.has(key) || value === '') return value
      return veil.hidesBody && key !== 'title' ? keptBackHere : veil.mask(value)
    }
    if (Array.isArray(value)) return value.map((one) => read(one, key))
    if (value === null || typeof value !== 'object' || Object.getPrototypeOf(value) !== Object.prototype)
      return value
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, read(one, name)]))
  }
  // the same record, of which only texts were exchanged for texts
  return read(record, '') as T
}
