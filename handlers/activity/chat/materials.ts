/** 活动12 文件: notices, agendas and papers of an activity, sent in the chat; and whoever leads it adds one or tells of new ones. */
import type { Said } from '../../shared/said.ts'
import type { Turn } from '../../shared/turn.ts'
import {
  findActivity,
  led,
  materialsFor,
  openInvitations,
  ownOngoing,
  tellOfMaterials,
  type Activity,
} from '../actions.ts'
import { materialRefusalText, refusalText } from '../refusals.ts'
import { nameOf } from '../wording.ts'
import { put } from './attendance/sheets.ts'
import { tellFirst } from './plan/shown.ts'

const called = '(?:文件|资料|学习资料|会议资料|议程|课件)'
const wanted = new RegExp(
  `^(?:要|看|发|我?要看|发我|把)?的?${called}(?:发(?:给)?我)?(?:看看|一下)?(?:呢)?[。.!！?？]*$`,
)
const adding = new RegExp(`^(?:要)?(?:传|上传|加|添|添加|补)(?:个|一个|几个|新)?${called}[。.!！]*$`)
const telling = new RegExp(`^(?:再)?通知(?:大家)?(?:有)?新${called}了?[。.!！]*$`)

/** 会议文件, 把这次培训的学习资料发给我: without a number, of what lies ahead of him or goes on. */
export const materialWords = new RegExp(
  `^(?:请|麻烦|帮我)?(?:把|发|给我|要|看)?(?:一下)?(?:这次|本次|今天|明天)?的?(?:活动|会议|培训|讲座|开会)的?${called}(?:发(?:给)?我)?(?:看看|一下)?(?:呢|在哪里?|有吗)?[。.!！?？]*$`,
)

/** 活动12 文件; 活动12 加文件; 活动12 通知新文件. Null when the words after the number are something else. */
export async function materials(turn: Turn, id: number, words: string): Promise<Said | null> {
  if (adding.test(words)) return askForFiles(turn, id)
  if (telling.test(words)) return tell(turn, id)
  if (!wanted.test(words)) return null
  const activity = await findActivity(turn.act, id)
  return activity ? filesOf(turn, activity) : refusalText.unknown_activity
}

/** What comes next is kept with the activity, until he says that it is all. */
async function askForFiles(turn: Turn, id: number): Promise<string> {
  const activity = await led(turn.act, turn.who, id)
  if (!activity.ok) return refusalText[activity.refusal]
  await put(turn, 'activity.photos', { activityId: id, papers: true })
  return `请把${nameOf(activity.value)}的文件（通知、议程、学习资料）发给我：照片、PDF、Word、Excel，可以一个一个发；发完了回“完”。`
}

async function tell(turn: Turn, id: number): Promise<string> {
  const outcome = await tellOfMaterials(turn.act, turn.who, id)
  return outcome.ok
    ? `${nameOf(outcome.value)}的新文件，${await tellFirst(turn, outcome.value)}`
    : materialRefusalText(outcome.refusal)
}

async function filesOf(turn: Turn, activity: Activity): Promise<Said> {
  const files = await materialsFor(turn.act, turn.who, activity)
  const leads = (await led(turn.act, turn.who, activity.id)).ok
  const how = leads ? `要加文件回“活动${activity.id} 加文件”。` : ''
  if (files.length === 0) return `${nameOf(activity)}没有给您看的文件。${how}`
  const text = `${nameOf(activity)}的文件${files.length}个：${files.map(({ name }) => name).join('、')}。${how}`
  return { text, fileIds: files.map(({ fileId }) => fileId) }
}

export async function materialsAsked(turn: Turn): Promise<Said> {
  const { act, who } = turn
  const ahead = (await openInvitations(act, who.personId)).map(({ activity }) => activity)
  const withFiles: Activity[] = []
  for (const activity of [...(await ownOngoing(act, who.personId)), ...ahead])
    if ((await materialsFor(act, who, activity)).length > 0) withFiles.push(activity)
  const [only, ...others] = withFiles
  if (!only) return '您要参加的活动都没有附文件。以前的请写编号，例如：活动12 文件'
  if (others.length === 0) return filesOf(turn, only)
  return [
    '要哪一个的文件？请写编号：',
    ...withFiles.slice(0, 8).map(nameOf),
    `例如：活动${only.id} 文件`,
  ].join('\n')
}
