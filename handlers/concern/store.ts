import { Prisma, type Tx } from '../../prisma/client.ts'
import type { ConcernState } from './rules.ts'

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

export const openOfReports = (tx: Tx, ownerId: number, reportIds: readonly number[]) =>
  tx.concern.findMany({
    where: { ownerId, reportId: { in: [...reportIds] }, status: 'open' },
    select: { id: true, text: true },
    orderBy: { id: 'asc' },
  })

export const voidOfReport = (tx: Tx, reportId: number) =>
  tx.concern.updateMany({ where: { reportId }, data: { status: 'void' } })

/** The matters of a report stand again where they stood: in a suggestion, answered, or open. */
export async function reopenOfReport(tx: Tx, reportId: number): Promise<void> {
  const gone = { reportId, status: 'void' }
  await tx.concern.updateMany({
    where: { ...gone, suggestionId: { not: null } },
    data: { status: 'in_suggestion' },
  })
  await tx.concern.updateMany({ where: { ...gone, answers: { some: {} } }, data: { status: 'answered' } })
  await tx.concern.updateMany({ where: gone, data: { status: 'open' } })
}

export async function reopenOwn(tx: Tx, id: number): Promise<boolean> {
  const { count } = await tx.concern.updateMany({ where: { id, status: 'void' }, data: { status: 'open' } })
  return count === 1
}

/** What a person noticed himself and recorded last. */
export const lastOwn = (tx: Tx, ownerId: number) =>
  tx.concern.findFirst({ where: { ownerId, reportId: null, card: null }, orderBy: { id: 'desc' } })

export async function voidOwn(tx: Tx, id: number): Promise<boolean> {
  const { count } = await tx.concern.updateMany({ where: { id, status: 'open' }, data: { status: 'void' } })
  return count === 1
}

export async function rewordOpen(tx: Tx, id: number, text: string): Promise<boolean> {
  const { count } = await tx.concern.updateMany({ where: { id, status: 'open' }, data: { text } })
  return count === 1
}

// ---- until it is answered

const whole = {
  owner: {
    select: {
      id: true,
      name: true,
      deputies: { where: { term: { current: true } }, select: { groupId: true } },
    },
  },
  answers: { orderBy: { id: 'asc' } },
  card: { select: { voterName: true, voterPhone: true, voterAddress: true } },
} as const satisfies Prisma.ConcernInclude

export type StoredConcern = Prisma.ConcernGetPayload<{ include: typeof whole }>

export const concernById = (tx: Tx, id: number): Promise<StoredConcern | null> =>
  tx.concern.findUnique({ where: { id }, include: whole })

/** A person's matters in these states, the newest first. */
export const concernsOf = (tx: Tx, ownerId: number, states: readonly ConcernState[], take: number) =>
  tx.concern.findMany({
    where: { ownerId, status: { in: [...states] } },
    orderBy: { id: 'desc' },
    take,
    select: { id: true, text: true, status: true, createdAt: true, card: { select: { id: true } } },
  })

export const countOf = (tx: Tx, ownerId: number, status: ConcernState): Promise<number> =>
  tx.concern.count({ where: { ownerId, status } })

/** The write repeats the state that was read; false when somebody was faster. */
export async function move(
  tx: Tx,
  id: number,
  from: ConcernState,
  to: ConcernState,
  suggestionId?: number | null,
): Promise<boolean> {
  const { count } = await tx.concern.updateMany({
    where: { id, status: from },
    data: { status: to, ...(suggestionId === undefined ? {} : { suggestionId }) },
  })
  return count === 1
}

export const addAnswer = (tx: Tx, data: Prisma.ConcernAnswerUncheckedCreateInput) =>
  tx.concernAnswer.create({ data })

/** The matters of a suggestion, with how many answers each has. */
export const concernsIn = (tx: Tx, suggestionId: number) =>
  tx.concern.findMany({
    where: { suggestionId, status: 'in_suggestion' },
    select: { id: true, _count: { select: { answers: true } } },
  })

// ---- the desk

interface OfficeSearch {
  state: ConcernState | null
  name: string
  sort: 'age' | 'owner'
  descending: boolean
  skip: number
  take: number
}

const searchOf = ({ state, name }: OfficeSearch): Prisma.ConcernWhereInput => ({
  ...(state ? { status: state } : {}),
  ...(name ? { owner: { name: { contains: name } } } : {}),
})

/** By age the number serves: it grows with the time at which a matter was raised. */
export const officePage = (tx: Tx, asked: OfficeSearch) =>
  tx.concern.findMany({
    where: searchOf(asked),
    orderBy:
      asked.sort === 'owner'
        ? [{ owner: { name: asked.descending ? 'desc' : 'asc' } }, { id: 'asc' }]
        : [{ id: asked.descending ? 'asc' : 'desc' }],
    skip: asked.skip,
    take: asked.take,
    select: {
      id: true,
      text: true,
      status: true,
      reportId: true,
      createdAt: true,
      owner: { select: { name: true } },
    },
  })

export const countForOffice = (tx: Tx, asked: OfficeSearch) => tx.concern.count({ where: searchOf(asked) })
