/** What the office looks for in its registry of people. */
import { Prisma, runsOnPostgres, type Tx } from '../../../prisma/client.ts'
import { searchTextOf, type SearchWord } from '../../language/findable.ts'
import type { PeopleFilter, PeopleSort, RoleFilter } from './rules.ts'

export interface FoundRow {
  kind: 'person' | 'voter'
  id: number
  name: string
  phone: string | null
}

const current = Prisma.sql`IN (SELECT "id" FROM "Term" WHERE "current")`
const deputyNow = Prisma.sql`SELECT "personId" FROM "Deputy" WHERE "endedOn" IS NULL AND "termId" ${current}`

/** Who has a role: the numbers of these people, worked out once a search. */
const peopleIn: Record<Exclude<RoleFilter, 'voter' | 'none'>, Prisma.Sql> = {
  deputy: deputyNow,
  sc_member: Prisma.sql`SELECT "personId" FROM "ScMember" WHERE "endedOn" IS NULL AND "termId" ${current}`,
  liaison: Prisma.sql`SELECT "liaisonId" FROM "DeputyGroup" WHERE "liaisonId" IS NOT NULL`,
  group_leader: Prisma.sql`SELECT "groupLeaderId" FROM "DeputyGroup" WHERE "groupLeaderId" IS NOT NULL`,
  leader_in_charge: Prisma.sql`SELECT "leaderInChargeId" FROM "DeputyGroup" WHERE "leaderInChargeId" IS NOT NULL`,
  office_head: Prisma.sql`SELECT "headId" FROM "Office" WHERE "headId" IS NOT NULL`,
  platform_operator: Prisma.sql`SELECT "personId" FROM "PlatformOperator"`,
  staff: Prisma.sql`SELECT "personId" FROM "Staff"`,
  unit: Prisma.sql`SELECT "officerId" FROM "HandlingUnit" WHERE "officerId" IS NOT NULL`,
  unit_leader: Prisma.sql`SELECT "leaderId" FROM "HandlingUnit" WHERE "leaderId" IS NOT NULL`,
}
const anyDuty = Prisma.join(Object.values(peopleIn), ' UNION ')

const inOffice = (officeId: number) => Prisma.sql`(
  p."id" IN (SELECT "personId" FROM "Deputy" WHERE "endedOn" IS NULL AND "termId" ${current} AND "groupId" IN (SELECT "id" FROM "DeputyGroup" WHERE "officeId" = ${officeId}))
  OR p."id" IN (SELECT "liaisonId" FROM "DeputyGroup" WHERE "officeId" = ${officeId} AND "liaisonId" IS NOT NULL)
  OR p."id" IN (SELECT "groupLeaderId" FROM "DeputyGroup" WHERE "officeId" = ${officeId} AND "groupLeaderId" IS NOT NULL)
  OR p."id" IN (SELECT "leaderInChargeId" FROM "DeputyGroup" WHERE "officeId" = ${officeId} AND "leaderInChargeId" IS NOT NULL)
  OR p."id" IN (SELECT "headId" FROM "Office" WHERE "id" = ${officeId} AND "headId" IS NOT NULL)
  OR p."id" IN (SELECT "personId" FROM "PlatformOperator" WHERE "officeId" = ${officeId}))`

const inGroup = (groupId: number) => Prisma.sql`(
  p."id" IN (SELECT "personId" FROM "Deputy" WHERE "endedOn" IS NULL AND "termId" ${current} AND "groupId" = ${groupId})
  OR p."id" IN (SELECT "liaisonId" FROM "DeputyGroup" WHERE "id" = ${groupId} AND "liaisonId" IS NOT NULL)
  OR p."id" IN (SELECT "groupLeaderId" FROM "DeputyGroup" WHERE "id" = ${groupId} AND "groupLeaderId" IS NOT NULL)
  OR p."id" IN (SELECT "leaderInChargeId" FROM "DeputyGroup" WHERE "id" = ${groupId} AND "leaderInChargeId" IS NOT NULL))`

const like = (column: Prisma.Sql, pattern: string) => Prisma.sql`${column} LIKE ${pattern} ESCAPE '\\'`
const anyOf = (conditions: readonly (Prisma.Sql | null)[]): Prisma.Sql =>
  Prisma.sql`(${Prisma.join(
    conditions.filter((one) => one !== null),
    ' OR ',
  )})`
const allOf = (conditions: readonly Prisma.Sql[]): Prisma.Sql =>
  conditions.length === 0 ? Prisma.sql`TRUE` : Prisma.join([...conditions], ' AND ')

