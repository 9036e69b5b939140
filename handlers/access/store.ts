import type { Prisma, Tx } from '../../prisma/client.ts'

export const addLink = (tx: Tx, data: Prisma.FormLinkUncheckedCreateInput) => tx.formLink.create({ data })

export const linkByHash = (tx: Tx, tokenHash: string) => tx.formLink.findUnique({ where: { tokenHash } })

/** Holds a link's row until the transaction ends: a second post with it waits here, and then sees it used. */
export const holdLink = (tx: Tx, tokenHash: string) =>
  tx.$executeRaw`UPDATE "FormLink" SET "usedAt" = "usedAt" WHERE "tokenHash" = ${tokenHash}`

/** The write repeats what was read: of two posts with one link, one finds it used. */
export async function useLink(tx: Tx, id: number, usedAt: Date, answer: string): Promise<boolean> {
  const { count } = await tx.formLink.updateMany({
    where: { id, usedAt: null, revokedAt: null },
    data: { usedAt, answer },
  })
  return count === 1
}

export const changeSubject = (tx: Tx, id: number, subject: string) =>
  tx.formLink.updateMany({ where: { id, usedAt: null, revokedAt: null }, data: { subject } })

/** Takes back the unused links of a person for one purpose. */
export const revokeLinks = (tx: Tx, personId: number, revokedAt: Date, purpose: string) =>
  tx.formLink.updateMany({
    where: { personId, usedAt: null, revokedAt: null, purpose },
    data: { revokedAt },
  })

/** Takes back a person's form links that still open: those not used yet, and those whose answer can still be looked at. */
export const revokeOpenLinks = (tx: Tx, personId: number, revokedAt: Date, usedAfter: Date, but: string) =>
  tx.formLink.updateMany({
    where: {
      personId,
      revokedAt: null,
      purpose: { not: but },
      OR: [{ usedAt: null, expiresAt: { gt: revokedAt } }, { usedAt: { gt: usedAfter } }],
    },
    data: { revokedAt },
  })

export const addSession = (tx: Tx, data: Prisma.DeskSessionUncheckedCreateInput) =>
  tx.deskSession.create({ data })

export const sessionByHash = (tx: Tx, tokenHash: string) =>
  tx.deskSession.findUnique({ where: { tokenHash } })

export const touchSession = (tx: Tx, id: number, lastSeenAt: Date) =>
  tx.deskSession.updateMany({ where: { id, endedAt: null }, data: { lastSeenAt } })

export const endSessions = (tx: Tx, which: Prisma.DeskSessionWhereInput, endedAt: Date, endReason: string) =>
  tx.deskSession.updateMany({ where: { ...which, endedAt: null }, data: { endedAt, endReason } })

export const openSessions = (tx: Tx, personId: number | null) =>
  tx.deskSession.findMany({
    where: { endedAt: null, ...(personId === null ? {} : { personId }) },
    orderBy: { lastSeenAt: 'desc' },
    take: 200,
  })

export const namesOf = (tx: Tx, ids: readonly number[]) =>
  tx.person.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } })
