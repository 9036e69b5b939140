import type { Prisma, Tx } from '../../../../prisma/client.ts'
import type { State } from '../../moves.ts'

/** What the public may look for: taken on, not secret, and its lead deputy agreed to something. */
export interface PublicFilter {
  words: string
  category: string | null
  unitId: number | null
  states: readonly State[] | null
}

const openToAll = (filter: PublicFilter): Prisma.SuggestionWhereInput => ({
  number: { not: null },
  secret: false,
  // by its units only what is public in full
  publicity: filter.unitId === null ? { in: ['full', 'title'] } : 'full',
  state: filter.states ? { in: [...filter.states] } : { not: 'withdrawn' },
  ...(filter.category === null ? {} : { category: filter.category }),
  ...(filter.unitId === null
    ? {}
    : { handlings: { some: { unitId: filter.unitId, state: { notIn: ['returned', 'ended'] } } } }),
  ...(filter.words
    ? { OR: [{ title: { contains: filter.words } }, { number: { contains: filter.words } }] }
    : {}),
})

const ofPublic = {
  id: true,
  number: true,
  title: true,
  category: true,
  state: true,
  kind: true,
  motionCommittee: true,
  secret: true,
  publicity: true,
  leadId: true,
  lead: { select: { name: true } },
  signers: {
    where: { state: 'confirmed' },
    select: { personId: true, person: { select: { name: true } } },
  },
} as const satisfies Prisma.SuggestionSelect

export type PublicRow = Prisma.SuggestionGetPayload<{ select: typeof ofPublic }>

/** The newest first, and how many there are in all. */
export async function publicPage(
  tx: Tx,
  filter: PublicFilter,
  skip: number,
  take: number,
): Promise<{ rows: PublicRow[]; total: number }> {
  const where = openToAll(filter)
  const rows = await tx.suggestion.findMany({ where, select: ofPublic, orderBy: { id: 'desc' }, skip, take })
  return { rows, total: await tx.suggestion.count({ where }) }
}
