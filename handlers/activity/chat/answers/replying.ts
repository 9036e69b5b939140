/** What a person says of an activity he is asked to: whether he comes, that he is there; and what he may ask. */
import { lastRecorded } from '../../../contact/actions.ts'
import { dayInWords } from '../../../language/dates.ts'
import { ask, closeQuestion, type OpenQuestion } from '../../../question/actions.ts'
import { choiceOf, saysAll } from '../../../shared/choices.ts'
import { dayOf, spokenDay, timeOf } from '../../../shared/days.ts'
import type { Said } from '../../../shared/said.ts'
import type { Turn } from '../../../shared/turn.ts'
import {
  answerActivity,
  calendarFile,
  checkIn,
  lastAfterwards,
  lastAnswer,
  lastDayRecord,
  meantBy,
  openInvitations,
  ownTraining,
  voidDay,
  type Activity,
  type Invited,
} from '../../actions.ts'
import { takeBack } from '../afterwards/recording.ts'
import { activityNumberIn, reasonIn, saysHere } from './words.ts'
import { asksLeave, askReason } from './leaveReason.ts'
import { factsOf, receipt } from './receipt.ts'
import { mayBeNamed, mayBeSeveral, namedIn, severalIn } from './clauses.ts'
import { refusalText } from '../../refusals.ts'
import { isTraining, statusNames } from '../../rules.ts'
import { nameOf } from '../../wording.ts'

interface Reply {
  coming: boolean
  reason: string | null
}

/** 收到 参加; 请假 那天厂里检修; 周五的座谈会我来不了. Null when nothing is open for him and the words may mean something else. */
export async function reply(turn: Turn): Promise<string | null> {
  if (turn.text.length > longestReply || isOtherCommand(turn)) return null
  const several = await replyToSeveral(turn)
  if (several !== null) return several.text
  if (!mayAnswer(turn)) return null
  const meant = turn.understand(turn.text, 'rsvp:0')
  if (meant.intent !== 'activity.going' && meant.intent !== 'activity.decline') return replyNamed(turn)
  const named = isNamed(turn)
  const coming = meant.intent === 'activity.going'
  if (coming && !isAboutActivity(turn) && !isCourtesy(turn.text)) return null
  const open = await openInvitations(turn.act, turn.who.personId)
  if (open.length === 0)
    return named || /参加|请假/.test(turn.text) ? '现在没有等您回复的活动，没有记。' : null
  const fits = meantBy(open, wordsOf(turn), turn.act.zone)
  if (fits.length === 0) return `没有对得上的活动，没有记。看有哪些活动请回“我的活动”。`
  const unanswered = fits.filter(({ status }) => status === null)
  const isUnclear =
    meant.ask !== null ||
    notNot.test(turn.text) ||
    isCourtesy(turn.text) ||
    (!coming && !named && !saysNotComing.test(turn.text))
  if (isUnclear) {
    const [last] = unanswered
    return last ? askWhether(turn, last.activity) : null
  }
  const said: Reply = { coming, reason: coming ? null : reasonIn(turn.text) }
  const [only, ...others] = coming && unanswered.length === 1 ? unanswered : fits
  if (only && others.length === 0) return record(turn, only.activity.id, said)
  return askWhich(
    turn,
    fits.map(({ activity }) => activity),
    said,
  )
}

/** 5号的我去，8号的去不了要出差; 两个都去. Null when one activity at most is spoken of. */
async function replyToSeveral(turn: Turn): Promise<{ text: string; recorded: boolean } | null> {
  if (!namesNobody(turn) || !mayBeSeveral(turn.text)) return null
  const open = await openInvitations(turn.act, turn.who.personId)
  if (open.length === 0) return null
  const read = severalIn(turn.text, open, turn.act)
  if (read === null) return null
  if (read.kind === 'unclear') return { text: unclearText(turn, open), recorded: false }
  const receipts: string[] = []
  for (const { ids, coming, rest } of read.answers)
    for (const id of ids)
      receipts.push(await record(turn, id, { coming, reason: coming ? null : reasonIn(rest) }))
  return { text: receipts.join('\n'), recorded: true }
}

/** 12月5号的我参加: what the words as a whole do not say, they say of the activity that they name. */
async function replyNamed(turn: Turn): Promise<string | null> {
  if (!namesNobody(turn) || !(mayBeNamed(turn.text) || isAway(turn.text))) return null
  const open = await openInvitations(turn.act, turn.who.personId)
  const named = namedIn(turn.text, open, turn.act)
  const [id] = named?.ids ?? []
  const [ill, ...more] = isAway(turn.text) ? open.filter(({ status }) => status === null) : []
  if (ill && more.length === 0) return askWhether(turn, ill.activity, turn.text.trim().slice(0, 60))
  if (!named || id === undefined) return null
  return record(turn, id, { coming: named.coming, reason: named.coming ? null : reasonIn(named.rest) })
}

