/** One person's rows, read and changed at the desk. */
import type { Tx } from '../../shared/act.ts'
import { searchTextOf } from '../../language/findable.ts'

const inOffice = { endedOn: null, term: { current: true } } as const

export const personById = (tx: Tx, id: number) =>
  tx.person.findUnique({
    where: { id },
    include: {
      deputies: {
        orderBy: { id: 'desc' },
        include: {
          term: true,
          constituency: { select: { number: true, name: true } },
          group: { select: { name: true } },
        },
      },
      members: { orderBy: { id: 'desc' }, include: { term: true, office: { select: { name: true } } } },
      staff: { include: { roles: true } },
      operates: { include: { office: { select: { name: true } } } },
      headOf: { select: { name: true } },
      leadsInCharge: { select: { name: true } },
      leadsGroups: { select: { id: true, name: true } },
      liaisonOf: { select: { id: true, name: true } },
      unitOfficerOf: { select: { name: true } },
      identities: { orderBy: { id: 'desc' } },
      codes: { orderBy: { id: 'desc' }, take: 20 },
    },
  })

export type PersonRows = NonNullable<Awaited<ReturnType<typeof personById>>>

export const votersOfDeputy = (tx: Tx, deputyId: number) =>
  tx.voter.findMany({
    where: { deputies: { some: { deputyId } } },
    select: { id: true, name: true, aka: true, phone: true, address: true },
    orderBy: { searchText: 'asc' },
  })

export const deputiesOfMember = (tx: Tx, memberId: number) =>
  tx.deputy.findMany({
    where: { contactedBy: { some: { memberId } }, ...inOffice },
    select: {
      id: true,
      cardNo: true,
      personId: true,
      person: { select: { name: true } },
      group: { select: { name: true } },
    },
    orderBy: { id: 'asc' },
  })

export const membersOfDeputy = (tx: Tx, deputyId: number) =>
  tx.scMember.findMany({
    where: { deputies: { some: { deputyId } }, ...inOffice },
    select: { personId: true, person: { select: { name: true } } },
  })

export const deputyNow = (tx: Tx, personId: number) =>
  tx.deputy.findFirst({
    where: { personId, ...inOffice },
    include: { term: { select: { name: true } }, person: { select: { name: true } } },
  })

export const memberNow = (tx: Tx, personId: number) =>
  tx.scMember.findFirst({ where: { personId, ...inOffice }, include: { person: { select: { name: true } } } })

export const deputyByCard = (tx: Tx, cardNo: string) =>
  tx.deputy.findFirst({
    where: { cardNo, ...inOffice },
    select: { id: true, person: { select: { name: true } } },
  })

export const groupById = (tx: Tx, id: number) =>
  tx.deputyGroup.findUnique({ where: { id }, include: { liaison: { select: { id: true, name: true } } } })

export const groups = (tx: Tx) =>
  tx.deputyGroup.findMany({
    select: { id: true, name: true, liaison: { select: { name: true } } },
    orderBy: { id: 'asc' },
  })

// ---- changes; each repeats what was read

export const setLiaison = (tx: Tx, groupId: number, before: number | null, liaisonId: number | null) =>
  tx.deputyGroup.updateMany({ where: { id: groupId, liaisonId: before }, data: { liaisonId } })

export const ownerOfPhone = (tx: Tx, phone: string) =>
  tx.person.findUnique({ where: { phone }, select: { id: true, name: true } })

export const peopleByName = (tx: Tx, name: string) =>
  tx.person.findMany({ where: { name }, select: { id: true, name: true }, orderBy: { id: 'asc' }, take: 3 })

export const addPerson = (tx: Tx, name: string, phone: string) =>
  tx.person.create({ data: { name, phone, searchText: searchTextOf([name]) }, select: { id: true } })

export const setPhone = (tx: Tx, id: number, before: string | null, phone: string) =>
  tx.person.updateMany({ where: { id, phone: before }, data: { phone } })

export const endBindings = (tx: Tx, personIds: readonly number[], endedAt: Date, endReason: string) =>
  tx.wechatIdentity.updateMany({
    where: { personId: { in: [...personIds] }, activeKey: { not: null } },
    data: { activeKey: null, endedAt, endReason },
  })

export const voidCodes = (tx: Tx, personIds: readonly number[], voidedAt: Date, voidReason: string) =>
  tx.bindingCode.updateMany({
    where: { personId: { in: [...personIds] }, usedAt: null, voidedAt: null },
    data: { voidedAt, voidReason },
  })

/** From which day on he is a deputy; the write repeats what was read. */
export const setStart = (tx: Tx, id: number, before: string | null, startedOn: string | null) =>
  tx.deputy.updateMany({ where: { id, startedOn: before, endedOn: null }, data: { startedOn } })

