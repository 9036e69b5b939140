import { type Prisma, runsOnPostgres, type Tx } from '../../../prisma/client.ts'
import type { Day } from '../../shared/days.ts'
import { servingOn } from '../../shared/serving.ts'
import type { Move } from '../moves.ts'
import type { KnownDeputy } from './paperNames.ts'
import { type Brief, brief, type SuggestionRow, whole } from '../store.ts'

export const addSuggestion = (tx: Tx, data: Prisma.SuggestionUncheckedCreateInput) =>
  tx.suggestion.create({ data, select: { id: true } })

/** What deputies of a group prepare or have handed in and others of it may still sign, the newest first. */
export const signableIn = (tx: Tx, groupId: number, otherThan: number): Promise<Brief[]> =>
  tx.suggestion.findMany({
    where: {
      groupId,
      leadId: { not: otherThan },
      state: { in: ['draft', 'returned', 'submitted'] },
      signers: { none: { personId: otherThan, state: 'confirmed' } },
    },
    select: brief,
    orderBy: { id: 'desc' },
  })

/** What is compared for likeness. */
const text = { id: true, title: true, facts: true, proposals: true } as const
/** Handed in, and not taken back. */
const handedIn = { submittedAt: { not: null }, state: { notIn: ['draft', 'withdrawn'] } }

/** The texts that were handed in, from after `id` on. */
export const textsAfter = (tx: Tx, id: number, take: number) =>
  tx.suggestion.findMany({
    where: { ...handedIn, id: { gt: id } },
    select: text,
    orderBy: { id: 'asc' },
    take,
  })

/** Of these those that were handed in. */
export const textsOf = (tx: Tx, ids: readonly number[]) =>
  tx.suggestion.findMany({ where: { ...handedIn, id: { in: [...ids] } }, select: text })

export const lastEvent = async (tx: Tx): Promise<number> =>
  (await tx.suggestionEvent.findFirst({ select: { id: true }, orderBy: { id: 'desc' } }))?.id ?? 0

/** The steps of these kinds after an event. */
export const eventsAfter = (tx: Tx, moves: readonly Move[], eventId: number, take: number) =>
  tx.suggestionEvent.findMany({
    where: { move: { in: [...moves] }, id: { gt: eventId } },
    select: { id: true, suggestionId: true },
    orderBy: { id: 'asc' },
    take,
  })

/** The address on the last sheet of a deputy that had one. */
export const addressOf = (tx: Tx, leadId: number) =>
  tx.suggestion.findFirst({
    where: { leadId, address: { not: null } },
    select: { address: true, postcode: true },
    orderBy: { id: 'desc' },
  })

/**
 * A paper that was keyed in already: of the same deputy, from the same day, letter for letter. On PostgreSQL others who key one
 * in wait here until this transaction ends, so that of two presses of one button the second finds what the first stored.
 */
export async function samePaper(
  tx: Tx,
  paper: { leadId: number; receivedOn: Day; kind: string; title: string; facts: string; proposals: string },
): Promise<{ id: number } | null> {
  if (runsOnPostgres(tx)) await tx.$executeRaw`SELECT pg_advisory_xact_lock(72707370)`
  return tx.suggestion.findFirst({
    where: { ...paper, state: { not: 'withdrawn' } },
    select: { id: true },
    orderBy: { id: 'asc' },
  })
}

/** Papers that somebody keyed in and nobody has taken on, the newest first. */
export const keyedInBy = (tx: Tx, personId: number): Promise<SuggestionRow[]> =>
  tx.suggestion.findMany({
    where: { recordedById: personId, receivedOn: { not: null }, state: 'submitted' },
    include: whole,
    orderBy: { id: 'desc' },
    take: 20,
  })

/** Tells one database from another in one process. */
export async function databaseKey(tx: Tx): Promise<string> {
  const [row] = runsOnPostgres(tx)
    ? await tx.$queryRaw<{ name: string }[]>`SELECT current_database()::text AS "name"`
    : await tx.$queryRaw<
        { name: string }[]
      >`SELECT "file" AS "name" FROM pragma_database_list WHERE "name" = 'main'`
  return row?.name ?? ''
}

