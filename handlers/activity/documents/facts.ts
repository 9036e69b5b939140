/** What the papers print, gathered from an activity's record. */
import type { Speaker } from '../../people/rules.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, spokenDay, timeOf, type Day } from '../../shared/days.ts'
import { writtenDay } from '../../shared/letter.ts'
import { groupsSeen } from '../attendance/attendance.ts'
import { daysThere } from '../attendance/daysThere.ts'
import { leaveWords } from '../attendance/leaveDays.ts'
import type { Activity } from '../planning/organise.ts'
import { outcomesOf } from '../outcomes/outcomes.ts'
import type { CertificateFacts, SignInFacts, SignInGroup, SummaryFacts } from '../papers.ts'
import { kindName, statusNames, statusOf } from '../rules.ts'
import { suggestionsOf } from '../outcomes/sources.ts'
import { namesOf, type Participant } from '../store.ts'
import { daysOf } from '../timing.ts'
import { whenWords } from '../wording.ts'
import * as store from './store.ts'

const instantOn = (instant: Date, zone: string): string =>
  `${writtenDay(dayOf(instant, zone))} ${timeOf(instant, zone)}`

/** 2026年11月15日（周日）14:30–16:30 */
function whenOf(activity: Activity, zone: string): string {
  const day = dayOf(activity.startsAt, zone)
  return `${day.slice(0, 4)}年${whenWords(activity, zone, day)}`
}

const placeOf = ({ place }: Activity): string => place || '【缺：地点】'

const others = '其他人员'

/** What the sign-in sheet says of these people, in the order of the groups. */
export async function signInFacts(
  act: Act,
  activity: Activity,
  people: readonly Participant[],
): Promise<SignInFacts> {
  const inGroup = (groupId: number | null) =>
    people
      .filter((one) => one.groupId === groupId)
      .map((one) => ({ name: one.person.name, note: noteOf(activity, one, act.zone) }))
  const groups: SignInGroup[] = [
    ...(await store.groupNames(act.tx)).map(({ id, name }) => ({ name, people: inGroup(id) })),
    { name: others, people: inGroup(null) },
  ]
  const days = daysOf(activity, act.zone)
  return {
    title: activity.title,
    when: whenOf(activity, act.zone),
    place: placeOf(activity),
    groups: groups.filter((group) => group.people.length > 0),
    days: days.length > 1 ? days.map((day) => spokenDay(day, days[0] ?? day)) : [],
    madeAt: instantOn(act.now, act.zone),
  }
}

/** 请假 is marked; whoever has checked in by phone need not sign again. */
function noteOf(
  activity: Activity,
  { answer, presence, presentHow, presentAt, presentDays, leaveDays }: Participant,
  zone: string,
): string {
  // no reason stands on a sheet at the door
  const leave = leaveWords({ leaveDays }, dayOf(activity.startsAt, zone), false)
  if (presentDays !== null) {
    const there = `到${daysThere(activity, { presence, presentDays }, zone).length}天`
    return leave ? `${there}，${leave}` : there
  }
  if (leave && answer !== 'excused') return leave
  if (presence === 'attended')
    return presentHow !== 'liaison' && presentAt ? `${timeOf(presentAt, zone)}已签到` : statusNames.attended
  return answer === 'excused' || answer === 'declined' || answer === 'waiting' ? statusNames[answer] : ''
}

/** Kinds of which minutes are kept rather than a summary. */
const meetings = ['meeting', 'meeting_as_training', 'session', 'sit_in_sc', 'hear_work_report']

