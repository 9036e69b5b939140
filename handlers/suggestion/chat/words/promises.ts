/** What a unit promises in its words, each promise with its own day. Pure. */
import { spokenDay, type Day } from '../../../shared/days.ts'
import { promisedDay } from './dates.ts'

export interface Promised {
  text: string
  dueOn: Day
}

/** So much of a reply or an opinion is the promise in it. */
const most = 200

/** The one promise of words that name one day. */
export const promiseOf = (text: string, dueOn: Day): Promised => ({ text: text.slice(0, most), dueOn })

/**
 * The promises of words that name several days outright, a clause each: 明年3月底前装灯，6月底前修路. None where the days do not
 * follow one another: then one of them may be of another year than it seems, and which is asked.
 */
export function promisesIn(text: string, today: Day): Promised[] {
  const promises = text.split(clauseEnd).flatMap((clause) => {
    const words = clause.replace(itemNumber, '').trim()
    const named = promisedDay(words, today)
    return named?.isPlain === true ? [promiseOf(words, named.day)] : []
  })
  const follow = promises.every(
    ({ dueOn }, index) => index === 0 || dueOn > (promises[index - 1]?.dueOn ?? ''),
  )
  return promises.length > 1 && follow ? promises : []
}

const clauseEnd = /[,，。;；!！\n]/
const itemNumber = /^\s*(?:[（(]?(?:\d|[一二三四五六七八九])[)）、]|\d\.(?!\d))\s*/

/** Until when what was promised will be done, for a receipt. */
export function promisedWords(promises: readonly Promised[], today: Day): string {
  const days = promises.map(({ dueOn }) => `${spokenDay(dueOn, today)}前`)
  return `承诺${days.length > 1 ? `${days.length}项：` : ''}${days.join('、')}完成`
}
