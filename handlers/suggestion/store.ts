import { Prisma, runsOnPostgres, type Tx } from '../../prisma/client.ts'
import type { Day } from '../shared/days.ts'
import { notSuspendedOn, servingOn } from '../shared/serving.ts'
import type { Move, State } from './moves.ts'
import { readableBy } from './reading/store.ts'
import type { Reader } from './rules.ts'

/** All that the acts need of one suggestion. */
const whole = {
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

/** Everything kept of one suggestion, for its page, its papers and the export. */
const everything = {
  ...whole,
  communications: { orderBy: { id: 'asc' } },
  extensions: { orderBy: { id: 'asc' } },
  opinions: { orderBy: { id: 'asc' } },
  replies: { orderBy: { id: 'asc' } },
  commitments: { orderBy: { id: 'asc' } },
  ratings: { orderBy: { round: 'asc' } },
  files: { orderBy: { id: 'asc' } },
  urges: { orderBy: { id: 'asc' } },
  findings: { include: { meeting: true } },
  key: {
    include: {
      supervisors: { include: { person: { select: { id: true, name: true } } }, orderBy: { id: 'asc' } },
      supervisionLog: { orderBy: { id: 'asc' } },
    },
  },
} as const satisfies Prisma.SuggestionInclude

export type WholeSuggestion = Prisma.SuggestionGetPayload<{ include: typeof everything }>

export const everythingOf = (tx: Tx, id: number): Promise<WholeSuggestion | null> =>
  tx.suggestion.findUnique({ where: { id }, include: everything })

export const everythingAfter = (
  tx: Tx,
  id: number,
  take: number,
  where: Prisma.SuggestionWhereInput = {},
): Promise<WholeSuggestion[]> =>
  tx.suggestion.findMany({
    where: { ...where, id: { gt: id } },
    include: everything,
    orderBy: { id: 'asc' },
    take,
  })

export const addSuggestion = (tx: Tx, data: Prisma.SuggestionUncheckedCreateInput) =>
  tx.suggestion.create({ data, select: { id: true } })

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

export const currentTerm = (tx: Tx) =>
  tx.term.findFirst({ where: { current: true }, orderBy: { id: 'desc' }, select: { id: true, number: true } })

// ---- finding

const brief = {
  id: true,
  number: true,
  title: true,
  state: true,
  version: true,
  leadId: true,
  activityId: true,
} as const satisfies Prisma.SuggestionSelect

export type Brief = Prisma.SuggestionGetPayload<{ select: typeof brief }>

export const byNumber = (tx: Tx, number: string): Promise<Brief[]> =>
  tx.suggestion.findMany({ where: { number }, select: brief })

/** By its serial alone, the newest series first. */
export const bySerial = (tx: Tx, serial: number): Promise<Brief[]> =>
  tx.suggestion.findMany({ where: { serial }, select: brief, orderBy: { id: 'desc' }, take: 10 })

export const byId = (tx: Tx, id: number): Promise<Brief | null> =>
  tx.suggestion.findUnique({ where: { id }, select: brief })

/** All that somebody led or signed, the newest first. */
export const ofPerson = (tx: Tx, personId: number, states?: readonly State[]): Promise<Brief[]> =>
  tx.suggestion.findMany({
    where: {
      OR: [{ leadId: personId }, { signers: { some: { personId, state: 'confirmed' } } }],
      ...(states ? { state: { in: [...states] } } : {}),
    },
    select: brief,
    orderBy: { id: 'desc' },
  })

/** All key suggestions whose supervision somebody leads or has joined, the newest first. */
export const supervisedBy = (tx: Tx, personId: number): Promise<Brief[]> =>
  tx.suggestion.findMany({
    where: { key: { supervisors: { some: { personId } } } },
    select: brief,
    orderBy: { id: 'desc' },
  })

/** All that units have or had in hand and did not give back, the newest first. */
export const ofUnits = (tx: Tx, unitIds: readonly number[], states?: readonly State[]): Promise<Brief[]> =>
  tx.suggestion.findMany({
    where: {
      handlings: { some: { unitId: { in: [...unitIds] }, state: { notIn: ['returned', 'ended'] } } },
      ...(states ? { state: { in: [...states] } } : {}),
    },
    select: brief,
    orderBy: { id: 'desc' },
  })

/** Units that were given a running suggestion, have not signed for it, and whose officer is missing or not bound; the oldest first. */
export const unsignedAndUnreached = (tx: Tx, channels: readonly string[] | null, take: number) =>
  tx.handling.findMany({
    where: {
      state: 'assigned',
      suggestion: {
        state: { in: ['assigned', 'return_requested', 'handling', 'rehandling'] },
        ...(channels === null ? {} : { channel: { in: [...channels] } }),
      },
      unit: {
        OR: [{ officerId: null }, { officer: { identities: { none: { activeKey: { not: null } } } } }],
      },
    },
    select: {
      id: true,
      assignedAt: true,
      suggestion: { select: { id: true, number: true, title: true } },
      unit: { select: { name: true, officer: { select: { name: true } } } },
    },
    orderBy: { id: 'asc' },
    take,
  })

/** Where the office has to decide (`isOffice`), or the office that assigns in one of the channels; the oldest first. */
export const undecided = (
  tx: Tx,
  isOffice: boolean,
  channels: readonly string[],
  take: number,
): Promise<SuggestionRow[]> =>
  tx.suggestion.findMany({
    where: {
      OR: [
        ...(isOffice ? [{ state: { in: ['submitted', 'accepted', 'conference'] } }] : []),
        { state: 'forwarded', channel: { in: [...channels] } },
        {
          state: { in: ['assigned', 'return_requested', 'handling', 'rehandling'] },
          channel: { in: [...channels] },
          handlings: {
            some: { OR: [{ state: 'return_requested' }, { extensions: { some: { granted: null } } }] },
          },
        },
      ],
    },
    include: whole,
    orderBy: { id: 'asc' },
    take,
  })

/** All that stand in a state and that the reader may read, the oldest first. */
export const inStates = (tx: Tx, states: readonly State[], reader: Reader): Promise<Brief[]> =>
  tx.$queryRaw<Brief[]>`SELECT s."id", s."number", s."title", s."state", s."version", s."leadId"
    FROM "Suggestion" s WHERE s."state" IN (${Prisma.join([...states])}) AND ${readableBy(reader)}
    ORDER BY s."id"`

export const mergedInto = (tx: Tx, id: number): Promise<{ id: number; number: string | null }[]> =>
  tx.suggestion.findMany({
    where: { mergedIntoId: id, state: 'merged' },
    select: { id: true, number: true },
    orderBy: { id: 'asc' },
  })

/** Ids in a state, from after `id` on: jobs go through them in chunks. */
export const idsInStates = (tx: Tx, states: readonly State[], id: number, take: number) =>
  tx.suggestion.findMany({
    where: { state: { in: [...states] }, id: { gt: id } },
    select: { id: true },
    orderBy: { id: 'asc' },
    take,
  })

export const draftsUntouchedSince = (tx: Tx, since: Date, id: number, take: number) =>
  tx.suggestion.findMany({
    where: { state: 'draft', touchedAt: { lte: since }, id: { gt: id } },
    select: { id: true },
    orderBy: { id: 'asc' },
    take,
  })

/** Old drafts of deputies in office who have no bound WeChat: nobody can warn them. How many each has, and since when. */
export const unreachedDrafts = (tx: Tx, since: Date) =>
  tx.person.findMany({
    where: {
      suggestionsLed: { some: { state: 'draft', touchedAt: { lte: since } } },
      deputies: { some: { endedOn: null, term: { current: true } } },
      identities: { none: { activeKey: { not: null } } },
    },
    select: {
      id: true,
      name: true,
      suggestionsLed: {
        where: { state: 'draft', touchedAt: { lte: since } },
        select: { touchedAt: true },
        orderBy: { touchedAt: 'asc' },
      },
    },
    orderBy: { id: 'asc' },
  })

/** What was submitted after an event, with the words that are compared for likeness. */
export const submittedAfter = (tx: Tx, eventId: number, take: number) =>
  tx.suggestionEvent.findMany({
    where: { move: 'submit', id: { gt: eventId } },
    select: {
      id: true,
      suggestion: { select: { id: true, title: true, facts: true, proposals: true } },
    },
    orderBy: { id: 'asc' },
    take,
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

// ---- co-signers

export const putSigner = (
  tx: Tx,
  signer: { suggestionId: number; personId: number; confirmedText: number; confirmedAt: Date },
) =>
  tx.suggestionSigner.upsert({
    where: { suggestionId_personId: { suggestionId: signer.suggestionId, personId: signer.personId } },
    create: { ...signer, state: 'confirmed' },
    update: { ...signer, state: 'confirmed', endedAt: null },
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

/** Of these people, those who serve as deputies of the current term on a day. */
export const deputiesNow = async (tx: Tx, personIds: readonly number[], on: Day): Promise<Set<number>> => {
  const rows = await tx.deputy.findMany({
    where: { personId: { in: [...personIds] }, endedOn: null, term: { current: true }, ...servingOn(on) },
    select: { personId: true },
  })
  return new Set(rows.map(({ personId }) => personId))
}

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

// ---- units and people

export const units = (tx: Tx) =>
  tx.handlingUnit.findMany({
    select: { id: true, name: true, shortNames: true, system: true, officerId: true, leaderId: true },
    orderBy: { id: 'asc' },
  })

/** The write repeats the leader that was read; false when somebody was faster. */
export const setUnitLeader = async (
  tx: Tx,
  read: { id: number; leaderId: number | null },
  leaderId: number | null,
): Promise<boolean> =>
  (
    await tx.handlingUnit.updateMany({
      where: { id: read.id, leaderId: read.leaderId },
      data: { leaderId },
    })
  ).count === 1

/** Names, and whether a WeChat is bound. */
export async function peopleBound(tx: Tx, ids: readonly number[]) {
  const rows = await tx.person.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      name: true,
      identities: { where: { activeKey: { not: null } }, select: { id: true }, take: 1 },
    },
  })
  return new Map(rows.map(({ id, name, identities }) => [id, { id, name, bound: identities.length > 0 }]))
}

/** Whose each template in force is: `unit:12`, `channel:government`. */
export const templateOwners = async (tx: Tx): Promise<string[]> =>
  (await tx.paperTemplate.findMany({ where: { activeKey: { not: null } }, select: { owner: true } })).map(
    ({ owner }) => owner,
  )

export const peopleById = (tx: Tx, ids: readonly number[]) =>
  tx.person.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } })

