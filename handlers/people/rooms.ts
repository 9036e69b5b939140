/** What happens to a group's room: renamed, the bot taken out and back, a member nobody knows, a name that two groups have. */
import { recordDeed } from '../audit/actions.ts'
import { remind } from '../notice/actions.ts'
import { settingsAt } from '../settings/actions.ts'
import type { Act } from '../shared/act.ts'
import { dayOf, isoIn, type Day } from '../shared/days.ts'
import * as store from './store.ts'
import * as rooms from './rooms/store.ts'

export interface RoomPlace {
  puppet: string
  account: string
  roomId: string
}

/** A group's room as notices go to it. */
export interface RoomOfGroup {
  groupId: number
  /** `puppet|account` */
  account: string
  roomId: string
  /** WeChat contacts of the group's bound deputies whose duties are not suspended. */
  members: string[]
}

/** The rooms of these groups that the bot is in, with those who serve today and on the day that is spoken of. */
export function roomsOfGroups(
  act: Pick<Act, 'tx' | 'now' | 'zone'>,
  groupIds: readonly number[],
  on?: Day,
): Promise<RoomOfGroup[]> {
  const today = dayOf(act.now, act.zone)
  return rooms.roomsOfGroups(act.tx, groupIds, on === undefined ? [today] : [today, on])
}

interface Told {
  kind: string
  period: string
  step: string
  text: string
}

/** Tells the liaisons of these groups; where none can be reached, the deputies' affairs office. */
async function tellLiaisons(act: Act, groupIds: readonly number[], told: Told): Promise<void> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const groups = await rooms.liaisonsOf(act.tx, groupIds)
  const tell = (ids: readonly number[]) =>
    remind(
      act,
      ids.map((personId) => ({ ...told, personId, subject: { groups: groupIds } })),
      settings,
    )
  const statuses = await tell([...new Set(groups.flatMap(({ liaisonId }) => liaisonId ?? []))])
  if (statuses.some((status) => status !== 'unreachable')) return
  const staff = await store.staffWithRole(act.tx, '代表工委')
  await tell(staff.map(({ staff: { person } }) => person.id))
}

const nowStep = (act: Act): string => isoIn(act.now, act.zone)

/** The room has another name: it stays the group's room. Answers false when it is no group's room. */
export async function renamedRoom(act: Act, place: RoomPlace, topic: string): Promise<boolean> {
  const room = await rooms.roomOf(act.tx, place.puppet, place.account, place.roomId)
  if (!room) return false
  if (room.topic === topic) return true
  await rooms.changeRoom(act.tx, room.id, { topic })
  await recordDeed(act, {
    action: 'people.room_renamed',
    subject: `group:${room.groupId}`,
    before: { topic: room.topic },
    after: { topic },
  })
  const others = (await rooms.groupsByName(act.tx, topic)).filter(({ id }) => id !== room.groupId)
  const doubt =
    others.length > 0
      ? `这是${others.map(({ name }) => name).join('、')}的群名称，如果要换成那个小组的群，请那个小组的联络员在群里发“@我 绑定本群 小组全称”。`
      : '不用重新绑定。'
  await tellLiaisons(act, [room.groupId], {
    kind: 'room-renamed',
    period: place.roomId,
    step: nowStep(act),
    text: `【群改名】${room.group.name}的工作群现在叫“${topic}”，还是原来的群，通知照常发。${doubt}`,
  })
  return true
}

/** What a message shows the room to be called: a name that changed while nobody watched is told as any other change. */
export async function noteTopic(act: Act, place: RoomPlace, topic: string): Promise<void> {
  const room = await rooms.roomOf(act.tx, place.puppet, place.account, place.roomId)
  if (!room || topic === '' || room.topic === topic) return
  if (room.topic === null) await rooms.changeRoom(act.tx, room.id, { topic })
  else await renamedRoom(act, place, topic)
}

/** The bot was taken out: nothing is said there until it is back. */
export async function leftRoom(act: Act, place: RoomPlace): Promise<boolean> {
  const room = await rooms.roomOf(act.tx, place.puppet, place.account, place.roomId)
  if (!room || room.leftAt) return false
  await rooms.changeRoom(act.tx, room.id, { leftAt: act.now })
  await recordDeed(act, { action: 'people.room_left', subject: `group:${room.groupId}` })
  await tellLiaisons(act, [room.groupId], {
    kind: 'room-left',
    period: place.roomId,
    step: nowStep(act),
    text: `【群通知停发】我被移出了${room.group.name}的工作群，通知发不到群里了（私聊通知照常，不会漏）。请把我拉回群里，不用重新绑定；换了新群，拉我进去后在群里发“@我 绑定本群 ${room.group.name}”。`,
  })
  return true
}

/** The bot is in the room again. Answers false when it is no group's room. */
export async function returnedToRoom(act: Act, place: RoomPlace): Promise<boolean> {
  const room = await rooms.roomOf(act.tx, place.puppet, place.account, place.roomId)
  if (!room) return false
  if (!room.leftAt) return true
  await rooms.changeRoom(act.tx, room.id, { leftAt: null })
  await recordDeed(act, { action: 'people.room_back', subject: `group:${room.groupId}` })
  await tellLiaisons(act, [room.groupId], {
    kind: 'room-back',
    period: place.roomId,
    step: nowStep(act),
    text: `【群通知恢复】我回到了${room.group.name}的工作群，通知照常发，不用重新绑定。`,
  })
  return true
}

/** Somebody in a group's room spoke to the bot and is bound to nobody: his liaison hears it once. */
export const tellOfUnboundMember = (
  act: Act,
  group: { id: number; name: string },
  contactId: string,
): Promise<void> =>
  tellLiaisons(act, [group.id], {
    kind: 'room-unbound',
    period: `group:${group.id}`,
    step: contactId,
    text: `【待绑定】${group.name}的工作群里有人@我，他的微信还没有绑定，我没有替他记。请看一下是哪一位：是本组代表的，把绑定码私下给他（没有码的请代表工委在工作台补发），让他私聊我发“绑定 绑定码”；不是的不用管。`,
  })

/** A room's name fits several groups: their liaisons hear once what to do. */
export async function tellOfAmbiguousName(act: Act, place: RoomPlace, topic: string): Promise<void> {
  const groups = await rooms.groupsByName(act.tx, topic)
  if (groups.length < 2) return
  await tellLiaisons(
    act,
    groups.map(({ id }) => id),
    {
      kind: 'room-ambiguous',
      period: place.roomId,
      step: '1',
      text: `【群没有认出】有个群叫“${topic}”，${groups.map(({ name }) => name).join('、')}都登记了这个群名称，我分不清是哪个组的，没有绑定。请本组联络员在群里发“@我 绑定本群 小组全称”。`,
    },
  )
}