export const endDeputy = (tx: Tx, id: number, endedOn: string, endReason: string) =>
  tx.deputy.updateMany({ where: { id, endedOn: null }, data: { endedOn, endReason } })

/** What is kept of a suspension; null when there is none. */
export const suspensionOf = (deputy: {
  suspendedFrom: string | null
  suspendedTo: string | null
  suspendedReason: string | null
  suspendedDocument: string | null
}) => {
  const {
    suspendedFrom: from,
    suspendedTo: to,
    suspendedReason: reason,
    suspendedDocument: document,
  } = deputy
  return from === null ? null : { from, to, reason, document }
}

/** The write repeats the days that were read. */
export const changeSuspension = (
  tx: Tx,
  deputy: { id: number; suspendedFrom: string | null; suspendedTo: string | null },
  data: {
    suspendedFrom?: string | null
    suspendedTo: string | null
    suspendedReason?: string | null
    suspendedDocument?: string | null
  },
) => {
  const { id, suspendedFrom, suspendedTo } = deputy
  return tx.deputy.updateMany({ where: { id, suspendedFrom, suspendedTo, endedOn: null }, data })
}

export const endMember = (tx: Tx, personId: number, endedOn: string) =>
  tx.scMember.updateMany({ where: { personId, ...inOffice }, data: { endedOn } })

/** Takes the end back that was entered by mistake; the seat in the standing committee that ended on that day with it. */
export async function restoreDeputy(tx: Tx, id: number, personId: number, endedOn: string) {
  const { count } = await tx.deputy.updateMany({
    where: { id, endedOn },
    data: { endedOn: null, endReason: null },
  })
  if (count === 1)
    await tx.scMember.updateMany({
      where: { personId, endedOn, term: { current: true } },
      data: { endedOn: null },
    })
  return count === 1
}

export const leaveGroupsAsLeader = (tx: Tx, personId: number) =>
  tx.deputyGroup.updateMany({ where: { groupLeaderId: personId }, data: { groupLeaderId: null } })

// ---- voters

export const voterById = (tx: Tx, id: number) =>
  tx.voter.findUnique({
    where: { id },
    include: {
      constituency: { select: { number: true, name: true, office: { select: { name: true } } } },
      deputies: {
        include: {
          deputy: {
            select: {
              personId: true,
              endedOn: true,
              term: { select: { current: true, name: true } },
              person: { select: { name: true } },
            },
          },
        },
      },
      contacts: {
        orderBy: [{ occurredOn: 'desc' }, { id: 'desc' }],
        take: 10,
        include: {
          report: { select: { id: true, method: true, status: true } },
          contactor: { select: { name: true } },
        },
      },
    },
  })

/** Who this voter may already be: of the name, at the phone or in the constituency. */
export const votersLike = (tx: Tx, name: string, phone: string | null, constituencyId: number) =>
  tx.voter.findMany({
    where: { name, OR: [{ constituencyId }, ...(phone === null ? [] : [{ phone }])] },
    select: { id: true, name: true, phone: true, address: true },
    orderBy: { id: 'asc' },
    take: 20,
  })

export const addVoter = (
  tx: Tx,
  voter: { name: string; phone: string | null; aka: string[]; address: string | null },
  constituencyId: number,
) =>
  tx.voter.create({
    data: {
      ...voter,
      aka: JSON.stringify(voter.aka),
      constituencyId,
      searchText: searchTextOf([voter.name, ...voter.aka]),
    },
    select: { id: true },
  })

/** False when they are linked already. */
export async function linkVoter(tx: Tx, deputyId: number, voterId: number): Promise<boolean> {
  const known = await tx.voterLink.count({ where: { deputyId, voterId } })
  if (known === 0) await tx.voterLink.create({ data: { deputyId, voterId } })
  return known === 0
}

export const unlinkVoter = (tx: Tx, deputyId: number, voterId: number) =>
  tx.voterLink.deleteMany({ where: { deputyId, voterId } })

export const countVoters = (tx: Tx, deputyId: number) => tx.voterLink.count({ where: { deputyId } })

export async function linkDeputy(tx: Tx, memberId: number, deputyId: number): Promise<boolean> {
  const known = await tx.memberLink.count({ where: { memberId, deputyId } })
  if (known === 0) await tx.memberLink.create({ data: { memberId, deputyId } })
  return known === 0
}

export const unlinkDeputy = (tx: Tx, memberId: number, deputyId: number) =>
  tx.memberLink.deleteMany({ where: { memberId, deputyId } })

export const countDeputies = (tx: Tx, memberId: number) =>
  tx.memberLink.count({ where: { memberId, deputy: { endedOn: null } } })
