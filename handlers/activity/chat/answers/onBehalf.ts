/** 罗小燕电话说参加; 活动1 周明远说来不了，要出差: an answer that somebody gave by phone, put down by who leads. */
import { dayInWords, findDays } from '../../../language/dates.ts'
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import { choiceOf } from '../../../shared/choices.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  activitiesOn,
  answerOnBehalf,
  askedWith,
  everybodyAsked,
  findActivity,
  groupsSeen,
  meantBy,
  sheetMembers,
  type Activity,
  type AnsweredFor,
} from '../../actions.ts'
import { titleWords } from '../../answers/titleWords.ts'
import { refusalText } from '../../refusals.ts'
import { isOpen, isReplaced, statusNames } from '../../rules.ts'
import { nameOf, whenWords } from '../../wording.ts'
import { answersTold, type AnswerTold } from './told.ts'
import { recordSheet } from '../attendance/sheets.ts'

type Member = Awaited<ReturnType<typeof membersOf>>[number]

/** What is said of somebody else's coming, as far as it is known whom and what is meant. */
interface Payload {
  text: string
  activityId: number
  /** Whom a part of a name means, once he was asked about it. */
  meant: Record<string, number>
  asks: 'activity' | 'person'
  said: string
  choices: { id: number; label: string }[]
}

const membersOf = async (turn: Turn, activity: Activity) =>
  (await sheetMembers(turn.act, turn.who, activity)).map(({ person, ...own }) => ({
    ...own,
    name: person.name,
  }))

const polarityIn =
  (turn: Turn) =>
  (words: string): boolean | null => {
    const { intent, ask: doubt } = turn.understand(words, 'rsvp:0')
    if (doubt) return null
    return intent === 'activity.going' ? true : intent === 'activity.decline' ? false : null
  }

const organises = ({ who }: Turn): boolean =>
  who.liaisonGroupIds.length > 0 || who.staffRoles.includes('代表工委')

/** Null when the words do not begin with somebody who is asked, or the activity has begun. */
export async function answerForOther(turn: Turn, id: number, words: string): Promise<string | null> {
  const activity = await findActivity(turn.act, id)
  if (!activity || !isOpen(activity.state) || activity.startsAt <= turn.act.now) return null
  if (groupsSeen(turn.who, activity)?.length === 0) return ofAnother(turn, id, words)
  return (await record(turn, activity, words, {})) ?? ofReplaced(turn, activity, words)
}

/** The same without a number: of the activity ahead that is meant. Null when the words are no such answer. */
export async function answerForOthers(turn: Turn): Promise<string | null> {
  const text = turn.text.normalize('NFKC').trim()
  if (text.length > 80 || !mayAnswer.test(text) || /走访|入户|看望|[?？吗]$/.test(text)) return null
  if (!organises(turn)) return ofOneAskedToo(turn, text)
  const all = (await activitiesOn(turn.act, turn.who, turn.today, 366)).filter(({ state }) => isOpen(state))
  const asked = new Map<number, Member[]>()
  for (const one of all) asked.set(one.id, await membersOf(turn, one))
  const everybody = new Map([...asked.values()].flat().map((member) => [member.personId, member]))
  const told = answersTold(text, [...everybody.values()], polarityIn(turn))
  if (!told) return null
  const [first] = told
  if (told.every(({ coming }) => coming === null))
    return first && unsure.test(first.words) ? notSettled(first) : null
  const isOf = ({ id }: Activity): boolean =>
    told.every(({ spoken }) =>
      spoken.every(({ members }) =>
        members.some(({ personId }) => asked.get(id)?.some((one) => one.personId === personId)),
      ),
    )
  const mine = all.filter(isOf)
  const ahead = mine.filter(({ startsAt }) => startsAt > turn.act.now)
  const [begun] = mine.filter(({ startsAt }) => startsAt <= turn.act.now)
  const day = dayInWords(text, turn.act.now, turn.act.zone, 'future')?.day ?? null
  // while it is on, whoever is on leave belongs to its sheet
  if (begun && !/电话|微信|说/.test(text) && (day === null || day === turn.today))
    return told.some(({ coming }) => coming === true) ? null : recordSheet(turn, begun, [text])
  if (ahead.length === 0) return null
  const fits = meantBy(
    ahead.map((activity) => ({ activity })),
    { number: null, day, text },
    turn.act.zone,
  ).map(({ activity }) => activity)
  if (fits.length > 1 && namesSeveral(turn, text, fits))
    return '这句话里说了几个活动，怕记错，还没有记。请一个活动说一句，例如：罗小燕参加调研；再发一条：谭志刚参加座谈会'
  if (fits.length === 0) return `没有对得上的活动，没有记。${listOf(turn, ahead)}`
  const ids = new Set(
    told.flatMap(({ spoken }) => spoken.flatMap((one) => one.members)).map((one) => one.personId),
  )
  const unanswered = fits.filter(({ id }) =>
    asked.get(id)?.every((one) => !ids.has(one.personId) || one.answer === null),
  )
  const [only, ...others] =
    fits.length > 1 && unanswered.length === 1 && told.every(({ coming }) => coming) ? unanswered : fits
  if (only && others.length === 0) return record(turn, only, text, {})
  return askFor(turn, {
    text,
    activityId: 0,
    meant: {},
    asks: 'activity',
    said: '',
    choices: fits.map((one) => ({ id: one.id, label: labelOf(turn, one) })),
  })
}

