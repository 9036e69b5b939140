/** Many rows in one statement: a roster is written in a few, whatever its size. */
import { Prisma, runsOnPostgres, type Tx } from '../../../prisma/client.ts'

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

export const addTerm = (tx: Tx, name: string, number: number | null, createdAt: Date) =>
  tx.term.create({ data: { name, number, current: true, createdAt } })

/** An instant as Prisma itself writes it on SQLite; PostgreSQL reads it as well. */
export const stampOf = (instant: Date): string => instant.toISOString().replace('Z', '+00:00')

export const endBindingsOf = (tx: Tx, personIds: readonly number[], endedAt: Date, endReason: string) =>
  tx.wechatIdentity.updateMany({
    where: { personId: { in: [...personIds] }, activeKey: { not: null } },
    data: { activeKey: null, endedAt, endReason },
  })
