import type { Tx } from '../../../../prisma/client.ts'

interface Mention {
  noticeId: number
  suggestionId: number
  key: string
}

export const addMentions = (tx: Tx, mentions: readonly Mention[]) =>
  tx.digestMention.createMany({ data: [...mentions] })

/** All that a digest names but these. */
export const leaveOut = (tx: Tx, noticeId: number, named: readonly Omit<Mention, 'noticeId'>[]) =>
  tx.digestMention.updateMany({
    where: { noticeId, NOT: named.map(({ suggestionId, key }) => ({ suggestionId, key })) },
    data: { leftOut: true },
  })

/** Every digest that names a suggestion, or did when it was queued. */
export const mentionsOf = (tx: Tx, suggestionId: number) =>
  tx.digestMention.findMany({ where: { suggestionId }, orderBy: { id: 'asc' } })

/** All mentions after an id, with what the export says of them; by the day on which the digest was queued. */
export const mentionsAfter = (
  tx: Tx,
  id: number,
  { from, until }: { from: Date; until: Date },
  take: number,
) =>
  tx.digestMention.findMany({
    where: { id: { gt: id }, notice: { queuedAt: { gte: from, lt: until } } },
    include: {
      suggestion: { select: { id: true, number: true } },
      notice: {
        select: { recipient: true, period: true, state: true, person: { select: { name: true } } },
      },
    },
    orderBy: { id: 'asc' },
    take,
  })
