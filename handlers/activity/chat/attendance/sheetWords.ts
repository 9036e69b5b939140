/** What is said of a sheet: what was recorded, or what is doubtful in it. Pure. */
import { isDue } from '../../attendance/due.ts'
import { isAfterwards, statusOf } from '../../rules.ts'
import { nameOf } from '../../wording.ts'
import type { Listed, SheetRead } from './reading.ts'

type About = Parameters<typeof nameOf>[0] & Parameters<typeof isAfterwards>[0]

/** So many names are said. */
const mostNamed = 8

const namesOf = (people: readonly Listed[]): string => people.map(({ name }) => name).join('、')

const namesBriefly = (people: readonly Listed[]): string =>
  people.length > mostNamed ? `${namesOf(people.slice(0, mostNamed))}等${people.length}人` : namesOf(people)

const counted = (word: string, people: readonly Listed[]): string[] =>
  people.length > 0 ? [`${word}${people.length}人（${namesOf(people)}）`] : []

/** What stands recorded after the sheet: who was told of, and where the others are. */
export function sheetReceipt(
  activity: About,
  read: Extract<SheetRead, { sheet: unknown }>,
  members: readonly Listed[],
  /** Of several days the one that it is of. */
  day = '',
): string {
  const marked = members.filter(({ presence }) => presence !== null)
  const figures = figuresOf(marked)
  const open = members.filter(({ presence }) => presence === null)
  const rest = [
    ...counted('没有名额', open.filter(({ answer }) => answer === 'waiting').slice(0, mostNamed)),
    ...counted('说过不参加', open.filter(({ answer }) => answer === 'declined').slice(0, mostNamed)),
  ].join('，')
  const others = rest ? `${rest}，不算未到。` : ''
  if (!read.isPart)
    return `已记：${nameOf(activity)}${day}应到${marked.length}人，${figures}。${others}记错了照样再说一遍，以最后一次为准。`
  const { attended, absent, excused } = read.sheet
  const named = (ids: readonly number[]) => members.filter(({ personId }) => ids.includes(personId))
  const changed = [
    [named(attended), '到了'],
    [named(absent), '没到'],
    [named(excused.map(({ personId }) => personId)), '请假'],
  ] as const
  const news = changed.flatMap(([people, word]) => (people.length > 0 ? [`${namesOf(people)}${word}`] : []))
  return `已改：${nameOf(activity)}${day}${news.join('，')}。现在${figures}。记错了照样再说一遍，以最后一次为准。`
}

/** 实到7人，请假1人（罗小燕），未到1人（谭志刚） */
export function figuresOf(marked: readonly Listed[]): string {
  const of = (status: string) => marked.filter((one) => statusOf(one) === status)
  return [
    `实到${of('attended').length}人`,
    ...counted('请假', of('excused')),
    ...counted('未到', of('absent')),
  ].join('，')
}

/** Why nothing was recorded, and how it is said. */
export function doubtText(
  { doubt, open }: Extract<SheetRead, { doubt: unknown }>,
  activity: About & Parameters<typeof isDue>[0],
  members: readonly Listed[],
): string {
  const about = nameOf(activity)
  const listed = isAfterwards(activity) ? '名单' : activity.seats === null ? '通知' : '要来的'
  switch (doubt.doubt) {
    case 'which_twin':
      return members.some(({ name }) => doubt.names.includes(name))
        ? `${about}有两位${doubt.names.join('、')}，我分不清是哪一位，没有记。请到工作台上记。`
        : `${about}的名单里不止一位${doubt.names.join('、')}，我分不清是哪一位，没有记。请写全名再说一遍。`
    case 'expected':
      return `${about}${listed}${doubt.asked}人，您说应到${doubt.said}人，对不上，没有记。请核对。`
    case 'count': {
      const away = activity.seats === null ? members.filter((one) => !isDue(activity, one)) : []
      const isTold = away.length > 0 && away.length === members.length - doubt.asked
      const asked = isTold
        ? `通知${members.length}人，${namesBriefly(away)}先前说过来不了；其余${doubt.asked}人`
        : `${listed}${doubt.asked}人`
      const also = isTold ? '说过来不了、其实到了的，也请写上姓名。' : ''
      return `对不上，没有记：${about}${asked}，请假${doubt.excused}人、没来${doubt.absent}人，应当到${doubt.there}人，您说到了${doubt.said}人。请核对后再说一遍。${also}`
    }
    case 'who_came':
      return `${about}到的是哪${doubt.said}位？还没有记。请写姓名，例如：到了周明远、陈秀兰。`
    case 'who': {
      const isNamed = open.length === doubt.missing && open.length <= mostNamed
      const who = isNamed ? `（${namesOf(open)}）` : ''
      return `${about}${isAfterwards(activity) ? `名单${members.length}人` : `通知${members.length}人`}，还有${doubt.missing}位没说到没到${who}，还没有记。请接着说，例如：罗小燕请假 谭志刚没来；其他人都到了就回“其他人都到了”。`
    }
    case 'nothing': {
      const marked = members.filter(({ presence }) => presence !== null)
      if (marked.length > 0)
        return `没看出要改谁，没有改动。${about}现在${figuresOf(marked)}。要改请写姓名，例如：谭志刚后来到了`
      return `没看出谁到谁没到，没有记。请这样说：今天活动到了7个 罗小燕请假 谭志刚没来`
    }
  }
}