/** Chairpersons and members of the standing committee in the current term; with a day, those who serve then. */
export const members = (tx: Tx, on: Day | null = null) =>
  tx.scMember.findMany({
    where: { endedOn: null, term: { current: true }, ...(on !== null && { person: notSuspendedOn(on) }) },
    select: { post: true, committee: true, person: { select: { id: true, name: true } } },
    orderBy: { id: 'asc' },
  })

/** The members of a working committee; with a day, those who serve then. */
export const membersOfCommittee = async (
  tx: Tx,
  committee: string,
  on: Day | null = null,
): Promise<{ id: number; name: string }[]> =>
  (await members(tx, on)).filter((member) => member.committee === committee).map(({ person }) => person)

export const deputiesNamed = async (tx: Tx, name: string, on: Day): Promise<{ id: number; name: string }[]> =>
  (
    await tx.deputy.findMany({
      where: { endedOn: null, term: { current: true }, person: { name }, ...servingOn(on) },
      select: { person: { select: { id: true, name: true } } },
      orderBy: { id: 'asc' },
    })
  ).map(({ person }) => person)

/** Holds the office, also while his duties are suspended. */
export const isDeputy = async (tx: Tx, personId: number): Promise<boolean> =>
  (await tx.deputy.count({ where: { personId, endedOn: null, term: { current: true } } })) > 0

