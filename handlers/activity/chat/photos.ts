/** Photos and files of an activity, sent into the chat. */
import { closeQuestion, type OpenQuestion } from '../../question/actions.ts'
import type { FileRef, Turn } from '../../shared/turn.ts'
import {
  addActivityFile,
  addKeptMaterials,
  findActivity,
  led,
  mayTellOfFiles,
  outcomesOf,
  standingOf,
  untoldMaterials,
} from '../actions.ts'
import { materialRefusalText, refusalText } from '../refusals.ts'
import { nameOf } from '../wording.ts'
import { put } from './attendance/sheets.ts'

interface Asked {
  activityId: number
  /** Pictures are papers, too: a photo of the agenda. */
  papers?: true
}

export async function photos(turn: Turn, id: number): Promise<string> {
  const activity = await led(turn.act, turn.who, id)
  if (!activity.ok) return refusalText[activity.refusal]
  await put(turn, 'activity.photos', { activityId: id })
  return `请把${nameOf(activity.value)}的照片发给我，可以一张一张发；发完了回“完”。`
}

/** Pictures and documents that come while they are asked for. */
export async function takePhotos(turn: Turn, question: OpenQuestion): Promise<string | null> {
  if (question.kind !== 'activity.photos') return null
  const asked = question.payload as Asked
  const { activityId } = asked
  const isPhoto = ({ type }: FileRef): boolean => !asked.papers && type.startsWith('image/')
  for (const { id } of turn.files.filter(isPhoto)) {
    const outcome = await addActivityFile(turn.act, turn.who, activityId, { fileId: id, kind: 'photo' })
    if (!outcome.ok) return refusalText[outcome.refusal]
  }
  const papers = turn.files.filter((file) => !isPhoto(file)).map(({ id }) => id)
  if (papers.length > 0) {
    const outcome = await addKeptMaterials(turn.act, turn.who, activityId, papers)
    if (!outcome.ok) return materialRefusalText(outcome.refusal)
  }
  const activity = await findActivity(turn.act, activityId)
  const all = activity ? (await outcomesOf(turn.act, activity)).files.map(({ kind }) => kind) : []
  const photosThere = all.filter((kind) => kind === 'photo').length
  const count = all.filter((kind) => kind === 'material').length
  const there = [
    ...(photosThere > 0 ? [`${photosThere}张照片`] : []),
    ...(count > 0 ? [`${count}个文件`] : []),
  ].join('、')
  return `收到，活动${activityId}现在有${there}。接着发，或者回“完”。`
}

export async function answerPhotos(turn: Turn, question: OpenQuestion): Promise<string | null> {
  if (!/^(?:完了?|好了|没了|发完了|结束)[。.!！]*$/.test(turn.text.trim())) return null
  await closeQuestion(turn.act, question.id, 'answered')
  const { activityId, papers } = question.payload as Asked
  const kept = papers ? '好的，文件都存好了。' : '好的，照片都存好了。'
  const untold = await untoldOf(turn, activityId)
  return untold === 0
    ? kept
    : `${kept}新加的${untold}个文件还没有通知大家；要通知，回“活动${activityId} 通知新文件”。`
}

/** How many files came after people were told, of what still lies ahead. */
async function untoldOf(turn: Turn, activityId: number): Promise<number> {
  const activity = await findActivity(turn.act, activityId)
  return activity && mayTellOfFiles(activity, turn.act.now)
    ? untoldMaterials(activity, await standingOf(turn.act, activityId)).length
    : 0
}
