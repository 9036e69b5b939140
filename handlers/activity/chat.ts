/** Activities in the chat: organise, answer, check in, record, ask. Question kinds `activity.…`. */
import type { OpenQuestion } from '../question/actions.ts'
import type { Said } from '../shared/said.ts'
import type { Matter, Turn } from '../shared/turn.ts'
import { findActivity } from './actions.ts'
import { isAfterwards } from './rules.ts'
import { afterwards } from './chat/afterwards/recording.ts'
import { answerAfterwards } from './chat/afterwards/answering.ts'
import { correctPast, takeBackAfterwards } from './chat/afterwards/correcting.ts'
import { saysHere } from './chat/answers/words.ts'
import { answerDay, claimsDay } from './chat/day/answer.ts'
import {
  asksAttended,
  attendedBy,
  factsAsked,
  leavesWaiting,
  leaveWaiting,
  nobodyInstead,
  sendsAnother,
} from './chat/answers/asking.ts'
import { onTheWay } from './chat/answers/onTheWay.ts'
import { whoAsked } from './chat/answers/whoAsked.ts'
import { answerReason } from './chat/answers/leaveReason.ts'
import { answerLed, changeByWords } from './chat/plan/byWords.ts'
import { answerChange, cancel, change } from './chat/plan/changing.ts'
import { answerDraft, create } from './chat/plan/creating.ts'
import { answerReplace, replace } from './chat/replacing.ts'
import { answerFor, answerForOthers } from './chat/answers/onBehalf.ts'
import { answerMistaken, leaveOfAnother } from './chat/answers/mistaken.ts'
import { answerOthers, othersToldAhead } from './chat/answers/others.ts'
import { groupRules } from './chat/groupRules.ts'
import { forms, linkFor } from './chat/links.ts'
import { backForDeputy, dayBack, dayRestored, restoreOwnDay, takeDayBack } from './chat/day/back.ts'
import { dayAsked } from './chat/day/dateAsked.ts'
import { dayMissing } from './chat/day/missing.ts'
import { oneAsked } from './chat/day/oneAsked.ts'
import { answerAbsence, answerNobody, tellDay } from './chat/day/telling.ts'
import { partsUnasked } from './chat/day/unasked.ts'
import { notInvited, rhythms } from './chat/groups.ts'
import {
  certificate,
  certificateWords,
  daySummaryTalk,
  daySummaryWords,
  papersOf,
  signInAsked,
  signInWords,
  statistics,
} from './chat/papers.ts'
import { materials, materialsAsked, materialWords } from './chat/materials.ts'
import { answerPhotos, takePhotos } from './chat/photos.ts'
import { editIn } from './chat/plan/edits.ts'
import { aboutActivity } from './chat/recording.ts'
import { answerCheckIn, checkInByWord } from './chat/attendance/checkIn.ts'
import { answerReply } from './chat/answers/answered.ts'
import { calendar, mine, myTraining } from './chat/answers/own.ts'
import { reply } from './chat/answers/replying.ts'
import { undoLatest } from './chat/undo.ts'
import { allThere, answerSheet, answerSure, attendance, attendanceLate } from './chat/attendance/sheets.ts'
import { oneAbsent } from './chat/attendance/oneAbsent.ts'
import { answerMinutes, toldOfToday } from './chat/attendance/todayTold.ts'
import { whoAbsent } from './chat/attendance/whoAbsent.ts'
import { whoIsOpen, whoIsSilent } from './chat/states.ts'
import { untrained, untrainedWords } from './chat/untrained.ts'

const nothingOpen = '现在没有等您回复的活动，没有记。看活动请回“我的活动”。'

const going = async (turn: Turn): Promise<Said> => (await reply(turn)) ?? nothingOpen

