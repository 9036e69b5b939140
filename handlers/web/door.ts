/** What the web door is opened with, and an act that comes in through it. */
import { reportFault } from '../help/actions.ts'
import { settingsAt, type Settings } from '../settings/actions.ts'
import type { Act, ActorRef, Db, Tx } from '../shared/act.ts'

export interface WebDoor {
  db: Db
  zone: string
  now: () => Date
  /** BASE_URL: what links begin with. */
  baseUrl: () => string
  puppet: string
  loggedIn: () => boolean
  version: string
  /** SEND_PACE_MS */
  paceMs: number
  /** Something was queued to be said. */
  wake: () => void
  /** One line for the log: a number, an error; never a name, a text or an address. */
  logFault: (number: string, fault: unknown) => void
}

export async function tellStaff(door: WebDoor, number: string): Promise<void> {
  try {
    await door.db.$transaction((tx) => reportFault(actIn(door, tx, 'system', 'desk'), number))
    door.wake()
  } catch (fault) {
    door.logFault(number, fault)
  }
}

export const actIn = (door: WebDoor, tx: Tx, actor: ActorRef, via: Act['via']): Act => ({
  tx,
  now: door.now(),
  zone: door.zone,
  actor,
  via,
})

export const settingsNow = (door: WebDoor, tx: Tx): Promise<Settings> => settingsAt(tx, door.now(), door.zone)
