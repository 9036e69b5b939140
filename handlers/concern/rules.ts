/** A matter raised, in the speaker's words. `raisedBy` indexes the people of its report; null = all, empty = none of those on the list. */
export interface NewConcern {
  text: string
  raisedBy: readonly number[] | null
}

/** The contacts of a report that raised a matter. */
export const raisersOf = ({ raisedBy }: NewConcern, contactIds: readonly number[]): readonly number[] =>
  raisedBy === null ? contactIds : raisedBy.flatMap((index) => contactIds[index] ?? [])
