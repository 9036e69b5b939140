/** Seats and the waiting list. Pure arithmetic: the caller holds the activity while it counts. */
import type { Answer } from '../rules.ts'

/** Whether one more may come: a seat, or a place on the waiting list. No number of seats: everybody may. */
export const seatFor = (seats: number | null, goingOthers: number): Extract<Answer, 'going' | 'waiting'> =>
  seats === null || goingOthers < seats ? 'going' : 'waiting'

/** Those on the waiting list who now get a seat, first come first. */
export function promoted<One extends { waitingNo: number | null }>(
  seats: number | null,
  going: number,
  waiting: readonly One[],
): One[] {
  const inOrder = [...waiting].sort((a, b) => (a.waitingNo ?? 0) - (b.waitingNo ?? 0))
  return inOrder.slice(0, seats === null ? inOrder.length : Math.max(0, seats - going))
}