/** What the summary says; a liaison who does not lead the activity sees what her own groups' people did. */
export async function summaryFacts(
  act: Act,
  who: Speaker,
  activity: Activity,
  people: readonly Participant[],
): Promise<SummaryFacts> {
  const outcomes = await outcomesOf(act, activity)
  const seen = new Set(people.map(({ personId }) => personId))
  const all = groupsSeen(who, activity) === null
  const concerns = await store.concernsNamed(act.tx, outcomes.concerns)
  const { handedIn, unnamed } = await suggestionsOf(act, who, activity.id)
  // the paper goes from hand to hand: what is secret is named to nobody on it
  const named = handedIn.filter(({ secret }) => !secret)
  return {
    called: meetings.includes(activity.kind) ? '会议记录' : '活动小结',
    title: activity.title,
    kind: kindName(activity.kind),
    when: whenOf(activity, act.zone),
    place: placeOf(activity),
    organiser: await organiserOf(act, activity),
    attendance: attendanceOf(activity, people, act.zone),
    minutes: activity.minutes,
    findings: activity.findings,
    concerns: concerns
      .filter(({ ownerId }) => all || seen.has(ownerId))
      .map(({ owner, text }) => ({ name: owner.name, text })),
    suggestions: all ? named.map(({ number, title }) => ({ number: number ?? '（还没有编号）', title })) : [],
    untitled: all ? handedIn.length - named.length + unnamed : 0,
    contacts: all ? outcomes.contacts.length : 0,
    photos: outcomes.files.filter(({ kind }) => kind === 'photo').length,
    madeOn: writtenDay(dayOf(act.now, act.zone)),
  }
}

async function organiserOf(act: Act, { organiserId, groupId }: Activity): Promise<string> {
  const name = (await namesOf(act.tx, [organiserId])).get(organiserId) ?? ''
  const group = (await store.groupNames(act.tx)).find(({ id }) => id === groupId)
  return group ? `${group.name}（${name}）` : name
}

/** （到1天，12月6日请假） */
function partOf(activity: Activity, one: Participant, zone: string): string {
  const there = one.presentDays === null ? '' : `到${daysThere(activity, one, zone).length}天`
  const leave = leaveWords(one, dayOf(activity.startsAt, zone), false)
  const words = [there, leave].filter(Boolean).join('，')
  return words && `（${words}）`
}

function attendanceOf(
  activity: Activity,
  people: readonly Participant[],
  zone: string,
): SummaryFacts['attendance'] {
  if (people.every(({ presence }) => presence === null)) return null
  const named = (...statuses: (string | null)[]) =>
    people
      .filter((one) => statuses.includes(statusOf(one)))
      .map((one) => `${one.person.name}${partOf(activity, one, zone)}`)
  return {
    asked: people.length,
    attended: named('attended'),
    excused: named('excused'),
    absent: named('absent'),
    open: named('going', 'waiting', 'declined', null),
  }
}

/** The name that papers of the deputies' office are signed with. */
export async function officeName(act: Act): Promise<string> {
  const district = (await settingsAt(act.tx, act.now, act.zone))['office.district']
  return `${district ?? '【缺：区县名称】'}人大常委会代表工作委员会`
}

/** What a certificate says, without its number and day. */
export type Certified = Pick<CertificateFacts, 'name' | 'office' | 'hours' | 'trainings'>

/** What is recorded of the trainings that a person attended. */
export async function certified(
  act: Act,
  personId: number,
  attended: readonly { activity: Activity; hours: number | null; presentDays: string | null }[],
): Promise<Certified> {
  const person = await store.personNamed(act.tx, personId)
  const [deputy] = person?.deputies ?? []
  const district = (await settingsAt(act.tx, act.now, act.zone))['office.district'] ?? '【缺：区县名称】'
  const card = deputy?.cardNo ? `（代表证号${deputy.cardNo}）` : ''
  return {
    name: person?.name ?? '',
    office: deputy ? `${district}${deputy.term.name}人大代表${card}` : null,
    hours: attended.reduce((sum, { hours }) => sum + (hours ?? 0), 0),
    trainings: attended.map(({ activity, hours, presentDays }) => ({
      day: thereWords(activity, presentDays, act.zone),
      title: activity.title,
      kind: kindName(activity.kind),
      hours,
    })),
  }
}

/** From the first to the last day on which he was there. */
function thereWords(activity: Activity, presentDays: string | null, zone: string): string {
  const days = daysThere(activity, { presence: 'attended', presentDays }, zone)
  const first = days[0] ?? dayOf(activity.startsAt, zone)
  return spanWords(first, days.at(-1) ?? first)
}

/** 2026年1月1日至2026年11月24日, or one day. */
export const spanWords = (from: Day, to: Day): string =>
  from === to ? writtenDay(from) : `${writtenDay(from)}至${writtenDay(to)}`
