/** 请于8:20前在街道门口集合乘车: where and when people meet before an activity, in words. Pure. */
import { findDays } from '../../../language/dates.ts'
import type { Words } from './draft.ts'
import { clockIn, hasClock } from './times.ts'

const meets =
  /集合(?!地)|集中(?=[\s,，。;；]|$|乘车|出发|上车|前往)|报到(?!会)|上车|乘车|候车|发车|提前[^,，。;；\s]{1,8}?(?:签到|到场|到会|到达|入场|进场)/
const clauses = /[^,，。;；!！\n]+/g

export interface Gathering {
  text: string | null
  /** Where they meet: the place of whatever names no other. */
  place: string
  /** HH:mm */
  time: string | null
}

const none: Gathering = { text: null, place: '', time: null }

/**
 * Takes the clause of the gathering out. A clause that holds the only day and hour of the sentence keeps them there:
 * then people meet when it begins.
 */
export function takeGathering(words: Words, today: string): Gathering {
  const found = [...words.left.matchAll(clauses)].find(([clause]) => meets.test(clause))
  if (!found) return none
  const piece = lastPart(found[0])
  const from = found.index + found[0].indexOf(piece)
  const rest = words.left.slice(0, from) + words.left.slice(from + piece.length)
  const at = { today, lean: 'future' as const }
  const [day] = findDays(piece, at)
  const isMain = day !== undefined && findDays(rest, at).length === 0
  const place = placeOf(piece)
  if (!isMain) {
    const asked = /(?:全体|各位|所有|[一二三四五六七八九十]组)(?:人大)?代表/.exec(piece)?.[0] ?? ''
    words.left = `${words.left.slice(0, from)}，${asked}，${words.left.slice(from + piece.length)}`
    return { text: tidy(piece), place, time: clockIn(piece) }
  }
  // the day and its hour stay
  const met = place === '' ? piece.search(meets) : piece.indexOf(place)
  const to = from + piece.slice(0, met).replace(/(?:在|到|于)$/, '').length
  words.left = `${words.left.slice(0, to)}，${words.left.slice(from + piece.length)}`
  return { text: null, place, time: day.time }
}

/** In a sentence of pieces parted by spaces only the last of them is of the gathering, and an hour before it. */
function lastPart(clause: string): string {
  const parts = clause.split(/\s+/)
  const at = parts.findIndex((part) => meets.test(part))
  const part = parts[at] ?? clause
  const before = parts[at - 1]
  return before && /^(?:请|于|请于)?(?:早上|上午|下午)?\d{1,2}[:点]\S{0,4}$/.test(before) && !hasDay(before)
    ? clause.slice(clause.indexOf(before), clause.indexOf(part, clause.indexOf(before)) + part.length)
    : part
}

const hasDay = (text: string): boolean => /[日号周]|星期/.test(text)

const clock =
  /(?:请|于|务必)*(?:\d{1,2}月)?(?:\d{1,2}[日号])?(?:凌晨|早上|上午|中午|下午|晚上)?(?:\d{1,2}:\d{2}|[\d一二两三四五六七八九十]{1,3}[点时](?:半|整|[\d一二三四五十]{1,3}分?)?)(?:之?前|准时)?/g

const placeOf = (piece: string): string =>
  /(?:在|到|于)?([^\s,，。;；]{2,24}?)(?:集合|集中|上车|乘车|报到)/
    .exec(
      piece
        .replace(/[(（][^)）]*[)）]/g, '')
        .replace(clock, '')
        .replace(/^(?:请|统一|在|到|于)+/, ''),
    )?.[1]
    ?.replace(/(?:^|全体|代表)*提前.*$/, '')
    .replace(/^.*(?:在|到|于)(?=[^在到于]{2})/, '') ?? ''

function tidy(piece: string): string | null {
  const text = piece
    .trim()
    .replace(/^(?:请|于|务必|大家|各位|全体|代表|并|需|要|统一|在(?=\d))+/, '')
    .replace(/集合(?=乘车|上车|出发)/, '')
  return text.length > 1 ? text.slice(0, 200) : null
}

/** Whether it tells more than the start and the place do. */
export const tellsMore = ({ text }: Gathering, place: string, time: string | null): boolean =>
  text !== null &&
  (hasClock(text) ? clockIn(text) !== time || !text.includes(place) : /提前|乘车|上车/.test(text))