const personMeets = (word: SearchWord): Prisma.Sql =>
  anyOf([
    word.name === null ? null : like(Prisma.sql`p."searchText"`, word.name),
    word.phoneTail === null ? null : like(Prisma.sql`p."phone"`, word.phoneTail),
    word.phone === null ? null : Prisma.sql`p."phone" = ${word.phone}`,
    like(Prisma.sql`lower(d."cardNo")`, word.card),
    word.place === null
      ? null
      : Prisma.sql`p."id" IN (SELECT "personId" FROM "Deputy" pd JOIN "DeputyGroup" pg ON pg."id" = pd."groupId" JOIN "Office" po ON po."id" = pg."officeId"
          WHERE pd."endedOn" IS NULL AND pd."termId" ${current} AND (${like(Prisma.sql`lower(pg."name")`, word.place)} OR ${like(Prisma.sql`lower(po."name")`, word.place)})
          UNION SELECT "liaisonId" FROM "DeputyGroup" lg JOIN "Office" lo ON lo."id" = lg."officeId"
          WHERE "liaisonId" IS NOT NULL AND (${like(Prisma.sql`lower(lg."name")`, word.place)} OR ${like(Prisma.sql`lower(lo."name")`, word.place)})
          UNION SELECT "headId" FROM "Office" WHERE "headId" IS NOT NULL AND ${like(Prisma.sql`lower("name")`, word.place)}
          UNION SELECT "personId" FROM "PlatformOperator" o JOIN "Office" oo ON oo."id" = o."officeId" WHERE ${like(Prisma.sql`lower(oo."name")`, word.place)}
          UNION SELECT "officerId" FROM "HandlingUnit" WHERE "officerId" IS NOT NULL AND ${like(Prisma.sql`lower("name")`, word.place)}
          UNION SELECT "leaderId" FROM "HandlingUnit" WHERE "leaderId" IS NOT NULL AND ${like(Prisma.sql`lower("name")`, word.place)})`,
  ])

const voterMeets = (word: SearchWord): Prisma.Sql =>
  anyOf([
    word.name === null ? Prisma.sql`FALSE` : like(Prisma.sql`v."searchText"`, word.name),
    word.phoneTail === null ? null : like(Prisma.sql`v."phone"`, word.phoneTail),
    word.phone === null ? null : Prisma.sql`v."phone" = ${word.phone}`,
  ])

function peopleSought(words: readonly SearchWord[], filter: PeopleFilter): Prisma.Sql | null {
  if (filter.role === 'voter') return null
  const conditions = words.map(personMeets)
  if (filter.role === 'none') conditions.push(Prisma.sql`p."id" NOT IN (${anyDuty})`)
  else if (filter.role !== null) conditions.push(Prisma.sql`p."id" IN (${peopleIn[filter.role]})`)
  else if (words.length === 0) conditions.push(Prisma.sql`p."id" IN (${anyDuty})`)
  if (filter.officeId !== null) conditions.push(inOffice(filter.officeId))
  if (filter.groupId !== null) conditions.push(inGroup(filter.groupId))
  if (filter.bound !== null) {
    const bound = Prisma.sql`(SELECT "personId" FROM "WechatIdentity" WHERE "activeKey" IS NOT NULL)`
    conditions.push(filter.bound ? Prisma.sql`p."id" IN ${bound}` : Prisma.sql`p."id" NOT IN ${bound}`)
    if (!filter.bound) conditions.push(Prisma.sql`p."id" IN (${anyDuty})`)
  }
  return allOf(conditions)
}

function votersSought(words: readonly SearchWord[], filter: PeopleFilter): Prisma.Sql | null {
  const wanted = filter.role === 'voter' || (filter.role === null && words.length > 0)
  if (!filter.voters || !wanted || filter.bound !== null) return null
  const conditions = words.map(voterMeets)
  if (filter.officeId !== null)
    conditions.push(
      Prisma.sql`v."constituencyId" IN (SELECT "id" FROM "Constituency" WHERE "officeId" = ${filter.officeId})`,
    )
  if (filter.groupId !== null)
    conditions.push(Prisma.sql`v."id" IN (SELECT l."voterId" FROM "VoterLink" l JOIN "Deputy" ld ON ld."id" = l."deputyId"
      WHERE ld."endedOn" IS NULL AND ld."termId" ${current} AND ld."groupId" = ${filter.groupId})`)
  return allOf(conditions)
}

const peopleFrom = Prisma.sql`FROM "Person" p LEFT JOIN "Deputy" d ON d."personId" = p."id" AND d."endedOn" IS NULL AND d."termId" ${current}`

