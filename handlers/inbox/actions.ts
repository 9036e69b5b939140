import type { Act } from '../shared/act.ts'
import * as store from './store.ts'

/** Keeps a message, once whatever the channel delivers; answers its number, or null for a redelivery. */
export const takeIn = (act: Act, message: Omit<store.NewInbound, 'receivedAt'>): Promise<number | null> =>
  store.add(act.tx, { ...message, receivedAt: act.now })

/** Notes who sent it and what it was understood as. */
export const noteMeaning = (act: Act, id: number, personId: number | null, intent: string): Promise<number> =>
  store.setMeaning(act.tx, id, personId, intent)

/** How many messages of the last hour were not understood in a row before this one; three are looked at. */
export async function misunderstoodBefore(
  act: Act,
  conversation: string,
  messageId: string,
): Promise<number> {
  const intents = await store.lastIntents(
    act.tx,
    conversation,
    messageId,
    new Date(act.now.getTime() - 3600_000),
    3,
  )
  const first = intents.findIndex((intent) => intent !== 'unknown')
  return first < 0 ? intents.length : first
}

/** The names of those who wrote these messages, as far as their WeChat is bound now. */
export const whoWrote = async (tx: Act['tx'], ids: readonly number[]): Promise<Map<number, string>> =>
  new Map((await store.writersOf(tx, ids)).map(({ id, name }) => [id, name]))
