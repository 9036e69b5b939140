/** What the bot does in a group: it answers only when mentioned, and never with anything about a person. */
import { answerInRoom } from './activity/actions.ts'
import { understand } from './language/understand.ts'
import { bindRefused, tieRefused } from './people/chat.ts'
import {
  groupOfRoom,
  leftRoom,
  noteTopic,
  renamedRoom,
  returnedToRoom,
  tellOfAmbiguousName,
  tellOfUnboundMember,
  tieRoom,
  voidShownCodes,
  type RoomPlace,
  type Speaker,
} from './people/actions.ts'
import type { Sender } from './people/rules.ts'
import { cosignInRoom } from './suggestion/actions.ts'
import type { Act } from './shared/act.ts'

interface RoomMessage extends Sender {
  text: string
  mentioned: boolean
  sentAt: Date
}

/** What the channel saw happen to a room. */
export interface RoomEvent extends RoomPlace {
  happened: 'renamed' | 'left' | 'joined'
  /** The room's name now; empty when nobody knows it. */
  topic: string
}

/** The words for the group, or null when there is nothing to say. */
export async function receiveInRoom(
  act: Act,
  message: RoomMessage,
  room: { id: string; topic: string },
  who: Speaker | null,
): Promise<string | null> {
  if (await voidShownCodes(act, message.text)) return bindRefused('in_room')
  const place = { puppet: message.puppet, account: message.account, roomId: room.id }
  const known = await groupOfRoom(act.tx, place)
  const groupName = /绑定本群\s*([^\s。，,.!！]{1,40})/.exec(message.text)?.[1]
  if (message.mentioned && groupName && who) {
    const tied = await tieRoom(act, place, groupName, who)
    return tied.ok ? `本群已绑定为${tied.value.groupName}的工作群。` : tieRefused(tied.refusal)
  }
  if (!known && room.topic) await tieByName(act, place, room.topic)
  if (known) await returnedToRoom(act, place)
  await noteTopic(act, place, room.topic)
  if (!message.mentioned) return null
  // just recognised by its name: the word that it was recognised at counts
  const group = known ?? (await groupOfRoom(act.tx, place))
  if (!who) {
    if (group) await tellOfUnboundMember(act, group, message.contactId)
    return '我还不认识您的微信，没有记。请私聊我发“绑定 绑定码”；没有绑定码，请找本组联络员。'
  }
  const answered = group ? await answerIn(act, message, group.id, who) : null
  return answered ?? '涉及个人的事请私聊我，直接发一句话就行。群里只发通知。'
}

/** 参加、请假、附议 with a mention: recorded for who said it, answered with a count. */
async function answerIn(
  act: Act,
  message: RoomMessage,
  groupId: number,
  who: Speaker,
): Promise<string | null> {
  const signed = await cosignInRoom(act, who, groupId, message.text)
  if (signed !== null) return signed
  const { intent, ask } = understand(message.text, {
    now: message.sentAt,
    zone: act.zone,
    role: 'deputy',
    linked: [],
    room: true,
    pending: 'rsvp:0',
  })
  const isAnswer = intent === 'activity.going' || intent === 'activity.decline'
  return answerInRoom(act, who, groupId, {
    text: message.text,
    coming: isAnswer ? intent === 'activity.going' : null,
    unclear: ask !== null,
  })
}

async function tieByName(act: Act, place: RoomPlace, topic: string): Promise<void> {
  const tied = await tieRoom(act, place, topic, 'its name')
  if (!tied.ok && tied.refusal === 'several_groups') await tellOfAmbiguousName(act, place, topic)
}

/** A room was renamed, or the bot was taken out of it or let in again: the group's liaison hears what follows from it. */
export async function noteRoomEvent(act: Act, { happened, topic, ...place }: RoomEvent): Promise<void> {
  if (happened === 'left') await leftRoom(act, place)
  else {
    const known =
      happened === 'joined' ? await returnedToRoom(act, place) : await renamedRoom(act, place, topic)
    if (!known && topic) await tieByName(act, place, topic)
  }
}
