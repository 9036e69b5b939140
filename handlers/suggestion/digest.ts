/** What waits, each week to the standing committee, and to who leads a key suggestion how it stands; once a year the report. */
import { foreseeReminders, remind, type DueNotice, type Reminder } from '../notice/actions.ts'
import { settingsAt } from '../settings/actions.ts'
import type { Act } from '../shared/act.ts'
import { addDays, daysBetween, weekdayOf } from '../shared/days.ts'
import { caseOf, onDay, openCase, refOf, ruleBook, theOffice } from './acting.ts'
import { mainWait, waitsOf } from './deadlines.ts'
import { stateNames, states, type State } from './moves.ts'
import type { NoticeLine } from './nudges.ts'
import { suggestionStatistics, waitInWords } from './reading.ts'
import { percentOf } from './statistics.ts'
import * as store from './store.ts'

const weekly = 'pending-digest'
const yearly = 'annual-report'

export interface DigestStep {
  kind: 'pending-digest' | 'annual-report'
  /** The Monday, or the year. */
  period: string
}

/** What is due and not yet done: this week's digest from its weekday on, this year's report from its day on. */
export async function digestsDue(act: Act): Promise<DigestStep[]> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const today = onDay(act)
  const back = (weekdayOf(today) - settings['suggestion.digestWeekday'] + 7) % 7
  const week = addDays(today, -back)
  const reportOn = `${today.slice(0, 4)}-${settings['suggestion.annualReportOn']}`
  const due: DigestStep[] = [
    { kind: weekly, period: week },
    ...(today >= reportOn ? [{ kind: yearly, period: today.slice(0, 4) } as const] : []),
  ]
  const open: DigestStep[] = []
  for (const step of due)
    if (!(await store.stepIsDone(act.tx, step.kind, step.period, 'digest'))) open.push(step)
  return open
}

interface Pending {
  byState: Map<State, number>
  overdue: { line: string; days: number }[]
  dueSoon: number
}

const pending = states.filter(
  (state) => !['draft', 'returned', 'not_accepted', 'closed', 'withdrawn'].includes(state),
)
const chunk = 100

/** Counts what is pending, the next hundred: the caller goes on until `next` is null. */
export async function countPending(
  act: Act,
  after: number,
  so: Pending = { byState: new Map(), overdue: [], dueSoon: 0 },
): Promise<{ so: Pending; next: number | null }> {
  const ids = await store.idsInStates(act.tx, pending, after, chunk)
  const rows = await store.suggestionsById(
    act.tx,
    ids.map(({ id }) => id),
  )
  const book = await ruleBook(act)
  const today = onDay(act)
  for (const row of rows) {
    const one = await caseOf(act, row)
    so.byState.set(one.course.state, (so.byState.get(one.course.state) ?? 0) + 1)
    const wait = mainWait(waitsOf(book, one.course, today, one.into?.course))
    if (wait?.level === 'due_soon') so.dueSoon++
    // a secret one is counted, not named
    if (wait?.level === 'overdue' && !row.secret)
      so.overdue.push({
        line: `${refOf(row)} ${row.title}：${waitInWords(wait, one, today)}`,
        days: -(wait.daysLeft ?? 0),
      })
  }
  return { so, next: ids.length < chunk ? null : (ids.at(-1)?.id ?? null) }
}

const mostOverdue = 10

function pendingText({ byState, overdue, dueSoon }: Pending): string {
  const total = [...byState.values()].reduce((sum, count) => sum + count, 0)
  const counts = pending.flatMap((state) => {
    const count = byState.get(state)
    return count === undefined ? [] : [`${stateNames[state]}${count}件`]
  })
  const worst = overdue.toSorted((a, b) => b.days - a.days).slice(0, mostOverdue)
  return [
    `【待办建议】现有${total}件没有办结：${counts.join('，')}。快到期${dueSoon}件，逾期${overdue.length}件。`,
    ...worst.map(({ line }) => `· ${line}`),
    ...(overdue.length > worst.length ? [`……逾期的共${overdue.length}件`] : []),
  ].join('\n')
}

/** The week's digest, folded into one notice a person: members the whole, who leads a key suggestion also his own. */
export async function sayDigest(
  act: Act,
  step: DigestStep,
  so: Pending,
  dryRun: boolean,
): Promise<NoticeLine[]> {
  const people =
    step.kind === yearly
      ? (await theOffice(act)).map((person) => ({ ...person, own: [] as string[] }))
      : await membersWithKeys(act)
  const text = step.kind === yearly ? await annualText(act, step.period) : pendingText(so)
  const isEmpty = step.kind === weekly && so.byState.size === 0
  const reminders: Reminder[] = isEmpty
    ? []
    : people.map(({ id, own }) => ({
        kind: step.kind,
        personId: id,
        period: step.period,
        step: 'digest',
        text:
          own.length === 0 ? text : `${text}\n您领衔督办的：\n${own.map((line) => `· ${line}`).join('\n')}`,
        subject: { period: step.period },
      }))
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const statuses = dryRun ? await foreseeReminders(act, reminders) : await remind(act, reminders, settings)
  if (!dryRun) await store.noteStep(act.tx, step.kind, step.period, 'digest', act.now)
  return reminders.map((reminder, index) => ({
    kind: reminder.kind,
    to: `person:${reminder.personId}`,
    name: people[index]?.name ?? '',
    period: reminder.period,
    step: reminder.step,
    text: reminder.text,
    status: statuses[index] ?? 'unreachable',
  }))
}

async function membersWithKeys(act: Act): Promise<{ id: number; name: string; own: string[] }[]> {
  const book = await ruleBook(act)
  const today = onDay(act)
  const led = new Map<number, string[]>()
  for (const key of await store.openKeys(act.tx)) {
    const lead = key.supervisors.find(({ role }) => role === 'lead')
    const one = lead ? await openCase(act, key.suggestionId) : null
    if (!lead || !one) continue
    const wait = mainWait(waitsOf(book, one.course, today, one.into?.course))
    const line = `${refOf(one.row)} ${one.row.title}：${wait ? waitInWords(wait, one, today) : stateNames[one.course.state]}`
    led.set(lead.personId, [...(led.get(lead.personId) ?? []), line])
  }
  return (await store.members(act.tx)).map(({ person }) => ({ ...person, own: led.get(person.id) ?? [] }))
}

/** 代表法第五十一条: the handling is reported to the standing committee; the figures with what they are counted of. */
async function annualText(act: Act, year: string): Promise<string> {
  const { total } = await suggestionStatistics(act, { from: `${year}-01-01`, to: onDay(act) }, 'unit')
  const rate = (share: { part: number; of: number }) => {
    const percent = percentOf(share)
    return percent === null ? '—' : `${percent}%（${share.part}/${share.of}）`
  }
  return `【年度报告】请起草${year}年代表建议办理情况的报告，提请常委会会议。到今天受理${total.suggestions}件，办复率${rate(total.onTime)}，面商率${rate(total.contacted)}，满意率${rate(total.satisfied)}，基本满意以上率${rate(total.content)}，落实率${rate(total.fulfilled)}。分单位的数请回：今年建议办理 分单位`
}

/** A week's digest is of no use in the next one; the year's report is asked for until the year ends. */
export function digestHolds(act: Act, notice: DueNotice): Promise<string | null> {
  const isFresh =
    notice.kind === yearly
      ? notice.period === onDay(act).slice(0, 4)
      : daysBetween(notice.period, onDay(act)) < 7
  return Promise.resolve(isFresh ? notice.text : null)
}
