/** What may be said to whom of a suggestion: judged when a notice is written, and again before it is said. */
import type { DueNotice } from '../../notice/actions.ts'
import { personWithDuties } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { isReadableBy, signatoriesOf } from '../parties.ts'
import { nameOf, refOf } from '../numbering.ts'
import { onDay, openCase, type Case } from '../case.ts'
import { veilFor } from '../reading/veil.ts'

type Reading = Pick<Act, 'tx' | 'now' | 'zone'>

/** Whether this person may read it, by the duties that he has today, bound or not; while they are suspended he has none. */
export async function isReadableTo(act: Reading, one: Case, personId: number): Promise<boolean> {
  if (signatoriesOf(one).some(({ id }) => id === personId)) return true
  const who = await personWithDuties(act.tx, personId, onDay(act))
  return who !== null && isReadableBy(one, who)
}

/** Words about it as this person may read them: whoever has no part in it reads no voters in them. */
export async function wordsFor(act: Reading, one: Case, personId: number, words: string): Promise<string> {
  if (signatoriesOf(one).some(({ id }) => id === personId)) return words
  const who = await personWithDuties(act.tx, personId, onDay(act))
  const veil = who && (await veilFor(act, who, one))
  return veil ? veil.mask(words) : words
}

/** A suggestion that is named beside another one. */
export const nameFor = async (act: Reading, one: Case, personId: number): Promise<string> =>
  (await isReadableTo(act, one, personId)) ? wordsFor(act, one, personId, nameOf(one)) : another

const another = '另一件建议'

/**
 * A notice of an act waits for working hours: meanwhile its suggestion may have been made secret, or its reader have lost
 * the duty by which he read it. Whoever had a part in it hears that there is something; nobody else hears of it.
 */
export async function noticeHolds(act: Act, notice: DueNotice): Promise<string | null> {
  const { suggestionId, beside } = JSON.parse(notice.subject ?? '{}') as {
    suggestionId?: number
    beside?: number
  }
  const { personId } = notice
  const one = suggestionId === undefined ? null : await openCase(act, suggestionId)
  if (!one || personId === null) return null
  // it names no title, and says what is so only while it is closed to him
  const isOfClosing = notice.step.startsWith(`${closedTopic}:`)
  if (isOfClosing) return (await isReadableTo(act, one, personId)) ? null : notice.text
  if (!(await isReadableTo(act, one, personId)))
    return hadPart(one, personId) ? veiled(notice.text, one) : null
  const other = beside === undefined ? null : await openCase(act, beside)
  const own = await wordsFor(act, one, personId, notice.text)
  if (!other) return own
  const text = own.replaceAll(nameOf(other), await nameFor(act, other, personId))
  const isReadable = await isReadableTo(act, other, personId)
  return isReadable || !text.includes(other.row.title) ? text : null
}

/** The notices by which somebody hears that a suggestion left his eyes. */
export const closedTopic = 'closed'

/** Gave it back, was relieved of it, or no longer signs it: he must not go on as before, and need not read it. */
const hadPart = ({ row }: Case, personId: number): boolean =>
  row.number !== null &&
  (row.handlings.some(({ unit }) => unit.officerId === personId) ||
    row.signers.some((signer) => signer.personId === personId))

const veiled = (text: string, { row }: Case): string =>
  `${/^【[^】]{1,10}】/.exec(text)?.[0] ?? ''}建议${refOf(row)}现在不公开，内容请当面问代表工委。`
