import { Prisma, type Tx } from '../../prisma/client.ts'

export interface ConcernRow {
  text: string
  ownerId: number
  reportId: number | null
  createdAt: Date
}

/** Adds concerns; answers their numbers in the same order. */
export async function addConcerns(tx: Tx, rows: readonly ConcernRow[]): Promise<number[]> {
  if (rows.length === 0) return []
  const values = rows.map(
    ({ text, ownerId, reportId, createdAt }) => Prisma.sql`(${text}, ${ownerId}, ${reportId}, ${createdAt})`,
  )
  const added = await tx.$queryRaw<{ id: number }[]>`
    INSERT INTO "Concern" ("text", "ownerId", "reportId", "createdAt") VALUES ${Prisma.join(values)} RETURNING "id"`
  return added.map(({ id }) => id).sort((a, b) => a - b)
}

/** Notes which contacts raised which concern. */
export async function addRaisers(
  tx: Tx,
  raisers: readonly { concernId: number; contactId: number }[],
): Promise<void> {
  if (raisers.length === 0) return
  const values = raisers.map(({ concernId, contactId }) => Prisma.sql`(${concernId}, ${contactId})`)
  await tx.$executeRaw`INSERT INTO "ConcernRaiser" ("concernId", "contactId") VALUES ${Prisma.join(values)}`
}

export const changeText = (tx: Tx, id: number, text: string) =>
  tx.concern.update({ where: { id }, data: { text } })

export const voidOfReport = (tx: Tx, reportId: number) =>
  tx.concern.updateMany({ where: { reportId }, data: { status: 'void' } })

/** What a person noticed himself and recorded last. */
export const lastOwn = (tx: Tx, ownerId: number) =>
  tx.concern.findFirst({ where: { ownerId, reportId: null }, orderBy: { id: 'desc' } })

export async function voidOwn(tx: Tx, id: number): Promise<boolean> {
  const { count } = await tx.concern.updateMany({ where: { id, status: 'open' }, data: { status: 'void' } })
  return count === 1
}