/** 罗小燕参加调研，谭志刚参加座谈会: not both are one activity's. */
function namesSeveral(turn: Turn, text: string, fits: readonly Activity[]): boolean {
  const today = turn.today
  const days = findDays(text, { today, lean: 'future', contactDay: turn.settings['contactDay.on'] })
  const titled = fits.filter(({ title }) => titleWords(title).some((word) => text.includes(word)))
  return new Set(days.map(({ day }) => day)).size > 1 || titled.length > 1
}

/** Words without any of these answer nothing. */
const mayAnswer = /可能|不一定|没定|看情况|参加|出席|去|来|请.?假|不了|没空|有[事会课]|出差|到会|报名/

/** A deputy speaks of another who is asked as he is. */
async function ofOneAskedToo(turn: Turn, text: string): Promise<string | null> {
  const other = await askedWith(turn.act, turn.who.personId, text)
  const told = other && answersTold(text, [other], polarityIn(turn))
  if (told?.some(({ coming }) => coming !== null)) return notHis(other?.name ?? '')
  return told && /(?:去|来)不(?:去|来)|参加?不参加/.test(text)
    ? `${other.name}来不来，请问本人或者联络员。您自己来不来，请回“参加”或“请假 原因”。`
    : null
}

const labelOf = (turn: Turn, activity: Activity): string =>
  `${activity.title}（${whenWords(activity, turn.act.zone, turn.today)}）`

const listOf = (turn: Turn, activities: readonly Activity[]): string =>
  `现在有：${activities
    .slice(0, 5)
    .map((one) => `活动${one.id} ${labelOf(turn, one)}`)
    .join('；')}`

async function askFor(turn: Turn, payload: Payload): Promise<string> {
  await ask(
    turn.act,
    turn.conversation,
    'activity.for',
    { draft: { text: payload.text }, ...payload },
    turn.settings['question.expiresHours'],
  )
  return [
    payload.asks === 'activity' ? '这是哪一个活动的回复？' : `${payload.said}是哪一位？`,
    ...payload.choices.map(({ label }, index) => `${index + 1} ${label}`),
    '还没有记，回数字；不记了回“取消”。',
  ].join('\n')
}

/** The answer to which activity, or to who is meant. */
export async function answerFor(turn: Turn, question: OpenQuestion): Promise<string | null> {
  const payload = question.payload as Payload
  const choice = choiceOf(payload.choices, turn.text)
  if (!choice) return null
  const activity = await findActivity(turn.act, payload.asks === 'activity' ? choice.id : payload.activityId)
  await closeQuestion(turn.act, question.id, 'answered')
  const meant = payload.asks === 'person' ? { ...payload.meant, [payload.said]: choice.id } : payload.meant
  const said = activity && (await record(turn, activity, payload.text, meant))
  return said ?? refusalText.started
}

