/** A unit says in the chat that it kept what it promised, also of a suggestion that is closed to it now. */
import { suggestionNumbers } from '../../../language/suggestionNumbers.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  deliverCommitment,
  nameSeenBy,
  promisedBy,
  suggestionsNamed,
  unitSuggestions,
  type Brief,
  type OpenPart,
  type Promised,
} from '../../actions.ts'
import { wholeNumber } from '../../numbering.ts'
import { withOne, type Verb } from '../words/naming.ts'
import { content, said } from './words.ts'

const open = '[没未不还将要会能可正在争计准年月日底前下尽何怎哪]'
/** 023承诺已落实, 023承诺完成了; nothing that was not kept or is still to come: 还没落实, 年底完成, 已列入计划. */
export const kept = new RegExp(
  `\\d.{0,3}承诺(?:(?:(?![没未不还]).){0,4}已(?!经?(?:列|在|着手|开|启|安排|报))|(?:(?!${open}).){0,4}(?:落实|完成|兑现)(?!不了|中))`,
)

/** 023承诺已落实 3月10日通电 */
export async function deliver(turn: Turn, _id: number, part: OpenPart): Promise<Said> {
  const note =
    content(turn.text)
      .replace(/^承诺/, '')
      .replace(/^(?:已经?)?(?:落实|完成|兑现)了?[\s,，:：]*/, '') || null
  const outcome = await deliverCommitment(turn.act, turn.who, part.id, note)
  const name = outcome.ok ? await nameSeenBy(turn.act, turn.who, outcome.value.one) : ''
  return said(turn, outcome, () => `已记${name}的承诺${part.name}已落实，已请领衔代表测评。`)
}

/** What a unit has in hand, and what it promised and gave up since, by no more than its number where it is closed to it. */
export async function promised({ act, who }: Turn): Promise<readonly Brief[]> {
  const all = [...(await unitSuggestions(act, who)), ...(await promisedBy(act, who)).map(asBrief)]
  return [...new Map(all.map((one) => [one.id, one])).values()]
}

const asBrief = ({ dueOn: _, title, ...one }: Promised): Brief => ({ ...one, title: title ?? '（不公开）' })

/** Whoever promised may report it by its number, also where he finds the suggestion by nothing else any more. */
export async function deliverOne(turn: Turn, name: string, verb: Verb): Promise<Said> {
  const serial = turn.understood.suggestionNo ?? suggestionNumbers(turn.text)[0] ?? null
  const readable = await suggestionsNamed(turn.act, turn.who, turn.text, serial)
  const closed = readable.length > 0 ? [] : (await closedOnes(turn)).filter(numbered(turn.text, serial))
  const [one, ...more] = closed
  return one && more.length === 0 ? verb(turn, one.id) : withOne(turn, name, promised, verb)
}

const closedOnes = async ({ act, who }: Turn) =>
  (await promisedBy(act, who)).filter(({ title }) => title === null)

const numbered = (text: string, serial: string | null) => (one: { number: string | null }) => {
  const whole = wholeNumber(text)
  if (whole !== null) return one.number === whole
  const digits = serial === null ? null : /(\d{1,4})$/.exec(serial)?.[1]
  return digits != null && Number(one.number?.slice(one.number.lastIndexOf('-') + 1)) === Number(digits)
}