// ---- handling

export const addHandlings = (tx: Tx, rows: readonly Prisma.HandlingUncheckedCreateInput[]) =>
  tx.handling.createMany({ data: [...rows] })

/** The unit's part that is not over. */
export const changeHandling = (
  tx: Tx,
  suggestionId: number,
  unitId: number,
  change: Prisma.HandlingUncheckedUpdateManyInput,
) =>
  tx.handling.updateMany({
    where: { suggestionId, unitId, state: { notIn: ['returned', 'ended'] } },
    data: change,
  })

export const endHandlings = (tx: Tx, suggestionId: number, endedAt: Date) =>
  tx.handling.updateMany({
    where: { suggestionId, state: { notIn: ['returned', 'ended'] } },
    data: { state: 'ended', endedAt },
  })

/** Handled again: those who had replied have it again. */
export const reopenHandlings = (tx: Tx, suggestionId: number) =>
  tx.handling.updateMany({ where: { suggestionId, state: 'replied' }, data: { state: 'signed' } })

export const addCommunication = (tx: Tx, data: Prisma.HandlingCommunicationUncheckedCreateInput) =>
  tx.handlingCommunication.create({ data, select: { id: true } })

export const answerCommunication = (
  tx: Tx,
  id: number,
  change: { holds: boolean; answeredAt: Date; answer: string | null },
) => tx.handlingCommunication.updateMany({ where: { id, holds: null }, data: change })