/** 病了, 在外地: it may be leave, and is asked. */
const isAway = (text: string): boolean =>
  /^(?:我)?(?:今天|这几天|最近|人)?(?:病了|生病了|在外地|在外面|身体不(?:好|舒服)|不舒服|感冒了|发烧了?|在住院|在国外)[。.!！]*$/.test(
    text.trim(),
  )

/** 我不能不去吧 is neither. */
const notNot = /不(?:能|得|可|可以|会)不(?:去|参加|来)|不(?:去|参加|来)不(?:行|成|好)|没说不(?:去|来|参加)/

function unclearText(turn: Turn, open: readonly Invited[]): string {
  const [first, second] = open
  const lines = open.map(
    ({ activity }) => `活动${activity.id} ${activity.title}（${factsOf(turn, activity)}）`,
  )
  const example = second
    ? `请一个一个说，例如：活动${second.activity.id} 参加；再发一条：活动${first?.activity.id ?? ''} 请假 出差`
    : '请只说一样：参加；或者：请假 出差'
  return ['您的话里有去的也有不去的，怕记错，还没有记。', ...lines, example].join('\n')
}

/** Most messages are told from an answer before they are read as one. */
const mayAnswer = (turn: Turn): boolean =>
  isAboutActivity(turn) || isCourtesy(turn.text) || (namesNobody(turn) && saysNotComing.test(turn.text))

const isAboutActivity = (turn: Turn): boolean =>
  isNamed(turn) || turn.understood.intent === 'unknown' || activityNumberIn(turn.text) !== null

const isNamed = ({ understood: { intent } }: Turn): boolean =>
  intent === 'activity.going' || intent === 'activity.decline'

/** Organising, counting, checking in: words of their own, although they hold 参加 or 请假. */
const isOtherCommand = ({ understood: { intent } }: Turn): boolean =>
  /^(?:activity|training)\./.test(intent) && intent !== 'activity.going' && intent !== 'activity.decline'

/** An answer is short; a longer text is something else. */
const longestReply = 60

/** 有事, 有会 alone may be about anything: then it is asked. */
const saysNotComing =
  /请个?假|不(?:能)?(?:去|参加|来|出席|到)|(?:去|来|参加|到)不(?:了|成)|没(?:空|时间)|无法/

/** 不去了,有事 tells of no contact with anybody. */
const namesNobody = ({ understood }: Turn): boolean =>
  understood.contacts.every(({ mentions }) => mentions.length === 0)

/** Words that only say that something was read: whether he comes is asked. */
const isCourtesy = (text: string): boolean =>
  /^(?:好[的吧呀]?|收到|嗯+|可以|行|1|ok|知道了|明白)[。.!！~]*$/i.test(text.trim())

const wordsOf = (turn: Turn) => ({
  number: activityNumberIn(turn.text),
  day: dayInWords(turn.text, turn.act.now, turn.act.zone, 'future')?.day ?? null,
  text: turn.text,
})

const put = (turn: Turn, kind: string, payload: object) =>
  ask(
    turn.act,
    turn.conversation,
    kind,
    { draft: { text: turn.text }, ...payload },
    turn.settings['question.expiresHours'],
  )

async function askWhether(turn: Turn, activity: Activity, reason: string | null = null): Promise<string> {
  await put(turn, 'activity.rsvp', { activityId: activity.id, reason })
  return `收到。${nameOf(activity)}${factsOf(turn, activity)}，您参加吗？\n1 参加\n2 ${reason === null ? '请假（写上原因，例如：请假 出差）' : `请假（${reason}）`}`
}

async function askWhich(turn: Turn, activities: readonly Activity[], said: Reply): Promise<string> {
  const choices = activities.map((activity) => ({
    id: activity.id,
    label: `${activity.title}（${factsOf(turn, activity)}）`,
  }))
  await put(turn, 'activity.which', { said, choices })
  return [
    `${said.coming ? '参加' : '请假'}哪一个？`,
    ...choices.map(({ label }, index) => `${index + 1} ${label}`),
    '回数字；不记了回“取消”。',
  ].join('\n')
}

