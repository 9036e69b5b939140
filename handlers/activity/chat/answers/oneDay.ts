/** 5号去，6号请假 出差; 第二天请假 家里有事; 我只能参加第一天: leave on single days of what lasts several. */
import { numberOf } from '../../../language/numbers.ts'
import { dayOf, type Day } from '../../../shared/days.ts'
import type { Turn } from '../../../shared/turn.ts'
import { answerActivity, openInvitations } from '../../actions.ts'
import { leaveWords, withLeave } from '../../attendance/leaveDays.ts'
import { refusalText } from '../../refusals.ts'
import { daysOf } from '../../timing.ts'
import { nameOf } from '../../wording.ts'
import { factsOf } from './receipt.ts'

const longest = 60
const day = '(?:\\d{1,2}月)?\\d{1,2}[号日]|第[一二三四五六七八九\\d]天|首日|头一天|最后一天'
const away = '(?:要|想|得|也)?(?:请个?假|(?:不能|不|没法|没空|无法)(?:去|来|参加)了?|(?:去|来|参加)不了了?)'
const leaving = new RegExp(
  `^(?:我)?(?:那)?(${day})(?:那天)?(?:我)?${away}[\\s,，:：]*(?:因为|原因)?[\\s:：]*(.*)$`,
)
const coming = new RegExp(
  `^(?:我)?(?:只)?(${day})(?:那天)?(?:我)?(?:能|可以|会|照常)?(?:去|来|参加|到)(?:的|了)?$`,
)
const only = new RegExp(`^(?:我)?只(?:能|可以|会)?(?:去|来|参加|到)(${day})(?:的)?(?:那天)?$`)

interface Said {
  leave: string[]
  comes: string[]
  /** He comes on these days alone. */
  alone: boolean
  reason: string
}

/** Days said in order, each with what it is; null where the words say anything else. */
function saidIn(text: string): Said | null {
  const said: Said = { leave: [], comes: [], alone: false, reason: '' }
  for (const clause of text.split(/[,，;；。!！\n]+|\s+(?=\S)/).filter(Boolean)) {
    const words = clause.trim()
    const off = leaving.exec(words)
    const alone = only.exec(words)
    const on = coming.exec(words)
    if (off) {
      said.leave.push(off[1] ?? '')
      if (off[2]) said.reason = off[2]
    } else if (alone) {
      said.comes.push(alone[1] ?? '')
      said.alone = true
    } else if (on) said.comes.push(on[1] ?? '')
    else if (said.leave.length > 0 || said.alone)
      said.reason = [said.reason, words].filter(Boolean).join('，')
    else return null
  }
  return said.leave.length > 0 || said.alone ? said : null
}

/** The day of an activity that a word means; null where it has none such. */
function dayMeant(word: string, days: readonly Day[], today: Day): Day | null {
  const nth = /^第(.)天$/.exec(word)?.[1]
  if (nth !== undefined) return days[numberOf(nth) - 1] ?? null
  if (word === '最后一天') return days.at(-1) ?? null
  if (/^(?:首日|头一天)$/.test(word)) return days[0] ?? null
  const [, month, date = ''] = /^(?:(\d{1,2})月)?(\d{1,2})/.exec(word) ?? []
  const fits = (one: Day): boolean =>
    Number(one.slice(8)) === Number(date) &&
    (month === undefined || Number(one.slice(5, 7)) === Number(month))
  return days.find((one) => one >= today && fits(one)) ?? null
}

/**
 * Null unless the words speak of single days of the one activity ahead that lasts several and has all of them: of
 * activities on different days, and of all days of one, they are an answer of another kind.
 */
export async function leaveOnDays(turn: Turn): Promise<string | null> {
  const text = turn.text
    .normalize('NFKC')
    .trim()
    .replace(/^活动\s*\d+\s*/, '')
  const said = text.length > longest ? null : saidIn(text)
  if (said === null) return null
  const open = await openInvitations(turn.act, turn.who.personId)
  const fits = open.flatMap(({ activity }) => {
    const days = daysOf(activity, turn.act.zone)
    const meant = (words: readonly string[]) => words.map((word) => dayMeant(word, days, turn.today))
    const [leave, comes] = [meant(said.leave), meant(said.comes)]
    const known = [...leave, ...comes].filter((one) => one !== null)
    if (days.length === 1 || known.length < leave.length + comes.length) return []
    const off = said.alone
      ? days.filter((one) => !comes.includes(one))
      : days.filter((one) => leave.includes(one))
    return off.length > 0 && off.length < days.length ? [{ activity, off }] : []
  })
  const [meant, ...others] = fits
  if (!meant || others.length > 0) return null
  const isOfAnother = open.some(
    ({ activity }) =>
      activity.id !== meant.activity.id && meant.off.includes(dayOf(activity.startsAt, turn.act.zone)),
  )
  if (isOfAnother) return null
  const about = `${nameOf(meant.activity)}，${factsOf(turn, meant.activity)}`
  if (said.reason.length < 2)
    return `${about}：其中几天请假要写原因，还没有记。请这样回，例如：${said.leave[0] ?? '第二天'}请假 出差`
  const leave = meant.off.map((on) => ({ on, reason: said.reason }))
  const outcome = await answerActivity(turn.act, turn.who, meant.activity.id, {
    coming: true,
    reason: null,
    leave,
  })
  if (!outcome.ok) return refusalText[outcome.refusal]
  const { answer, waitingPlace } = outcome.value
  const words = leaveWords(
    {
      leaveDays: withLeave(
        { leaveDays: null },
        leave.map((one) => ({ ...one, byId: turn.who.personId })),
      ),
    },
    turn.today,
    true,
  )
  const standing = answer === 'waiting' ? `名额满了，排候补第${waitingPlace ?? 1}位` : '已记：参加'
  return `${standing}${about}，其中${words}。全程都能来请回“参加”，都来不了请回“请假 原因”。`
}
