/** 今天活动到了7个 罗小燕请假 谭志刚没来: who was there, from a liaison's sentence. Pure. */
import { numberOf } from '../../../language/numbers.ts'
import { withoutActivityNumber } from '../answers/words.ts'
import { spokenIn, type Spoken } from './spokenNames.ts'

export interface Member {
  personId: number
  name: string
}

export interface AttendanceWords {
  /** How many were there, as said; null when no number was said. */
  said: number | null
  /** How many should have been there, as said. */
  expected: number | null
  excused: { personId: number; reason: string | null }[]
  absent: number[]
  /** Named as there; empty when only the others were named. */
  present: number[]
  /** 都到齐了, 全勤, 其他人都到了 */
  everybodyElse: boolean
  /** Members set apart from 其他人 without a word of whether they came. */
  unclear: number[]
  /** Two members whose names cannot be told apart in these words. */
  ambiguous: string[]
}

const numeral = '(\\d{1,3}|[一二两三四五六七八九十]{1,3})'
const saidThere = new RegExp(
  `(?<!应)(?:实到|到会|到场|出席|参会|参加|到了?|来了?)(?:的|了|人数|是|:)*${numeral}\\s*(?:个|人|名|位|$)`,
)
/** 8名代表参加, 9人全部到场: the number stands before the word. */
const saidBefore = new RegExp(
  `(?<![应第]到?)${numeral}\\s*(?:个|名|位)?(?:人|代表)?(?:都|全部?|全都)?(?:参加|到会|到场|到齐|到了|来了|在场|在(?![\u4e00-\u9fa5])|出席)`,
)
const saidExpected = new RegExp(`应到(?:人数|了|是|:)*${numeral}`)
const leave =
  /^(?:[^\p{L}]|今天|昨天|前天|那天|这次|上午|下午|的|他|她|人|活动|会议?|培训|调研|学习|因?(?:病|事|公)|代表|同志|都|也|要|其实|是|[一二两三\d]+[人位个名])*(?:请了?(?:病|事)?假|病假|事假|公假|出差)(?!的?(?:人员?)?(?::|是(?!因)|有))/u
const missing =
  /^(?:[^\p{L}]|今天|昨天|前天|那天|这次|上午|下午|的|他|她|人|活动|会议?|培训|调研|学习|有事|代表|同志|都|也|其实|实际上?|后来|最后|还是|根本|[一二两三\d]+[人位个名])*(?:没有?(?:来|到)|未到|未参加|缺席|缺勤|没参加)(?!的?(?:人员?)?(?::|是(?!因)|有))/u
const there =
  /^(?:[^\p{L}]|代表|同志|他|她|人|都|也|全都?|今天|昨天|后来|其实|实际上?|最后|还是|已经?|赶|又|才|晚|刚刚?|是|[一二两三四五六七八九十\d]+(?:人|位|个|名)(?:代表)?)*(?:到(?!期)|来了|来的|参加了?|出席|补签|迟到|晚到|赶到|签到|在场|来晚了|晚来)/u