const questions: readonly (readonly [RegExp, (turn: Turn) => Promise<Said>])[] = [
  [
    /^我的活动|^(?:我|还|最近|近期|这周|下周|本月|这个月|接下来)*有(?:没有)?(?:什么|哪些|啥)?(?:活动|培训)(?:要|需要|得)?(?:我)?(?:参加|去)?(?:吗|没有?|么)?[?？]?$/,
    mine,
  ],
  [
    /(?:谁|哪些(?:人|代表)?|哪几[个位](?:代表)?)(?:还)?(?:没|未)(?:有)?(?:回执|回复|报名|回话|反馈|定下?来?(?:呢|啊|呀)?[?？]*$|回(?:呢|啊|呀|信)?[?？]*$)|还有谁(?:没|未)(?:回|报|定)/,
    whoIsOpen,
  ],
  [/^(?:活动\s*\d+\s*)?日历[。.]?$/, calendar],
  [/(?:小组|各组|哪些?组|哪个组).{0,6}(?:活动情况|活动频次|没活动|没有活动|该活动)|^活动频次/, rhythms],
  [/谁(?:还)?没(?:有)?被?邀请/, notInvited],
  [untrainedWords, untrained],
  [/^(?:今年|去年)?(?:的)?(?:培训|活动)(?:情况)?统计/, statistics],
  [certificateWords, certificate],
  [signInWords, signInAsked],
  [materialWords, materialsAsked],
  [asksAttended, attendedBy],
  [
    /^(?:我|本人)?(?:今年|去年)?(?:我)?(?:一共|总共)?(?:学了?|学习了?|有|修了|累计)?(?:多少|几)个?学时(?:了)?[?？。]*$/,
    myTraining,
  ],
  [sendsAnother, nobodyInstead],
  [daySummaryWords, daySummaryTalk],
  [dayBack, takeDayBack],
  [dayRestored, restoreOwnDay],
]

const numbered = /^(?:把)?活动\s*(\d{1,9})(?![\d月日号点:.个人位名])[\s,，:：]*([\s\S]*)$/
const cancelling = /^取消\s*活动\s*(\d{1,9})[\s,，]*(?:原因|因为)?[:：]?\s*([\s\S]*)$/
const liftsSeats = /^取消\s*活动\s*(\d{1,9})\s*的?(?:名额|人数)(?:的)?(?:限制)?[。.!！]*$/
const notHeld =
  /^(?:取消|没有?(?:能)?(?:办成?|举行|开成?)|未(?:能)?(?:举行|举办))了?[\s,，。]*(?:原因|因为|因)?[:：]?\s*([\s\S]*)$/

/** Sentences that speak of an activity by its number, and questions about activities; null when the words are something else. */
export async function sentence(turn: Turn): Promise<Said | null> {
  const said = await command(asHimself(turn))
  // 活动12 …: an answer was looked for already
  return said !== null || numbered.test(turn.text.normalize('NFKC').trim()) ? said : reply(asHimself(turn))
}

/** 何建平请假 出差, said by himself: his name is no part of it. */
function asHimself(turn: Turn): Turn {
  const { who, text } = turn
  const rest = text.normalize('NFKC').trim().slice(who.name.length).trim()
  if (!text.trim().startsWith(who.name) || !/^(?:代表)?(?:请假|参加|不|去|来|我)/.test(rest)) return turn
  return { ...turn, text: rest, understood: turn.understand(rest, null) }
}

/** All of them but a plain answer. */
async function command(turn: Turn): Promise<Said | null> {
  const text = turn.text.normalize('NFKC').trim()
  if (saysHere(text)) return checkInByWord(turn)
  const way = await onTheWay(turn)
  if (way !== null) return way
  for (const [words, run] of questions) if (words.test(text)) return run(turn)
  if (leavesWaiting.test(text)) {
    const left = await leaveWaiting(turn)
    if (left !== null) return left
  }
  const day =
    (await dayAsked(turn)) ??
    (await dayMissing(turn)) ??
    (await oneAsked(turn)) ??
    (await backForDeputy(turn)) ??
    (await tellDay(turn)) ??
    (await partsUnasked(turn))
  if (day !== null) return day
  const asked = (await whoAsked(turn)) ?? (await whoAbsent(turn)) ?? (await whoIsSilent(turn))
  if (asked !== null) return asked
  const facts = await factsAsked(turn)
  if (facts !== null) return facts
  const rules = await groupRules(turn)
  if (rules !== null) return rules
  const past = (await takeBackAfterwards(turn)) ?? (await afterwards(turn))
  if (past !== null) return past
  const off = liftsSeats.test(text) ? null : cancelling.exec(text)
  if (off) return cancel(turn, Number(off[1]), off[2]?.trim() ?? null)
  const others = await othersToldAhead(turn)
  if (others !== null) return others
  const about = numbered.exec(text)
  const ofOthers = about
    ? null
    : ((await leaveOfAnother(turn)) ??
      (await attendanceLate(turn)) ??
      (await oneAbsent(turn)) ??
      (await allThere(turn)) ??
      (await toldOfToday(turn)) ??
      (await answerForOthers(turn)))
  if (ofOthers !== null) return ofOthers
  if (about) return aboutNumber(turn, Number(about[1]), (about[2] ?? '').trim())
  const lifted = liftsSeats.exec(text)
  if (lifted) return change(turn, Number(lifted[1]), '名额不限')
  return changeByWords(turn)
}

