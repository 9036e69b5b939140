/** Who somebody is, what duties he has, and whom he is linked to. */
import { Prisma, type Tx } from '../../prisma/client.ts'
import { type Sender, senderKey } from './rules.ts'

export interface SpeakerRow {
  personId: number
  name: string
  deputyId: number | null
  memberId: number | null
  groupId: number | null
  constituencyId: number | null
  memberPost: string | null
  staffId: number | null
  unitId: number | null
  liaisonOf: number | null
  suspendedFrom: string | null
  suspendedTo: string | null
}

/** One statement: this is asked for every message. */
export const speakerRow = (tx: Tx, sender: Sender): Promise<SpeakerRow | null> =>
  speakerWhere(
    tx,
    Prisma.sql`(SELECT w."personId" FROM "WechatIdentity" w WHERE w."activeKey" = ${senderKey(sender)})`,
  )

/** The same by the person, who must have a WeChat bound. */
export const speakerRowOf = (tx: Tx, personId: number): Promise<SpeakerRow | null> =>
  speakerWhere(
    tx,
    Prisma.sql`(SELECT w."personId" FROM "WechatIdentity" w WHERE w."personId" = ${personId} AND w."activeKey" IS NOT NULL LIMIT 1)`,
  )

/** The same, whether a WeChat is bound to him or not. */
export const dutiesRowOf = (tx: Tx, personId: number): Promise<SpeakerRow | null> =>
  speakerWhere(tx, Prisma.sql`${personId}`)

async function speakerWhere(tx: Tx, person: Prisma.Sql): Promise<SpeakerRow | null> {
  const [row] = await tx.$queryRaw<SpeakerRow[]>`
    SELECT p."id" AS "personId", p."name", d."id" AS "deputyId", m."id" AS "memberId", m."post" AS "memberPost", d."groupId", d."constituencyId",
      d."suspendedFrom", d."suspendedTo",
      (SELECT s."id" FROM "Staff" s WHERE s."personId" = p."id") AS "staffId",
      (SELECT min(u."id") FROM "HandlingUnit" u WHERE u."officerId" = p."id" OR u."leaderId" = p."id") AS "unitId",
      (SELECT min(g."id") FROM "DeputyGroup" g WHERE g."liaisonId" = p."id") AS "liaisonOf"
    FROM "Person" p
    LEFT JOIN "Deputy" d ON d."personId" = p."id" AND d."endedOn" IS NULL AND d."termId" IN (SELECT "id" FROM "Term" WHERE "current")
    LEFT JOIN "ScMember" m ON m."personId" = p."id" AND m."endedOn" IS NULL AND m."termId" IN (SELECT "id" FROM "Term" WHERE "current")
    WHERE p."id" = ${person}`
  return row ?? null
}

export const groupsWithLiaison = (tx: Tx, personId: number) =>
  tx.deputyGroup.findMany({ where: { liaisonId: personId }, select: { id: true } })

export const rolesOfStaff = (tx: Tx, staffId: number) =>
  tx.staffRole.findMany({ where: { staffId }, select: { role: true }, orderBy: { role: 'asc' } })

/** Whose officer or leader he is: a leader may do what his officer can. */
export const unitsOfOfficer = (tx: Tx, personId: number) =>
  tx.handlingUnit.findMany({
    where: { OR: [{ officerId: personId }, { leaderId: personId }] },
    select: { id: true },
    orderBy: { id: 'asc' },
  })

export interface LinkedVoter {
  id: number
  name: string
  aka: string
  phone: string | null
  address: string | null
}

export const votersOf = (tx: Tx, deputyId: number): Promise<LinkedVoter[]> =>
  tx.$queryRaw<LinkedVoter[]>`
    SELECT v."id", v."name", v."aka", v."phone", v."address" FROM "VoterLink" l JOIN "Voter" v ON v."id" = l."voterId"
    WHERE l."deputyId" = ${deputyId} ORDER BY v."id"`

export interface LinkedDeputy {
  id: number
  name: string
  phone: string | null
  groupName: string
}

export const deputiesOf = (tx: Tx, memberId: number): Promise<LinkedDeputy[]> =>
  tx.$queryRaw<LinkedDeputy[]>`
    SELECT d."id", p."name", p."phone", g."name" AS "groupName" FROM "MemberLink" l
    JOIN "Deputy" d ON d."id" = l."deputyId" JOIN "Person" p ON p."id" = d."personId"
    JOIN "DeputyGroup" g ON g."id" = d."groupId"
    WHERE l."memberId" = ${memberId} AND d."endedOn" IS NULL ORDER BY d."id"`

export interface GroupDeputy {
  deputyId: number
  personId: number
  name: string
  groupName: string
}

/** The deputies of these groups in the current term. */
export const deputiesInGroups = async (tx: Tx, groupIds: readonly number[]): Promise<GroupDeputy[]> => {
  const rows = await tx.deputy.findMany({
    where: { groupId: { in: [...groupIds] }, endedOn: null, term: { current: true } },
    select: {
      id: true,
      personId: true,
      person: { select: { name: true } },
      group: { select: { name: true } },
    },
    orderBy: { id: 'asc' },
  })
  return rows.map(({ id, personId, person, group }) => ({
    deputyId: id,
    personId,
    name: person.name,
    groupName: group.name,
  }))
}

// ---- who is told

export const staffWithRole = (tx: Tx, role: string) =>
  tx.staffRole.findMany({
    where: { role },
    select: { staff: { select: { person: { select: { id: true, name: true } } } } },
  })
