/** Whether the counts of a satisfaction poll still stand, and how that is said. Pure. */

export interface Edition {
  edition: number
  replacedById: number | null
  voidedAt: Date | null
}

export type PollStanding = 'valid' | 'replaced' | 'void'

/** A correction replaces the edition before it; what was voided stands for nothing, and neither is ever deleted. */
export const standingOf = ({ replacedById, voidedAt }: Edition): PollStanding =>
  voidedAt !== null ? 'void' : replacedById !== null ? 'replaced' : 'valid'

/** 已更正, 已作废 …; null for what was recorded once and still stands. */
export const markOf = (one: Edition): string | null => {
  const standing = standingOf(one)
  if (standing === 'void') return '已作废'
  if (standing === 'replaced') return '已更正，以更正后的为准'
  return one.edition > 1 ? `已更正，第${one.edition}版` : null
}
