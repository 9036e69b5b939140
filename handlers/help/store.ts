import type { Tx } from '../../prisma/client.ts'

const longestWords = 4000

/** One open request a person: what he says while it is open is added to it. */
export const addRequest = (tx: Tx, personId: number, words: string, askedAt: Date) =>
  tx.$executeRaw`
    INSERT INTO "HumanRequest" ("personId", "activeKey", "words", "askedAt")
    VALUES (${personId}, ${personId}, ${words}, ${askedAt})
    ON CONFLICT ("activeKey") DO UPDATE SET "words" = substr("HumanRequest"."words" || ${`\n${words}`}, 1, ${longestWords})`

const named = { person: { select: { name: true } } } as const

/** Open requests, oldest first. */
export const openRequests = (tx: Tx, take: number) =>
  tx.humanRequest.findMany({
    where: { activeKey: { not: null } },
    orderBy: [{ askedAt: 'asc' }, { id: 'asc' }],
    take,
    include: named,
  })

export const requestById = (tx: Tx, id: number) =>
  tx.humanRequest.findUnique({ where: { id }, include: named })

/** The write repeats that it is open: of two who finish it, one is told that it was done. */
export async function finishRequest(
  tx: Tx,
  id: number,
  done: { doneAt: Date; doneById: number; note: string },
): Promise<boolean> {
  const { count } = await tx.humanRequest.updateMany({
    where: { id, activeKey: { not: null } },
    data: { ...done, activeKey: null },
  })
  return count === 1
}
