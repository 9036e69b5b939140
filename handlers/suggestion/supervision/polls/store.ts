import type { Prisma, Tx } from '../../../../prisma/client.ts'

type NewPoll = Prisma.SatisfactionPollUncheckedCreateInput

export const addPoll = (
  tx: Tx,
  poll: NewPoll,
  rows: readonly Omit<Prisma.PollRowUncheckedCreateInput, 'pollId'>[],
) => tx.satisfactionPoll.create({ data: { ...poll, rows: { create: [...rows] } }, select: { id: true } })

const withRows = { rows: { orderBy: { id: 'asc' } } } as const satisfies Prisma.SatisfactionPollInclude

export type PollRecord = Prisma.SatisfactionPollGetPayload<{ include: typeof withRows }>

export const pollById = (tx: Tx, id: number): Promise<PollRecord | null> =>
  tx.satisfactionPoll.findUnique({ where: { id }, include: withRows })

/** Those that no correction replaced, void ones among them. */
export const polls = (tx: Tx, skip: number, take: number): Promise<PollRecord[]> =>
  tx.satisfactionPoll.findMany({
    where: { replacedById: null },
    include: withRows,
    orderBy: [{ heldOn: 'desc' }, { id: 'desc' }],
    skip,
    take,
  })

export const countPolls = (tx: Tx): Promise<number> =>
  tx.satisfactionPoll.count({ where: { replacedById: null } })

/** Those held within a span of days that no correction replaced. */
export const pollsHeld = (tx: Tx, { from, to }: { from: string; to: string }): Promise<PollRecord[]> =>
  tx.satisfactionPoll.findMany({
    where: { replacedById: null, heldOn: { gte: from, lte: to } },
    include: withRows,
    orderBy: [{ heldOn: 'asc' }, { id: 'asc' }],
  })

/** A page of all editions after an id. */
export const pollsAfter = (
  tx: Tx,
  after: number,
  { from, to }: { from: string; to: string },
  take: number,
): Promise<PollRecord[]> =>
  tx.satisfactionPoll.findMany({
    where: { id: { gt: after }, heldOn: { gte: from, lte: to } },
    include: withRows,
    orderBy: { id: 'asc' },
    take,
  })

/** The one who makes an edition out of force; of two at once the second finds it so and gets false. */
export const endPoll = async (
  tx: Tx,
  id: number,
  change: Prisma.SatisfactionPollUncheckedUpdateManyInput,
): Promise<boolean> => {
  const { count } = await tx.satisfactionPoll.updateMany({
    where: { id, replacedById: null, voidedAt: null },
    data: change,
  })
  return count === 1
}

/** Names the edition that replaces one which `endPoll` took out of force. */
export const replacePoll = (tx: Tx, id: number, replacedById: number) =>
  tx.satisfactionPoll.updateMany({ where: { id }, data: { replacedById } })

export const namesOf = async (tx: Tx, ids: readonly number[]): Promise<Map<number, string>> =>
  new Map(
    (await tx.person.findMany({ where: { id: { in: [...ids] } }, select: { id: true, name: true } })).map(
      ({ id, name }) => [id, name],
    ),
  )

export const numbersOf = async (tx: Tx, ids: readonly number[]): Promise<Map<number, string | null>> =>
  new Map(
    (
      await tx.suggestion.findMany({ where: { id: { in: [...ids] } }, select: { id: true, number: true } })
    ).map(({ id, number }) => [id, number]),
  )
