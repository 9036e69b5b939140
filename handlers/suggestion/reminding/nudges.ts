/** What people are nudged of in one digest a day, and the history as the ledger of it. */
import { foreseeReminders, remind, type ReminderStatus } from '../../notice/actions.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import type { Day } from '../../shared/days.ts'
import { channelOf } from '../parties.ts'
import { onDay, type Case } from '../case.ts'
import { refOf } from '../numbering.ts'
import type { Wait } from '../waits.ts'
import { leadRests } from '../handling/leadStands.ts'
import { waitInWords } from '../reading/waitWords.ts'
import * as suggestions from '../store.ts'
import { keepMentions } from './mentions.ts'
import { digestStep, isOfDraft, textOf, type Nudge, type NudgeKind } from './nudge.ts'
import type { staffOf } from './hearers.ts'

/** A line of `npm run job`. */
export interface NoticeLine {
  kind: string
  to: string
  name: string
  period: string
  step: string
  text: string
  status: ReminderStatus
}

export const chunk = 100

/** While the lead's duties are suspended the office hears, once, that nobody can answer. */
export const restingStep = 'rests'

export const lineOf = (one: Case, wait: Wait, today: Day, readerId: number, rests: boolean): string =>
  `${refOf(one.row)} ${one.row.title}：${waitInWords(wait, one, today, { readerId })}${rests ? '。他暂停执行代表职务，现在不能办，不催他，恢复以后再催' : ''}`

/** The steps that the history says were said, and to whom: the history is the ledger, so a run that broke off goes on. */
export const toldOf = ({ row }: Case): Set<string> =>
  new Set(
    row.events
      .filter(({ move }) => move === 'remind')
      .flatMap(({ details }) => {
        const said = JSON.parse(details) as { key?: string; step?: string; to?: number[]; missed?: number[] }
        return [...(said.to ?? []), ...(said.missed ?? [])].map((personId) =>
          toldKey(said.key ?? '', said.step ?? '', personId),
        )
      }),
  )

const toldKey = (key: string, step: string, personId: number): string => `${key} ${step} ${personId}`

export const untold = (told: Set<string>, key: string, step: string, people: readonly number[]): number[] =>
  people.filter((personId) => !told.has(toldKey(key, step, personId)))

/** Of a promise that is open its unit, and once late those above it; of one that was kept its lead, while he may rate it. */
export async function hearsOfPromise(
  act: Act,
  staff: ReturnType<typeof staffOf>,
  { deliveredAt, unit }: PromiseOf,
  one: Case,
): Promise<number[]> {
  if (deliveredAt !== null) return (await leadRests(act, one.row.leadId)) ? staff('office') : [one.row.leadId]
  const channel = channelOf(one)
  const all = [
    ...[unit.officerId, unit.leaderId].filter((id) => id !== null),
    ...(channel === null ? [] : await staff(channel)),
    ...(await staff('office')),
  ]
  return [...new Set(all)]
}

interface PromiseOf {
  deliveredAt: Date | null
  unit: { officerId: number | null; leaderId: number | null }
}

/**
 * One digest a person and day, whatever the number of suggestions; each that was said, or could not be because nobody is
 * bound, becomes a line of its suggestion's history; a draft's warning only when it was queued. A second run on the same
 * day adds nothing.
 */
export async function sayNudges(
  act: Act,
  kind: NudgeKind,
  nudges: readonly Nudge[],
  dryRun: boolean,
): Promise<NoticeLine[]> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const people = [...Map.groupBy(nudges, ({ personId }) => personId)]
  const names = new Map(
    (
      await suggestions.peopleById(
        act.tx,
        people.map(([id]) => id),
      )
    ).map(({ id, name }) => [id, name]),
  )
  const reminders = people.map(([personId, own]) => ({
    kind,
    personId,
    period: onDay(act),
    step: digestStep,
    text: textOf(kind, own),
    subject: { nudges: own },
  }))
  const statuses = dryRun ? await foreseeReminders(act, reminders) : await remind(act, reminders, settings)
  if (!dryRun) {
    await keepMentions(
      act,
      kind,
      people.flatMap(([, own], index) => (statuses[index] === 'queued' ? own : [])),
    )
    await keep(
      act,
      people.flatMap(([, own], index): Tried[] =>
        statuses[index] === 'queued'
          ? own.map((nudge) => ({ ...nudge, isMissed: false }))
          : statuses[index] === 'already'
            ? []
            : own.filter((nudge) => !isOfDraft(nudge)).map((nudge) => ({ ...nudge, isMissed: true })),
      ),
    )
  }
  return reminders.map(({ personId, period, step, text }, index) => ({
    kind,
    to: `person:${personId}`,
    name: names.get(personId) ?? '',
    period,
    step,
    text,
    status: statuses[index] ?? 'unreachable',
  }))
}

/** `isMissed` = had no bound WeChat. */
type Tried = Nudge & { isMissed: boolean }

/** One line of history a wait and step, with everybody for whom it was queued, and who could not be reached. */
async function keep(act: Act, said: readonly Tried[]): Promise<void> {
  const groups = Map.groupBy(said, ({ suggestionId, key, step }) => `${suggestionId} ${key} ${step}`)
  for (const own of groups.values()) {
    const [first] = own
    if (!first) continue
    const { suggestionId, key, step } = first
    await suggestions.addEvent(act.tx, {
      suggestionId,
      at: act.now,
      on: onDay(act),
      actor: act.actor,
      party: 'system',
      move: 'remind',
      details: JSON.stringify({
        key,
        step,
        to: idsOf(own.filter(({ isMissed }) => !isMissed)),
        ...(own.some(({ isMissed }) => isMissed)
          ? { missed: idsOf(own.filter(({ isMissed }) => isMissed)) }
          : {}),
      }),
    })
  }
}

const idsOf = (nudges: readonly Nudge[]): number[] => nudges.map(({ personId }) => personId)
