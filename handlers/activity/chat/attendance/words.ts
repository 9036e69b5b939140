/** 今天活动到了7个 罗小燕请假 谭志刚没来: who was there, from a liaison's sentence. Pure. */
import { numberOf } from '../../../language/numbers.ts'

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
const saidExpected = new RegExp(`应到(?:人数|了|是|:)*${numeral}`)
const leave =
  /^(?:[^\p{L}]|今天|昨天|前天|那天|这次|上午|下午|的|活动|会议?|培训|调研|学习|因?(?:病|事|公)|代表|同志|都|也|要|[一二两三\d]+[人位个名])*(?:请了?(?:病|事)?假|病假|事假|公假|出差)/u
const missing =
  /^(?:[^\p{L}]|今天|昨天|前天|那天|这次|上午|下午|的|活动|会议?|培训|调研|学习|有事|代表|同志|都|也|[一二两三\d]+[人位个名])*(?:没有?(?:来|到)|未到|未参加|缺席|缺勤|没参加)/u
const there = /^(?:[^\p{L}]|代表|同志|都|也)*(?:到(?!期)|来了|参加了?|出席)/u
const leaveBefore = /(?:请假|病假|事假)(?:的?有|的|是|了)?(?:[一二两三\d]+[人位个名])?[:\s(（]*$/
const missingBefore =
  /(?:缺席?|没来|未到|没到|缺勤|少)(?:的?有|的|是|了)?(?:[一二两三\d]+[人位个名])?[:\s(（]*$/

/** Reads who was there from the words, among the members asked. */
export function attendanceIn(raw: string, members: readonly Member[]): AttendanceWords {
  const text = raw.normalize('NFKC')
  const count = saidThere.exec(text)?.[1]
  const expected = saidExpected.exec(text)?.[1]
  const read: AttendanceWords = {
    said: count ? numberOf(count) : null,
    expected: expected ? numberOf(expected) : null,
    excused: [],
    absent: [],
    present: [],
    everybodyElse:
      /都到齐|到齐了|全勤|全员到|全都?到|(?:其他|其余|别的).{0,4}(?:都|全)?(?:到|来)|都到了?$|除了?.{1,20}都?到/.test(
        text,
      ),
    unclear: [],
    ambiguous: doubled(members, text),
  }
  const said = new Map<number, Said>()
  for (const { members: named, ...run } of runsOf(text, members)) {
    const status = statusOfRun(text, run)
    for (const { personId } of named)
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

const doubled = (members: readonly Member[], text: string): string[] => {
  const names = members.map(({ name }) => name)
  return [...new Set(names.filter((name, index) => text.includes(name) && names.indexOf(name) !== index))]
}

interface Said {
  status: 'excused' | 'absent' | 'present' | null
  to: number
}

interface Run {
  from: number
  to: number
  members: Member[]
}

/** Wherever a name stands. */
function placesOf(text: string, name: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) places.push(at)
  return places
}

/** Names that follow each other belong together: 罗小燕、谭志刚请假. */
function runsOf(text: string, members: readonly Member[]): Run[] {
  const found = members
    .flatMap((member) => {
      const { name } = member
      return placesOf(text, name).map((from) => ({ from, to: from + name.length, members: [member] }))
    })
    .sort((a, b) => a.from - b.from)
  const runs: Run[] = []
  for (const one of found) {
    const last = runs.at(-1)
    if (last && /^[\s、,，和与及同]*$/.test(text.slice(last.to, one.from))) {
      last.to = one.to
      last.members.push(...one.members)
    } else runs.push(one)
  }
  return runs
}

function statusOfRun(text: string, { from, to }: Pick<Run, 'from' | 'to'>): Said['status'] {
  const after = text.slice(to)
  const before = text.slice(0, from)
  if (leave.test(after)) return 'excused'
  if (missing.test(after)) return 'absent'
  if (leaveBefore.test(before)) return 'excused'
  if (missingBefore.test(before)) return 'absent'
  if (there.test(after)) return 'present'
  return /除了?\s*$/.test(before) ? 'absent' : null
}

/** 罗小燕病假 → 病假 */
const reasonAfter = (text: string, to: number): string | null =>
  /^[\s,，]*(病假|事假|公假|出差)/.exec(text.slice(to))?.[1] ?? null

export type AttendanceDoubt =
  | { doubt: 'which_twin'; names: string[] }
  | { doubt: 'count'; asked: number; excused: number; absent: number; there: number; said: number }
  | { doubt: 'expected'; asked: number; said: number }
  | { doubt: 'who'; missing: number }
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
  if (said === null && !everybodyElse) return { doubt: 'who', missing: rest.length }
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