export const communicationsOf = (tx: Tx, suggestionId: number) =>
  tx.handlingCommunication.findMany({ where: { suggestionId }, orderBy: { id: 'asc' } })

export const addExtension = (tx: Tx, data: Prisma.HandlingExtensionUncheckedCreateInput) =>
  tx.handlingExtension.create({ data, select: { id: true } })

export const decideExtension = (
  tx: Tx,
  handlingId: number,
  change: Prisma.HandlingExtensionUncheckedUpdateManyInput,
) => tx.handlingExtension.updateMany({ where: { handlingId, granted: null }, data: change })

export const addOpinion = (tx: Tx, data: Prisma.AssistOpinionUncheckedCreateInput) =>
  tx.assistOpinion.create({ data, select: { id: true } })

export const addReply = (tx: Tx, data: Prisma.SuggestionReplyUncheckedCreateInput) =>
  tx.suggestionReply.create({ data, select: { id: true } })

export const repliesOf = (tx: Tx, suggestionId: number) =>
  tx.suggestionReply.findMany({ where: { suggestionId }, orderBy: { id: 'asc' } })

export const setLetter = (tx: Tx, replyId: number, letterFileId: number) =>
  tx.suggestionReply.update({ where: { id: replyId }, data: { letterFileId } })

export const addCommitments = (tx: Tx, rows: readonly Prisma.CommitmentUncheckedCreateInput[]) =>
  tx.commitment.createMany({ data: [...rows] })

export const commitmentById = (tx: Tx, id: number) =>
  tx.commitment.findUnique({ where: { id }, include: { unit: { select: { name: true } } } })

export const commitmentsOf = (tx: Tx, suggestionId: number) =>
  tx.commitment.findMany({ where: { suggestionId }, orderBy: { id: 'asc' } })

/** Not delivered yet and due by a day; or delivered and not rated; for a year's summary also all that is open, or was kept since. */
export const openCommitments = (tx: Tx, dueBy: string, keptSince: Date | null, id: number, take: number) =>
  tx.commitment.findMany({
    where: {
      id: { gt: id },
      suggestion: { state: { notIn: ['withdrawn'] } },
      OR: [
        { deliveredAt: null, dueOn: { lte: dueBy } },
        { deliveredAt: { not: null }, ratedAt: null },
        ...(keptSince === null ? [] : [{ deliveredAt: null }, { deliveredAt: { gte: keptSince } }]),
      ],
    },
    include: {
      unit: { select: { id: true, name: true, officerId: true, leaderId: true } },
      suggestion: { select: { id: true, number: true, title: true, leadId: true, channel: true } },
    },
    orderBy: { id: 'asc' },
    take,
  })

