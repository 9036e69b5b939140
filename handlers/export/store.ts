import { Prisma, type Tx } from '../../prisma/client.ts'

/** Rows are read in pages by their number: however many there are, one page is in memory. SQLite takes 999 parameters. */
export const pageSize = 500

export interface DayRange {
  from: string
  to: string
}

export interface InstantRange {
  from: Date
  until: Date
}

export interface ContactRow {
  id: number
  reportId: number
  contactor: string
  contactorRole: string
  voter: string | null
  deputy: string | null
  method: string
  occurredOn: string
  partOfDay: string | null
  place: string | null
  summary: string
  source: string
  recordedBy: string
  recordedAt: Date
  status: string
  contactDay: boolean
  messageId: string | null
}

/** People reached, from after `id` on; messages to many at once reached nobody directly. */
export const contactsAfter = (tx: Tx, id: number, { from, to }: DayRange): Promise<ContactRow[]> =>
  tx.$queryRaw<ContactRow[]>`
    SELECT c."id", c."reportId", p."name" AS "contactor", c."contactorRole", v."name" AS "voter", dp."name" AS "deputy",
      r."method", c."occurredOn", r."partOfDay", r."place", r."summary", r."source", w."name" AS "recordedBy", r."recordedAt",
      r."status", r."contactDay", r."messageId"
    FROM "Contact" c
    JOIN "ContactReport" r ON r."id" = c."reportId"
    JOIN "Person" p ON p."id" = c."contactorId"
    JOIN "Person" w ON w."id" = r."recordedById"
    LEFT JOIN "Voter" v ON v."id" = c."voterId"
    LEFT JOIN "Deputy" d ON d."id" = c."deputyId"
    LEFT JOIN "Person" dp ON dp."id" = d."personId"
    WHERE c."id" > ${id} AND c."occurredOn" BETWEEN ${from} AND ${to} AND NOT r."bulk"
    ORDER BY c."id" LIMIT ${pageSize}`

/** What was raised at these contacts, contact by contact. */
export async function raisedAt(tx: Tx, contactIds: readonly number[]): Promise<Map<number, string[]>> {
  if (contactIds.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ contactId: number; text: string }[]>`
    SELECT cr."contactId", k."text" FROM "ConcernRaiser" cr JOIN "Concern" k ON k."id" = cr."concernId"
    WHERE cr."contactId" IN (${Prisma.join([...contactIds])}) ORDER BY cr."contactId", k."id"`
  return grouped(rows.map(({ contactId, text }) => [contactId, text]))
}

export interface ConcernRow {
  id: number
  text: string
  owner: string
  reportId: number | null
  status: string
  /** The opinion card it was left on, and the name that the voter gave. */
  cardId: number | null
  voter: string | null
  /** Of the suggestion that it became a part of, once that has a number. */
  suggestionNo: string | null
}

export const concernsAfter = (tx: Tx, id: number, { from, until }: InstantRange): Promise<ConcernRow[]> =>
  tx.$queryRaw<ConcernRow[]>`
    SELECT k."id", k."text", p."name" AS "owner", k."reportId", k."status", o."id" AS "cardId", o."voterName" AS "voter",
      s."number" AS "suggestionNo"
    FROM "Concern" k JOIN "Person" p ON p."id" = k."ownerId" LEFT JOIN "OpinionCard" o ON o."concernId" = k."id"
    LEFT JOIN "Suggestion" s ON s."id" = k."suggestionId" AND k."status" = 'in_suggestion'
    WHERE k."id" > ${id} AND k."createdAt" >= ${from} AND k."createdAt" < ${until}
    ORDER BY k."id" LIMIT ${pageSize}`

/** Who raised these concerns, concern by concern. */
export async function raisersOf(tx: Tx, concernIds: readonly number[]): Promise<Map<number, string[]>> {
  if (concernIds.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ concernId: number; name: string }[]>`
    SELECT cr."concernId", coalesce(v."name", p."name") AS "name" FROM "ConcernRaiser" cr
    JOIN "Contact" c ON c."id" = cr."contactId"
    LEFT JOIN "Voter" v ON v."id" = c."voterId"
    LEFT JOIN "Deputy" d ON d."id" = c."deputyId"
    LEFT JOIN "Person" p ON p."id" = d."personId"
    WHERE cr."concernId" IN (${Prisma.join([...concernIds])}) ORDER BY cr."concernId", c."id"`
  return grouped(rows.map(({ concernId, name }) => [concernId, name]))
}

function grouped(pairs: readonly (readonly [number, string])[]): Map<number, string[]> {
  const groups = new Map<number, string[]>()
  for (const [id, text] of pairs) {
    const known = groups.get(id)
    if (known) known.push(text)
    else groups.set(id, [text])
  }
  return groups
}

export const noticesAfter = (tx: Tx, id: number, { from, until }: InstantRange) =>
  tx.notice.findMany({
    where: { id: { gt: id }, queuedAt: { gte: from, lt: until } },
    include: { person: { select: { name: true } } },
    orderBy: { id: 'asc' },
    take: pageSize,
  })

export const auditAfter = (tx: Tx, seq: number, { from, until }: InstantRange) =>
  tx.audit.findMany({
    where: { seq: { gt: seq }, at: { gte: from, lt: until } },
    orderBy: { seq: 'asc' },
    take: pageSize,
  })

/** Activities that people were told of, or that were recorded afterwards, by their start. */
export const activitiesAfter = (tx: Tx, id: number, { from, until }: InstantRange) =>
  tx.activity.findMany({
    where: {
      id: { gt: id },
      OR: [{ edition: { gt: 0 } }, { state: 'held' }],
      startsAt: { gte: from, lt: until },
    },
    orderBy: { id: 'asc' },
    take: pageSize,
  })

/** The names of people (organisers, who is asked by name), of all groups and offices. */
export async function namesOf(tx: Tx, ids: readonly number[]) {
  const people = await tx.person.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  })
  const groups = await tx.deputyGroup.findMany({ select: { id: true, name: true } })
  const offices = await tx.office.findMany({ select: { id: true, name: true } })
  const byId = (rows: readonly { id: number; name: string }[]) =>
    new Map(rows.map(({ id, name }) => [id, name]))
  return { people: byId(people), groups: byId(groups), offices: byId(offices) }
}

export const participationsAfter = (tx: Tx, activityId: number, personId: number) =>
  tx.participation.findMany({
    where: { activityId, personId: { gt: personId } },
    include: { person: { select: { name: true } } },
    orderBy: { personId: 'asc' },
    take: pageSize,
  })

/** Who recorded these answers and presences, by name. */
export async function recordersOf(
  tx: Tx,
  rows: readonly { answeredById: number | null; presentById: number | null }[],
): Promise<Map<number, string>> {
  const ids = [
    ...new Set(rows.flatMap(({ answeredById, presentById }) => [answeredById ?? 0, presentById ?? 0])),
  ]
  const people = await tx.person.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } })
  return new Map(people.map(({ id, name }) => [id, name]))
}