/** The answer to which activity, or to whether he comes. */
export async function answerReply(turn: Turn, question: OpenQuestion): Promise<string | null> {
  if (question.kind === 'activity.which') {
    const { said, choices } = question.payload as { said: Reply; choices: { id: number; label: string }[] }
    const choice = choiceOf(choices, turn.text)
    const meant = choice ? [choice] : saysAll(turn.text) ? choices : []
    if (meant.length === 0) return await ofOther(turn, question, null)
    await closeQuestion(turn.act, question.id, 'answered')
    const receipts: string[] = []
    for (const { id } of meant) receipts.push(await record(turn, id, said))
    return receipts.join('\n')
  }
  const { activityId, reason: before = null } = question.payload as {
    activityId: number
    reason?: string | null
  }
  if (isAway(turn.text)) {
    await closeQuestion(turn.act, question.id, 'answered')
    return record(turn, activityId, { coming: false, reason: turn.text.trim().slice(0, 60) })
  }
  if (saysHere(turn.text)) {
    const outcome = await checkIn(turn.act, turn.who, null, null)
    if (outcome.ok) return closeAnd(turn, question, checkedIn(turn, outcome))
    if (typeof outcome.refusal === 'object') return checkInByWord(turn)
  }
  const other = await ofOther(turn, question, activityId)
  if (other !== null) return other
  const meant = turn.understand(turn.text, `rsvp:${activityId}`)
  if (meant.intent !== 'activity.going' && meant.intent !== 'activity.decline') return null
  if (meant.ask || notNot.test(turn.text))
    return '请回“1 参加”或“请假 原因”。还没定也可以先不回，开始前都能回。'
  await closeQuestion(turn.act, question.id, 'answered')
  const coming = meant.intent === 'activity.going'
  return record(turn, activityId, { coming, reason: coming ? null : (reasonIn(turn.text) ?? before) })
}

async function closeAnd(turn: Turn, question: OpenQuestion, text: string): Promise<string> {
  await closeQuestion(turn.act, question.id, 'answered')
  return text
}

/** 活动2 参加 while activity 1 is asked for, or an answer for several: what is named goes before what was asked. */
async function ofOther(
  turn: Turn,
  question: OpenQuestion,
  activityId: number | null,
): Promise<string | null> {
  const several = await replyToSeveral(turn)
  if (several?.recorded) await closeQuestion(turn.act, question.id, 'answered')
  if (several !== null) return several.text
  const open = await openInvitations(turn.act, turn.who.personId)
  const named = meantBy(open, wordsOf(turn), turn.act.zone)
  const isOther =
    named.length > 0 &&
    named.length < open.length &&
    !named.some(({ activity }) => activity.id === activityId)
  return isOther ? reply(turn) : null
}

async function record(turn: Turn, activityId: number, said: Reply): Promise<string> {
  const outcome = await answerActivity(turn.act, turn.who, activityId, said)
  if (!outcome.ok) return refusalText[outcome.refusal]
  const { activity, answer } = outcome.value
  if (answer === 'declined' && asksLeave(turn.text))
    return askReason(turn, activityId, `${nameOf(activity)}，${factsOf(turn, activity)}`)
  return receipt(turn, outcome.value, said)
}

/** 签到 [定位]; 签到 123456 */
export async function checkInByWord(turn: Turn): Promise<string> {
  const text = turn.text.normalize('NFKC')
  const code = /(?<!\d)(\d{6})(?!\d)/.exec(text)?.[1] ?? null
  const outcome = await checkIn(turn.act, turn.who, activityNumberIn(text), code)
  if (outcome.ok || typeof outcome.refusal !== 'object') return checkedIn(turn, outcome)
  const open = outcome.refusal.which.map((activity) => ({ activity }))
  const [only, ...others] = meantBy(open, { number: null, day: null, text }, turn.act.zone)
  if (only && others.length === 0)
    return checkedIn(turn, await checkIn(turn.act, turn.who, only.activity.id, code))
  return askWhere(
    turn,
    open.map(({ activity }) => activity),
  )
}

/** Two windows are open and the words name neither. */
async function askWhere(turn: Turn, activities: readonly Activity[]): Promise<string> {
  const choices = activities.map((activity) => ({
    id: activity.id,
    label: `${activity.title}（${factsOf(turn, activity)}）`,
  }))
  await put(turn, 'activity.check_in', { choices })
  return [
    '现在有几个活动可以签到，签哪一个？',
    ...choices.map(({ label }, index) => `${index + 1} ${label}`),
    '还没有记，回数字；不签了回“取消”。',
  ].join('\n')
}

/** The answer to where he checks in. */
export async function answerCheckIn(turn: Turn, question: OpenQuestion): Promise<string | null> {
  const { choices } = question.payload as { choices: { id: number; label: string }[] }
  const choice = choiceOf(choices, turn.text)
  if (!choice) return null
  await closeQuestion(turn.act, question.id, 'answered')
  return checkedIn(turn, await checkIn(turn.act, turn.who, choice.id, null))
}

