import type { Prisma, Tx } from '../../../../prisma/client.ts'
import { whole } from '../../store.ts'

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
