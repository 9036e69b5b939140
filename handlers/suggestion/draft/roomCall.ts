/** 征集附议 in the group's room: title, number and a count, never a name. */
import { tellRooms, type DueNotice } from '../../notice/actions.ts'
import { roomsOfGroups } from '../../people/actions.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { nameOf, refOf } from '../numbering.ts'
import { openCase, type Case } from '../case.ts'
import { signersOf } from '../parties.ts'
import { isOpen } from '../moves.ts'
import * as store from './store.ts'

const callText = (one: Case): string =>
  `【征集附议】${nameOf(one)}正在征集代表附议，现在附议${signersOf(one).length}人。文字已私发给本组代表；看过同意的，私聊我回“附议 ${refOf(one.row)}”，或者在群里@我回“附议 ${refOf(one.row)}”。`

/** Says it in the rooms of the lead's group, once in each; answers in how many it is said now. A secret one in none. */
export async function callInRooms(act: Act, one: Case): Promise<number> {
  if (one.row.groupId === null || one.row.secret) return 0
  const rooms = await roomsOfGroups(act, [one.row.groupId])
  if (rooms.length === 0) return 0
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const statuses = await tellRooms(
    act,
    rooms.map(({ account, roomId }) => ({
      kind: 'suggestion-room',
      account,
      roomId,
      mentions: [],
      period: `suggestion:${one.row.id}`,
      step: 'seek',
      text: callText(one),
      subject: { suggestionId: one.row.id },
      announce: false,
    })),
    settings,
  )
  return statuses.filter((status) => status === 'queued').length
}

/** What this group's deputies are asked to stand by; nothing secret. */
export const calledIn = (act: Act, groupId: number): ReturnType<typeof store.calledInGroup> =>
  store.calledInGroup(act.tx, groupId)

/** While it may still be co-signed: with the title and the count as they are now. */
export async function roomCallHolds(act: Act, notice: DueNotice): Promise<string | null> {
  const { suggestionId } = JSON.parse(notice.subject ?? '{}') as { suggestionId?: number }
  const one = suggestionId === undefined ? null : await openCase(act, suggestionId)
  return one && !one.row.secret && isOpen('cosign', one.course.state) ? callText(one) : null
}
