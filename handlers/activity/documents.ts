/** An activity's papers for those who may have them: 签到表, 活动小结, 培训证明, the year's statistics. */
import { recordDeed } from '../audit/actions.ts'
import { keepFile } from '../file/actions.ts'
import type { Speaker } from '../people/rules.ts'
import { settingsAt } from '../settings/actions.ts'
import type { Act } from '../shared/act.ts'
import { dayOf, instantOf, type Day } from '../shared/days.ts'
import { done, refused, type Outcome } from '../shared/outcome.ts'
import { sheetMembers } from './attendance/attendance.ts'
import {
  certified,
  officeName,
  signInFacts,
  spanWords,
  summaryFacts,
  type Certified,
} from './documents/facts.ts'
import * as documents from './documents/store.ts'
import type { Activity } from './planning/organise.ts'
import { certificatePaper, signInPaper, summaryPaper, yearBook, yearPaper } from './papers.ts'
import { isTraining, may } from './rules.ts'
import * as statistics from './statistics/store.ts'
import { endOf } from './timing.ts'
import { yearFigures, type YearFigures } from './statistics/yearFigures.ts'
import * as store from './store.ts'

export interface Paper {
  name: string
  type: string
  bytes: Uint8Array
}

export type PaperRefusal =
  'unknown_activity' | 'not_yours' | 'not_sent' | 'still_telling' | 'not_begun' | 'nothing_recorded'

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

interface Shown {
  activity: Activity
  people: store.Participant[]
}

/** An activity with the people that this speaker sees of it: all for whoever leads it, a liaison those of her groups. */
async function shown(act: Act, who: Speaker, id: number): Promise<Outcome<Shown, PaperRefusal>> {
  const activity = await store.activityById(act.tx, id)
  if (!activity) return refused('unknown_activity')
  const people = await sheetMembers(act, who, activity)
  if (people.length === 0 && !may.lead(who, activity)) return refused('not_yours')
  if (activity.state === 'draft' || activity.state === 'cancelled') return refused('not_sent')
  return activity.tellAfter === null ? done({ activity, people }) : refused('still_telling')
}

/**
 * 签到表 for whoever leads the activity, and for a liaison of her own groups. Refused before it was sent, and while its
 * people are still being told: the list would not be whole.
 */
export async function signInSheet(act: Act, who: Speaker, id: number): Promise<Outcome<Paper, PaperRefusal>> {
  const found = await shown(act, who, id)
  if (!found.ok) return found
  const { activity, people } = found.value
  return done({
    name: `活动${id}签到表.docx`,
    type: docx,
    bytes: await signInPaper(await signInFacts(act, activity, people)),
  })
}

/** 活动小结 or 会议记录 of an activity that has begun, for the same people. Refused while nothing at all was recorded. */
export async function activitySummary(
  act: Act,
  who: Speaker,
  id: number,
): Promise<Outcome<Paper, PaperRefusal>> {
  const found = await shown(act, who, id)
  if (!found.ok) return found
  const { activity, people } = found.value
  if (activity.startsAt > act.now) return refused('not_begun')
  const facts = await summaryFacts(act, who, activity, people)
  if (facts.attendance === null && facts.minutes === null && facts.findings === null)
    return refused('nothing_recorded')
  return done({ name: `活动${id}${facts.called}.docx`, type: docx, bytes: await summaryPaper(facts) })
}

// ---- a year

/** The instants of a year until now, and the last day that counts. */
function spanOf(act: Act, year: number): { from: Date; until: Date; cutOff: Day } {
  const today = dayOf(act.now, act.zone)
  const isOver = Number(today.slice(0, 4)) > year
  return {
    from: instantOf(`${year}-01-01`, '00:00', act.zone),
    until: isOver ? instantOf(`${year + 1}-01-01`, '00:00', act.zone) : act.now,
    cutOff: isOver ? `${year}-12-31` : today,
  }
}

/** Attendance and training of a year until now, by kind, group and deputy: for 代表工委. */
export async function yearFiguresOf(
  act: Act,
  who: Speaker,
  year: number,
): Promise<Outcome<YearFigures, 'not_yours'>> {
  if (!may.seeAllGroups(who)) return refused('not_yours')
  const { from, until, cutOff } = spanOf(act, year)
  const held = await documents.heldIn(act.tx, from, until)
  return done(
    yearFigures({
      year,
      cutOff,
      cancelled: await documents.countCancelled(act.tx, from, until),
      held,
      presence: await documents.presenceAt(
        act.tx,
        held.map(({ id }) => id),
      ),
      groups: await documents.groupNames(act.tx),
      deputies: await documents.deputiesNamed(act.tx, cutOff),
      suspended: await documents.countSuspended(act.tx, cutOff),
    }),
  )
}

/** The year's statistics as Word or Excel. */
export async function yearStatistics(
  act: Act,
  who: Speaker,
  year: number,
  format: 'word' | 'excel',
): Promise<Outcome<Paper, 'not_yours'>> {
  const figures = await yearFiguresOf(act, who, year)
  if (!figures.ok) return figures
  const name = `${year}年活动和培训统计`
  return done(
    format === 'word'
      ? { name: `${name}.docx`, type: docx, bytes: await yearPaper(figures.value) }
      : { name: `${name}.xlsx`, type: xlsx, bytes: await yearBook(figures.value) },
  )
}

