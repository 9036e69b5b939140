/** 补记 in the chat: what is missing is asked, what may be the same is asked, and only then it is recorded. Nobody is told. */
import type { Turn } from '../../../shared/turn.ts'
import { activitiesOn, type Activity } from '../../actions.ts'
import { refusalText } from '../../refusals.ts'
import { isAfterwards, kindName } from '../../rules.ts'
import { attendance } from '../attendance/sheets.ts'
import type { PlanDraft } from '../plan/draft.ts'
import {
  audienceOfDraft,
  contextOf,
  membersOf,
  organises,
  out,
  pastOf,
  put,
  toldOf,
  type Payload,
} from './draft.ts'
import { aheadText, show, whoText } from './shown.ts'
import { isAfterwardsOrder, pastIn, tellsOfContact, tellsOfGroup } from './words.ts'
import { pastSheet } from './there.ts'

/** 补记 11月15日一组老旧小区调研 …; 我们组上周三去了桥东社区调研,到了8个人. Null when the words tell of something else. */
export async function afterwards(turn: Turn): Promise<string | null> {
  if (tellsOfContact(turn.text) && meetsKnown(turn)) return null
  const isOrder = isAfterwardsOrder(turn.text)
  if (!isOrder && !(organises(turn) && tellsOfGroup(turn.text))) return null
  if (!organises(turn))
    return '补记活动由联络员（本组）和代表工委来记，没有记。请把日期、地点和谁到了告诉联络员。'
  const { draft, words, ahead } = pastIn(turn.text, await contextOf(turn))
  if (!isOrder && (draft.day === null || ahead)) return null
  if (ahead) return aheadText(turn, draft.day)
  const known = await announcedThen(turn, draft, isOrder)
  if (known !== null) return known
  return proceed(turn, { draft, words: [{ said: words, corrects: false }], besides: [], step: 'confirm' })
}

/** Somebody on his list is met in the words. */
const meetsKnown = ({ understood }: Turn): boolean =>
  understood.contacts.some(({ mentions }) => mentions.some(({ candidates }) => candidates.length > 0))

/** Of an activity that was announced the sentence is its attendance, but where 补记 names one of its own. */
async function announcedThen(turn: Turn, draft: PlanDraft, isOrder: boolean): Promise<string | null> {
  if (draft.day === null) return null
  const there = (await activitiesOn(turn.act, turn.who, draft.day)).filter((one) => !isAfterwards(one))
  const isMeant = ({ kind, title }: Activity): boolean =>
    isUnnamed(draft) || (!isOrder && (kind === draft.kind || turn.text.includes(title.slice(-2))))
  return there.some(isMeant) ? attendance(turn) : null
}

/** 今天活动没来: no activity is named. */
const isUnnamed = ({ title, kind }: PlanDraft): boolean => title === kindName(kind) || title.length < 3

/** Asks for the first thing that is missing or doubtful, or shows what would be recorded. */
export async function proceed(turn: Turn, payload: Payload): Promise<string> {
  const { draft } = payload
  if (draft.day === null) {
    await put(turn, { ...payload, step: 'day' })
    return `补记${draft.title}：是哪一天？例如：11月15日、上周三。${out}`
  }
  const found = await audienceOfDraft(turn, payload)
  if (!('audience' in found)) {
    await put(turn, { ...payload, step: 'group', choices: found.choices })
    return [
      `${draft.unknownOffice ? `没有“${draft.unknownOffice}”这个街道乡镇。` : ''}补记${draft.title}：是谁的活动？`,
      ...found.choices.map(({ label }, index) => `${index + 1} ${label}`),
      `回数字、小组或街道乡镇名称${out}。`,
    ].join('\n')
  }
  const members = await membersOf(turn, draft.day, found.audience)
  const past = pastOf(turn, draft, found.audience, members)
  if (members.length === 0) return refusalText.nobody_then
  const told = toldOf(payload, members)
  const sheet = pastSheet(told, members)
  if (sheet && 'doubt' in sheet) {
    await put(turn, { ...payload, step: 'who' })
    return `${whoText(turn, past, members, sheet)}记不清的回“先不记考勤”。${out}`
  }
  return show(turn, payload, past, members, sheet)
}
