import type { Tx } from '../../../prisma/client.ts'

/** A page of what was keyed in for its party, of all suggestions, in the order in which it was. */
export const keyedAfter = (
  tx: Tx,
  id: number,
  moves: readonly string[],
  range: { from: Date; until: Date },
  take: number,
) =>
  tx.suggestionEvent.findMany({
    where: {
      id: { gt: id },
      move: { in: [...moves] },
      details: { contains: '"keyedIn":' },
      at: { gte: range.from, lt: range.until },
    },
    include: {
      suggestion: { select: { id: true, number: true, lead: { select: { name: true } } } },
    },
    orderBy: { id: 'asc' },
    take,
  })

interface Disowned {
  of: string
  unitId?: number
  communicationId?: number
  commitmentId?: number
}

const active = { notIn: ['returned', 'ended'] }

const extensionOf = (tx: Tx, suggestionId: number, unitId = 0) =>
  tx.handlingExtension.findFirst({
    where: { suggestionId, granted: null, handling: { unitId, state: active } },
    orderBy: { id: 'desc' },
  })

/** What was said with a step that is taken back, for the history; null where it said nothing. */
export async function wordsOf(
  tx: Tx,
  suggestionId: number,
  { of, unitId = 0, communicationId = 0, commitmentId = 0 }: Disowned,
): Promise<Record<string, unknown> | null> {
  switch (of) {
    case 'ask_return':
      return tx.handling.findFirst({
        where: { suggestionId, unitId, state: active },
        select: { returnReason: true, returnBetter: true },
      })
    case 'ask_extension':
      return extensionOf(tx, suggestionId, unitId)
    case 'communicate':
    case 'confirm_communication':
      return tx.handlingCommunication.findUnique({ where: { id: communicationId } })
    case 'deliver':
    case 'rate_commitment':
      return tx.commitment.findUnique({ where: { id: commitmentId } })
    default:
      return null
  }
}

/** Takes a step's rows back; `state`: in which the unit has it again. */
export async function takeBack(
  tx: Tx,
  suggestionId: number,
  { of, unitId = 0, communicationId = 0, commitmentId = 0 }: Disowned,
  state: string,
): Promise<void> {
  const part = { where: { suggestionId, unitId, state: active } }
  switch (of) {
    case 'sign_for':
      await tx.handling.updateMany({ ...part, data: { state, signedAt: null } })
      return
    case 'ask_return':
      await tx.handling.updateMany({
        ...part,
        data: { state, returnAskedAt: null, returnReason: null, returnBetter: null },
      })
      return
    case 'ask_extension': {
      const asked = await extensionOf(tx, suggestionId, unitId)
      if (asked) await tx.handlingExtension.delete({ where: { id: asked.id } })
      return
    }
    case 'communicate':
      await tx.handlingCommunication.delete({ where: { id: communicationId } })
      return
    case 'confirm_communication':
      await tx.handlingCommunication.update({
        where: { id: communicationId },
        data: { holds: null, answeredAt: null, answer: null },
      })
      return
    case 'deliver':
      await tx.commitment.update({
        where: { id: commitmentId },
        data: { deliveredAt: null, deliveredById: null, deliveredNote: null },
      })
      return
    case 'rate_commitment':
      await tx.commitment.update({
        where: { id: commitmentId },
        data: { rating: null, ratingReason: null, ratedAt: null },
      })
  }
}

export const unitName = async (tx: Tx, id: number): Promise<string | null> =>
  (await tx.handlingUnit.findUnique({ where: { id }, select: { name: true } }))?.name ?? null
