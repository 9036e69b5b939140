import { Prisma, type Tx } from '../../../prisma/client.ts'
import type { Day } from '../../shared/days.ts'
import { notSuspendedOn } from '../../shared/serving.ts'

const current = { endedOn: null, term: { current: true } }

const duties = {
  id: true,
  name: true,
  deputies: { where: current, select: { group: { select: { name: true } } } },
  members: { where: current, select: { id: true } },
  liaisonOf: { select: { name: true } },
  unitOfficerOf: { select: { name: true } },
  staff: { select: { roles: { select: { role: true } } } },
} satisfies Prisma.PersonSelect

export type PersonCalled = Prisma.PersonGetPayload<{ select: typeof duties }>

const hasDuty: Prisma.PersonWhereInput[] = [
  { deputies: { some: current } },
  { members: { some: current } },
  { liaisonOf: { some: {} } },
  { unitOfficerOf: { some: {} } },
  { staff: { isNot: null } },
]

/** People of these names with a duty today, not suspended on the day; only deputies of `groups` unless null. */
export const peopleCalled = (
  tx: Tx,
  names: readonly string[],
  on: Day,
  groups: readonly number[] | null,
): Promise<PersonCalled[]> =>
  tx.person.findMany({
    where: {
      name: { in: [...names] },
      AND: [
        notSuspendedOn(on),
        groups === null
          ? { OR: hasDuty }
          : { deputies: { some: { ...current, groupId: { in: [...groups] } } } },
      ],
    },
    select: duties,
    orderBy: { id: 'asc' },
  })
