import { Prisma, type Tx } from '../../prisma/client.ts'
import type { Day } from '../shared/days.ts'
import type { Sender } from './rules.ts'
import { senderKey } from './rules.ts'
import { servingOn } from '../shared/serving.ts'

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

// ---- binding

export const codesByHash = (tx: Tx, codeHashes: readonly string[]) =>
  tx.bindingCode.findMany({
    where: { codeHash: { in: [...codeHashes] } },
    include: { person: { select: { id: true, name: true } } },
  })

export const wrongTriesSince = (tx: Tx, sender: Sender, since: Date) =>
  tx.bindAttempt.count({ where: { senderKey: senderKey(sender), at: { gt: since } } })

export const recordWrongTry = (tx: Tx, sender: Sender, at: Date) =>
  tx.bindAttempt.create({ data: { senderKey: senderKey(sender), at } })

/** The write repeats what was read: of two messages with one code, one finds it used. */
export async function useCode(tx: Tx, id: number, at: Date): Promise<boolean> {
  const { count } = await tx.bindingCode.updateMany({
    where: { id, usedAt: null, voidedAt: null },
    data: { usedAt: at },
  })
  return count === 1
}

export const voidCodesOf = (tx: Tx, personId: number, at: Date, voidReason: string) =>
  tx.bindingCode.updateMany({
    where: { personId, usedAt: null, voidedAt: null },
    data: { voidedAt: at, voidReason },
  })

export const voidCode = (tx: Tx, id: number, at: Date, voidReason: string) =>
  tx.bindingCode.updateMany({
    where: { id, usedAt: null, voidedAt: null },
    data: { voidedAt: at, voidReason },
  })

export const endBindingsOf = (tx: Tx, personId: number, endedAt: Date, endReason: string) =>
  tx.wechatIdentity.updateMany({
    where: { personId, activeKey: { not: null } },
    data: { activeKey: null, endedAt, endReason },
  })

export const bindingOf = (tx: Tx, personId: number) =>
  tx.wechatIdentity.findFirst({
    where: { personId, activeKey: { not: null } },
    orderBy: { boundAt: 'desc' },
    select: { boundAt: true },
  })

export const addBinding = (tx: Tx, sender: Sender, personId: number, boundAt: Date) => {
  const { puppet, account, contactId } = sender
  return tx.wechatIdentity.create({
    data: { puppet, account, contactId, personId, boundAt, activeKey: senderKey(sender) },
  })
}

/** Tries of those who are bound to nobody and whom nobody has looked after, the oldest first. */
export async function refusedBinds(tx: Tx, since: Date, take: number) {
  const tries = await tx.bindAttempt.groupBy({
    by: ['senderKey'],
    where: { at: { gt: since }, handledAt: null },
    _count: true,
    _min: { at: true },
    orderBy: { _min: { at: 'asc' } },
    take,
  })
  const keys = tries.map(({ senderKey }) => senderKey)
  const bound = await tx.wechatIdentity.findMany({
    where: { activeKey: { in: keys } },
    select: { activeKey: true },
  })
  const open = tries.filter(({ senderKey }) => !bound.some(({ activeKey }) => activeKey === senderKey))
  const said = await tx.inbound.findMany({
    where: { conversation: { in: open.map(({ senderKey }) => senderKey) }, receivedAt: { gt: since } },
    orderBy: { id: 'desc' },
    select: { conversation: true, text: true },
    take: 500,
  })
  return open.map(({ senderKey, _count, _min }) => ({
    senderKey,
    count: _count,
    first: _min.at ?? since,
    words: said.find(({ conversation }) => conversation === senderKey)?.text ?? '',
  }))
}

export const markHandled = (tx: Tx, key: string, handledAt: Date) =>
  tx.bindAttempt.updateMany({ where: { senderKey: key, handledAt: null }, data: { handledAt } })

/** People with a duty of today whose WeChat is not known. */
export async function countUnbound(tx: Tx): Promise<number> {
  const term = { term: { current: true }, endedOn: null }
  const units = await tx.handlingUnit.findMany({
    where: { leaderId: { not: null } },
    select: { leaderId: true },
  })
  return tx.person.count({
    where: {
      identities: { none: { activeKey: { not: null } } },
      OR: [
        { deputies: { some: term } },
        { members: { some: term } },
        { staff: { isNot: null } },
        { liaisonOf: { some: {} } },
        { operates: { some: {} } },
        { unitOfficerOf: { some: {} } },
        { id: { in: units.flatMap(({ leaderId }) => leaderId ?? []) } },
      ],
    },
  })
}

// ---- who is told

export const staffWithRole = (tx: Tx, role: string) =>
  tx.staffRole.findMany({
    where: { role },
    select: { staff: { select: { person: { select: { id: true, name: true } } } } },
  })

// ---- rooms

export const roomOf = (tx: Tx, puppet: string, account: string, roomId: string) =>
  tx.room.findUnique({
    where: { puppet_account_roomId: { puppet, account, roomId } },
    include: { group: true },
  })

export const groupsByName = (tx: Tx, name: string) =>
  tx.deputyGroup.findMany({
    where: { OR: [{ name }, { roomTopic: name }] },
    select: { id: true, name: true, _count: { select: { rooms: true } } },
  })

export const tieRoom = (
  tx: Tx,
  puppet: string,
  account: string,
  roomId: string,
  groupId: number,
  boundAt: Date,
) =>
  tx.room.upsert({
    where: { puppet_account_roomId: { puppet, account, roomId } },
    create: { puppet, account, roomId, groupId, boundAt },
    update: { groupId, boundAt, leftAt: null },
  })

/** The rooms of these groups that the bot is in, with the WeChat contacts of the group's bound deputies who serve on all of these days. */
export async function roomsOfGroups(tx: Tx, groupIds: readonly number[], days: readonly Day[]) {
  if (groupIds.length === 0) return []
  const rooms = await tx.room.findMany({
    where: { groupId: { in: [...groupIds] }, leftAt: null },
    orderBy: { id: 'asc' },
  })
  if (rooms.length === 0) return []
  const members = await tx.wechatIdentity.findMany({
    where: {
      activeKey: { not: null },
      person: {
        deputies: {
          some: {
            groupId: { in: rooms.map(({ groupId }) => groupId) },
            term: { current: true },
            endedOn: null,
            AND: days.map(servingOn),
          },
        },
      },
    },
    select: {
      puppet: true,
      account: true,
      contactId: true,
      person: { select: { deputies: { select: { groupId: true }, where: { term: { current: true } } } } },
    },
    orderBy: { personId: 'asc' },
  })
  return rooms.map((room) => ({
    groupId: room.groupId,
    account: `${room.puppet}|${room.account}`,
    roomId: room.roomId,
    members: members
      .filter(
        ({ puppet, account, person }) =>
          puppet === room.puppet &&
          account === room.account &&
          person.deputies.some(({ groupId }) => groupId === room.groupId),
      )
      .map(({ contactId }) => contactId),
  }))
}

export const changeRoom = (tx: Tx, id: number, change: { topic?: string; leftAt?: Date | null }) =>
  tx.room.update({ where: { id }, data: change })

export const liaisonsOf = (tx: Tx, groupIds: readonly number[]) =>
  tx.deputyGroup.findMany({
    where: { id: { in: [...groupIds] } },
    select: { id: true, name: true, liaisonId: true },
    orderBy: { id: 'asc' },
  })
