/** The parts of a contact day are asked once, after the record is kept. */
import { ask } from '../../../question/actions.ts'
import type { Settings } from '../../../settings/rules.ts'
import type { Act } from '../../../shared/act.ts'
import { dayParts, type DayPart } from './words.ts'

const hints: Record<DayPart, string> = {
  met: '见了哪些选民',
  heard: '选民反映了什么',
  solved: '给选民解释、答复了什么',
  helped: '帮着办了什么',
}

/** Whose day it is when a liaison tells of it. */
export interface DayOf {
  personId: number
  deputyId: number
  name: string
}

/** Asks for the parts that are not told; said in any order, or 没有. */
export async function partsQuestion(
  turn: { act: Act; conversation: string; settings: Settings },
  year: number,
  missing: readonly DayPart[],
  forDeputy?: DayOf,
): Promise<string> {
  await ask(
    turn.act,
    turn.conversation,
    'activity.day',
    { year, missing, ...(forDeputy && { forDeputy }) },
    turn.settings['question.expiresHours'],
  )
  const asked = missing.map((part) => `${dayParts[part]}（${hints[part]}）`).join('、')
  const example = missing.map((part) => `${dayParts[part].charAt(0)}：……`).join(' ')
  const his = forDeputy ? `${forDeputy.name}代表的` : ''
  return `${his}联系选民日还要记：${asked}。请回，例如：${example}；没有就回“没有”。`
}