/** Puts down all that is told, or asks first; null when the words begin with nobody of the list. */
async function record(
  turn: Turn,
  activity: Activity,
  text: string,
  meant: Record<string, number>,
): Promise<string | null> {
  const told = answersTold(text, await membersOf(turn, activity), polarityIn(turn))
  if (!told) return null
  const [unclear] = told.filter(({ coming }) => coming === null)
  if (unclear) return howToSay(activity, unclear)
  const found: { member: Member; coming: boolean; reason: string | null }[] = []
  for (const { spoken, coming, reason } of told)
    for (const { said, members } of spoken) {
      const [member, ...twins] = members.filter(({ personId }) => [undefined, personId].includes(meant[said]))
      if (twins.length > 0 || !member) return askWho(turn, activity, text, meant, said, members)
      found.push({ member, coming: coming === true, reason })
    }
  const lines: string[] = []
  for (const { member, ...reply } of found) {
    const outcome = await answerOnBehalf(turn.act, turn.who, activity.id, member.personId, reply)
    lines.push(
      outcome.ok
        ? receipt(turn, activity, member.name, outcome.value, reply.reason)
        : `${member.name}没有记：${refusalText[outcome.refusal]}`,
    )
  }
  return lines.join('\n')
}

/** 罗小燕可能来: neither is put down. */
const unsure = /^(?:可能|不一定|还没定|没定|看情况|尽量|争取|到时候?|再说)/

function notSettled({ spoken }: AnswerTold<Member>): string {
  const name = spoken[0]?.members[0]?.name ?? ''
  return `${name}还没定，没有记。定了请说，例如：${name}参加；${name}请假 出差`
}

function howToSay({ id, title }: Activity, { spoken }: AnswerTold<Member>): string {
  const name = spoken[0]?.members[0]?.name ?? ''
  return `《${title}》还没有开始，没有记成诉求，也没有记成请假。${name}来不来请这样说：活动${id} ${name}参加；活动${id} ${name}请假 出差`
}

function askWho(
  turn: Turn,
  activity: Activity,
  text: string,
  meant: Record<string, number>,
  said: string,
  members: readonly Member[],
): Promise<string> | string {
  if (new Set(members.map(({ name }) => name)).size < members.length)
    return `${nameOf(activity)}的名单里有两位${said}，分不清是哪一位，没有记。请他本人回复，或者到工作台的“代记回复”里记。`
  const choices = members.map(({ personId, name }) => ({ id: personId, label: name }))
  return askFor(turn, { text, activityId: activity.id, meant, asks: 'person', said, choices })
}

/** A deputy answers for nobody else; what he says of another is not his own answer. */
async function ofAnother(turn: Turn, id: number, words: string): Promise<string | null> {
  const asked = await everybodyAsked(turn.act, id)
  const other = asked.find(({ name, personId }) => personId !== turn.who.personId && words.startsWith(name))
  return other ? notHis(other.name) : null
}

const notHis = (name: string): string => `${name}来不来，请本人回复，或者请联络员代记。没有记。`

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
  { answer, waitingPlace, hears }: AnsweredFor,
  reason: string | null,
): string {
  const what = answer === 'waiting' ? `排候补第${waitingPlace ?? 1}位` : statusNames[answer]
  const why = answer === 'declined' ? `是请假的请写上原因，例如：活动${activity.id} ${name}请假 出差。` : ''
  const told = {
    now: `，也告诉${name}本人了`,
    once_bound: `。${name}还没有绑定微信，绑定后会收到`,
    self: '',
  }[hears]
  return `已替${name}记：${what}${reason ? `（${reason}）` : ''}，${nameOf(activity)}，${whenWords(activity, turn.act.zone, turn.today)}${told}。${why}`
}
