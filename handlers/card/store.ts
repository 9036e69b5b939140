import type { Tx } from '../../prisma/client.ts'
import type { Day } from '../shared/days.ts'
import { servingOn } from '../shared/serving.ts'

export const codeOfDeputy = (tx: Tx, deputyId: number) =>
  tx.cardCode.findFirst({ where: { deputyId, endedAt: null }, orderBy: { id: 'desc' } })

export const addCode = (tx: Tx, code: string, deputyId: number, createdAt: Date) =>
  tx.cardCode.create({ data: { code, deputyId, createdAt } })

export const codeInForce = (tx: Tx, code: string) => tx.cardCode.findFirst({ where: { code, endedAt: null } })

export const deputyOnDuty = (tx: Tx, id: number, on: Day) =>
  tx.deputy.findFirst({
    where: { id, endedOn: null, term: { current: true }, ...servingOn(on) },
    select: {
      id: true,
      person: { select: { id: true, name: true } },
      constituency: { select: { name: true } },
      group: { select: { office: { select: { name: true } } } },
    },
  })

export interface NewCard {
  codeId: number
  receiptHash: string
  voterName: string | null
  voterPhone: string | null
  voterAddress: string | null
  consentVersion: string
  consentAt: Date
}

/** Adds a card once for its receipt number: a second one waits for the first on PostgreSQL, and finds it there. Null then. */
export async function addCard(tx: Tx, card: NewCard): Promise<number | null> {
  const rows = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO "OpinionCard" ("codeId", "receiptHash", "voterName", "voterPhone", "voterAddress", "consentVersion", "consentAt")
    VALUES (${card.codeId}, ${card.receiptHash}, ${card.voterName}, ${card.voterPhone}, ${card.voterAddress},
      ${card.consentVersion}, ${card.consentAt})
    ON CONFLICT DO NOTHING RETURNING "id"`
  return rows[0]?.id ?? null
}

export const setConcern = (tx: Tx, id: number, concernId: number) =>
  tx.opinionCard.update({ where: { id }, data: { concernId } })

/** What becomes of a card's matter; nothing of whoever left it. */
export const cardByReceipt = (tx: Tx, receiptHash: string) =>
  tx.opinionCard.findUnique({
    where: { receiptHash },
    select: {
      concern: {
        select: {
          status: true,
          createdAt: true,
          answers: { orderBy: { id: 'desc' }, take: 1, select: { text: true, answeredAt: true } },
        },
      },
    },
  })