function checkedIn(turn: Turn, outcome: Awaited<ReturnType<typeof checkIn>>): string {
  if (!outcome.ok)
    // a number names one activity, so that which one is never asked twice
    return refusalText[typeof outcome.refusal === 'object' ? 'changed_meanwhile' : outcome.refusal]
  const { activity, at, hours } = outcome.value
  return `签到好了：${nameOf(activity)}，${timeOf(at, turn.act.zone)}。${hours === null ? '' : `计${hours}学时。`}`
}

/** 我的活动 */
export async function mine(turn: Turn): Promise<string> {
  const open = await openInvitations(turn.act, turn.who.personId)
  if (open.length === 0) return '您现在没有要参加的活动。有通知会发给您。'
  const lines = [...open]
    .sort((a, b) => a.activity.startsAt.getTime() - b.activity.startsAt.getTime())
    .map(
      ({ activity, status }) =>
        `活动${activity.id} ${activity.title} ${factsOf(turn, activity)}：${status ? statusNames[status] : '还没回复'}`,
    )
  return ['您的活动：', ...lines, '回复例如：参加；请假 出差'].join('\n')
}

/** 我今年参加几次培训了 */
export async function myTraining(turn: Turn): Promise<string> {
  const thisYear = Number(turn.today.slice(0, 4))
  const year = /去年/.test(turn.text) ? thisYear - 1 : thisYear
  const word = year === thisYear ? '今年' : '去年'
  const { times, hours, trainings } = await ownTraining(turn.act, turn.who.personId, year)
  if (times === 0) return `${word}还没有您参加培训的记录。参加过没有记上的，请告诉组织者补记。`
  const lines = trainings.map(
    (one) =>
      `${spokenDay(dayOf(one.activity.startsAt, turn.act.zone), turn.today)} ${one.activity.title}${one.hours === null ? '' : `（${one.hours}学时）`}`,
  )
  return [`${word}您参加培训${times}次，共${hours}学时：`, ...lines].join('\n')
}

/** 日历; 活动12 日历: a file that the phone's calendar takes. */
export async function calendar(turn: Turn): Promise<Said> {
  const number = activityNumberIn(turn.text)
  const open = await openInvitations(turn.act, turn.who.personId)
  const fits = open.filter(({ activity, status }) =>
    number === null ? status === 'going' || status === null : activity.id === number,
  )
  const next = fits.sort((a, b) => a.activity.startsAt.getTime() - b.activity.startsAt.getTime())[0]
  if (!next) return '没有可以放进日历的活动。看活动请回“我的活动”。'
  const fileId = await calendarFile(turn.act, next.activity)
  return {
    text: `${nameOf(next.activity)}，${factsOf(turn, next.activity)}。点开文件就能放进手机日历。`,
    fileIds: [fileId],
  }
}

/** The day's own record; the visits of the day stay records of their own. */
async function withdrawDay(turn: Turn): Promise<string> {
  const day = await lastDayRecord(turn.act, turn.who.personId)
  if (!day || !(await voidDay(turn.act, turn.who.personId, day.year, '本人撤回')))
    return '没有可以撤回的联系选民日记录。'
  return `已撤回：${spokenDay(day.heldOn, turn.today)}联系选民日的记录${day.headcount === null ? '' : `（见${day.headcount}人）`}。再说一遍就重新记上。`
}

/** 撤回, when what he recorded last was an answer, a contact day or a past activity: the contact before it stays as it is. */
export async function undoLatest(turn: Turn): Promise<string | null> {
  const [contact] = await lastRecorded(turn.act, turn.who)
  const contactAt = contact?.recordedAt.getTime() ?? 0
  const answer = await lastAnswer(turn.act, turn.who.personId)
  const made = await lastDayRecord(turn.act, turn.who.personId)
  // what another entered for him was not his last word
  const day = made?.recordedById === null ? made : null
  const answeredAt = answer?.answeredAt?.getTime() ?? 0
  const dayAt = day?.recordedAt.getTime() ?? 0
  const past = await lastAfterwards(turn.act, turn.who.personId)
  const isLast = past && past.createdAt.getTime() > Math.max(contactAt, answeredAt, dayAt)
  if (isLast && dayOf(past.createdAt, turn.act.zone) === turn.today) return takeBack(turn, past.id)
  if (day && dayAt > contactAt && dayAt > answeredAt) return withdrawDay(turn)
  if (!answer || answeredAt <= contactAt) return null
  if (answer.activity.startsAt <= turn.act.now) return null
  const kind = isTraining(answer.activity.kind) ? '培训' : '活动'
  return `您最近记的是对${nameOf(answer.activity)}的回复“${statusNames[answer.answer as keyof typeof statusNames]}”，没有撤回别的。要改这个${kind}的回复，请回“参加”或“请假 原因”；要撤回联系记录，请说编号，例如：撤回编号231。`
}
