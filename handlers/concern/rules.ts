import type { Speaker } from '../people/rules.ts'

/** A matter raised, in the speaker's words. `raisedBy` indexes the people of its report; null = all, empty = none of those on the list. */
export interface NewConcern {
  text: string
  raisedBy: readonly number[] | null
}

/** The contacts of a report that raised a matter. */
export const raisersOf = ({ raisedBy }: NewConcern, contactIds: readonly number[]): readonly number[] =>
  raisedBy === null ? contactIds : raisedBy.flatMap((index) => contactIds[index] ?? [])

export type ConcernState = 'open' | 'answered' | 'in_suggestion' | 'void'

export const stateNames: Record<ConcernState, string> = {
  open: '还没有答复',
  answered: '已答复',
  in_suggestion: '已写进代表建议',
  void: '已撤回',
}

export type ConcernMove = 'answer' | 'suggest' | 'void'

/** What may follow what. Answering a matter that is in a suggestion leaves it there; a void one moves no more. */
export const moves: Record<ConcernMove, Partial<Record<ConcernState, ConcernState>>> = {
  answer: { open: 'answered', answered: 'answered', in_suggestion: 'in_suggestion' },
  suggest: { open: 'in_suggestion', answered: 'in_suggestion' },
  void: { open: 'void' },
}

/** Where a matter goes when its suggestion is given up: back to what it was. */
export const stateWithout = (answers: number): ConcernState => (answers > 0 ? 'answered' : 'open')

/** Whose matter it is. */
export interface ConcernOwner {
  personId: number
  /** His group as a deputy of this term. */
  groupId: number | null
}

/** One line an act; every read and write of a concern asks here. */
export const mayConcern = {
  /** Its owner, the liaison of his group, and the deputies' affairs office. */
  see: (who: Speaker, owner: ConcernOwner) =>
    who.personId === owner.personId ||
    (owner.groupId !== null && who.liaisonGroupIds.includes(owner.groupId)) ||
    who.staffRoles.includes('代表工委'),
  /** Only its owner answers it or turns it into a suggestion (代表法: 代表自己听取和反映意见). */
  answer: (who: Speaker, owner: ConcernOwner) => who.personId === owner.personId,
} as const

export const longestAnswer = 2_000
