import type { Prisma, Tx } from '../../../../prisma/client.ts'

export const lastRating = (tx: Tx, suggestionId: number) =>
  tx.suggestionRating.findFirst({ where: { suggestionId }, orderBy: { round: 'desc' } })

/** The rating as it stood is kept, and the other one takes its place. */
export async function correctRating(
  tx: Tx,
  was: { id: number; edition: number; work: string; result: string; reason: string | null },
  now: { work: string; result: string; reason: string | null },
  at: Date,
): Promise<void> {
  const { id: ratingId, edition, work, result, reason } = was
  await tx.ratingEdition.create({ data: { ratingId, edition, work, result, reason, replacedAt: at } })
  await tx.suggestionRating.update({
    where: { id: ratingId },
    data: { ...now, edition: edition + 1, correctedAt: at },
  })
}

/** The replies of units in a round, with what they promised. */
export const repliesIn = (tx: Tx, suggestionId: number, round: number, unitIds: readonly number[]) =>
  tx.suggestionReply.findMany({
    where: { suggestionId, round, handling: { unitId: { in: [...unitIds] } } },
    include: { handling: { select: { unitId: true, state: true } }, commitments: { orderBy: { id: 'asc' } } },
    orderBy: { id: 'asc' },
  })

export type ReplyRow = Awaited<ReturnType<typeof repliesIn>>[number]

/** The reply as it stood is kept with its promises, and the other one takes its place. */
export async function correctReply(
  tx: Tx,
  was: ReplyRow,
  now: Prisma.SuggestionReplyUncheckedUpdateInput,
  by: { at: Date; personId: number },
): Promise<void> {
  const promises = was.commitments.map(({ text, dueOn, deliveredAt }) => ({ text, dueOn, deliveredAt }))
  await tx.replyEdition.create({
    data: {
      replyId: was.id,
      edition: was.edition,
      replyClass: was.replyClass,
      text: was.text,
      letterNumber: was.letterNumber,
      signedBy: was.signedBy,
      contactPerson: was.contactPerson,
      contactPhone: was.contactPhone,
      promises: JSON.stringify(promises),
      replacedAt: by.at,
      replacedById: by.personId,
    },
  })
  await tx.suggestionReply.update({
    where: { id: was.id },
    data: { ...now, edition: was.edition + 1, correctedAt: by.at },
  })
}

/** Promises that a correction takes back; one that was reported as kept stays. */
export const dropPromises = (tx: Tx, replyId: number) =>
  tx.commitment.deleteMany({ where: { replyId, deliveredAt: null } })
