/** What the bot does in a group: it answers only when mentioned, and never with anything about a person. */
import { bindRefused, tieRefused } from './people/chat.ts'
import { groupOfRoom, tieRoom, voidShownCodes, type Speaker } from './people/actions.ts'
import type { Sender } from './people/rules.ts'
import type { Act } from './shared/act.ts'

interface RoomMessage extends Sender {
  text: string
  mentioned: boolean
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
  const group = await groupOfRoom(act.tx, place)
  const groupName = /绑定本群\s*([^\s。，,.!！]{1,40})/.exec(message.text)?.[1]
  if (message.mentioned && groupName && who) {
    const tied = await tieRoom(act, place, groupName, who)
    return tied.ok ? `本群已绑定为${tied.value.groupName}的工作群。` : tieRefused(tied.refusal)
  }
  if (!group && room.topic) await tieRoom(act, place, room.topic, 'its name')
  if (!message.mentioned) return null
  return who
    ? '涉及个人的事请私聊我，直接发一句话就行。群里只发通知。'
    : '我还不认识您的微信，请私聊我发绑定码。'
}
