import type { Act } from '../shared/act.ts'
import * as store from './store.ts'

export interface OpenQuestion {
  id: number
  kind: string
  payload: unknown
  expired: boolean
}

/** What was asked last in a conversation and is not answered; one at a time. It survives a restart. */
export async function openQuestion(act: Act, conversation: string): Promise<OpenQuestion | null> {
  const row = await store.openIn(act.tx, conversation)
  if (!row) return null
  return {
    id: row.id,
    kind: row.kind,
    payload: JSON.parse(row.payload) as unknown,
    expired: row.expiresAt <= act.now,
  }
}

/** Asks, in place of whatever was open in this conversation. */
export async function ask(
  act: Act,
  conversation: string,
  kind: string,
  payload: unknown,
  expiresHours: number,
): Promise<void> {
  const before = await store.openIn(act.tx, conversation)
  if (before) await store.close(act.tx, before.id, act.now, 'replaced')
  await store.add(act.tx, {
    conversation,
    kind,
    payload: JSON.stringify(payload),
    askedAt: act.now,
    expiresAt: new Date(act.now.getTime() + expiresHours * 3600_000),
  })
}

export const closeQuestion = (
  act: Act,
  id: number,
  outcome: 'answered' | 'cancelled' | 'replaced' | 'expired',
) => store.close(act.tx, id, act.now, outcome)

/** Closes what is open in a conversation: somebody else speaks there from now on. */
export async function dropQuestion(act: Act, conversation: string): Promise<void> {
  const open = await store.openIn(act.tx, conversation)
  if (open) await store.close(act.tx, open.id, act.now, 'cancelled')
}
