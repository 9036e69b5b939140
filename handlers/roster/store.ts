import { Prisma, runsOnPostgres, type Tx } from '../../prisma/client.ts'
import { senderKey, type Sender } from '../people/rules.ts'
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

// ---- many rows in one statement

export type Table =
  | 'Person'
  | 'Office'
  | 'PlatformOperator'
  | 'Constituency'
  | 'DeputyGroup'
  | 'Deputy'
  | 'ScMember'
  | 'MemberLink'
  | 'Voter'
  | 'VoterLink'
  | 'HandlingUnit'
  | 'Staff'
  | 'StaffRole'
  | 'WechatIdentity'

/** Column names and values; names are this program's own words, values never reach the statement's text. */
export type Row = Readonly<Record<string, string | number | boolean | null>>

const named = (name: string) => Prisma.raw(`"${name}"`)

/** The rows as a table expression: one parameter however many there are, so that no database's limit is met. */
function asTable(tx: Tx, table: Table, columns: readonly string[], rows: readonly Row[]) {
  const json = JSON.stringify(rows)
  if (runsOnPostgres(tx))
    return Prisma.sql`SELECT ${Prisma.join(columns.map(named))} FROM json_populate_recordset(null::${named(table)}, ${json}::json)`
  const values = columns.map((column) => Prisma.raw(`value ->> '$.${column}' AS "${column}"`))
  return Prisma.sql`SELECT ${Prisma.join(values)} FROM json_each(${json})`
}

const columnsOf = (rows: readonly Row[]): string[] => Object.keys(rows[0] ?? {})

/** Inserts rows of equal columns and answers their numbers in the same order. */
export async function insertRows(tx: Tx, table: Table, rows: readonly Row[]): Promise<number[]> {
  if (rows.length === 0) return []
  const columns = columnsOf(rows)
  const added = await tx.$queryRaw<
    { id: number }[]
  >`INSERT INTO ${named(table)} (${Prisma.join(columns.map(named))})
    ${asTable(tx, table, columns, rows)} RETURNING "id"`
  return added.map(({ id }) => id).sort((a, b) => a - b)
}

/** Inserts rows of a table that has no number of its own. */
export async function insertLinks(tx: Tx, table: Table, rows: readonly Row[]): Promise<void> {
  if (rows.length === 0) return
  const columns = columnsOf(rows)
  await tx.$executeRaw`INSERT INTO ${named(table)} (${Prisma.join(columns.map(named))}) ${asTable(tx, table, columns, rows)}`
}

/** Writes all columns of rows that have an `id`. */
export async function updateRows(
  tx: Tx,
  table: Table,
  rows: readonly (Row & { id: number })[],
): Promise<void> {
  if (rows.length === 0) return
  const columns = columnsOf(rows)
  const assignments = columns
    .filter((column) => column !== 'id')
    .map((column) => Prisma.raw(`"${column}" = s."${column}"`))
  await tx.$executeRaw`UPDATE ${named(table)} SET ${Prisma.join(assignments)}
    FROM (${asTable(tx, table, columns, rows)}) AS s WHERE ${named(table)}."id" = s."id"`
}

/** Removes the links of these owners. */
export async function deleteLinks(
  tx: Tx,
  table: Table,
  owner: string,
  ids: readonly number[],
): Promise<void> {
  if (ids.length === 0) return
  await tx.$executeRaw`DELETE FROM ${named(table)} WHERE ${named(owner)} IN (${listOf(tx, ids)})`
}

/** Removes the links of these voters to deputies of one term; those of other terms are history. */
export async function deleteVoterLinks(tx: Tx, termId: number, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await tx.$executeRaw`DELETE FROM "VoterLink" WHERE "voterId" IN (${listOf(tx, ids)})
    AND "deputyId" IN (SELECT "id" FROM "Deputy" WHERE "termId" = ${termId})`
}

/** Numbers as one parameter, however many there are. */
const listOf = (tx: Tx, ids: readonly number[]) =>
  runsOnPostgres(tx)
    ? Prisma.sql`SELECT value::int FROM json_array_elements_text(${JSON.stringify(ids)}::json)`
    : Prisma.sql`SELECT value FROM json_each(${JSON.stringify(ids)})`