const leaveBefore = /(?:请假|病假|事假)(?:的?有|的是|的|是|了)?(?:[一二两三\d]+[人位个名])?[:\s(（]*$/
const missingBefore =
  /(?:缺席?|没来|未到|没到|缺勤|少)(?:的?有|的是|的|是|了)?(?:[一二两三\d]+[人位个名])?[:\s(（]*$/

/** Reads who was there from the words, among the members asked. */
export function attendanceIn(raw: string, members: readonly Member[]): AttendanceWords {
  // 不是请假，是没来: what it is, not what it is not
  const text = withTheirAll(
    withoutActivityNumber(raw).replace(/不是(?:请了?假|没来|没到|缺席|到了|来了)[,，\s]*(?:而?是)?/g, ''),
    members,
  )
  const count = saidThere.exec(text)?.[1] ?? saidBefore.exec(text)?.[1]
  const expected = saidExpected.exec(text)?.[1]
  const read: AttendanceWords = {
    said: count ? numberOf(count) : null,
    expected: expected ? numberOf(expected) : null,
    excused: [],
    absent: [],
    present: [],
    everybodyElse:
      /都到齐|到齐了|都齐|齐了$|都在(?:场|$)|全勤|全员到|全都?[到来]|(?:其他|其余|别的).{0,4}(?:都|全)?(?:到|来)|都[到来]了?$|除了?.{1,20}都?到|全部(?:参加|到|出席)/.test(
        text,
      ) || onlyMissing.test(text),
    unclear: [],
    ambiguous: [],
  }
  const said = new Map<number, Said>()
  let ownWord = 0
  for (const { spoken, ...run } of runsOf(text, members)) {
    const status = statusOfRun(text, { ...run, since: ownWord }, spoken.length)
    ownWord = run.to + wordAfter(text.slice(run.to))
    const doubtful = spoken.filter((one) => one.members.length > 1 && (one.whole || status !== null))
    read.ambiguous.push(...doubtful.map((one) => one.said))
    // 老周, 建国 may be another word as well: it counts where it is said whether he came
    const named = spoken.filter((one) => one.members.length === 1 && (one.whole || status !== null))
    for (const { personId } of named.flatMap((one) => one.members))
      // the last word on each counts; a name without one takes nothing back
      if (status !== null || !said.has(personId)) said.set(personId, { status, to: run.to })
  }
  for (const [personId, { status, to }] of said)
    if (status === 'excused') read.excused.push({ personId, reason: reasonAfter(text, to) })
    else if (status === 'absent') read.absent.push(personId)
    else if (status === 'present') read.present.push(personId)
    else if (others.test(text)) read.unclear.push(personId)
  return read
}

const others = /其他|其余|别的/
const theirAll = /^(?:代表|同志)*(?:全都|全部|都)(?=到|来|参加|去|出席)/

/** 周明远、陈秀兰都到了 → 周明远、陈秀兰到了: all of these, and not everybody. */
export function withTheirAll(text: string, members: readonly Member[]): string {
  let left = text
  for (const { from, to } of runsOf(text, members).reverse())
    if (!/除了?\s*$/.test(text.slice(0, from)))
      left = left.slice(0, to) + left.slice(to).replace(theirAll, '')
  return left
}

/** 缺罗小燕, 就罗小燕没来: nobody but these was missing. */
const onlyMissing =
  /^(?:今天|昨天|活动|的|[\s,，:])*(?:(?:就|只|仅)缺|缺(?!席|勤)|(?:就|只有?|仅有?)[\u4e00-\u9fa5、和]{2,20}(?:没来|没到|请假|缺席))/

interface Said {
  status: 'excused' | 'absent' | 'present' | null
  to: number
}

interface Run {
  from: number
  to: number
  spoken: Spoken<Member>[]
}

/** Names that follow each other belong together: 罗小燕、谭志刚请假. */
function runsOf(text: string, members: readonly Member[]): Run[] {
  const runs: Run[] = []
  for (const one of spokenIn(text, members)) {
    const last = runs.at(-1)
    if (last && /^(?:代表|同志)?[\s、,，和与及同跟]*$/.test(text.slice(last.to, one.from))) {
      last.to = one.to
      last.spoken.push(one)
    } else runs.push({ from: one.from, to: one.to, spoken: [one] })
  }
  return runs
}

/** 参加人员：周明远、陈秀兰 */
const thereBefore =
  /(?:来|到)的(?:人)?(?:是|有)\s*$|(?:参加|出席|到会|到场|参会)(?:人员|的人|的|者)?(?:有|是)?[:\s]+$/
/** 2个没来，罗小燕和谭志刚: the number says how many names follow. */
const countedBefore = new RegExp(
  `${numeral}(?:个|名|位)?(?:人|代表)?(没来|没到|未到|缺席|请假)(?:了|的)?[,，:\\s]*$`,
)

/** How far the word reaches that stands behind a name and is said of it: it is not said of the next one too. */
const wordAfter = (after: string): number =>
  [leave, missing, there].map((word) => word.exec(after)?.[0].length ?? 0).find((length) => length > 0) ?? 0

/** `since`: where the word on those who were named before ends. */
function statusOfRun(
  text: string,
  { from, to, since }: Pick<Run, 'from' | 'to'> & { since: number },
  people: number,
): Said['status'] {
  const after = text.slice(to)
  const before = text.slice(since, from)
  if (leave.test(after)) return 'excused'
  if (missing.test(after)) return 'absent'
  if (leaveBefore.test(before)) return 'excused'
  if (missingBefore.test(before)) return 'absent'
  if (/除了?\s*$/.test(before)) return 'absent'
  if (there.test(after)) return 'present'
  const counted = countedBefore.exec(before)
  if (counted && numberOf(counted[1] ?? '') === people) return counted[2] === '请假' ? 'excused' : 'absent'
  return thereBefore.test(before) ? 'present' : null
}

/** 罗小燕病假 → 病假; 罗小燕请假 家里有事 → 家里有事 */
const reasonAfter = (text: string, to: number): string | null =>
  /^(?:[\s,，]|代表|同志)*(?:因(?=[病事公]请假))?(病假|事假|公假|出差|[病事公](?=请假))/
    .exec(text.slice(to))?.[1]
    ?.replace(/^[病事公]$/, '$&假') ??
  causeBehind.exec(text.slice(to))?.[1] ??
  null

const causeBehind =
  /^(?:代表|同志)?请了?假了?[\s,，]+(?:因为)?((?:家里|单位|厂里|公司|店里|孩子|老人|父母|有[事会课]|出差|住院|生病|病了|感冒|发烧|做?手术|开会|培训|值班|外出|在外|陪|照顾|摔|看病)(?:(?!没来|没到|到了|请假)[^\s,，。.;；、]){0,12})(?=$|[\s,，。.;；、])/

export type AttendanceDoubt =
  | { doubt: 'which_twin'; names: string[] }
  | { doubt: 'count'; asked: number; excused: number; absent: number; there: number; said: number }
  | { doubt: 'expected'; asked: number; said: number }
  | { doubt: 'who'; missing: number }
  /** The others were not there, and who was is not said. */
  | { doubt: 'who_came'; said: number }
  | { doubt: 'nothing' }

export interface AttendanceSheet {
  attended: number[]
  excused: { personId: number; reason: string | null }[]
  absent: number[]
}

/**
 * The sheet that the words make, checked against the members: everybody is accounted for once, and the number said is
 * the number that follows. Whoever is not named was there only where the words say so, by 都到了 or by a number that fits.
 */
export function sheetOf(
  read: AttendanceWords,
  members: readonly Member[],
): AttendanceSheet | AttendanceDoubt {
  if (read.ambiguous.length > 0) return { doubt: 'which_twin', names: read.ambiguous }
  if (read.expected !== null && read.expected !== members.length)
    return { doubt: 'expected', asked: members.length, said: read.expected }
  if (read.unclear.length > 0) return { doubt: 'who', missing: read.unclear.length }
  const { excused, absent, present, said, everybodyElse } = read
  const away = new Set([...excused.map(({ personId }) => personId), ...absent])
  const rest = members.map(({ personId }) => personId).filter((id) => !away.has(id))
  const onlyNamed = present.length > 0 && !everybodyElse && said !== rest.length
  if (onlyNamed) {
    const unnamed = rest.length - present.length
    if (said !== null && said !== present.length) return countDoubt(members, read, present.length, said)
    if (unnamed > 0) return { doubt: 'who', missing: unnamed }
    return { attended: present, excused, absent }
  }
  if (said === null && !everybodyElse && away.size === 0) return { doubt: 'nothing' }
  if (said !== null && said < rest.length && !everybodyElse)
    return { doubt: 'who', missing: rest.length - said }
  if (said !== null && said !== rest.length) return countDoubt(members, read, rest.length, said)
  if (said === null && !everybodyElse && rest.length > 0) return { doubt: 'who', missing: rest.length }
  return { attended: rest, excused, absent }
}

const countDoubt = (
  members: readonly Member[],
  { excused, absent }: AttendanceWords,
  there: number,
  said: number,
): AttendanceDoubt => ({
  doubt: 'count',
  asked: members.length,
  excused: excused.length,
  absent: absent.length,
  there,
  said,
})
