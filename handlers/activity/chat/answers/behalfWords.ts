/** What is said of an answer that was given for somebody else. Pure. */
import type { Activity, AnsweredFor } from '../../actions.ts'
import type { Turn } from '../../../shared/turn.ts'
import { statusNames } from '../../rules.ts'
import { nameOf, whenWords } from '../../wording.ts'
import type { AnswerTold } from './told.ts'

interface Named {
  personId: number
  name: string
}

/** 老旧小区调研（12月5日（周六）14:30） */
export const labelOf = (turn: Turn, activity: Activity): string =>
  `${activity.title}（${whenWords(activity, turn.act.zone, turn.today)}）`

/** The activities that may be meant. */
export const listOf = (turn: Turn, activities: readonly Activity[]): string =>
  `现在有：${activities
    .slice(0, 5)
    .map((one) => `活动${one.id} ${labelOf(turn, one)}`)
    .join('；')}`

/** 罗小燕可能来: neither is put down. */
export const unsure = /^(?:可能|不一定|还没定|没定|看情况|尽量|争取|到时候?|再说)/

/** 可能来: what to say once it is settled. */
export function notSettled({ spoken }: AnswerTold<Named>): string {
  const name = spoken[0]?.members[0]?.name ?? ''
  return `${name}还没定，没有记。定了请说，例如：${name}参加；${name}请假 出差`
}

/** Neither coming nor leave: how to say it. */
export function howToSay({ id, title }: Activity, { spoken }: AnswerTold<Named>): string {
  const name = spoken[0]?.members[0]?.name ?? ''
  return `《${title}》还没有开始，没有记成诉求，也没有记成请假。${name}来不来请这样说：活动${id} ${name}参加；活动${id} ${name}请假 出差`
}

/** A deputy does not answer for another. */
export const notHis = (name: string): string => `${name}来不来，请本人回复，或者请联络员代记。没有记。`

/** What was put down for whom, and whether he hears of it. */
export function receipt(
  turn: Turn,
  activity: Activity,
  name: string,
  { answer, waitingPlace, hears }: AnsweredFor,
  reason: string | null,
): string {
  const what = answer === 'waiting' ? `排候补第${waitingPlace ?? 1}位` : statusNames[answer]
  const why = answer === 'declined' ? `是请假的请写上原因，例如：活动${activity.id} ${name}请假 出差。` : ''
  const told = {
    now: `，也告诉${name}本人了`,
    once_bound: `。${name}还没有绑定微信，绑定后会收到`,
    self: '',
  }[hears]
  return `已替${name}记：${what}${reason ? `（${reason}）` : ''}，${nameOf(activity)}，${whenWords(activity, turn.act.zone, turn.today)}${told}。${why}`
}

/** It was no leave: how the matter is told instead. */
export const otherMatter = (name: string): string =>
  `好的，没有记成请假。是${name}代表联系选民的，请说见了谁，例如：代${name}代表登记：今天电话 张德发 反映路塌了。`

/** 程春生要晚到一会: no leave, and no answer yet. */
export const late =
  /^(?:要|会|可能|得)*(?:晚|迟)(?:一?点|一会儿?|些|半个?(?:小时|钟头)|十来?分钟|十几分钟)?到(?!会场?)/

/** Whoever comes late is asked to be put down as coming. */
export function comesLate({ spoken }: AnswerTold<Named>): string {
  const name = spoken[0]?.members[0]?.name ?? ''
  return `${name}晚到不算请假，还没有记。要来的请说：${name}参加；不来的请说：${name}请假 出差`
}
