/** The limits of running suggestions: who is reminded of which, and whether that still holds. */
import type { DueNotice } from '../../notice/actions.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { dayOf } from '../../shared/days.ts'
import { caseOf, onDay, openCase, ruleBook } from '../case.ts'
import { waitsOf, type Wait } from '../waits.ts'
import { leadRests } from '../handling/leadStands.ts'
import { states } from '../moves.ts'
import { standingsOf, type Standing } from '../reading/standing.ts'
import { stepDue } from '../steps.ts'
import * as suggestions from '../store.ts'
import { isReadableTo } from './discretion.ts'
import { staffOf, whoHears } from './hearers.ts'
import { isOfDraft, motionMark, nudgesIn, textOf, type Nudge } from './nudge.ts'
import { chunk, lineOf, restingStep, toldOf, untold } from './nudges.ts'
import { leaveOutOthers } from './mentions.ts'
import * as store from './store.ts'

const running = states.filter((state) => !['draft', 'not_accepted', 'closed', 'withdrawn'].includes(state))

const keyOfWait = (wait: Wait): string => `${wait.kind}:${wait.unitId ?? ''}:${wait.since}`

/** No rule book sets a limit for it: the office is asked after days of its own. */
const isOfMotion = ({ kind }: Wait): boolean => kind === 'motion' || kind === 'motion_result'

/** The nudges that are due for the next suggestions, in the order of their ids; and where to go on, null at the end. */
export async function clockNudges(
  act: Act,
  after: number,
): Promise<{ nudges: Nudge[]; next: number | null }> {
  const ids = await store.idsInStates(act.tx, running, after, chunk)
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const book = await ruleBook(act)
  const today = onDay(act)
  const dueIn = ({ course, into }: Standing) =>
    waitsOf(book, course, today, into).flatMap((wait) => {
      const step = stepDue(
        book,
        wait,
        today,
        settings['suggestion.nudgeDays'],
        settings[isOfMotion(wait) ? 'suggestion.motionNudgeDays' : 'suggestion.overdueNudgeDays'],
      )
      return step ? [{ wait, step }] : []
    })
  const standings = await standingsOf(
    act,
    ids.map(({ id }) => id),
  )
  // only those of which somebody hears are opened
  const rows = await suggestions.suggestionsById(
    act.tx,
    [...standings].flatMap(([id, standing]) => (dueIn(standing).length > 0 ? [id] : [])),
  )
  const nudges: Nudge[] = []
  const staff = staffOf(act)
  for (const row of rows) {
    const one = await caseOf(act, row)
    const told = toldOf(one)
    for (const { wait, step: due } of dueIn({ course: one.course, into: one.into?.course })) {
      const key = keyOfWait(wait)
      const rests = wait.for === 'lead' && (await leadRests(act, row.leadId))
      const step = rests ? restingStep : due.step
      const people = rests ? await staff('office') : await whoHears(staff, one, wait, due.late)
      for (const personId of untold(told, key, step, people)) {
        const line = lineOf(one, wait, today, personId, rests)
        nudges.push({ personId, suggestionId: row.id, key, step, line, ...motionMark(one) })
      }
    }
  }
  return { nudges, next: ids.length < chunk ? null : (ids.at(-1)?.id ?? null) }
}

/**
 * Asked just before a digest is said: what was done meanwhile, what waits for somebody else now and what its reader may not
 * read any more is left out, the rest is said as it stands now.
 */
export async function clockDigestHolds(act: Act, notice: DueNotice): Promise<string | null> {
  const book = await ruleBook(act)
  const staff = staffOf(act)
  const today = onDay(act)
  const held: Nudge[] = []
  for (const nudge of nudgesIn(notice)) {
    const one = await openCase(act, nudge.suggestionId)
    if (!one) continue
    if (isOfDraft(nudge)) {
      if (one.course.state === 'draft' && nudge.key === `draft:${dayOf(one.row.touchedAt, act.zone)}`)
        held.push(nudge)
      continue
    }
    const wait = waitsOf(book, one.course, today, one.into?.course).find(
      (open) => keyOfWait(open) === nudge.key,
    )
    if (!wait) continue
    const rests = wait.for === 'lead' && (await leadRests(act, one.row.leadId))
    const people = rests ? await staff('office') : await whoHears(staff, one, wait, true)
    if (people.includes(nudge.personId) && (await isReadableTo(act, one, nudge.personId)))
      held.push({
        ...nudge,
        line: lineOf(one, wait, today, nudge.personId, rests),
      })
  }
  await leaveOutOthers(act, notice, held)
  return held.length === 0 ? null : textOf('suggestion-clock', held)
}
