import type { Prisma, Tx } from '../../../../prisma/client.ts'

export const addPoll = (
  tx: Tx,
  poll: Prisma.SatisfactionPollUncheckedCreateInput,
  rows: readonly Omit<Prisma.PollRowUncheckedCreateInput, 'pollId'>[],
) => tx.satisfactionPoll.create({ data: { ...poll, rows: { create: [...rows] } }, select: { id: true } })

export const pollById = (tx: Tx, id: number) =>
  tx.satisfactionPoll.findUnique({ where: { id }, include: { rows: { orderBy: { id: 'asc' } } } })

export const polls = (tx: Tx, skip: number, take: number) =>
  tx.satisfactionPoll.findMany({
    include: { rows: { orderBy: { id: 'asc' } } },
    orderBy: [{ heldOn: 'desc' }, { id: 'desc' }],
    skip,
    take,
  })

export const countPolls = (tx: Tx): Promise<number> => tx.satisfactionPoll.count()
