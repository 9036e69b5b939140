import type { Prisma, Tx } from '../../prisma/client.ts'
import type { Day } from '../shared/days.ts'
import { notSuspendedOn, servingOn } from '../shared/serving.ts'
import type { Move } from './moves.ts'

/** All that the acts need of one suggestion. */
export const whole = {
  lead: { select: { id: true, name: true } },
  signers: {
    orderBy: { id: 'asc' },
    include: { person: { select: { id: true, name: true } } },
  },
  handlings: {
    orderBy: { id: 'asc' },
    include: { unit: { select: { id: true, name: true, officerId: true, leaderId: true } } },
  },
  events: { orderBy: { id: 'asc' } },
} as const satisfies Prisma.SuggestionInclude

export type SuggestionRow = Prisma.SuggestionGetPayload<{ include: typeof whole }>
export type EventRow = SuggestionRow['events'][number]
export type HandlingRow = SuggestionRow['handlings'][number]

export const suggestionById = (tx: Tx, id: number): Promise<SuggestionRow | null> =>
  tx.suggestion.findUnique({ where: { id }, include: whole })

export const suggestionsById = (tx: Tx, ids: readonly number[]): Promise<SuggestionRow[]> =>
  tx.suggestion.findMany({ where: { id: { in: [...ids] } }, include: whole, orderBy: { id: 'asc' } })

export type SuggestionChange = Prisma.SuggestionUncheckedUpdateManyInput

/** The write repeats the state and version that were read; false when somebody was faster. */
export async function changeSuggestion(
  tx: Tx,
  read: { id: number; state: string; version: number },
  change: SuggestionChange,
): Promise<boolean> {
  const { count } = await tx.suggestion.updateMany({
    where: { id: read.id, state: read.state, version: read.version },
    data: { ...change, version: { increment: 1 } },
  })
  return count === 1
}

export const addEvent = (
  tx: Tx,
  event: {
    suggestionId: number
    at: Date
    on: string
    actor: string
    party: string
    move: Move
    details: string
  },
) => tx.suggestionEvent.create({ data: event, select: { id: true } })

/** The next serial of a series; others wait for this row until the transaction ends, so that none is given twice. */
export async function nextSerial(tx: Tx, series: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`
    INSERT INTO "SuggestionSeries" ("series", "last") VALUES (${series}, 1)
    ON CONFLICT ("series") DO UPDATE SET "last" = "SuggestionSeries"."last" + 1 RETURNING "last"`
  return row?.last ?? 1
}

export const termById = (tx: Tx, id: number) =>
  tx.term.findUnique({ where: { id }, select: { id: true, number: true } })

export const currentTerm = (tx: Tx) =>
  tx.term.findFirst({ where: { current: true }, orderBy: { id: 'desc' }, select: { id: true, number: true } })

export const brief = {
  id: true,
  number: true,
  title: true,
  state: true,
  kind: true,
  motionCommittee: true,
  version: true,
  leadId: true,
  activityId: true,
} as const satisfies Prisma.SuggestionSelect

export type Brief = Prisma.SuggestionGetPayload<{ select: typeof brief }>

export const mergedInto = (tx: Tx, id: number): Promise<{ id: number; number: string | null }[]> =>
  tx.suggestion.findMany({
    where: { mergedIntoId: id, state: 'merged' },
    select: { id: true, number: true },
    orderBy: { id: 'asc' },
  })

/** Of these people, those who serve as deputies of the current term on a day. */
export const deputiesNow = async (tx: Tx, personIds: readonly number[], on: Day): Promise<Set<number>> => {
  const rows = await tx.deputy.findMany({
    where: { personId: { in: [...personIds] }, endedOn: null, term: { current: true }, ...servingOn(on) },
    select: { personId: true },
  })
  return new Set(rows.map(({ personId }) => personId))
}

export const units = (tx: Tx) =>
  tx.handlingUnit.findMany({
    select: { id: true, name: true, shortNames: true, system: true, officerId: true, leaderId: true },
    orderBy: { id: 'asc' },
  })

export const peopleById = (tx: Tx, ids: readonly number[]) =>
  tx.person.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } })

/** Chairpersons and members of the standing committee in the current term; with a day, those who serve then. */
export const members = (tx: Tx, on: Day | null = null) =>
  tx.scMember.findMany({
    where: { endedOn: null, term: { current: true }, ...(on !== null && { person: notSuspendedOn(on) }) },
    select: { post: true, committee: true, person: { select: { id: true, name: true } } },
    orderBy: { id: 'asc' },
  })

/** Since when and until when a deputy's duties are or were suspended; null: never. */
export async function suspensionOf(tx: Tx, personId: number): Promise<{ from: Day; to: Day | null } | null> {
  const row = await tx.deputy.findFirst({
    where: { personId, endedOn: null, term: { current: true }, suspendedFrom: { not: null } },
    select: { suspendedFrom: true, suspendedTo: true },
  })
  return row?.suspendedFrom == null ? null : { from: row.suspendedFrom, to: row.suspendedTo }
}

/** Holds the office, also while his duties are suspended. */
export const isDeputy = async (tx: Tx, personId: number): Promise<boolean> =>
  (await tx.deputy.count({ where: { personId, endedOn: null, term: { current: true } } })) > 0

export const endHandlings = (tx: Tx, suggestionId: number, endedAt: Date) =>
  tx.handling.updateMany({
    where: { suggestionId, state: { notIn: ['returned', 'ended'] } },
    data: { state: 'ended', endedAt },
  })

export const addFile = (tx: Tx, data: Prisma.SuggestionFileUncheckedCreateInput) =>
  tx.suggestionFile.create({ data, select: { id: true } })

export const filesOf = (tx: Tx, suggestionId: number) =>
  tx.suggestionFile.findMany({ where: { suggestionId }, orderBy: { id: 'asc' } })