// ---- certificates

/** All trainings of a year until now, or one training. */
type Scope = { year: number } | { activityId: number }

interface Certificate extends Paper {
  number: string
  times: number
  hours: number
}

export type CertificateRefusal = 'not_yours' | 'no_training' | 'not_over' | 'unknown_person'

/**
 * 培训证明 for a person, asked by himself or by 代表工委: the trainings that he is recorded to have attended. It gets a
 * number once: asked again while nothing has changed, it is the same certificate. Refused when nothing is recorded,
 * and before a training is over.
 */
export async function trainingCertificate(
  act: Act,
  who: Speaker,
  personId: number,
  scope: Scope,
): Promise<Outcome<Certificate, CertificateRefusal>> {
  if (personId !== who.personId && !may.seeAllGroups(who)) return refused('not_yours')
  const { attended, all, from, to } = await attendedIn(act, personId, scope)
  if (attended.length === 0) return refused(all.length > 0 ? 'not_over' : 'no_training')
  const facts = await certified(act, personId, attended)
  if (facts.name === '') return refused('unknown_person')
  const issued = await issue(act, who, personId, scope, facts)
  const bytes = await certificatePaper({
    ...facts,
    number: issued.number,
    // until when was counted, on the day it was issued
    span: spanWords(from, to < issued.issuedOn ? to : issued.issuedOn),
    signed: await officeName(act),
    issuedOn: issued.issuedOn,
  })
  return done({
    name: `培训证明${issued.number}（${facts.name}）.docx`,
    type: docx,
    bytes,
    number: issued.number,
    times: attended.length,
    hours: facts.hours,
  })
}

/** Those of a name for whom 代表工委 may have a certificate made, each with his group; nobody for anybody else. */
export const peopleToCertify = async (
  act: Pick<Act, 'tx'>,
  who: Speaker,
  name: string,
): Promise<{ id: number; group: string | null }[]> =>
  may.seeAllGroups(who) ? documents.askedNamed(act.tx, name) : []

/** What a person is recorded to have attended, and what of it is not over yet: that is certified later. */
async function attendedIn(act: Act, personId: number, scope: Scope) {
  const { 'activity.usualHours': usual } = await settingsAt(act.tx, act.now, act.zone)
  const isOver = ({ activity }: { activity: Activity }) => endOf(activity, usual) <= act.now
  if ('year' in scope) {
    const { from, until, cutOff } = spanOf(act, scope.year)
    const all = await statistics.trainingsAttended(act.tx, personId, from, new Date(until.getTime() + dayMs))
    const own = all.filter(({ activity }) => yearOf(activity, act.zone) === scope.year)
    return { attended: own.filter(isOver), all: own, from: `${scope.year}-01-01`, to: cutOff }
  }
  const activity = await store.activityById(act.tx, scope.activityId)
  const own = activity && (await store.participationOf(act.tx, activity.id, personId))
  const isThere = activity && isTraining(activity.kind) && own?.presence === 'attended'
  const all = isThere ? [{ activity, hours: own.hours, presentDays: own.presentDays }] : []
  const day = dayOf(activity?.startsAt ?? act.now, act.zone)
  return { attended: all.filter(isOver), all, from: day, to: day }
}

const dayMs = 24 * 3600_000

const yearOf = ({ startsAt }: Activity, zone: string): number => Number(dayOf(startsAt, zone).slice(0, 4))

async function issue(
  act: Act,
  who: Speaker,
  personId: number,
  scope: Scope,
  facts: Certified,
): Promise<{ number: string; issuedOn: Day }> {
  const key = 'year' in scope ? String(scope.year) : `activity:${scope.activityId}`
  const printed = JSON.stringify(facts)
  await store.takeTurn(act.tx)
  const last = await documents.lastCertificate(act.tx, personId, key)
  if (last?.facts === printed) return { number: numberOf(last), issuedOn: last.issuedOn }
  const issuedOn = dayOf(act.now, act.zone)
  const year = Number(issuedOn.slice(0, 4))
  const made = { year, serial: await documents.nextSerial(act.tx, year) }
  await documents.addCertificate(act.tx, {
    ...made,
    personId,
    scope: key,
    facts: printed,
    issuedOn,
    issuedAt: act.now,
    issuedById: who.personId,
  })
  const number = numberOf(made)
  await recordDeed(act, {
    action: 'activity.certificate',
    subject: `person:${personId}`,
    after: { number, scope: key, hours: facts.hours, trainings: facts.trainings.length },
  })
  return { number, issuedOn }
}

const numberOf = ({ year, serial }: { year: number; serial: number }): string =>
  `PX${year}-${String(serial).padStart(4, '0')}`

/** A paper kept as a file, for the chat to send; who had it made stands in the audit trail. */
export async function keptPaper(act: Act, paper: Paper, subject: string): Promise<number> {
  const { name, type, bytes } = paper
  const fileId = await keepFile(act, { name, type, bytes, uploadedById: null })
  await recordDeed(act, { action: 'activity.print', subject, after: { name, fileId } })
  return fileId
}