export const putSigner = (
  tx: Tx,
  signer: {
    suggestionId: number
    personId: number
    confirmedText: number
    confirmedAt: Date
    onPaper?: boolean
  },
) =>
  tx.suggestionSigner.upsert({
    where: { suggestionId_personId: { suggestionId: signer.suggestionId, personId: signer.personId } },
    create: { onPaper: false, ...signer, state: 'confirmed' },
    update: { onPaper: false, ...signer, state: 'confirmed', endedAt: null },
  })

/** The signatures of a sheet stand under its words, also after these were typed anew. */
export const keepSigned = (tx: Tx, suggestionId: number, textVersion: number) =>
  tx.suggestionSigner.updateMany({
    where: { suggestionId, state: 'confirmed', onPaper: true },
    data: { confirmedText: textVersion },
  })

export const endSigner = (
  tx: Tx,
  suggestionId: number,
  personId: number,
  state: 'withdrawn' | 'lapsed',
  endedAt: Date,
) =>
  tx.suggestionSigner.updateMany({
    where: { suggestionId, personId, state: 'confirmed' },
    data: { state, endedAt },
  })

/** What somebody stands by and that was not handed in, or was given back. */
export const signedBefore = (tx: Tx, personId: number): Promise<SuggestionRow[]> =>
  tx.suggestion.findMany({
    where: { state: { in: ['draft', 'returned'] }, signers: { some: { personId, state: 'confirmed' } } },
    include: whole,
    orderBy: { id: 'asc' },
  })

/** What somebody leads and has not handed in, or was given back. */
export const ledBefore = (tx: Tx, leadId: number): Promise<Brief[]> =>
  tx.suggestion.findMany({
    where: { leadId, state: { in: ['draft', 'returned'] } },
    select: brief,
    orderBy: { id: 'asc' },
  })

/** The deputies of a group who serve on a day. */
export const deputiesOfGroup = (tx: Tx, groupId: number, on: Day) =>
  tx.deputy.findMany({
    where: { groupId, endedOn: null, term: { current: true }, ...servingOn(on) },
    select: { person: { select: { id: true, name: true } } },
    orderBy: { id: 'asc' },
  })

/** Every deputy who serves on a day, with his card and group. */
export async function servingDeputies(tx: Tx, on: Day): Promise<KnownDeputy[]> {
  const rows = await tx.deputy.findMany({
    where: { endedOn: null, term: { current: true }, ...servingOn(on) },
    select: {
      personId: true,
      cardNo: true,
      groupId: true,
      group: { select: { name: true } },
      person: { select: { name: true } },
    },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ person, group, ...row }) => ({ ...row, name: person.name, group: group.name }))
}

/** What deputies of a group seek co-signers for, and may still be co-signed: the newest first. */
export const calledInGroup = (tx: Tx, groupId: number): Promise<Brief[]> =>
  tx.suggestion.findMany({
    where: {
      groupId,
      secret: false,
      state: { in: ['draft', 'returned', 'submitted', 'accepted'] },
      events: { some: { move: 'seek_cosigners' } },
    },
    select: brief,
    orderBy: { id: 'desc' },
    take: 20,
  })

export const removeFile = (tx: Tx, suggestionId: number, fileId: number) =>
  tx.suggestionFile.deleteMany({ where: { suggestionId, fileId } })

/** Signatures that lapsed under what may still be co-signed, and drafts thrown away for this reason. */
export const lapsedOf = async (
  tx: Tx,
  personId: number,
  reason: string,
): Promise<{ signatures: number; drafts: number }> => ({
  signatures: await tx.suggestionSigner.count({
    where: {
      personId,
      state: 'lapsed',
      suggestion: { state: { in: ['draft', 'returned', 'submitted', 'accepted'] } },
    },
  }),
  drafts: await tx.suggestion.count({
    where: { leadId: personId, state: 'withdrawn', number: null, withdrawReason: reason },
  }),
})