export const deliverCommitment = (
  tx: Tx,
  id: number,
  change: { deliveredAt: Date; deliveredById: number; deliveredNote: string | null },
) => tx.commitment.updateMany({ where: { id, deliveredAt: null }, data: change })

export const rateCommitment = (
  tx: Tx,
  id: number,
  change: { rating: string; ratingReason: string | null; ratedAt: Date },
) => tx.commitment.updateMany({ where: { id, ratedAt: null }, data: change })

export const addRating = (tx: Tx, data: Prisma.SuggestionRatingUncheckedCreateInput) =>
  tx.suggestionRating.create({ data, select: { id: true } })

// ---- files, urges

export const addFile = (tx: Tx, data: Prisma.SuggestionFileUncheckedCreateInput) =>
  tx.suggestionFile.create({ data, select: { id: true } })

export const filesOf = (tx: Tx, suggestionId: number) =>
  tx.suggestionFile.findMany({ where: { suggestionId }, orderBy: { id: 'asc' } })

export const removeFile = (tx: Tx, suggestionId: number, fileId: number) =>
  tx.suggestionFile.deleteMany({ where: { suggestionId, fileId } })

export const lastUrge = (tx: Tx, suggestionId: number) =>
  tx.suggestionUrge.findFirst({ where: { suggestionId }, orderBy: { urgedAt: 'desc' } })

export const addUrge = (tx: Tx, data: Prisma.SuggestionUrgeUncheckedCreateInput) =>
  tx.suggestionUrge.create({ data, select: { id: true } })

// ---- supervision

const key = {
  supervisors: { include: { person: { select: { id: true, name: true } } }, orderBy: { id: 'asc' } },
} as const satisfies Prisma.KeySuggestionInclude

export type KeyRow = Prisma.KeySuggestionGetPayload<{ include: typeof key }>

export const keyOf = (tx: Tx, suggestionId: number): Promise<KeyRow | null> =>
  tx.keySuggestion.findUnique({ where: { suggestionId }, include: key })

export const addKey = (tx: Tx, data: Prisma.KeySuggestionUncheckedCreateInput) =>
  tx.keySuggestion.create({ data, select: { id: true } })

export const changeKey = (tx: Tx, id: number, change: Prisma.KeySuggestionUncheckedUpdateManyInput) =>
  tx.keySuggestion.updateMany({ where: { id }, data: change })

export const putSupervisor = (
  tx: Tx,
  row: { keySuggestionId: number; personId: number; role: string; since: Date },
) =>
  tx.supervisor.upsert({
    where: { keySuggestionId_personId: { keySuggestionId: row.keySuggestionId, personId: row.personId } },
    create: row,
    update: { role: row.role },
  })

export const addSupervisionLog = (tx: Tx, data: Prisma.SupervisionLogUncheckedCreateInput) =>
  tx.supervisionLog.create({ data, select: { id: true } })

/** Key suggestions that are not ended, with whoever leads them. */
export const openKeys = (tx: Tx) =>
  tx.keySuggestion.findMany({
    where: { suggestion: { state: { notIn: ['closed', 'withdrawn', 'not_accepted'] } } },
    include: { ...key, suggestion: { select: { id: true, number: true, title: true, state: true } } },
    orderBy: { id: 'asc' },
  })

export const removeCommunication = (tx: Tx, id: number) => tx.handlingCommunication.delete({ where: { id } })

export const addHandling = async (tx: Tx, data: Prisma.HandlingUncheckedCreateInput): Promise<number> =>
  (await tx.handling.create({ data, select: { id: true } })).id

// ---- lists and rates

interface ListFilter {
  states?: readonly State[]
  category?: string
  unitId?: number
  leadId?: number
  key?: boolean
  words?: string
}

