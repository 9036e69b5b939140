/** What a deputy answers to the parts of his contact day; whatever else he says meanwhile is not an answer. */
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import { choiceOf, saysYes } from '../../../shared/choices.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import { shortened } from '../../../shared/words.ts'
import { dayDeputy, tellOfDay, tellParts } from '../../actions.ts'
import { partsQuestion, type DayOf } from './question.ts'
import { bareAnswerIn, dayParts, partsIn, type DayPart } from './words.ts'

interface Asked {
  year: number
  missing: DayPart[]
  /** Words that may be the open part or a matter that a voter raised: which one was asked. */
  words?: string
  /** Whose day it is when a liaison tells of it. */
  forDeputy?: DayOf
}

const askedIn = (question: OpenQuestion): Asked => question.payload as Asked

/** Later, thanks, seen: nothing is told, and the question stays. */
const later =
  /^(?:好[的吧呀]?|收到|嗯+|知道了?|明白了?|谢谢您?|多谢|辛苦了?|ok|(?:我)?(?:等会儿?|等下|等一下|回头|晚点|稍后|过会儿?|一会儿?|改天|明天|晚上|下午)(?:再|来)?(?:说|讲|补|记|回|填)?)(?:吧|哈|了|啊)?[。.!！~]*$/i

/**
 * 解 … 帮 …; or, while only one part is open, words that are nothing else. `sentence` reads them as one of an activity
 * first: 参加, 请假 and 我的活动 are no 帮民困.
 */
export async function answerDay(
  turn: Turn,
  question: OpenQuestion,
  sentence: (turn: Turn) => Promise<Said | null>,
): Promise<Said | null> {
  const { year, missing, words, forDeputy } = askedIn(question)
  if (words !== undefined) {
    const choice = choiceOf(choicesFor(missing), turn.text)
    if (choice || saysYes(turn.text)) return settle(turn, question, choice?.isPart ?? true)
  }
  const labelled = partsIn(turn.text, missing)
  if (labelled !== null)
    return Object.keys(labelled).length === 0 ? null : tell(turn, question, year, labelled)
  if (later.test(turn.text.trim()))
    return `好的，联系选民日的${namesOf(missing)}还没有记，想好了随时回，例如：${missing.map((part) => `${dayParts[part].charAt(0)}：……`).join(' ')}；没有就回“没有”。`
  const { intent, contacts } = turn.understood
  const maybeRaised = intent === 'concern.raise' && contacts.every(({ mentions }) => mentions.length === 0)
  if (!maybeRaised && (intent !== 'unknown' || contacts.length > 0)) return null
  const said = await sentence(turn)
  if (said !== null) return said
  const bare = bareAnswerIn(turn.text, missing)
  if (bare === null) return null
  return maybeRaised ? askWhether(turn, year, missing, forDeputy) : tell(turn, question, year, bare)
}

const choicesFor = ([part = 'helped']: readonly DayPart[]) => [
  { label: `是${dayParts[part]}，记上`, isPart: true },
  { label: '不是，是选民反映的', isPart: false },
]

/** 联系社区修路灯: what he did, or what a voter wants. */
export async function askWhether(
  turn: Turn,
  year: number,
  missing: DayPart[],
  forDeputy: DayOf | undefined,
): Promise<string> {
  const draft = { text: turn.text }
  const payload = { year, missing, words: turn.text, draft, ...(forDeputy && { forDeputy }) }
  await ask(turn.act, turn.conversation, 'activity.day', payload, turn.settings['question.expiresHours'])
  return [
    `“${shortened(turn.text.trim(), 40)}”是联系选民日的${namesOf(missing)}吗？`,
    ...choicesFor(missing).map(({ label }, index) => `${index + 1} ${label}`),
    '还没有记，回数字。',
  ].join('\n')
}

async function settle(turn: Turn, question: OpenQuestion, isPart: boolean): Promise<string> {
  const { year, missing, words = '', forDeputy } = askedIn(question)
  const [part] = missing
  if (isPart && part) return tell(turn, question, year, { [part]: words.trim().slice(0, 2000) })
  const still = await partsQuestion(turn, year, missing, forDeputy)
  return `好的，没有记成${namesOf(missing)}。请连选民的姓名再说一遍，例如：张德发反映路灯不亮。${still}`
}

const namesOf = (parts: readonly DayPart[]): string => parts.map((part) => dayParts[part]).join('、')

async function tell(
  turn: Turn,
  question: OpenQuestion,
  year: number,
  told: Partial<Record<DayPart, string>>,
): Promise<string> {
  const { forDeputy, missing } = askedIn(question)
  await closeQuestion(turn.act, question.id, 'answered')
  // his liaison when it was asked may be another's by now
  if (forDeputy && !(await dayDeputy(turn.act, turn.who, forDeputy.personId)))
    return `${forDeputy.name}代表现在不归您联络，没有记。`
  // a liaison completes; what the deputy said himself stays
  const parts = forDeputy
    ? Object.fromEntries(Object.entries(told).filter(([part]) => missing.includes(part as DayPart)))
    : told
  const outcome = await tellParts(
    turn.act,
    forDeputy ?? turn.who,
    year,
    parts,
    forDeputy && turn.who.personId,
  )
  if (!outcome.ok) return '这一年的联系选民日还没有记录，没有记。请先说一句，例如：联系日走访 张德发'
  if (forDeputy)
    await tellOfDay(turn.act, turn.who, forDeputy.personId, { ...outcome.value, ownNumber: null })
  const left = outcome.value.missing
  if (left.length === 0) return '已记，联系选民日四项都齐了。'
  return `已记。${await partsQuestion(turn, year, left, forDeputy)}`
}

/** Words with the label of a part, or 没有: they answer the question whatever else they look like. */
export const claimsDay = (turn: Turn, question: OpenQuestion): boolean =>
  partsIn(turn.text, askedIn(question).missing) !== null
