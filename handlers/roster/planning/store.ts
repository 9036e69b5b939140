/** The roster as the database has it. */
import type { Tx } from '../../../prisma/client.ts'
import { storedRef, type StoredRoster } from './stored.ts'

const texts = (json: string): string[] => JSON.parse(json) as string[]

const maybeRef = (id: number | null) => (id === null ? null : storedRef(id))

const row = 0

/** The whole roster of the current term, shaped like a workbook's: one read, compared in memory. */
export async function loadRoster(tx: Tx): Promise<StoredRoster> {
  const term = await tx.term.findFirst({ where: { current: true }, orderBy: { id: 'desc' } })
  const people = await tx.person.findMany({
    omit: { createdAt: true, searchText: true },
    orderBy: { id: 'asc' },
  })
  return { term, people, ...(await places(tx)), ...(await elected(tx, term?.id ?? 0)), ...(await others(tx)) }
}

async function places(tx: Tx) {
  const office = { select: { name: true } } as const
  const offices = await tx.office.findMany({
    include: { operators: { orderBy: { position: 'asc' } } },
    orderBy: { id: 'asc' },
  })
  const constituencies = await tx.constituency.findMany({ include: { office }, orderBy: { id: 'asc' } })
  const groups = await tx.deputyGroup.findMany({ include: { office }, orderBy: { id: 'asc' } })
  return {
    offices: offices.map(({ id, name, kind, headId, operators }) => ({
      id,
      row,
      name,
      kind,
      head: maybeRef(headId),
      operators: operators.map(({ personId }) => storedRef(personId)),
    })),
    constituencies: constituencies.map((one) => ({ ...one, row, office: one.office.name })),
    groups: groups.map((group) => ({
      id: group.id,
      row,
      name: group.name,
      office: group.office.name,
      leaderInCharge: maybeRef(group.leaderInChargeId),
      groupLeader: maybeRef(group.groupLeaderId),
      liaison: maybeRef(group.liaisonId),
      roomTopic: group.roomTopic,
    })),
  }
}

/** Links and names are put together here: a join of thousands of small rows costs more. */
async function elected(tx: Tx, termId: number) {
  const deputies = await tx.deputy.findMany({
    where: { termId },
    include: { constituency: { select: { number: true } }, group: { select: { name: true } } },
    orderBy: { id: 'asc' },
  })
  const members = await tx.scMember.findMany({
    where: { termId },
    include: { office: { select: { name: true } }, deputies: true },
    orderBy: { id: 'asc' },
  })
  const voters = await tx.voter.findMany({ omit: { searchText: true }, orderBy: { id: 'asc' } })
  const numbers = new Map(
    (await tx.constituency.findMany({ select: { id: true, number: true } })).map((one) => [
      one.id,
      one.number,
    ]),
  )
  const cards = new Map(deputies.map(({ id, cardNo }) => [id, cardNo]))
  const cardsOf = (links: readonly { deputyId: number }[]) =>
    links.flatMap(({ deputyId }) => cards.get(deputyId) ?? [])
  const links = Map.groupBy(
    await tx.$queryRaw<
      { deputyId: number; voterId: number }[]
    >`SELECT "deputyId", "voterId" FROM "VoterLink"`,
    ({ voterId }) => voterId,
  )
  return {
    deputies: deputies.map(({ personId, constituency, group, ...one }) => ({
      ...one,
      row,
      person: storedRef(personId),
      constituency: constituency.number,
      group: group.name,
    })),
    members: members.map(({ id, personId, post, committee, endedOn, office, deputies: contacted }) => ({
      id,
      endedOn,
      row,
      person: storedRef(personId),
      post,
      committee,
      office: office.name,
      deputies: cardsOf(contacted),
    })),
    voters: voters.map(({ constituencyId, aka, ...one }) => ({
      ...one,
      row,
      aka: texts(aka),
      constituency: numbers.get(constituencyId) ?? '',
      deputies: cardsOf(links.get(one.id) ?? []),
    })),
  }
}

async function others(tx: Tx) {
  const units = await tx.handlingUnit.findMany({ orderBy: { id: 'asc' } })
  const staff = await tx.staff.findMany({ include: { roles: true }, orderBy: { id: 'asc' } })
  return {
    units: units.map(({ id, name, shortNames, system, officerId }) => ({
      id,
      row,
      name,
      shortNames: texts(shortNames),
      system,
      officer: maybeRef(officerId),
    })),
    staff: staff.map(({ id, personId, department, roles }) => ({
      id,
      row,
      person: storedRef(personId),
      department,
      roles: roles.map(({ role }) => role),
    })),
  }
}