const matching = (filter: ListFilter): Prisma.SuggestionWhereInput => ({
  ...(filter.states ? { state: { in: [...filter.states] } } : {}),
  ...(filter.category === undefined ? {} : { category: filter.category }),
  ...(filter.leadId === undefined ? {} : { leadId: filter.leadId }),
  ...(filter.key === undefined ? {} : { isKey: filter.key }),
  ...(filter.unitId === undefined
    ? {}
    : { handlings: { some: { unitId: filter.unitId, state: { notIn: ['returned', 'ended'] } } } }),
  ...(filter.words
    ? {
        OR: [
          { title: { contains: filter.words } },
          { number: { contains: filter.words } },
          { lead: { name: { contains: filter.words } } },
        ],
      }
    : {}),
})

export const filtered = (tx: Tx, filter: ListFilter, after: number, take: number): Promise<SuggestionRow[]> =>
  tx.suggestion.findMany({
    where: { id: { gt: after }, ...matching(filter) },
    include: whole,
    orderBy: { id: 'asc' },
    take,
  })

type ListOrder = { by: 'submittedAt' | 'number' | 'title'; descending: boolean }

/**
 * One page of what the reader may read, in an order, and how many there are in all. The ids come first, in SQL of our own: Prisma asks for a unit's
 * once a row, here its index is read once; whole are only the rows of the page.
 */
export async function pageOf(
  tx: Tx,
  filter: ListFilter,
  reader: Reader,
  order: ListOrder,
  skip: number,
  take: number,
): Promise<{ rows: SuggestionRow[]; total: number }> {
  const where = Prisma.join([readableBy(reader), ...conditionsOf(filter)], ' AND ')
  const column = Prisma.raw(`s."${order.by}" ${order.descending ? 'DESC' : 'ASC'}`)
  const found = await tx.$queryRaw<{ id: number }[]>`SELECT s."id" FROM "Suggestion" s WHERE ${where}
    ORDER BY ${column}, s."id" DESC LIMIT ${take} OFFSET ${skip}`
  const [counted] = await tx.$queryRaw<{ total: bigint | number }[]>`
    SELECT count(*) AS "total" FROM "Suggestion" s WHERE ${where}`
  const ids = found.map(({ id }) => id)
  const rows = new Map<number, SuggestionRow>()
  for (let from = 0; from < ids.length; from += mostInList)
    for (const row of await suggestionsById(tx, ids.slice(from, from + mostInList))) rows.set(row.id, row)
  return { rows: ids.flatMap((id) => rows.get(id) ?? []), total: Number(counted?.total ?? 0) }
}

const mostInList = 500

function conditionsOf(filter: ListFilter): Prisma.Sql[] {
  const { states, category, leadId, unitId, key: isKey, words } = filter
  const holds = `%${words ?? ''}%`
  return [
    ...(states ? [Prisma.sql`s."state" IN (${Prisma.join([...states])})`] : []),
    ...(category === undefined ? [] : [Prisma.sql`s."category" = ${category}`]),
    ...(leadId === undefined ? [] : [Prisma.sql`s."leadId" = ${leadId}`]),
    ...(isKey === undefined ? [] : [isKey ? Prisma.sql`s."isKey"` : Prisma.sql`NOT s."isKey"`]),
    ...(unitId === undefined
      ? []
      : [
          Prisma.sql`s."id" IN (SELECT h."suggestionId" FROM "Handling" h
            WHERE h."unitId" = ${unitId} AND h."state" NOT IN ('returned', 'ended'))`,
        ]),
    ...(words
      ? [
          Prisma.sql`(s."title" LIKE ${holds} OR s."number" LIKE ${holds}
            OR s."leadId" IN (SELECT p."id" FROM "Person" p WHERE p."name" LIKE ${holds}))`,
        ]
      : []),
  ]
}

/** What the public may look for: taken on, not secret, and its lead deputy agreed to something. */
export interface PublicFilter {
  words: string
  category: string | null
  unitId: number | null
  states: readonly State[] | null
}

