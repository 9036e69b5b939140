import type { Db, Tx } from '../../prisma/client.ts'

export type { Db, Tx }

type Via = 'chat' | 'form' | 'desk' | 'job' | 'cli'

/** Who acts: `person:ID`, or `system` for a job, or `cli` for whoever sits at the office's terminal. */
export type ActorRef = `person:${number}` | 'system' | 'cli'

/** What every verb is given by its door: one transaction, one instant, one actor. */
export interface Act {
  tx: Tx
  now: Date
  zone: string
  actor: ActorRef
  via: Via
}
