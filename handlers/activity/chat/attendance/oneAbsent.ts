/** 昨天罗小燕没到 家里有事: of an activity that has begun one was not there, and why. */
import { findDays } from '../../../language/dates.ts'
import type { Turn } from '../../../shared/turn.ts'
import { activitiesOn, sheetMembers } from '../../actions.ts'
import { attendance } from './sheets.ts'
import { spokenIn } from './spokenNames.ts'
import { attendanceIn } from './words.ts'

const before =
  /^(?:那次|这次|上午|下午|晚上|的|活动|会议?|调研|座谈会?|例会|培训|讲座|视察|学习|[\s,，:：])*$/
const missed =
  /^(?:代表|同志)?(没有?来|没有?到|未到|没有?参加|缺席|请了?假)了?[\s,，。]+(?:因为|原因是?|他|她|说)*(.{2,20})$/
/** Words that speak of more than why. */
const more = /到了|来了|没来|没到|请假|其他|其余|都|联系日|选民|反映|[?？吗]/

/** Null when the words are something else, or nothing that he leads was on that day. */
export async function oneAbsent(turn: Turn): Promise<string | null> {
  const { act, who } = turn
  const text = turn.text
    .normalize('NFKC')
    .trim()
    .replace(/[。.!！]+$/, '')
  if (who.liaisonGroupIds.length === 0 && !who.staffRoles.includes('代表工委')) return null
  if (text.length > 40 || !/[来到加席假]了?[\s,，。]/.test(text)) return null
  const [said, ...days] = findDays(text, {
    today: turn.today,
    lean: 'past',
    contactDay: turn.settings['contactDay.on'],
  })
  if (!said?.day || days.length > 0 || said.day > turn.today) return null
  const [only, ...others] = (await activitiesOn(act, who, said.day)).filter(
    ({ startsAt }) => startsAt <= act.now,
  )
  if (!only || others.length > 0) return null
  const members = (await sheetMembers(act, who, only)).map(({ personId, person }) => ({
    personId,
    name: person.name,
  }))
  const [spoken, ...people] = spokenIn(text, members)
  const name = spoken?.members.length === 1 ? spoken.members[0]?.name : undefined
  if (!spoken || name === undefined || people.length > 0) return null
  const told = missed.exec(text.slice(spoken.to))
  const opens = `${text.slice(0, said.from)}${text.slice(said.to, spoken.from)}`
  if (!told || !before.test(opens) || more.test(told[2] ?? '')) return null
  const [word = '', why = ''] = told.slice(1)
  const isLeave = word.includes('假')
  const words = `${said.words}活动${name}${isLeave ? `请假，${why}` : word}`
  const sheet = await attendance({ ...turn, text: words })
  if (isLeave && attendanceIn(words, members).excused.some(({ reason }) => reason !== null)) return sheet
  const leave = isLeave
    ? '原因还没有记，请到工作台的考勤里写'
    : `没到的不记原因。算请假的请说：活动${only.id} ${name}请假，${why}`
  return `${sheet}\n${leave}`
}