const openToAll = (filter: PublicFilter): Prisma.SuggestionWhereInput => ({
  number: { not: null },
  secret: false,
  // by its units only what is public in full
  publicity: filter.unitId === null ? { in: ['full', 'title'] } : 'full',
  state: filter.states ? { in: [...filter.states] } : { not: 'withdrawn' },
  ...(filter.category === null ? {} : { category: filter.category }),
  ...(filter.unitId === null
    ? {}
    : { handlings: { some: { unitId: filter.unitId, state: { notIn: ['returned', 'ended'] } } } }),
  ...(filter.words
    ? { OR: [{ title: { contains: filter.words } }, { number: { contains: filter.words } }] }
    : {}),
})

const ofPublic = {
  id: true,
  number: true,
  title: true,
  category: true,
  state: true,
  secret: true,
  publicity: true,
  leadId: true,
  lead: { select: { name: true } },
  signers: {
    where: { state: 'confirmed' },
    select: { personId: true, person: { select: { name: true } } },
  },
} as const satisfies Prisma.SuggestionSelect

export type PublicRow = Prisma.SuggestionGetPayload<{ select: typeof ofPublic }>

/** Whom these people, as deputies of any term, contact: their names are nobody else's business. */
export async function votersContactedBy(tx: Tx, personIds: readonly number[]) {
  const links = await tx.voterLink.findMany({
    where: { deputy: { personId: { in: [...personIds] } } },
    select: {
      deputy: { select: { personId: true } },
      voter: { select: { name: true, aka: true, address: true } },
    },
  })
  return links.map(({ deputy, voter }) => ({
    personId: deputy.personId,
    voter: { ...voter, aka: JSON.parse(voter.aka) as string[] },
  }))
}

/** The newest first, and how many there are in all. */
export async function publicPage(
  tx: Tx,
  filter: PublicFilter,
  skip: number,
  take: number,
): Promise<{ rows: PublicRow[]; total: number }> {
  const where = openToAll(filter)
  const rows = await tx.suggestion.findMany({ where, select: ofPublic, orderBy: { id: 'desc' }, skip, take })
  return { rows, total: await tx.suggestion.count({ where }) }
}

const ofHandling = {
  id: true,
  unitId: true,
  role: true,
  state: true,
  assignedAt: true,
  extensions: { where: { granted: true }, orderBy: { id: 'asc' }, select: { grantedUntil: true } },
} as const satisfies Prisma.HandlingSelect

export type CountedHandling = Prisma.HandlingGetPayload<{ select: typeof ofHandling }>

const ofRates = {
  id: true,
  number: true,
  category: true,
  groupId: true,
  state: true,
  mergedIntoId: true,
} as const satisfies Prisma.SuggestionSelect

const registered = {
  ...whole,
  replies: { orderBy: { id: 'asc' }, select: { round: true, replyClass: true } },
  ratings: { orderBy: { round: 'asc' }, select: { work: true, result: true } },
} as const satisfies Prisma.SuggestionInclude

export type RegisterRow = Prisma.SuggestionGetPayload<{ include: typeof registered }>

/** By the instant of submitting; what was never submitted by the one of drafting. */
export const registeredAfter = (
  tx: Tx,
  after: number,
  { from, until }: { from: Date; until: Date },
  take: number,
): Promise<RegisterRow[]> => {
  const within = { gte: from, lt: until }
  return tx.suggestion.findMany({
    where: { id: { gt: after }, OR: [{ submittedAt: within }, { submittedAt: null, createdAt: within }] },
    include: registered,
    orderBy: { id: 'asc' },
    take,
  })
}

/** What is needed of the suggestion into which one was merged: its units owe the merged one a reply too. */
const ofMerger = {
  id: true,
  number: true,
  handlings: { select: ofHandling, orderBy: { id: 'asc' } },
} as const satisfies Prisma.SuggestionSelect

type Parts = Awaited<ReturnType<typeof partsBetween>>

export type CountedRow = Prisma.SuggestionGetPayload<{ select: typeof ofRates }> & {
  [Part in keyof Parts]: Parts[Part]
} & { into: Prisma.SuggestionGetPayload<{ select: typeof ofMerger }> | null }

