/** Photos of an activity, sent into the chat. */
import { closeQuestion, type OpenQuestion } from '../../question/actions.ts'
import type { Turn } from '../../shared/turn.ts'
import { addActivityFile, findActivity, led, outcomesOf } from '../actions.ts'
import { refusalText } from '../refusals.ts'
import { nameOf } from '../wording.ts'
import { put } from './attendance/sheets.ts'

export async function photos(turn: Turn, id: number): Promise<string> {
  const activity = await led(turn.act, turn.who, id)
  if (!activity.ok) return refusalText[activity.refusal]
  await put(turn, 'activity.photos', { activityId: id })
  return `请把${nameOf(activity.value)}的照片发给我，可以一张一张发；发完了回“完”。`
}

/** Pictures and documents that come while they are asked for. */
export async function takePhotos(turn: Turn, question: OpenQuestion): Promise<string | null> {
  if (question.kind !== 'activity.photos') return null
  const { activityId } = question.payload as { activityId: number }
  for (const { id, type } of turn.files) {
    const kind = type.startsWith('image/') ? 'photo' : 'material'
    const outcome = await addActivityFile(turn.act, turn.who, activityId, { fileId: id, kind })
    if (!outcome.ok) return refusalText[outcome.refusal]
  }
  const activity = await findActivity(turn.act, activityId)
  const all = activity
    ? (await outcomesOf(turn.act, activity)).files.filter(({ kind }) => !kind.startsWith('calendar'))
    : []
  return `收到，活动${activityId}现在有${all.length}个照片和文件。接着发，或者回“完”。`
}

export async function answerPhotos(turn: Turn, question: OpenQuestion): Promise<string | null> {
  if (!/^(?:完了?|好了|没了|发完了|结束)[。.!！]*$/.test(turn.text.trim())) return null
  await closeQuestion(turn.act, question.id, 'answered')
  return '好的，照片都存好了。'
}
