/** Which group a chat room belongs to: told by its liaison, or by a name that only one group has. */
import { recordDeed } from '../../audit/actions.ts'
import type { Act } from '../../shared/act.ts'
import { done, refused, type Outcome } from '../../shared/outcome.ts'
import { may, type Speaker } from '../rules.ts'
import * as rooms from './store.ts'

export type TieRefusal = 'no_group' | 'several_groups' | 'not_liaison'

/**
 * Ties a chat room to a deputies' group: by its liaison's word, or by a room name that only one group has. A name does
 * so only while the group has no room: who gives another room the same name does not take its place.
 */
export async function tieRoom(
  act: Act,
  room: { puppet: string; account: string; roomId: string },
  name: string,
  by: Speaker | 'its name',
): Promise<Outcome<{ groupName: string }, TieRefusal>> {
  const groups = await rooms.groupsByName(act.tx, name)
  const [group] = groups
  if (!group) return refused('no_group')
  if (groups.length > 1) return refused('several_groups')
  const allowed = by === 'its name' ? group._count.rooms === 0 : may.tieRoom(by, group.id)
  if (!allowed) return refused('not_liaison')
  await rooms.tieRoom(act.tx, room.puppet, room.account, room.roomId, group.id, act.now)
  await recordDeed(act, {
    action: 'people.tie_room',
    subject: `group:${group.id}`,
    after: { roomId: room.roomId },
  })
  return done({ groupName: group.name })
}

/** The group of a room that is already tied, or null. */
export const groupOfRoom = async (tx: Act['tx'], room: { puppet: string; account: string; roomId: string }) =>
  (await rooms.roomOf(tx, room.puppet, room.account, room.roomId))?.group ?? null
