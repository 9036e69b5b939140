import type { Tx } from '../../prisma/client.ts'

export interface OpenRow {
  id: number
  kind: string
  payload: string
  expiresAt: Date
}

/** Raw: this is asked for every message. */
export async function openIn(tx: Tx, conversation: string): Promise<OpenRow | null> {
  const [row] = await tx.$queryRaw<OpenRow[]>`
    SELECT "id", "kind", "payload", "expiresAt" FROM "OpenQuestion" WHERE "activeKey" = ${conversation}`
  return row ?? null
}

export const close = (tx: Tx, id: number, closedAt: Date, outcome: string) =>
  tx.openQuestion.updateMany({ where: { id, closedAt: null }, data: { activeKey: null, closedAt, outcome } })

export const add = (
  tx: Tx,
  question: { conversation: string; kind: string; payload: string; askedAt: Date; expiresAt: Date },
) => tx.openQuestion.create({ data: { ...question, activeKey: question.conversation }, select: { id: true } })
