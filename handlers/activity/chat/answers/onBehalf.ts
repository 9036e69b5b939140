/** 活动1 罗小燕参加; 活动1 周明远说来不了，要出差: an answer that somebody gave by phone, put down by who leads. */
import type { Turn } from '../../../shared/turn.ts'
import {
  answerOnBehalf,
  everybodyAsked,
  findActivity,
  groupsSeen,
  sheetMembers,
  type Activity,
  type Answered,
} from '../../actions.ts'
import { reasonIn } from './words.ts'
import { refusalText } from '../../refusals.ts'
import { isOpen, isReplaced, statusNames } from '../../rules.ts'
import { nameOf, whenWords } from '../../wording.ts'

const leadIn =
  /^(?:代表|同志)?[\s,，]*(?:来电|来电话|打来电话|打?电话(?:里)?|回话|回电|回复)?(?:说|讲|告知|反映|提出)?(?:了|的是)?[\s:：,，]*(?:他|她)?/
const other = /要说|想说|有话|建议|要求|问题/

/** Null when the words do not begin with somebody who is asked, or the activity has begun. */
export async function answerForOther(turn: Turn, id: number, words: string): Promise<string | null> {
  const activity = await findActivity(turn.act, id)
  if (!activity || !isOpen(activity.state) || activity.startsAt <= turn.act.now) return null
  if (groupsSeen(turn.who, activity)?.length === 0) return ofAnother(turn, id, words)
  const members = await sheetMembers(turn.act, turn.who, activity)
  const [member, ...twins] = members.filter(({ person }) => words.startsWith(person.name))
  if (!member) return ofReplaced(turn, activity, words)
  const { name } = member.person
  if (twins.length > 0)
    return `${nameOf(activity)}的名单里有两位${name}，分不清是哪一位，没有记。请他本人回复。`
  const rest = words.slice(name.length).replace(leadIn, '')
  const meant = turn.understand(rest, 'rsvp:0')
  const isAnswer = meant.intent === 'activity.going' || meant.intent === 'activity.decline'
  if (!isAnswer || meant.ask || other.test(rest))
    return `《${activity.title}》还没有开始，没有记成诉求，也没有记成请假。${name}来不来请这样说：活动${id} ${name}参加；活动${id} ${name}请假 出差`
  const coming = meant.intent === 'activity.going'
  const reply = { coming, reason: coming ? null : reasonIn(rest) }
  const outcome = await answerOnBehalf(turn.act, turn.who, id, member.personId, reply)
  return outcome.ok
    ? receipt(turn, activity, name, outcome.value, reply.reason)
    : refusalText[outcome.refusal]
}

/** A deputy answers for nobody else; what he says of another is not his own answer. */
async function ofAnother(turn: Turn, id: number, words: string): Promise<string | null> {
  const asked = await everybodyAsked(turn.act, id)
  const other = asked.find(({ name, personId }) => personId !== turn.who.personId && words.startsWith(name))
  return other ? `${other.name}来不来，请本人回复，或者请联络员代记。没有记。` : null
}

/** Another has his place: his answer changes nothing any more. */
async function ofReplaced(turn: Turn, activity: Activity, words: string): Promise<string | null> {
  const asked = await everybodyAsked(turn.act, activity.id)
  const out = asked.find(({ name, personId }) => words.startsWith(name) && isReplaced(activity, personId))
  return out ? `${out.name}来不了以后，这次的名额已经给了别的代表，没有改动。` : null
}

function receipt(
  turn: Turn,
  activity: Activity,
  name: string,
  { answer, waitingPlace }: Answered,
  reason: string | null,
): string {
  const what = answer === 'waiting' ? `排候补第${waitingPlace ?? 1}位` : statusNames[answer]
  const why = answer === 'declined' ? `是请假的请写上原因，例如：活动${activity.id} ${name}请假 出差。` : ''
  return `已替${name}记：${what}${reason ? `（${reason}）` : ''}，${nameOf(activity)}，${whenWords(activity, turn.act.zone, turn.today)}，也告诉${name}本人了。${why}`
}
