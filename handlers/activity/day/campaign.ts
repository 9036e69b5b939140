/** The campaign around the contact day: plan, reminders, who is missing, the summary (工作方案二(二)). */
import type { NoticeLine } from '../../contact/actions.ts'
import type { DueNotice } from '../../notice/actions.ts'
import { officeStaff } from '../../people/actions.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf, spokenDay, type Day } from '../../shared/days.ts'
import { noteStep, stepsDone } from '../../shared/ledger.ts'
import * as activities from '../store.ts'
import { campaignDays, dayMoveDue, job, noteAnnounced } from './campaign/announced.ts'
import { moveHolds } from './campaign/move.ts'
import { chunk, deputyKind, officeChunk, officeKind, queueAs } from './campaign/queue.ts'
import * as store from './campaign/store.ts'
import { campaignSteps, campaignStepsDue, type CampaignStep } from './steps.ts'
import { daySums } from './store.ts'

const mostListed = 2000
const mostNamed = 60

export interface CampaignChunk {
  lines: NoticeLine[]
  next: number | null
}

/** The steps of the campaign that are due and not done, one for deputies, offices and staff at most. */
export async function dayStepsDue(act: Act): Promise<CampaignStep[]> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const due = campaignStepsDue(act.now, act.zone, settings, await campaignDays(act))
  const move = await dayMoveDue(act)
  const open: CampaignStep[] = []
  for (const step of due) {
    // the move tells of the day what these would tell
    const isInMove = step.period === move?.period && ['plan', 'before', 'morning'].includes(step.role)
    if (!isInMove && !(await stepsDone(act.tx, job, step.period)).has(step.key)) open.push(step)
  }
  return open
}

/** Notes the step as done, and as missed what no run ever did before it and is not due now. */
export async function closeDayStep(act: Act, step: CampaignStep): Promise<void> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const days = await campaignDays(act)
  const year = Number(step.period)
  const due = campaignStepsDue(act.now, act.zone, settings, days).map((one) => one.key)
  for (const earlier of campaignSteps(year, act.zone, settings, days(year).on, days(year).firstOn))
    if (earlier.dueAt < step.dueAt && !due.includes(earlier.key))
      await noteStep(act.tx, job, step.period, earlier.key, act.now, 'missed')
  await noteStep(act.tx, job, step.period, step.key, act.now, 'done')
  await noteAnnounced(act, year, step.on)
}

/** Tells the next fifty deputies; in the evening only those without a record. */
export async function tellDeputies(
  act: Act,
  step: CampaignStep,
  after: number,
  dryRun: boolean,
): Promise<CampaignChunk> {
  if (step.to !== 'deputies') return { lines: [], next: null }
  const deputies = await store.deputiesAfter(act.tx, Number(step.period), after, chunk, step.on)
  // whoever told that he cannot come, and why, is not reminded of it
  const told = deputies.filter(({ hasRecord, absence }) => !hasRecord && absence === null)
  const text = deputyText(act, step, false)
  const lines = await queue(
    act,
    told.map(({ personId, name }) => ({ personId, name, text })),
    { kind: deputyKind, step, anyDay: true },
    dryRun,
  )
  return { lines, next: deputies.length < chunk ? null : (deputies.at(-1)?.personId ?? null) }
}

/** Tells the heads, operators and liaisons of the next two offices: to plan, or who of theirs has no record. */
export async function tellOffices(
  act: Act,
  step: CampaignStep,
  after: number,
  dryRun: boolean,
): Promise<CampaignChunk> {
  if (step.to !== 'offices') return { lines: [], next: null }
  const offices = await store.officesAfter(act.tx, after, officeChunk)
  const lines: NoticeLine[] = []
  for (const office of offices) {
    const text = await officeText(act, step, office)
    if (text === null) continue
    const names = await activities.namesOf(act.tx, office.people)
    const people = office.people.map((personId) => ({ personId, name: names.get(personId) ?? '', text }))
    lines.push(...(await queue(act, people, { kind: officeKind, step, officeId: office.id }, dryRun)))
  }
  return { lines, next: offices.length < officeChunk ? null : (offices.at(-1)?.id ?? null) }
}

