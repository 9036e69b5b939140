/** Which changes of an announced activity are told again: what concerns those who were told. Pure. */

/** How the office counts it and who is let in at the door: nobody has to know anew. */
const quiet: ReadonlySet<string> = new Set(['kind', 'topic', 'hours', 'level', 'doorOnly'])

/** What of a change is none: it stands there already. */
export const freshOf = <Changes extends object>(before: object, change: Changes): Partial<Changes> =>
  Object.fromEntries(
    Object.entries(change).filter(
      ([key, value]) => String((before as Record<string, unknown>)[key]) !== String(value),
    ),
  ) as Partial<Changes>

/**
 * Told again: another time, place, name, deadline, what to bring, fewer seats, that a receipt is wanted. More seats concern
 * who waits, and he is told of his.
 */
export const isToldAgain = (before: { seats: number | null }, change: object): boolean =>
  Object.entries<unknown>({ ...freshOf(before, change) }).some(([key, value]) => {
    if (key === 'seats') return isFewer(before.seats, value as number | null)
    if (key === 'needsReceipt') return value === true
    return !quiet.has(key)
  })

const isFewer = (before: number | null, after: number | null): boolean =>
  after !== null && (before === null || after < before)
