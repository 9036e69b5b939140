/** Chat rooms of deputies' groups. */
import type { Tx } from '../../../prisma/client.ts'
import type { Day } from '../../shared/days.ts'
import { servingOn } from '../../shared/serving.ts'

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