/** The summary, to the deputies' affairs office: a draft for the bulletin, with how it is counted. */
export async function tellSummary(act: Act, step: CampaignStep, dryRun: boolean): Promise<NoticeLine[]> {
  if (step.to !== 'staff') return []
  const text = await summaryText(act, step)
  const staff = (await officeStaff(act.tx)).map(({ id, name }) => ({ personId: id, name, text }))
  return queue(act, staff, { kind: officeKind, step, officeId: 0 }, dryRun)
}

const queue = (
  act: Act,
  people: readonly { personId: number; name: string; text: string }[],
  { kind, step, officeId, anyDay }: { kind: string; step: CampaignStep; officeId?: number; anyDay?: boolean },
  dryRun: boolean,
): Promise<NoticeLine[]> =>
  queueAs(
    act,
    people,
    {
      kind,
      period: step.period,
      // one person may act for two offices
      key: officeId ? `${step.key} office:${officeId}` : step.key,
      step: step.step,
      subject: { step: step.step, on: step.on, officeId: officeId ?? null },
      ...(anyDay ? { anyDay } : {}),
    },
    dryRun,
  )

function deputyText(act: Act, step: CampaignStep, late: boolean): string {
  const today = dayOf(act.now, act.zone)
  const day = spokenDay(step.on, today)
  const how = '去了回一句话就行，例如：联系日走访 张德发 反映路灯不亮'
  if (step.role === 'evening' || late)
    return `【联系选民日】${step.on === today ? '今天' : day}是代表联系选民日，还没有您的记录。${how}\n见的人多、记不全姓名，也可以说：联系日 见了8个选民 征求意见卡收了6张`
  if (step.role === 'morning')
    return `【联系选民日】今天是代表联系选民日，请到本选区联选民、听民意、解民惑、帮民困。${how}`
  return `【联系选民日】${day}是代表联系选民日，请到本选区联选民、听民意、解民惑、帮民困，请提前安排好时间。当天${how}`
}

async function officeText(
  act: Act,
  step: CampaignStep,
  office: { id: number; name: string },
): Promise<string | null> {
  const day = spokenDay(step.on, dayOf(act.now, act.zone))
  if (step.role === 'plan')
    return `【联系选民日】${day}是代表联系选民日。请${office.name}安排好各选区的地点和时间，通知代表到本选区开展联选民、听民意、解民惑、帮民困活动。`
  const deputies = await store.deputiesAfter(act.tx, Number(step.period), 0, mostListed, step.on, office.id)
  if (deputies.length === 0) return null
  const without = deputies.filter(({ hasRecord }) => !hasRecord)
  const missing = without.filter(({ absence }) => absence === null)
  const absent = without.filter(({ absence }) => absence !== null)
  if (without.length === 0)
    return `【联系选民日】${office.name}${deputies.length}位代表${day}联系选民日都有记录。`
  const lines =
    missing.length === 0
      ? `【联系选民日】${office.name}的代表${day}联系选民日有记录的${deputies.length - absent.length}位，其余都说明了没有参加的原因。`
      : `【联系选民日】${office.name}有${missing.length}位代表还没有${day}联系选民日的记录，请了解情况，去了的请他们补一句：\n${listed(missing.map(({ name, groupName }) => `${name}（${groupName}）`))}`
  if (absent.length === 0) return lines
  const why = absent.map(({ name, groupName, absence }) => `${name}（${groupName}）：${absence ?? ''}`)
  return `${lines}\n说明了原因没有参加的${absent.length}位：${listed(why, '；')}`
}

function listed(all: readonly string[], between = '、'): string {
  return `${all.slice(0, mostNamed).join(between)}${all.length > mostNamed ? `等${all.length}位` : ''}`
}

