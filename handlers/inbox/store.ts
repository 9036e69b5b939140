import { Prisma, type Tx } from '../../prisma/client.ts'

export interface NewInbound {
  account: string
  messageId: string
  conversation: string
  fromId: string
  roomId: string | null
  text: string
  sentAt: Date
  receivedAt: Date
}

/** The message's own row; null when it is there already: a redelivery. */
export async function add(tx: Tx, message: NewInbound): Promise<number | null> {
  const [row] = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO "Inbound" ("account", "messageId", "conversation", "fromId", "roomId", "text", "sentAt", "receivedAt")
    VALUES (${message.account}, ${message.messageId}, ${message.conversation}, ${message.fromId}, ${message.roomId},
      ${message.text}, ${message.sentAt}, ${message.receivedAt})
    ON CONFLICT DO NOTHING RETURNING "id"`
  return row?.id ?? null
}

export const setMeaning = (tx: Tx, id: number, personId: number | null, intent: string) =>
  tx.$executeRaw`UPDATE "Inbound" SET "personId" = ${personId}, "intent" = ${intent} WHERE "id" = ${id}`

/** The intents of the last messages of a conversation, newest first, one message left out. */
export async function lastIntents(
  tx: Tx,
  conversation: string,
  exceptMessageId: string,
  since: Date,
  take: number,
): Promise<(string | null)[]> {
  const rows = await tx.inbound.findMany({
    where: { conversation, messageId: { not: exceptMessageId }, receivedAt: { gt: since } },
    orderBy: { id: 'desc' },
    take,
    select: { intent: true },
  })
  return rows.map((row) => row.intent)
}

export const writersOf = async (tx: Tx, ids: readonly number[]): Promise<{ id: number; name: string }[]> =>
  ids.length === 0
    ? []
    : tx.$queryRaw<{ id: number; name: string }[]>`
        SELECT i."id", p."name" FROM "Inbound" i
        JOIN "WechatIdentity" w ON w."activeKey" = i."account" || '|' || i."fromId"
        JOIN "Person" p ON p."id" = w."personId" WHERE i."id" IN (${Prisma.join([...ids])})`
