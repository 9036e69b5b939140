/** What waits, each week to the standing committee, and to who leads a key suggestion how it stands. */
import { foreseeReminders, remind, type DueNotice, type Reminder } from '../../notice/actions.ts'
import { masks } from '../../people/actions.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { addDays, daysBetween, weekdayOf } from '../../shared/days.ts'
import { noteStep, stepsDone } from '../../shared/ledger.ts'
import { onDay, openCase, ruleBook, type Case } from '../case.ts'
import { refOf } from '../numbering.ts'
import { mainWait, waitsOf } from '../waits.ts'
import type { RuleBook } from '../deadlines.ts'
import { isEnded, standingOf } from '../moves.ts'
import type { NoticeLine } from './nudges.ts'
import { waitInWords } from '../reading/waitWords.ts'
import * as suggestions from '../store.ts'
import { isReadableTo, wordsFor } from './discretion.ts'
import { isAnyPending, mayBeNamed, pendingText, type Pending } from './pending.ts'
import * as store from './store.ts'

const kind = 'pending-digest'

/** The Monday of this week's digest, from its weekday on, when it was not said yet; else null. */
export async function digestDue(act: Act): Promise<string | null> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const today = onDay(act)
  const back = (weekdayOf(today) - settings['suggestion.digestWeekday'] + 7) % 7
  const week = addDays(today, -back)
  return (await stepsDone(act.tx, kind, week)).has('digest') ? null : week
}

interface Named {
  id: number
  line: string
  /** He leads its supervision, and reads it also when it is secret. */
  led?: true
}

/** The latest of those that may be named, in words: only these are opened. Everybody reads the same, so no voter stands in it. */
async function namedIn(act: Act, { overdue }: Pending): Promise<Named[]> {
  const worst = overdue
    .toSorted((a, b) => b.days - a.days)
    .flatMap(({ id }) => id ?? [])
    .slice(0, (await settingsAt(act.tx, act.now, act.zone))['suggestion.digestMost'])
  const book = await ruleBook(act)
  const named: Named[] = []
  for (const id of worst) {
    const one = await openCase(act, id)
    if (one && mayBeNamed(one.row)) named.push({ id, line: await lineForAll(act, book, one) })
  }
  return named
}

async function lineForAll(act: Act, book: RuleBook, one: Case): Promise<string> {
  const maskOf = await masks(act, [one.row])
  return maskOf(one.row)(lineOfCase(act, book, one))
}

function lineOfCase(act: Act, book: RuleBook, one: Case): string {
  const today = onDay(act)
  const wait = mainWait(waitsOf(book, one.course, today, one.into?.course))
  const stands = wait ? waitInWords(wait, one, today) : standingOf(one.row)
  return `${refOf(one.row)} ${one.row.title}：${stands}`
}

const lineOf = ({ line }: Pick<Named, 'line'>): string => `· ${line}`

const headOfLed = '\n您领衔督办的：'

/** The week's digest, folded into one notice a person: members the whole, who leads a key suggestion also his own. */
export async function sayDigest(act: Act, week: string, so: Pending, dryRun: boolean): Promise<NoticeLine[]> {
  const people = await membersWithKeys(act)
  const named = await namedIn(act, so)
  const text = pendingText(so, named.map(lineOf))
  const reminders: Reminder[] = !isAnyPending(so)
    ? []
    : people.map(({ id, own }) => ({
        kind,
        personId: id,
        period: week,
        step: 'digest',
        text: own.length === 0 ? text : `${text}${headOfLed}\n${own.map(lineOf).join('\n')}`,
        subject: { period: week, named: [...named, ...own] },
      }))
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const statuses = dryRun ? await foreseeReminders(act, reminders) : await remind(act, reminders, settings)
  if (!dryRun) await noteStep(act.tx, kind, week, 'digest', act.now, 'done')
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

async function membersWithKeys(act: Act): Promise<{ id: number; name: string; own: Named[] }[]> {
  const book = await ruleBook(act)
  const today = onDay(act)
  const led = new Map<number, Named[]>()
  for (const key of await store.openKeys(act.tx)) {
    const lead = key.supervisors.find(({ role }) => role === 'lead')
    const one = lead ? await openCase(act, key.suggestionId) : null
    if (!lead || !one) continue
    const line = { id: key.suggestionId, line: lineOfCase(act, book, one), led: true as const }
    led.set(lead.personId, [...(led.get(lead.personId) ?? []), line])
  }
  return (await suggestions.members(act.tx, today)).map(({ person }) => ({
    ...person,
    own: led.get(person.id) ?? [],
  }))
}

/**
 * A week's digest is of no use in the next one. Each suggestion that it names is judged again: what was made secret or has
 * ended since it was queued is not named any more, the others stand as they are now.
 */
export async function digestHolds(act: Act, notice: DueNotice): Promise<string | null> {
  if (daysBetween(notice.period, onDay(act)) >= 7) return null
  const { named = [] } = JSON.parse(notice.subject ?? '{}') as { named?: Named[] }
  const book = await ruleBook(act)
  let text = notice.text
  for (const old of named) {
    const one = await openCase(act, old.id)
    const line = one && (await lineNow(act, book, one, old, notice.personId))
    text = text.replace(`\n${lineOf(old)}`, () => (line === null ? '' : `\n${lineOf({ line })}`))
  }
  return text.endsWith(headOfLed) ? text.slice(0, -headOfLed.length) : text
}

async function lineNow(
  act: Act,
  book: RuleBook,
  one: Case,
  { led }: Named,
  personId: number | null,
): Promise<string | null> {
  if (isEnded(one.course.state)) return null
  if (!led) return mayBeNamed(one.row) ? lineForAll(act, book, one) : null
  return personId !== null && (await isReadableTo(act, one, personId))
    ? wordsFor(act, one, personId, lineOfCase(act, book, one))
    : null
}