async function aboutNumber(turn: Turn, id: number, words: string): Promise<Said | null> {
  const replaced = await replace(turn, id, words)
  if (replaced !== null) return replaced
  const activity = await findActivity(turn.act, id)
  const corrected = activity && isAfterwards(activity) ? await correctPast(turn, activity, words) : null
  if (corrected !== null) return corrected
  const off = /^取消.{0,4}(?:名额|人数)/.test(words) ? null : notHeld.exec(words)
  if (off) return cancel(turn, id, off[1]?.trim() ? off[1].trim() : null)
  if (/^的?(?:填表|表格?|链接|记录表)[。.]?$/.test(words)) return linkFor(turn, id)
  // 活动12 见到了张德发: a report of who was met there
  if (/^我?(?:在会上|当场|现场)?(?:见|碰|遇|走访|联系|拜访|约谈)/.test(words)) return null
  const mind = /^我?改(?:成|为)?[\s:：]*((?:参加|去|来|请假|不).{0,60})$/.exec(words)?.[1]
  if (mind) {
    const text = `活动${id} ${mind}`
    return reply({ ...turn, text, understood: turn.understand(text, null) })
  }
  const paper = (await papersOf(turn, id, words)) ?? (await materials(turn, id, words))
  if (paper !== null) return paper
  const recorded = await aboutActivity(turn, id, words === '' ? '情况' : words)
  if (recorded !== null) return recorded
  if (/签到/.test(words) && !/补签/.test(words)) return checkInByWord(turn)
  if (/(?:到了|来了|没来|没到|缺|实到|到会|补签|迟到|赶到)/.test(words)) return attendance(turn)
  const answered = await reply(turn)
  if (answered !== null) return answered
  return editIn(words, turn.act) || /^(?:改|变更)/.test(words) ? change(turn, id, words) : null
}

export { isUnnamedDay, wentOnDay } from './chat/day/went.ts'

/** 撤回, when what was recorded last belongs here; null when it does not. */
export const undo = (turn: Turn): Promise<string | null> => undoLatest(turn)

async function answer(turn: Turn, question: OpenQuestion): Promise<Said | null> {
  switch (question.kind) {
    case 'activity.draft':
    case 'activity.confirm':
    case 'activity.twin':
      return answerDraft(turn, question)
    case 'activity.change':
    case 'activity.cancel':
      return answerChange(turn, question)
    case 'activity.reason':
      return answerReason(turn, question, command)
    case 'activity.led':
      return answerLed(turn, question)
    case 'activity.rsvp':
    case 'activity.which':
      return answerReply(turn, question)
    case 'activity.check_in':
      return answerCheckIn(turn, question)
    case 'activity.for':
      return answerFor(turn, question)
    case 'activity.others':
      return answerOthers(turn, question)
    case 'activity.mistaken':
      return answerMistaken(turn, question)
    case 'activity.minutes':
      return answerMinutes(turn, question)
    case 'activity.sheet':
      return answerSheet(turn, question)
    case 'activity.sure':
      return answerSure(turn, question)
    case 'activity.afterwards':
      return answerAfterwards(turn, question)
    case 'activity.replace':
      return answerReplace(turn, question)
    case 'activity.photos':
      return answerPhotos(turn, question)
    case 'activity.day':
      return answerDay(turn, question, sentence)
    case 'activity.absence':
      return answerAbsence(turn, question)
    case 'activity.nobody':
      return answerNobody(turn, question)
    default:
      return null
  }
}

/** Whether the question takes these words although they look like a command of their own. */
function claims(turn: Turn, question: OpenQuestion): boolean {
  const { intent } = turn.understood
  switch (question.kind) {
    case 'activity.draft':
    case 'activity.confirm':
      return /^(?:地点|地址|时间|名额|名称|标题|截止|材料|请带|换)/.test(turn.text.trim())
    case 'activity.rsvp':
      return intent === 'activity.going' || intent === 'activity.decline'
    case 'activity.sheet':
    case 'activity.afterwards':
      return intent === 'activity.attendance'
    case 'activity.day':
      return claimsDay(turn, question)
    default:
      return false
  }
}

export { unrecordedInBrief } from './chat/unrecorded.ts'

export const matter: Matter = {
  commands: {
    'activity.create': create,
    'training.create': create,
    'activity.going': going,
    'activity.decline': going,
    'activity.check_in': checkInByWord,
    'activity.attendance': attendance,
    'training.mine': myTraining,
  },
  answer,
  claims,
  waits: ({ kind }) => kind === 'activity.day',
  takesFiles: takePhotos,
  forms,
}
