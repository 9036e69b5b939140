/** 办理沟通: what units and the lead deputy say of their contacts. */
import type { Speaker } from '../../people/actions.ts'
import { settingsAt } from '../../settings/actions.ts'
import type { Act } from '../../shared/act.ts'
import { spokenDay, type Day } from '../../shared/days.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import { handlingOf, partiesTo, theAssigners } from '../parties.ts'
import { take, type Taken } from '../acting.ts'
import { nameOf, refOf } from '../numbering.ts'
import { onDay, openCase, type Case } from '../case.ts'
import { tell } from '../telling.ts'
import { activeUnit, type HandlingRole } from '../course.ts'
import { countsAt, countsOn } from '../keying/voice.ts'
import type { SuggestionRefusal } from '../rules.ts'
import { officerOf } from './extension.ts'
import { handlingFor } from './mergedParts.ts'
import { actingUnit } from './ownUnits.ts'
import { askedOfLead } from './leadStands.ts'
import * as store from './store.ts'

export interface Communication {
  /** Its code in the office's list. */
  method: string
  happenedOn: Day
  summary: string
  meetingOn: Day | null
  meetingPart: string | null
}

/** 办理沟通: the unit reports it, and the lead deputy is asked whether it was so. */
export async function reportCommunication(
  act: Act,
  who: Speaker,
  id: number,
  said: Communication,
): Promise<Outcome<Taken & { communicationId: number }, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const acting = await actingUnit(act, who, one, 'communicate')
  if (!acting.ok) return acting
  const unitId = acting.value
  const part = partOf(one, unitId)
  if (!part) return refused('not_yours')
  if (said.happenedOn > countsOn(act, who)) return refused('past_day')
  if (said.happenedOn < part.assignedOn) return refused('before_assignment')
  if (!partiesTo(one, who).some((party) => party === 'main' || party === 'assist'))
    return refused('not_yours')
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const way = settings['suggestion.communicationKinds'].find(({ code }) => code === said.method)
  if (!way) return refused('unknown_way')
  const before = handlingOf(one, unitId)
  const handlingId = await handlingFor(act, who, one, { unitId, role: part.role }, 'signed')
  const { id: communicationId } = await store.addCommunication(act.tx, {
    ...said,
    suggestionId: id,
    handlingId,
    recordedById: who.personId,
    recordedAt: act.now,
  })
  const details = {
    unitId,
    communicationId,
    real: way.real,
    ...(one.course.state === 'merged' ? { part } : {}),
  }
  const taken = await take(act, who, one, 'communicate', details)
  if (!taken.ok) return takeBack(act, communicationId, before ? null : handlingId, taken)
  taken.value.one = (await openCase(act, id)) ?? taken.value.one
  const today = onDay(act)
  const meeting = said.meetingOn
    ? `约${spokenDay(said.meetingOn, today)}${partOfDay(said.meetingPart)}见面。`
    : ''
  const ask = await askedOfLead(
    act,
    one,
    '确认',
    `属实吗？请回：${refOf(one.row)}沟通属实，或者：${refOf(one.row)}没有沟通`,
  )
  await tell(
    act,
    taken.value,
    [one.row.lead],
    `【办理沟通】${handlingOf(taken.value.one, unitId)?.unit.name ?? ''}说：${spokenDay(said.happenedOn, today)}${way.name}联系了您，商量${nameOf(one)}。“${said.summary}”${meeting}${ask}`,
  )
  return { ok: true, value: { ...taken.value, communicationId } }
}

/** What was refused leaves nothing behind. */
async function takeBack<R>(
  act: Act,
  communicationId: number,
  handlingId: number | null,
  refusal: R,
): Promise<R> {
  await store.removeCommunication(act.tx, communicationId)
  if (handlingId !== null) await store.removeHandling(act.tx, handlingId)
  return refusal
}

const parts: Record<string, string> = { am: '上午', pm: '下午', evening: '晚上' }
const partOfDay = (part: string | null): string => (part === null ? '' : (parts[part] ?? ''))

/** A unit's part, since when; in a merged suggestion that which it has in the one into which it went. */
function partOf(one: Case, unitId: number): { role: HandlingRole; assignedOn: Day } | null {
  const merged = one.course.state === 'merged' ? one.into : null
  const unit = activeUnit(one.course, unitId) ?? (merged ? activeUnit(merged.course, unitId) : null)
  return unit && { role: unit.role, assignedOn: unit.assignedOn }
}

/**
 * The lead deputy says whether it was so: of the one contact that waits, or the one that is named. A denied one counts as no
 * contact. Refused as `which_one` where several wait and none is named.
 */
export async function confirmCommunication(
  act: Act,
  who: Speaker,
  id: number,
  said: { holds: boolean; words: string | null; communicationId?: number },
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  const open = (await store.communicationsOf(act.tx, id)).filter(({ holds }) => holds === null)
  if (said.communicationId === undefined && open.length > 1) return refused('which_one')
  const asked = said.communicationId ?? open[0]?.id
  if (asked === undefined) return refused('nothing_asked')
  const handlingId = open.find((contact) => contact.id === asked)?.handlingId
  const spoke = one.row.handlings.find((handling) => handling.id === handlingId)
  const unit = spoke?.unit.name ?? '承办单位'
  const taken = await take(act, who, one, 'confirm_communication', {
    communicationId: asked,
    holds: said.holds,
  })
  if (!taken.ok) return taken
  await store.answerCommunication(act.tx, asked, {
    holds: said.holds,
    answeredAt: countsAt(act, who),
    answer: said.words,
  })
  if (!said.holds)
    await tell(
      act,
      taken.value,
      [...officerOf(one, spoke?.unitId ?? 0), ...(await theAssigners(act, one))],
      `【沟通不属实】${one.row.lead.name}代表说${unit}没有就${nameOf(one)}与代表沟通过，请${unit}尽快当面沟通。`,
    )
  return taken
}
