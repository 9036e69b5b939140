/** A liaison tells in the chat what a deputy of one of his groups did: 代周明远代表登记：昨天走访张德发，反映路灯不亮. */
import type { Linked, Mention, Understanding } from '../../language/understanding.ts'
import { deputiesOfLiaison, linkedTo, type GroupDeputy } from '../../people/actions.ts'
import type { Turn } from '../../shared/turn.ts'
import type { StoredReport } from '../actions.ts'
import type { ForDeputy } from './draft.ts'

/** The liaison's turn, read with the eyes of the deputy for whom he speaks: his voters, his name. */
export interface TurnForDeputy {
  turn: Turn
  deputy: ForDeputy
}

/**
 * For whom a liaison speaks; null when he reports for nobody, or a sentence when it is not clear for whom. Only deputies
 * of his own groups: of others he hears that he cannot.
 */
export async function spokenFor(turn: Turn): Promise<TurnForDeputy | string | null> {
  if (turn.who.liaisonGroupIds.length === 0) return null
  const deputies = await deputiesOfLiaison(turn.act.tx, turn.who)
  const ordered = await orderedFor(turn, deputies)
  if (ordered) return ordered
  if (turn.who.deputyId !== null && together.test(turn.text.split(/反映|提出|说/, 1)[0] ?? '')) return null
  const read = turn.understand(turn.text, null, { role: 'liaison', linked: deputies.map(asLinked) })
  const contactors = contactorsIn(read)
  if (contactors.length === 0) return strangerIn(turn, deputies)
  const keys = new Set(contactors.flatMap(({ candidates }) => candidates.map(({ key }) => key)))
  const [only, ...others] = deputies.filter(({ deputyId }) => keys.has(keyOf(deputyId)))
  if (!only) return strangerIn(turn, deputies)
  if (others.length > 0)
    return `${[only, ...others].map(({ name }) => name).join('、')}，是哪一位代表的？没有记。一次说一位，请写全名再发一次。`
  if (contactors.some(({ unsure, slip }) => unsure && slip !== 'title'))
    return `是${only.name}代表的吗？没有记。请写全名再发一次，例如：代${only.name}代表登记：昨天走访张德发，反映路灯不亮。`
  return turnFor(turn, only)
}

/** Whether the words order a contact to be recorded for a deputy of his: 代某某代表登记：联系日走访李四海. */
export async function reportsForDeputy(turn: Turn): Promise<boolean> {
  if (turn.who.liaisonGroupIds.length === 0 || !order.test(turn.text)) return false
  const ordered = await orderedFor(turn, await deputiesOfLiaison(turn.act.tx, turn.who))
  return ordered !== null && /^contact(?:_day)?\.log$/.test(ordered.turn.understood.intent)
}

/** 代某某代表登记：, 帮某某代表补记一条 */
const order =
  /^[\s,，]*(?:请|麻烦|我)?(?:代|帮|替|给)([\u4e00-\u9fa5·]{1,4}?)(?:代表|委员|主任|同志)(?:代|补|来|先)*(?:登记|报|记|录)(?:一[条次]|[\s:：,，])[\s:：,，]*/

/** A deputy who is also liaison tells of what he did himself, and who was with him. */
const together = /[和跟与同]我|我[和跟与同]|一起|一同|邀请|陪/

/** After an order that names one of his deputies the rest is read alone, as if she said it. */
async function orderedFor(turn: Turn, deputies: readonly GroupDeputy[]): Promise<TurnForDeputy | null> {
  const said = order.exec(turn.text)
  const [deputy, ...others] = deputies.filter(({ name }) => name === said?.[1])
  if (!said || !deputy || others.length > 0) return null
  const of = await turnFor(turn, deputy)
  const eyes = { role: 'deputy' as const, linked: of.turn.linked }
  const understood = turn.understand(turn.text.slice(said[0].length), null, eyes)
  return { ...of, turn: { ...of.turn, understood } }
}

/** The turn in which an answer to a question about such a report is read. */
export async function turnFor(turn: Turn, deputy: ForDeputy): Promise<TurnForDeputy> {
  const linked = await linkedTo(turn.act.tx, { deputyId: deputy.deputyId, memberId: null })
  const eyes = { role: 'liaison' as const, linked: [asLinked(deputy), ...linked] }
  const understand: Turn['understand'] = (text, pending) => turn.understand(text, pending, eyes)
  return {
    turn: { ...turn, linked, understand, understood: understand(turn.text, null) },
    deputy: { deputyId: deputy.deputyId, personId: deputy.personId, name: deputy.name },
  }
}

/** A turn about a report that is there: read with the eyes of whoever met the people, and how his list is called. */
export interface TurnOfReport {
  turn: Turn
  /** Null for one's own report. */
  deputyName: string | null
}

/** The turn in which words about a report are read: whoever is named stands on the list of its deputy, not of the liaison. */
export async function turnOf(
  turn: Turn,
  report: Pick<StoredReport, 'contactorId'> | null,
): Promise<TurnOfReport> {
  const own = { turn, deputyName: null }
  if (!report || report.contactorId === turn.who.personId) return own
  const deputies = await deputiesOfLiaison(turn.act.tx, turn.who)
  const deputy = deputies.find(({ personId }) => personId === report.contactorId)
  return deputy ? { turn: (await turnFor(turn, deputy)).turn, deputyName: deputy.name } : own
}

const keyOf = (deputyId: number): string => `d:${deputyId}`

const asLinked = ({ deputyId, name }: Pick<GroupDeputy, 'deputyId' | 'name'>): Linked => ({
  key: keyOf(deputyId),
  name,
  aka: [],
})

const contactorsIn = ({ intent, contacts }: Understanding): Mention[] =>
  intent === 'contact.log' || intent === 'contact_day.log'
    ? contacts.flatMap(({ contactor }) => contactor ?? [])
    : []

/** 代某某代表登记, of whom none of his deputies bears the name; a voter of his own is nobody to speak for. */
function strangerIn({ text, linked }: Turn, deputies: readonly GroupDeputy[]): string | null {
  const name = order.exec(text)?.[1]
  return name === undefined || [...linked, ...deputies].some((one) => one.name === name)
    ? null
    : `您联络的代表里没有“${name}”，没有记。请核对姓名；别的小组的代表，请那个小组的联络员来记。`
}
