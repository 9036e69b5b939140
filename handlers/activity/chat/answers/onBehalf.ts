/** 罗小燕电话说参加; 活动1 周明远说来不了，要出差: an answer that somebody gave by phone, put down by who leads. */
import { findDays, type DayWords } from '../../../language/dates.ts'
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import { choiceOf, saysNo, saysYes } from '../../../shared/choices.ts'
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
} from '../../actions.ts'
import { titleWords } from '../../answers/titleWords.ts'
import { refusalText } from '../../refusals.ts'
import { isOpen, isReplaced } from '../../rules.ts'
import { nameOf } from '../../wording.ts'
import {
  comesLate,
  howToSay,
  labelOf,
  late,
  listOf,
  notHis,
  notSettled,
  otherMatter,
  receipt,
  unsure,
} from './behalfWords.ts'
import { declinesForSure } from './declineTold.ts'
import { othersIn } from './othersWords.ts'
import { answersTold, type AnswerTold } from './told.ts'
import { recordSheet } from '../attendance/sheets.ts'

type Member = Awaited<ReturnType<typeof membersOf>>[number]

/** What is said of somebody else's coming, as far as it is known whom and what is meant. */
interface Payload {
  text: string
  activityId: number
  /** Whom a part of a name means, once he was asked about it. */
  meant: Record<string, number>
  asks: 'activity' | 'person' | 'leave'
  said: string
  /** Whose words are leave, once that was asked. */
  sure?: readonly string[]
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
    return first && unsure.test(first.words)
      ? notSettled(first)
      : first && late.test(first.words)
        ? comesLate(first)
        : null
  const isOf = ({ id }: Activity): boolean =>
    told.every(({ spoken }) =>
      spoken.every(({ members }) =>
        members.some(({ personId }) => asked.get(id)?.some((one) => one.personId === personId)),
      ),
    )
  const mine = all.filter(isOf)
  const ahead = mine.filter(({ startsAt }) => startsAt > turn.act.now)
  const [begun] = mine.filter(({ startsAt }) => startsAt <= turn.act.now)
  const [{ day } = { day: null }] = daysBeside(turn, text, told)
  // while it is on, whoever is on leave belongs to its sheet
  const isDoubtful = told.some((one) => one.coming === false && !declinesForSure(one.words, []))
  if (begun && !isDoubtful && !/电话|微信|说/.test(text) && (day === null || day === turn.today))
    return told.some(({ coming }) => coming === true) ? null : recordSheet(turn, begun, [text])
  if (ahead.length === 0) return null
  const fits = meantBy(
    ahead.map((activity) => ({ activity })),
    { number: null, day, text },
    turn.act.zone,
  ).map(({ activity }) => activity)
  if (fits.length > 1 && namesSeveral(daysBeside(turn, text, told), text, fits))
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

/** The days that are said; 谭志刚打电话 tells of none, although 刚 may. */
const daysBeside = (
  { today, settings }: Turn,
  text: string,
  told: readonly AnswerTold<Member>[],
): DayWords[] =>
  findDays(
    text,
    { today, lean: 'future', contactDay: settings['contactDay.on'] },
    told.flatMap(({ spoken }) => spoken),
  )

/** 罗小燕参加调研，谭志刚参加座谈会: not both are one activity's. */
function namesSeveral(days: readonly DayWords[], text: string, fits: readonly Activity[]): boolean {
  const titled = fits.filter(({ title }) => titleWords(title).some((word) => text.includes(word)))
  return new Set(days.map(({ day }) => day)).size > 1 || titled.length > 1
}

/** Words without any of these answer nothing. */
const mayAnswer =
  /[晚迟].{0,4}到|可能|不一定|没定|看情况|参加|出席|去|来|请.?假|不了|没空|走不开|脱不开|抽不[出开]|有[事会课]|出差|到会|报名/

/** A deputy speaks of another who is asked as he is. */
async function ofOneAskedToo(turn: Turn, text: string): Promise<string | null> {
  const other = await askedWith(turn.act, turn.who.personId, text)
  const told = other && answersTold(text, [other], polarityIn(turn))
  if (told && (othersIn(text) !== null || told.some(({ coming }) => coming !== null)))
    return notHis(other.name)
  return told && /(?:去|来)不(?:去|来)|参加?不参加/.test(text)
    ? `${other.name}来不来，请问本人或者联络员。您自己来不来，请回“参加”或“请假 原因”。`
    : null
}

async function askFor(
  turn: Turn,
  payload: Payload,
  question = payload.asks === 'activity' ? '这是哪一个活动的回复？' : `${payload.said}是哪一位？`,
): Promise<string> {
  await ask(
    turn.act,
    turn.conversation,
    'activity.for',
    { draft: { text: payload.text }, ...payload },
    turn.settings['question.expiresHours'],
  )
  return [
    question,
    ...payload.choices.map(({ label }, index) => `${index + 1} ${label}`),
    '还没有记，回数字；不记了回“取消”。',
  ].join('\n')
}

/** The answer to which activity, or to who is meant. */
export async function answerFor(turn: Turn, question: OpenQuestion): Promise<string | null> {
  const payload = question.payload as Payload
  if (payload.asks === 'leave') return answerLeave(turn, question, payload)
  const choice = choiceOf(payload.choices, turn.text)
  if (!choice) return null
  const activity = await findActivity(turn.act, payload.asks === 'activity' ? choice.id : payload.activityId)
  await closeQuestion(turn.act, question.id, 'answered')
  const meant = payload.asks === 'person' ? { ...payload.meant, [payload.said]: choice.id } : payload.meant
  const said = activity && (await record(turn, activity, payload.text, meant, payload.sure))
  return said ?? refusalText.started
}

/** Puts down all that is told, or asks first; null when the words begin with nobody of the list. */
async function record(
  turn: Turn,
  activity: Activity,
  text: string,
  meant: Record<string, number>,
  sure: readonly string[] = [],
): Promise<string | null> {
  const told = answersTold(text, await membersOf(turn, activity), polarityIn(turn))?.map((one) =>
    one.spoken.some(({ said }) => sure.includes(said)) ? { ...one, coming: false } : one,
  )
  if (!told) return null
  const [unclear] = told.filter(({ coming }) => coming === null)
  if (unclear) return howToSay(activity, unclear)
  const doubtful = told.find(
    ({ coming, words, spoken }) =>
      coming === false &&
      !declinesForSure(words, titleWords(activity.title)) &&
      !spoken.some(({ said }) => sure.includes(said)),
  )
  if (doubtful) return askLeave(turn, activity, { text, meant, sure }, doubtful)
  const found: { member: Member; coming: boolean; reason: string | null }[] = []
  for (const { spoken, coming, reason, words } of told)
    for (const { said, members } of spoken) {
      const [member, ...twins] = members.filter(({ personId }) => [undefined, personId].includes(meant[said]))
      if (twins.length > 0 || !member) return askWho(turn, activity, { text, meant, sure }, said, members)
      // what was asked is kept as it was said
      found.push({ member, coming: coming === true, reason: sure.includes(said) ? plain(words) : reason })
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

/** 路塌了,村里去不了 → 路塌了，村里去不了 */
const plain = (words: string): string => words.replace(/[,，\s]+/g, '，')

/** What was told, and what of it was asked already. */
type ToldSoFar = Pick<Payload, 'text' | 'meant'> & { sure: readonly string[] }

/** 罗小燕说村里去不了，路塌了: leave, or a matter that he tells of. */
function askLeave(
  turn: Turn,
  activity: Activity,
  told: ToldSoFar,
  { spoken, words }: AnswerTold<Member>,
): Promise<string> {
  const said = spoken.map((one) => one.said).join('、')
  const choices = [
    { id: 1, label: `是，请假（${plain(words)}）` },
    { id: 2, label: '不是，说的是别的事' },
  ]
  return askFor(
    turn,
    { ...told, activityId: activity.id, asks: 'leave', said, choices },
    `${said}这是说${nameOf(activity)}来不了吗？`,
  )
}

async function answerLeave(turn: Turn, question: OpenQuestion, payload: Payload): Promise<string | null> {
  const choice = choiceOf(payload.choices, turn.text)?.id ?? (saysYes(turn.text) ? 1 : null)
  if (choice === null && !saysNo(turn.text)) return null
  await closeQuestion(turn.act, question.id, 'answered')
  if (choice !== 1) return otherMatter(payload.said)
  const activity = await findActivity(turn.act, payload.activityId)
  const sure = [...(payload.sure ?? []), ...payload.said.split('、')]
  const said = activity && (await record(turn, activity, payload.text, payload.meant, sure))
  return said ?? refusalText.started
}

function askWho(
  turn: Turn,
  activity: Activity,
  told: ToldSoFar,
  said: string,
  members: readonly Member[],
): Promise<string> | string {
  if (new Set(members.map(({ name }) => name)).size < members.length)
    return `${nameOf(activity)}的名单里有两位${said}，分不清是哪一位，没有记。请他本人回复，或者到工作台的“代记回复”里记。`
  const choices = members.map(({ personId, name }) => ({ id: personId, label: name }))
  return askFor(turn, { ...told, activityId: activity.id, asks: 'person', said, choices })
}

/** A deputy answers for nobody else; what he says of another is not his own answer. */
async function ofAnother(turn: Turn, id: number, words: string): Promise<string | null> {
  const asked = await everybodyAsked(turn.act, id)
  const other = asked.find(({ name, personId }) => personId !== turn.who.personId && words.startsWith(name))
  return other ? notHis(other.name) : null
}

/** Another has his place: his answer changes nothing any more. */
async function ofReplaced(turn: Turn, activity: Activity, words: string): Promise<string | null> {
  const asked = await everybodyAsked(turn.act, activity.id)
  const out = asked.find(({ name, personId }) => words.startsWith(name) && isReplaced(activity, personId))
  return out ? `${out.name}来不了以后，这次的名额已经给了别的代表，没有改动。` : null
}
