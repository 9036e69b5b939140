/** What waits, each week to the standing committee, and to who leads a key suggestion how it stands. */
import { foreseeReminders, remind, type DueNotice, type Reminder } from '../notice/actions.ts'
import { settingsAt } from '../settings/actions.ts'
import type { Act } from '../shared/act.ts'
import { addDays, daysBetween, weekdayOf } from '../shared/days.ts'
import { caseOf, onDay, openCase, refOf, ruleBook } from './acting.ts'
import { mainWait, waitsOf } from './deadlines.ts'
import { stateNames, states, type State } from './moves.ts'
import type { NoticeLine } from './nudges.ts'
import { waitInWords } from './reading.ts'
import * as store from './store.ts'

const kind = 'pending-digest'

/** The Monday of this week's digest, from its weekday on, when it was not said yet; else null. */
export async function digestDue(act: Act): Promise<string | null> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const today = onDay(act)
  const back = (weekdayOf(today) - settings['suggestion.digestWeekday'] + 7) % 7
  const week = addDays(today, -back)
  return (await store.stepIsDone(act.tx, kind, week, 'digest')) ? null : week
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
export async function sayDigest(act: Act, week: string, so: Pending, dryRun: boolean): Promise<NoticeLine[]> {
  const people = await membersWithKeys(act)
  const text = pendingText(so)
  const reminders: Reminder[] =
    so.byState.size === 0
      ? []
      : people.map(({ id, own }) => ({
          kind,
          personId: id,
          period: week,
          step: 'digest',
          text:
            own.length === 0 ? text : `${text}\n您领衔督办的：\n${own.map((line) => `· ${line}`).join('\n')}`,
          subject: { period: week },
        }))
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const statuses = dryRun ? await foreseeReminders(act, reminders) : await remind(act, reminders, settings)
  if (!dryRun) await store.noteStep(act.tx, kind, week, 'digest', act.now)
  return reminders.map((reminder, index) => ({
    kind,
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

/** A week's digest is of no use in the next one. */
export const digestHolds = (act: Act, notice: DueNotice): Promise<string | null> =>
  Promise.resolve(daysBetween(notice.period, onDay(act)) < 7 ? notice.text : null)