/** One page of those who are sought, and how many there are. */
export async function findPeople(
  tx: Tx,
  words: readonly SearchWord[],
  filter: PeopleFilter,
  order: { sort: PeopleSort; descending: boolean; from: number; take: number },
): Promise<{ rows: FoundRow[]; total: number }> {
  const people = peopleSought(words, filter)
  const voters = votersSought(words, filter)
  const count = async (from: Prisma.Sql, where: Prisma.Sql | null) => {
    if (where === null) return 0
    const [row] = await tx.$queryRaw<
      { many: number | bigint }[]
    >`SELECT count(*) AS "many" ${from} WHERE ${where}`
    return Number(row?.many ?? 0)
  }
  const manyPeople = await count(peopleFrom, people)
  const manyVoters = await count(Prisma.sql`FROM "Voter" v`, voters)
  const rows: FoundRow[] = []
  // people stand before voters: the office looks for those who serve first
  if (people !== null && order.from < manyPeople)
    rows.push(...(await peoplePage(tx, people, order, order.take)))
  const left = order.take - rows.length
  if (voters !== null && left > 0 && order.from + rows.length >= manyPeople)
    rows.push(...(await votersPage(tx, voters, order, Math.max(0, order.from - manyPeople), left)))
  return { rows, total: manyPeople + manyVoters }
}

type Order = Parameters<typeof findPeople>[3]

async function peoplePage(tx: Tx, where: Prisma.Sql, order: Order, take: number): Promise<FoundRow[]> {
  const way = order.descending ? Prisma.sql`DESC` : Prisma.sql`ASC`
  const by: Record<PeopleSort, Prisma.Sql> = {
    name: Prisma.sql`p."searchText" ${way}`,
    group: Prisma.sql`d."groupId" IS NULL, d."groupId" ${way}, p."searchText"`,
    card: Prisma.sql`d."cardNo" IS NULL, d."cardNo" ${way}, p."searchText"`,
  }
  const rows = await tx.$queryRaw<Omit<FoundRow, 'kind'>[]>`SELECT p."id", p."name", p."phone" ${peopleFrom}
    WHERE ${where} ORDER BY ${by[order.sort]}, p."id" LIMIT ${take} OFFSET ${order.from}`
  return rows.map((row) => ({ ...row, kind: 'person' }))
}

async function votersPage(
  tx: Tx,
  where: Prisma.Sql,
  order: Order,
  from: number,
  take: number,
): Promise<FoundRow[]> {
  const way = order.descending && order.sort === 'name' ? Prisma.sql`DESC` : Prisma.sql`ASC`
  const rows = await tx.$queryRaw<Omit<FoundRow, 'kind'>[]>`SELECT v."id", v."name", v."phone" FROM "Voter" v
    WHERE ${where} ORDER BY v."searchText" ${way}, v."id" LIMIT ${take} OFFSET ${from}`
  return rows.map((row) => ({ ...row, kind: 'voter' }))
}

/** Of these voters: the constituency, and the deputies who contact them. */
export const votersWithDeputies = (tx: Tx, ids: readonly number[]) =>
  tx.voter.findMany({
    where: { id: { in: [...ids] } },
    select: {
      id: true,
      constituency: { select: { number: true, office: { select: { name: true } } } },
      deputies: {
        where: { deputy: { endedOn: null, term: { current: true } } },
        select: { deputy: { select: { personId: true, person: { select: { name: true } } } } },
      },
    },
  })

export const placesToFilter = async (tx: Tx) => ({
  offices: await tx.office.findMany({ select: { id: true, name: true }, orderBy: { id: 'asc' } }),
  groups: await tx.deputyGroup.findMany({
    select: { id: true, name: true, officeId: true },
    orderBy: { id: 'asc' },
  }),
})

const chunk = 2000

/** Rows that were written without it, or before it was kept, get their search text. Usually there are none. */
export async function fillSearchTexts(tx: Tx): Promise<void> {
  for (;;) {
    const people = await tx.person.findMany({
      where: { searchText: null },
      select: { id: true, name: true },
      take: chunk,
    })
    if (people.length === 0) break
    await setTexts(
      tx,
      'Person',
      people.map(({ id, name }) => ({ id, searchText: searchTextOf([name]) })),
    )
  }
  for (;;) {
    const voters = await tx.voter.findMany({
      where: { searchText: null },
      select: { id: true, name: true, aka: true },
      take: chunk,
    })
    if (voters.length === 0) break
    await setTexts(
      tx,
      'Voter',
      voters.map(({ id, name, aka }) => ({
        id,
        searchText: searchTextOf([name, ...(JSON.parse(aka) as string[])]),
      })),
    )
  }
}

async function setTexts(
  tx: Tx,
  table: 'Person' | 'Voter',
  rows: readonly { id: number; searchText: string }[],
): Promise<void> {
  const json = JSON.stringify(rows)
  const given = runsOnPostgres(tx)
    ? Prisma.sql`SELECT "id", "searchText" FROM json_to_recordset(${json}::json) AS x("id" int, "searchText" text)`
    : Prisma.sql`SELECT value ->> '$.id' AS "id", value ->> '$.searchText' AS "searchText" FROM json_each(${json})`
  await tx.$executeRaw`UPDATE ${Prisma.raw(`"${table}"`)} SET "searchText" = s."searchText" FROM (${given}) AS s
    WHERE ${Prisma.raw(`"${table}"`)}."id" = s."id"`
}