/** Frees phones before they change hands: the column is unique at every moment. */
export async function clearPhones(tx: Tx, ids: readonly number[]): Promise<void> {
  if (ids.length === 0) return
  await tx.$executeRaw`UPDATE "Person" SET "phone" = NULL WHERE "id" IN (${listOf(tx, ids)})`
}

export const endTerms = (tx: Tx) => tx.term.updateMany({ where: { current: true }, data: { current: false } })

/** These groups keep no leader of these people. */
export const leaveGroupsAsLeaders = (tx: Tx, personIds: readonly number[], groupIds: readonly number[]) =>
  tx.deputyGroup.updateMany({
    where: { id: { in: [...groupIds] }, groupLeaderId: { in: [...personIds] } },
    data: { groupLeaderId: null },
  })

export const groupsToChoose = (tx: Tx) =>
  tx.deputyGroup.findMany({ select: { id: true, name: true }, orderBy: { id: 'asc' } })

export const addTerm = (tx: Tx, name: string, number: number | null, createdAt: Date) =>
  tx.term.create({ data: { name, number, current: true, createdAt } })

/** An instant as Prisma itself writes it on SQLite; PostgreSQL reads it as well. */
export const stampOf = (instant: Date): string => instant.toISOString().replace('Z', '+00:00')

export const endBindingsOf = (tx: Tx, personIds: readonly number[], endedAt: Date, endReason: string) =>
  tx.wechatIdentity.updateMany({
    where: { personId: { in: [...personIds] }, activeKey: { not: null } },
    data: { activeKey: null, endedAt, endReason },
  })

// ---- who is on duty

const inTerm = { where: { term: { current: true }, endedOn: null } } as const

/** Everyone when nothing is said; `ids` are few: a page of people. */
export interface WhoseDuties {
  ids?: readonly number[]
  name?: string
  phone?: string
}

/** These people, and every row that gives one of them a duty. One question after the other: a transaction has one line. */
export const dutyRows = async (tx: Tx, { ids, ...where }: WhoseDuties) => ({
  people: await tx.person.findMany({
    where: { ...where, ...(ids ? { id: { in: [...ids] } } : {}) },
    omit: { createdAt: true, searchText: true },
    orderBy: { id: 'asc' },
  }),
  offices: await tx.office.findMany({ include: { operators: true }, orderBy: { id: 'asc' } }),
  groups: await tx.deputyGroup.findMany({
    include: { office: { select: { name: true } } },
    orderBy: { id: 'asc' },
  }),
  deputies: await tx.deputy.findMany({
    where: { ...inTerm.where, ...of(ids) },
    include: { constituency: { select: { number: true } } },
  }),
  members: await tx.scMember.findMany({ where: { ...inTerm.where, ...of(ids) } }),
  staff: await tx.staff.findMany({ where: of(ids) }),
  units: await tx.handlingUnit.findMany({ orderBy: { id: 'asc' } }),
  bound: await tx.wechatIdentity.findMany({
    where: { activeKey: { not: null }, ...of(ids) },
    select: { personId: true },
  }),
})

const of = (ids: readonly number[] | undefined) => (ids ? { personId: { in: [...ids] } } : {})

export type DutyRows = Awaited<ReturnType<typeof dutyRows>>

export const groupsWithRooms = (tx: Tx) =>
  tx.deputyGroup.findMany({
    include: { deputies: { ...inTerm, select: { personId: true }, orderBy: { id: 'asc' } } },
    orderBy: { id: 'asc' },
  })

export const bindAll = (
  tx: Tx,
  bindings: readonly (Sender & { personId: number })[],
  boundAt: Date,
): Promise<void> =>
  insertLinks(
    tx,
    'WechatIdentity',
    bindings.map((one) => ({ ...one, boundAt: stampOf(boundAt), activeKey: senderKey(one) })),
  )

// ---- binding codes

export const addCodes = (
  tx: Tx,
  codes: readonly { personId: number; codeHash: string; createdAt: Date; expiresAt: Date }[],
) => tx.bindingCode.createMany({ data: [...codes] })

export const voidCodesOf = (tx: Tx, personId: number, voidedAt: Date, voidReason: string) =>
  tx.bindingCode.updateMany({
    where: { personId, usedAt: null, voidedAt: null },
    data: { voidedAt, voidReason },
  })