async function summaryText(act: Act, step: CampaignStep): Promise<string> {
  const year = Number(step.period)
  let deputies = 0
  let recorded = 0
  let absent = 0
  for (let after = 0; ;) {
    const page = await store.deputiesAfter(act.tx, year, after, 500, step.on)
    deputies += page.length
    recorded += page.filter(({ hasRecord }) => hasRecord).length
    absent += page.filter(({ hasRecord, absence }) => !hasRecord && absence !== null).length
    if (page.length < 500) break
    after = page.at(-1)?.personId ?? after
  }
  const { headcount, cards, concerns, contacts } = await daySums(act.tx, year)
  const rate = deputies === 0 ? '0' : ((recorded / deputies) * 100).toFixed(1)
  return [
    `【联系选民日小结】${year}年代表联系选民日（${spokenDay(step.on, dayOf(act.now, act.zone))}），统计截至${dayOf(act.now, act.zone)}：`,
    `应参加代表${deputies}名，有记录${recorded}名，参加率${rate}%（有记录÷在任代表）。${absent > 0 ? `说明了原因没有参加的${absent}名。` : ''}`,
    `联系到名单内选民${contacts}人次；代表自报见到选民${headcount}人；征求意见卡${cards}张；诉求${concerns}条。`,
    '这是初稿，通报前请核对。要Word回“联系日小结”。',
  ].join('\n')
}

// ---- whether it still holds

interface Subject {
  step: string
  /** Of a move: the old day. */
  from?: Day
  /** The day that it tells of. */
  on?: Day
  officeId: number | null
}

const subjectOf = (notice: DueNotice): Subject => JSON.parse(notice.subject ?? '{}') as Subject

/** The step as it is now; null when the day was moved since. */
async function stepOf(act: Act, notice: DueNotice): Promise<{ step: CampaignStep; subject: Subject } | null> {
  const subject = subjectOf(notice)
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const year = Number(notice.period)
  const { on, firstOn } = (await campaignDays(act))(year)
  if (subject.on !== undefined && subject.on !== on) return null
  const steps = campaignSteps(year, act.zone, settings, on, firstOn)
  const step = steps.find((one) => one.step === subject.step)
  return step ? { step, subject } : null
}

/** A notice of a move, asked again before it is said; undefined for all others. */
async function movedHolds(act: Act, notice: DueNotice): Promise<string | null | undefined> {
  const { step, from, on, officeId } = subjectOf(notice)
  return step === 'moved' && from && on ? moveHolds(act, notice, { from, on, officeId }) : undefined
}

/** While he has no record: before the day as a reminder of it, afterwards as a question for the record, for three days. */
export async function dayReminderHolds(act: Act, notice: DueNotice): Promise<string | null> {
  const moved = await movedHolds(act, notice)
  if (moved !== undefined) return moved
  const found = await stepOf(act, notice)
  if (!found || notice.personId === null) return null
  const [deputy] = await store.deputiesAfter(
    act.tx,
    Number(notice.period),
    notice.personId - 1,
    1,
    found.step.on,
  )
  if (deputy?.personId !== notice.personId || deputy.hasRecord || deputy.absence !== null) return null
  const { step } = found
  const today = dayOf(act.now, act.zone)
  const late = today > step.on
  if (act.now >= step.until || (late && step.role !== 'evening')) return null
  return deputyText(act, step, late)
}

/** The list and the summary as they stand now; no call to plan once the day has come. */
export async function officeListHolds(act: Act, notice: DueNotice): Promise<string | null> {
  const moved = await movedHolds(act, notice)
  if (moved !== undefined) return moved
  const found = await stepOf(act, notice)
  if (!found) return null
  const { step, subject } = found
  if (step.role === 'plan' && dayOf(act.now, act.zone) >= step.on) return null
  if (step.to === 'staff') return summaryText(act, step)
  const [office] = await store.officesAfter(act.tx, (subject.officeId ?? 0) - 1, 1)
  return office ? officeText(act, step, office) : null
}
