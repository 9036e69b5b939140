/** 并案: the parts of the units that handle a merged suggestion together with the one into which it went. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { spokenDay } from '../../shared/days.ts'
import { handlingOf } from '../parties.ts'
import type { Taken } from '../acting.ts'
import { nameOf } from '../numbering.ts'
import { onDay, openCase, ruleBook, type Case } from '../case.ts'
import { tell } from '../telling.ts'
import type { HandlingRole } from '../course.ts'
import { firstDueOn } from '../deadlines.ts'
import { countsAt } from '../keying/voice.ts'
import { nameFor } from '../reminding/discretion.ts'
import * as suggestions from '../store.ts'
import * as store from './store.ts'

/** The unit's part; one in a merged suggestion is made with its first word to the deputy, or with its reply. */
export async function handlingFor(
  act: Act,
  who: Speaker,
  one: Case,
  part: { unitId: number; role: HandlingRole },
  state: 'signed' | 'replied',
): Promise<number> {
  const own = handlingOf(one, part.unitId)
  if (own) {
    const signedAt = own.signedAt ?? countsAt(act, who)
    if (state === 'replied') await store.changeHandling(act.tx, one.row.id, part.unitId, { state, signedAt })
    return own.id
  }
  const of = one.into ? handlingOf(one.into, part.unitId) : null
  return store.addHandling(act.tx, {
    suggestionId: one.row.id,
    unitId: part.unitId,
    role: part.role,
    state,
    assignedAt: of?.assignedAt ?? act.now,
    assignedById: of?.assignedById ?? who.personId,
    signedAt: of?.signedAt ?? countsAt(act, who),
  })
}

/** The suggestions that are merged into one and still wait for their own reply. */
export async function mergedCases(act: Pick<Act, 'tx'>, id: number): Promise<Case[]> {
  const cases: Case[] = []
  for (const merged of await suggestions.mergedInto(act.tx, id)) {
    const one = await openCase(act, merged.id)
    if (one) cases.push(one)
  }
  return cases
}

/** Their own deputies hear that the time for them was put off, too. */
export async function tellMergedExtension(act: Act, { one: into, eventId, unreached }: Taken): Promise<void> {
  const due = firstDueOn(await ruleBook(act), into.course)
  for (const one of due === null ? [] : await mergedCases(act, into.row.id)) {
    const other = await nameFor(act, into, one.row.leadId)
    await tell(
      act,
      { one, eventId, unreached },
      [one.row.lead],
      `【延期】${nameOf(one)}与${other}并案办理，随它延期到${spokenDay(due ?? '', onDay(act))}答复。`,
      { beside: into.row.id },
    )
  }
}
