/** The sheet that a liaison's words make, among those of whom one is expected. Pure. */
import { isDue } from '../../attendance/due.ts'
import { isAfterwards } from '../../rules.ts'
import { merged, pastSheet, toldIn, type Told } from '../afterwards/there.ts'
import { attendanceIn, sheetOf, type AttendanceDoubt, type AttendanceSheet, type Member } from './words.ts'

/** Somebody asked, with what he answered and whether he was there. */
export interface Listed extends Member {
  answer: string | null
  answeredAt: Date | null
  answeredById: number | null
  presence: string | null
}

type Occasion = Parameters<typeof isDue>[0]

export type SheetRead =
  { sheet: AttendanceSheet; isPart: boolean } | { doubt: AttendanceDoubt; open: readonly Listed[] }

/** 谭志刚后来到了, 补签: one person, whatever is recorded of the others. */
export const lateWords =
  /不是(?:请假|没来|没到|缺席)|(?:请假|没来|没到|缺席)的(?:是|有)|^(?:就|只|仅)?缺(?!席|勤)|补签|后来|其实|实际上|迟到|晚到|赶到|才到|(?:签到|考勤).{0,6}漏|^(?:刚才|刚刚)?(?:搞|弄|记|说|报)错了/

/**
 * What the sentences told one after the other say of who was there. One with a count or a number of its own is the sheet
 * anew, where it says all; else it goes on with those before it.
 */
export function sheetIn(activity: Occasion, said: readonly string[], members: readonly Listed[]): SheetRead {
  const told = said.map((words) => (isAfterwards(activity) ? toldIn : toldOfAnnounced)(words, members))
  const last = told.at(-1)
  const together = told.reduce((before, now) => merged(before, now, true))
  const isAnew = last && said.length > 1 && restates(last, said.at(-1) ?? '')
  const alone = isAnew ? readAs(activity, last, members, said) : null
  return alone && 'sheet' in alone ? alone : readAs(activity, together, members, said)
}

/** Names that stand alone were there, where no other number is said. */
function toldOfAnnounced(words: string, members: readonly Listed[]): Told {
  const told = toldIn(words, members)
  const { present } = attendanceIn(words, members)
  const { said } = told.read
  const isOther = said !== null && said !== told.read.present.length && !told.othersAbsent
  return isOther ? { ...told, read: { ...told.read, present } } : told
}

const restates = ({ read }: Told, words: string): boolean =>
  read.said !== null || read.expected !== null || /活动\s*\d/.test(words)

function readAs(
  activity: Occasion,
  told: Told,
  members: readonly Listed[],
  said: readonly string[],
): SheetRead {
  const read = isAfterwards(activity)
    ? (pastSheet({ ...told, skipped: false }, members) ?? ({ doubt: 'nothing' } as const))
    : announcedSheet(activity, told, members)
  if (!('doubt' in read)) return { sheet: read, isPart: false }
  const part = partOf(activity, told, members, lateWords.test(said.at(-1) ?? ''))
  if (part) return 'doubt' in part ? { doubt: part, open: [] } : { sheet: part, isPart: true }
  const named = namedIn(told)
  return {
    doubt: read,
    open: members.filter((one) => !named.has(one.personId) && isDue(activity, one)),
  }
}

const namedIn = ({ read }: Told): Set<number> =>
  new Set([...read.excused.map(({ personId }) => personId), ...read.absent, ...read.present, ...read.unclear])

function announcedSheet(
  activity: Occasion,
  told: Told,
  members: readonly Listed[],
): AttendanceSheet | AttendanceDoubt {
  const named = namedIn(told)
  const due = members.filter((one) => named.has(one.personId) || isDue(activity, one))
  const { said, expected } = told.read
  const read = { ...told.read, expected: expected === members.length ? null : expected }
  if (told.othersAbsent) return withoutOthers({ ...told, read }, due)
  const sheet = sheetOf(read, due)
  // all that were asked came, also who had said he would not
  const isAll = 'doubt' in sheet && said === members.length && activity.seats === null
  return withLeave(isAll ? sheetOf(read, members) : sheet, members)
}

/** 其他人都没来: nobody came but who is named. */
function withoutOthers(told: Told, due: readonly Listed[]): AttendanceSheet | AttendanceDoubt {
  const { read } = told
  if (read.present.length === 0)
    return read.said === null ? { doubt: 'nothing' } : { doubt: 'who_came', said: read.said }
  return withLeave(pastSheet(told, due) ?? { doubt: 'nothing' }, due)
}

/** Who had asked for leave before and is not named stays on leave. */
function withLeave(
  sheet: AttendanceSheet | AttendanceDoubt,
  members: readonly Listed[],
): AttendanceSheet | AttendanceDoubt {
  if ('doubt' in sheet) return sheet
  const marked = new Set([
    ...sheet.attended,
    ...sheet.absent,
    ...sheet.excused.map(({ personId }) => personId),
  ])
  const onLeave = members.filter((one) => one.answer === 'excused' && !marked.has(one.personId))
  return {
    ...sheet,
    excused: [...sheet.excused, ...onLeave.map(({ personId }) => ({ personId, reason: null }))],
  }
}

/** 谭志刚后来到了, after the sheet: only who is named is changed. Null when the words are to be a whole sheet. */
function partOf(
  activity: Occasion,
  told: Told,
  members: readonly Listed[],
  isLate: boolean,
): AttendanceSheet | AttendanceDoubt | null {
  const { excused, absent, present, said, everybodyElse, unclear, ambiguous } = told.read
  const named = namedIn(told)
  if (named.size === 0 || everybodyElse || told.othersAbsent || unclear.length + ambiguous.length > 0)
    return null
  const others = members.filter((one) => !named.has(one.personId) && isDue(activity, one))
  if (!isLate && !(others.length > 0 && others.every(({ presence }) => presence !== null))) return null
  const there = others.filter(({ presence }) => presence === 'attended').length + present.length
  if (said !== null && said !== there && !isLate) return null
  if (said !== null && said !== there)
    return {
      doubt: 'count',
      asked: others.length + named.size,
      excused: excused.length,
      absent: absent.length,
      there,
      said,
    }
  return { attended: present, excused, absent }
}
