import { dayOf } from '../shared/days.ts'
import { findDays } from './dates.ts'
import { methodIn } from './methods.ts'
import { timeIn, timeOfDay } from './partsOfDay.ts'
import { knownPeople } from './people.ts'
import type { UnderstandContext } from './understanding.ts'

/** …不对是昨天…, 哦写错了是方丽, 哦不是,是下午 — in the midst of a report that is still being told. */
const slip =
  /[\s,，。;；、(（]*(?:哦|噢|喔|啊|呃|哎|唉|嗯|那个|瞧我)*[,， ]*(?:不对|不是|哦不|噢不|[写说打记弄搞]错了?|错了|口误|更正(?:一下)?|等(?:一?等|一下|下)[^,，。是]{0,8})[\s,，。;；…]*(?:日期|时间|人|名字|方式|[打见找访]的)?(?:应该|应|其实)?(?:是|为)(?!不|否)/

/** Words about a record that is there already. */
const aboutARecord = /那[条个次]|这条|刚才|刚刚|上一?[条次]|编号|记录|诉求|内容/

interface Stretch {
  from: number
  to: number
}

/**
 * The report as the speaker left it, where he corrected himself in the midst of it: 今天走访了老严不对是昨天,他说… becomes
 * 昨天走访了老严,他说…. Null where no day, person or way stands for the one that was taken back.
 */
export function mended(words: string, context: UnderstandContext): string | null {
  const denied = contrasted(words, context) ?? misnamed(words, context)
  if (denied !== null) return denied
  const match = slip.exec(words)
  if (!match || match.index === 0 || aboutARecord.test(words)) return null
  const head = words.slice(0, match.index)
  const tail = words.slice(match.index + match[0].length)
  // a way may have its verb in front: 打电话, 发微信
  for (const [find, reach] of [
    [dayAt, 0],
    [personAt, 0],
    [wayAt, 2],
  ] as const) {
    const right = find(tail, context).find(({ from }) => from <= reach || isOnlyWay(tail.slice(0, from)))
    const wrong = find(head, context).at(-1)
    if (!right || !wrong) continue
    return `${head.slice(0, wrong.from)}${tail.slice(0, right.to)}${head.slice(wrong.to)}${tail.slice(right.to)}`
  }
  return partMended(head, tail)
}

/** 走访向运来,不是今天,是昨天,他讲…: the day that is denied was never told, or is told no more. */
function contrasted(words: string, context: UnderstandContext): string | null {
  const match = /[\s,，;；]+不是([^,，。;； ]{2,8})[\s,，]*(?:而)?是([^,，。;； ]{2,10})/.exec(words)
  const [all = '', wrong = '', right = ''] = match ?? []
  if (!match || match.index === 0 || aboutARecord.test(words)) return null
  const [denied] = dayAt(wrong, context)
  const [told] = dayAt(right, context)
  if (isWay(wrong) && isWay(right)) return withWay(words, match, wrong, right)
  if (denied?.from !== 0 || told?.from !== 0) return null
  const head = words.slice(0, match.index).replace(wrong, '')
  return `${head} ${right}${words.slice(match.index + all.length)}`
}

/** 是走访万小琴: the way once more, before the name. */
const isOnlyWay = (words: string): boolean => words.length <= 4 && methodIn(words)?.words === words

const isWay = (words: string): boolean => methodIn(words)?.weak === false

/** 打电话给董彩霞 不是打电话 是上门去的 */
function withWay(words: string, match: RegExpExecArray, wrong: string, right: string): string | null {
  const head = words.slice(0, match.index)
  if (!head.includes(wrong)) return null
  const way = methodIn(right)?.words ?? right
  return `${head.replace(wrong, way)}${words.slice(match.index + match[0].length)}`
}

/** 走访了覃正山、谭小林,谭小林写错了 应该是田桂香 */
function misnamed(words: string, context: UnderstandContext): string | null {
  const match =
    /[\s,，;；]+([^,，。;； ]{2,6}?)(?:这个)?(?:名字)?[写说打记弄搞]错了?[\s,，]*(?:应该|应|其实)?是([\u4e00-\u9fa5·]{2,6})/.exec(
      words,
    )
  const [all = '', wrong = '', right = ''] = match ?? []
  if (!match || match.index === 0 || aboutARecord.test(words)) return null
  const head = words.slice(0, match.index)
  const [found] = personAt(right, context)
  if (found?.from !== 0 || !head.includes(wrong) || personAt(wrong, context)[0]?.from !== 0) return null
  return `${head.replace(wrong, right.slice(0, found.to))}${right.slice(found.to)}${words.slice(match.index + all.length)}`
}

const dayAt = (text: string, { now, zone, contactDay }: UnderstandContext): Stretch[] =>
  findDays(text, { today: dayOf(now, zone), lean: 'past', contactDay })

const personAt = (text: string, { linked, nearby }: UnderstandContext): Stretch[] =>
  knownPeople(text, { linked, nearby: nearby ?? [] })

function wayAt(text: string): Stretch[] {
  const way = methodIn(text)
  const from = way ? text.indexOf(way.words) : -1
  return way && from >= 0 ? [{ from, to: from + way.words.length }] : []
}

/** 今天上午,哦不是,是下午三点多 */
function partMended(head: string, tail: string): string | null {
  const right = timeOfDay(tail)
  const wrong = timeIn(head)
  if (!right?.partOfDay || !wrong?.partOfDay) return null
  for (let from = head.length - 1; from >= 0; from--) {
    const found = timeOfDay(head.slice(from))
    if (found?.partOfDay !== wrong.partOfDay) continue
    const start = head.lastIndexOf(head.slice(from, from + found.length))
    return `${head.slice(0, start)}${tail.slice(0, right.length)}${head.slice(start + found.length)}${tail.slice(right.length)}`
  }
  return null
}
