/** Where the program's time comes from. Handed to every door; nobody else reads the machine's clock. */
export interface Clock {
  now(): Date
}

/** The machine's clock. */
export const machineClock: Clock = { now: () => new Date() }

/** A clock that starts at an instant and runs on from there; `set` moves it (the chat page's clock, tests, `CLOCK`). */
export interface MovableClock extends Clock {
  set(instant: Date): void
}

export function movableClock(start: Date): MovableClock {
  let offset = start.getTime() - Date.now()
  return {
    now: () => new Date(Date.now() + offset),
    set: (instant) => {
      offset = instant.getTime() - Date.now()
    },
  }
}

/** Milliseconds that only ever grow: for time limits and heartbeats, never for records. */
export const elapsed = (): number => performance.now()
