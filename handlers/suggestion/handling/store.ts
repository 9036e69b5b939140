import type { Prisma, Tx } from '../../../prisma/client.ts'
import { brief, type SuggestionRow, whole } from '../store.ts'

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
      suggestion: {
        select: {
          id: true,
          number: true,
          title: true,
          leadId: true,
          lead: { select: { name: true } },
          signers: {
            where: { state: 'confirmed' },
            select: { personId: true, person: { select: { name: true } } },
          },
        },
      },
      unit: { select: { name: true, officer: { select: { name: true } } } },
    },
    orderBy: { id: 'asc' },
    take,
  })

/** Units that work on suggestions and that no message reaches, each with how many and since when. */
export async function workingUnreached(tx: Tx, channels: readonly string[] | null) {
  const where = {
    state: { in: ['signed', 'return_requested'] },
    suggestion: {
      state: { in: ['assigned', 'return_requested', 'handling', 'rehandling'] },
      ...(channels === null ? {} : { channel: { in: [...channels] } }),
    },
  }
  return tx.handlingUnit.findMany({
    where: {
      handlings: { some: where },
      OR: [{ officerId: null }, { officer: { identities: { none: { activeKey: { not: null } } } } }],
    },
    select: {
      id: true,
      name: true,
      officer: { select: { name: true } },
      handlings: { where, select: { signedAt: true, assignedAt: true }, orderBy: { id: 'asc' } },
    },
    orderBy: { id: 'asc' },
  })
}

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
        ...(isOffice
          ? [
              { state: { in: ['submitted', 'accepted', 'conference'] } },
              {
                state: { notIn: ['closed', 'withdrawn', 'not_accepted'] },
                events: { some: { move: 'ask_withdraw' } },
              },
            ]
          : []),
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

/** Handled again: those who had replied have it again. */
export const reopenHandlings = (tx: Tx, suggestionId: number) =>
  tx.handling.updateMany({ where: { suggestionId, state: 'replied' }, data: { state: 'signed' } })

/** Parts in a merged suggestion whose unit spoke with its deputy and then did not handle it any more. */
export const endUnreplied = (tx: Tx, suggestionId: number, endedAt: Date) =>
  tx.handling.updateMany({
    where: { suggestionId, state: { notIn: ['replied', 'returned', 'ended'] } },
    data: { state: 'ended', endedAt },
  })

export const removeHandling = (tx: Tx, id: number) => tx.handling.delete({ where: { id } })

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
  tx.commitment.findUnique({
    where: { id },
    include: { unit: { select: { name: true, officerId: true, leaderId: true } } },
  })

export const commitmentsOf = (tx: Tx, suggestionId: number) =>
  tx.commitment.findMany({ where: { suggestionId }, orderBy: { id: 'asc' } })

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

/** Handled again by mistake: the replies of these units stand. */
export const keepReplied = (tx: Tx, suggestionId: number, unitIds: readonly number[]) =>
  tx.handling.updateMany({
    where: { suggestionId, unitId: { in: [...unitIds] }, state: 'signed' },
    data: { state: 'replied' },
  })

export const removeCommunication = (tx: Tx, id: number) => tx.handlingCommunication.delete({ where: { id } })

export const addHandling = async (tx: Tx, data: Prisma.HandlingUncheckedCreateInput): Promise<number> =>
  (await tx.handling.create({ data, select: { id: true } })).id

/** What units promised and did not keep yet, whatever became of their part; the first due first. */
export const openPromisesOf = (tx: Tx, unitIds: readonly number[]) =>
  tx.commitment.findMany({
    where: {
      unitId: { in: [...unitIds] },
      deliveredAt: null,
      suggestion: { state: { notIn: ['withdrawn', 'not_accepted'] } },
    },
    select: { dueOn: true, suggestion: { select: brief } },
    orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
  })
