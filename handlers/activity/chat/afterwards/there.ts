/** Who was there, as it is told afterwards: 到了7人 罗小燕请假, 大家都去了, 周明远、陈秀兰参加. Pure. */
import { kindName } from '../../rules.ts'
import {
  attendanceIn,
  sheetOf,
  withTheirAll,
  type AttendanceDoubt,
  type AttendanceSheet,
  type AttendanceWords,
  type Member,
} from '../attendance/words.ts'
import type { PlanDraft } from '../plan/draft.ts'

/** 全体参加, 大家都去了: everybody but those who are named. */
const everybody =
  /全体(?:都|代表|成员|组员|人员)*(?:参加|到|来|去|出席)|全[组员](?:都|全部)*(?:参加|到|来|去|出席)?|(?:大家|我们)[全都]+(?:参加|到|来|去|出席)|都(?:去|参加)了?/

const othersAway = /(?:其他|其余|别的).{0,4}(?:没|未|不在)(?:来|到|去|参加)?/

const noSheet = /(?:先)?不记考勤|考勤(?:先|以后|回头)(?:不记|再|补)|记不清/

export interface Told {
  read: AttendanceWords
  othersAbsent: boolean
  /** Who was there is not recorded now. */
  skipped: boolean
}

/** Who was there, as the words tell it among these people. */
export function toldIn(words: string, members: readonly Member[]): Told {
  const text = withTheirAll(words.normalize('NFKC'), members)
  const away = othersAway.test(text)
  const read = attendanceIn(away ? text.replace(othersAway, '，') : text, members)
  const present = [...new Set([...read.present, ...namedAlone(text, members, read)])]
  return {
    read: {
      ...read,
      everybodyElse: !away && (read.everybodyElse || (read.said === null && everybody.test(text))),
      present,
      unclear: read.unclear.filter((id) => !present.includes(id)),
    },
    othersAbsent: away,
    skipped: noSheet.test(text),
  }
}

/** 周明远、陈秀兰参加; 到了周明远 陈秀兰: pieces of the sentence that hold nothing but names and a word of coming. */
function namedAlone(text: string, members: readonly Member[], read: AttendanceWords): number[] {
  const known = new Set([...read.excused.map(({ personId }) => personId), ...read.absent, ...read.present])
  const named = members.filter(({ name, personId }) => !known.has(personId) && text.includes(name))
  const found: number[] = []
  for (const piece of text.split(/[\s,，。;；:：]+/)) {
    const here = named.filter(({ name }) => piece.includes(name))
    const rest = here.reduce((left, { name }) => left.replace(name, ''), piece)
    if (here.length > 0 && onlyComing.test(rest)) found.push(...here.map(({ personId }) => personId))
  }
  return [...new Set(found)]
}

/** The title without pieces that are only the names of those who were there. */
export function withoutPeople(
  { title, kind }: Pick<PlanDraft, 'title' | 'kind'>,
  members: readonly Member[],
): string {
  const pieces = title.split(' ').filter((piece) => {
    const here = members.filter(({ name }) => piece.includes(name))
    return (
      here.length === 0 || !onlyComing.test(here.reduce((left, { name }) => left.replace(name, ''), piece))
    )
  })
  return pieces.join(' ') || kindName(kind)
}

const onlyComing =
  /^(?:到会|到场|实到|出席|参加|到|来|去|有|了|的|是|人员|代表|同志|和|与|及|、|等|都|[\d一二两三四五六七八九十]+[个名位]?人)*[!！]?$/

/** What was told before, with what is told now: the last word on each person counts. */
export function merged(before: Told, now: Told, keepsCount: boolean): Told {
  const said = new Set([
    ...now.read.excused.map(({ personId }) => personId),
    ...now.read.absent,
    ...now.read.present,
  ])
  const stands = (personId: number): boolean => !said.has(personId)
  return {
    read: {
      said: now.read.said ?? (keepsCount ? before.read.said : null),
      expected: now.read.expected ?? (keepsCount ? before.read.expected : null),
      excused: [...before.read.excused.filter((one) => stands(one.personId)), ...now.read.excused],
      absent: [...before.read.absent.filter(stands), ...now.read.absent],
      present: [...before.read.present.filter(stands), ...now.read.present],
      everybodyElse: now.read.everybodyElse || (before.read.everybodyElse && !now.othersAbsent),
      unclear: now.read.unclear,
      ambiguous: now.read.ambiguous,
    },
    othersAbsent: now.othersAbsent || (before.othersAbsent && !now.read.everybodyElse),
    skipped: now.skipped,
  }
}

/** Something was said of who was there. */
export const tellsOfPeople = ({ read, othersAbsent, skipped }: Told): boolean =>
  skipped ||
  othersAbsent ||
  read.everybodyElse ||
  read.said !== null ||
  read.excused.length + read.absent.length + read.present.length > 0

/** The sheet; null where it is left open; or what is doubtful. Those of whom nothing was said are on it nowhere. */
export function pastSheet(told: Told, members: readonly Member[]): AttendanceSheet | AttendanceDoubt | null {
  if (told.skipped) return null
  const { read } = told
  const named = new Set([...read.excused.map(({ personId }) => personId), ...read.absent, ...read.present])
  const open = members.map(({ personId }) => personId).filter((id) => !named.has(id))
  if (told.othersAbsent && read.present.length > 0)
    return checked(
      { attended: read.present, excused: read.excused, absent: [...read.absent, ...open] },
      read,
      members,
    )
  const isPartial =
    read.present.length > 0 &&
    !read.everybodyElse &&
    (read.said ?? read.present.length) === read.present.length
  if (isPartial && read.expected === null && read.ambiguous.length === 0)
    return { attended: read.present, excused: read.excused, absent: read.absent }
  return sheetOf(read, members)
}

const checked = (
  sheet: AttendanceSheet,
  { said, ambiguous }: AttendanceWords,
  members: readonly Member[],
): AttendanceSheet | AttendanceDoubt => {
  if (ambiguous.length > 0) return { doubt: 'which_twin', names: ambiguous }
  if (said === null || said === sheet.attended.length) return sheet
  const { excused, absent, attended } = sheet
  return {
    doubt: 'count',
    asked: members.length,
    excused: excused.length,
    absent: absent.length,
    there: attended.length,
    said,
  }
}
