/** What waits for one word in a suggestion, and may be several: contacts, requests of units, promises. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { spokenDay, type Day } from '../../shared/days.ts'
import { mayMake, type Move } from '../moves.ts'
import { isReadableBy, partiesTo } from '../parties.ts'
import { onDay, openCase, type Case } from '../case.ts'
import { isActive } from '../course.ts'
import { communicationKinds } from '../reading/communicationKinds.ts'
import type { SuggestionRefusal } from '../rules.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { titleFor } from '../reading/veil.ts'
import * as suggestions from '../store.ts'
import * as store from './store.ts'

/** Contacts that the deputy confirms, requests that the assigner decides, promises that a unit keeps and the deputy rates. */
export type PartKind = 'contact' | 'return' | 'extension' | 'promise' | 'kept'

export interface OpenPart {
  /** A contact's or a promise's own id; a request's unit. */
  id: number
  /** As a receipt names it. */
  name: string
  /** As a list names it, so that two are told apart. */
  line: string
  /** Words by which it may be named. */
  words: readonly string[]
  /** A contact's way. */
  way?: string
}

const moveOf: Record<PartKind, Move> = {
  contact: 'confirm_communication',
  return: 'deny_return',
  extension: 'decide_extension',
  promise: 'deliver',
  kept: 'rate_commitment',
}

/** The open parts of a kind, in the order in which they came; refused to whoever has no say in them. */
export async function openParts(
  act: Act,
  who: Speaker,
  id: number,
  kind: PartKind,
): Promise<Outcome<OpenPart[], SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  // whoever promised may report it, whatever became of his part
  const open = kind === 'promise' ? await promises(act, who, one, kind) : []
  if (open.length === 0 && !mayMake(moveOf[kind], partiesTo(one, who))) return refused('not_yours')
  if (kind === 'contact') return done(await contacts(act, one))
  if (kind === 'promise') return done(open)
  if (kind === 'kept') return done(await promises(act, who, one, kind))
  return done(await requests(act, one, kind))
}

async function contacts(act: Act, one: Case): Promise<OpenPart[]> {
  const units = await suggestions.units(act.tx)
  const open = (await store.communicationsOf(act.tx, one.row.id)).filter(({ holds }) => holds === null)
  const kinds = await communicationKinds(act)
  return open.map((contact) => {
    const { id, handlingId, happenedOn, summary } = contact
    const unitId = one.row.handlings.find((handling) => handling.id === handlingId)?.unitId
    const { name = '', words = [] } = namesOf(units, unitId)
    const way = kinds.nameOf(contact)
    const said = `${name}${spokenDay(happenedOn, onDay(act))}${way}`
    return { id, name: said, line: `${said}：${summary.slice(0, 40)}`, words, way }
  })
}

async function requests(act: Act, one: Case, kind: 'return' | 'extension'): Promise<OpenPart[]> {
  const units = await suggestions.units(act.tx)
  const today = onDay(act)
  return one.course.units
    .filter(
      (unit) =>
        isActive(unit) &&
        (kind === 'return' ? unit.state === 'return_requested' : unit.extensionAsked !== null),
    )
    .map(({ unitId, extensionAsked }) => {
      const { name = '', words = [] } = namesOf(units, unitId)
      const until = kind === 'extension' && extensionAsked ? spokenDay(extensionAsked.until, today) : null
      return { id: unitId, name, words, line: until ? `${name}申请延到${until}` : `${name}申请退回` }
    })
}

async function promises(act: Act, who: Speaker, one: Case, kind: 'promise' | 'kept'): Promise<OpenPart[]> {
  const all = await store.commitmentsOf(act.tx, one.row.id)
  const open = all.filter(({ deliveredAt, ratedAt, unitId }) =>
    kind === 'kept'
      ? deliveredAt !== null && ratedAt === null
      : deliveredAt === null && who.unitIds.includes(unitId),
  )
  return open
    .toSorted((a, b) => a.dueOn.localeCompare(b.dueOn))
    .map(({ id, text, dueOn }) => ({
      id,
      name: `“${text}”`,
      line: `${spokenDay(dueOn, onDay(act))}前：${text}`,
      words: [text],
    }))
}

const namesOf = (
  units: Awaited<ReturnType<typeof suggestions.units>>,
  unitId: number | undefined,
): { name?: string; words?: string[] } => {
  const unit = units.find(({ id }) => id === unitId)
  return unit ? { name: unit.name, words: [unit.name, ...(JSON.parse(unit.shortNames) as string[])] } : {}
}

/** A suggestion in which something was promised; `title` null: it is closed to whoever promised it. */
export type Promised = Omit<suggestions.Brief, 'title'> & { title: string | null; dueOn: Day }

/** The suggestions in which the officer's units still have to keep a promise, whatever became of their part; the first due first. No title of one that they may not read any more. */
export async function promisedBy(act: Pick<Act, 'tx'>, who: Speaker): Promise<Promised[]> {
  if (who.unitIds.length === 0) return []
  const rows = await store.openPromisesOf(act.tx, who.unitIds)
  const first = [...Map.groupBy(rows, ({ suggestion }) => suggestion.id).values()].flatMap(
    ([row]) => row ?? [],
  )
  const promised: Promised[] = []
  for (const { suggestion, dueOn } of first) {
    const one = await openCase(act, suggestion.id)
    const title = one !== null && isReadableBy(one, who) ? await titleFor(act, who, one) : null
    promised.push({ ...suggestion, title, dueOn })
  }
  return promised
}
