/** What answers somebody: said at once, in the order in which it was queued. */
import type { Act } from '../shared/act.ts'
import { wordsOf, type Said } from '../shared/said.ts'
import { inParts, leaseMs } from './rules.ts'
import * as store from './store.ts'

/** Where an answer goes: back to where the message came from. */
export interface ReplyTo {
  inboundId: number
  account: string
  conversation: string
  contactId: string | null
  roomId: string | null
  mention: string | null
}

/** An answer that its writer may say at once: it counts as taken until the lease ends. */
export interface Answer {
  id: number
  contactId: string | null
  roomId: string | null
  mention: string | null
  /** Empty when only a file is said. */
  text: string
  /** Sent after the text. */
  fileIds: readonly number[]
}

/**
 * Writes the answer to a message into the outbox, in the message's own transaction. Long ones go out in parts; each
 * file is a notice of its own, said after the words.
 */
export async function answer(act: Act, to: ReplyTo, said: Said): Promise<Answer[]> {
  const { text, fileIds } = wordsOf(said)
  const words = inParts(text).map((part, index) => ({ step: String(index + 1), text: part, fileId: null }))
  const files = fileIds.map((fileId, index) => ({ step: `file${index + 1}`, text: '', fileId }))
  const parts = [...words, ...files]
  const rows = await store.addNotices(
    act.tx,
    parts.map((part) => ({
      ...part,
      kind: 'answer',
      recipient: to.conversation,
      period: String(to.inboundId),
      personId: null,
      account: to.account,
      contactId: to.contactId,
      roomId: to.roomId,
      mention: to.mention,
      subject: null,
      promise: 'at_least_once' as const,
      state: 'sending' as const,
      queuedAt: act.now,
      notBefore: act.now,
      leaseUntil: new Date(act.now.getTime() + leaseMs),
    })),
  )
  const idOf = new Map(rows.map(({ step, id }) => [step, id]))
  const { contactId, roomId, mention } = to
  return parts.flatMap(({ step, text: part, fileId }) => {
    const id = idOf.get(step)
    const own = { contactId, roomId, mention, text: part, fileIds: fileId === null ? [] : [fileId] }
    return id === undefined ? [] : [{ id, ...own }]
  })
}

/**
 * Says something to a person as soon as he can be reached, at least once: what he did at a form, or what he waits for.
 * The same (kind, person, period) is queued once.
 */
export async function tell(
  act: Act,
  personId: number,
  notice: { kind: string; period: string; text: string },
): Promise<void> {
  await store.addNotices(
    act.tx,
    inParts(notice.text).map((text, index) => ({
      kind: notice.kind,
      recipient: recipientOf(personId),
      period: notice.period,
      step: String(index + 1),
      personId,
      account: null,
      contactId: null,
      roomId: null,
      mention: null,
      text,
      fileId: null,
      subject: null,
      promise: 'at_least_once' as const,
      state: 'queued' as const,
      queuedAt: act.now,
      notBefore: act.now,
      leaseUntil: null,
    })),
  )
}

export const recipientOf = (personId: number): string => `person:${personId}`