/**
 * What the rates are counted from, from after `after` on. Each table is read flat, by the span of ids: half the time of
 * having Prisma join them.
 */
export async function countedAfter(
  tx: Tx,
  after: number,
  take: number,
  states: readonly State[],
  accepted: { gte: Date; lt: Date },
): Promise<CountedRow[]> {
  const rows = await tx.suggestion.findMany({
    where: { id: { gt: after }, state: { in: [...states] }, acceptedAt: accepted },
    select: ofRates,
    orderBy: { id: 'asc' },
    take,
  })
  const [first, last] = [rows[0], rows.at(-1)]
  if (!first || !last) return []
  const parts = await partsBetween(tx, first.id, last.id)
  const of = {
    handlings: Map.groupBy(parts.handlings, ({ suggestionId }) => suggestionId),
    replies: Map.groupBy(parts.replies, ({ suggestionId }) => suggestionId),
    ratings: Map.groupBy(parts.ratings, ({ suggestionId }) => suggestionId),
    commitments: Map.groupBy(parts.commitments, ({ suggestionId }) => suggestionId),
    communications: Map.groupBy(parts.communications, ({ suggestionId }) => suggestionId),
  }
  const mergers = await mergersOf(tx, rows)
  return rows.map((row) => ({
    ...row,
    handlings: of.handlings.get(row.id) ?? [],
    replies: of.replies.get(row.id) ?? [],
    ratings: of.ratings.get(row.id) ?? [],
    commitments: of.commitments.get(row.id) ?? [],
    communications: of.communications.get(row.id) ?? [],
    into: row.mergedIntoId === null ? null : (mergers.get(row.mergedIntoId) ?? null),
  }))
}

async function partsBetween(tx: Tx, first: number, last: number) {
  const where = { suggestionId: { gte: first, lte: last } }
  const extensions = Map.groupBy(
    await tx.handlingExtension.findMany({
      where: { ...where, granted: true },
      select: { handlingId: true, grantedUntil: true },
      orderBy: { id: 'asc' },
    }),
    ({ handlingId }) => handlingId,
  )
  const handlings = await tx.handling.findMany({
    where,
    select: { id: true, suggestionId: true, unitId: true, role: true, state: true, assignedAt: true },
    orderBy: { id: 'asc' },
  })
  return {
    handlings: handlings.map((handling) => ({ ...handling, extensions: extensions.get(handling.id) ?? [] })),
    replies: await tx.suggestionReply.findMany({
      where,
      select: { suggestionId: true, handlingId: true, replyClass: true, repliedAt: true },
      orderBy: { id: 'asc' },
    }),
    ratings: await tx.suggestionRating.findMany({
      where,
      select: { suggestionId: true, work: true, result: true },
      orderBy: { round: 'asc' },
    }),
    commitments: await tx.commitment.findMany({
      where,
      select: { suggestionId: true, unitId: true, deliveredAt: true, rating: true },
    }),
    communications: await tx.handlingCommunication.findMany({
      where,
      select: { suggestionId: true, handlingId: true, holds: true, method: true },
    }),
  }
}

async function mergersOf(tx: Tx, rows: readonly { mergedIntoId: number | null }[]) {
  const ids = rows.flatMap(({ mergedIntoId }) => mergedIntoId ?? [])
  const found =
    ids.length === 0 ? [] : await tx.suggestion.findMany({ where: { id: { in: ids } }, select: ofMerger })
  return new Map(found.map((one) => [one.id, one]))
}

// ---- the ledger of jobs

export const stepIsDone = async (tx: Tx, job: string, period: string, step: string): Promise<boolean> =>
  (await tx.jobStep.findUnique({ where: { job_period_step: { job, period, step } } })) !== null

export const noteStep = (tx: Tx, job: string, period: string, step: string, doneAt: Date) =>
  tx.$executeRaw`INSERT INTO "JobStep" ("job", "period", "step", "doneAt", "outcome")
    VALUES (${job}, ${period}, ${step}, ${doneAt}, 'done') ON CONFLICT DO NOTHING`
