/** 重点督办: chosen by 主任会议, and taken off the list by it. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { ended } from '../../shared/words.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import { isDay } from '../../settings/rules.ts'
import { spokenDay, type Day } from '../../shared/days.ts'
import { take, type Taken } from '../acting.ts'
import { nameOf, refOf } from '../numbering.ts'
import { officersOf } from '../parties.ts'
import { onDay, openCase } from '../case.ts'
import { tell } from '../telling.ts'
import type { SuggestionRefusal } from '../rules.ts'
import { chairWho, keyCase } from './keyCase.ts'
import * as store from './store.ts'
import { tellTrackers, wrongTracker } from './tracking.ts'

export interface KeyChoice {
  /** The day of the council of chairpersons that decided, and its paper. */
  decidedOn: Day
  decision: string
  leadId: number | null
  tracker: string | null
}

/** Puts a suggestion on the key list (代表法第五十二条), with who leads and which committee tracks, where that is settled. */
export async function setKey(
  act: Act,
  who: Speaker,
  id: number,
  choice: KeyChoice,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const one = await openCase(act, id)
  if (!one) return refused('not_found')
  if (one.row.isKey) return refused('key_already')
  if (!isDay(choice.decidedOn) || choice.decidedOn > onDay(act)) return refused('past_day')
  const lead = choice.leadId === null ? null : await chairWho(act, choice.leadId)
  if (choice.leadId !== null && !lead) return refused('unknown_person')
  const wrong = choice.tracker === null ? null : await wrongTracker(act, one, choice.tracker)
  if (wrong) return refused(wrong)
  const taken = await take(act, who, one, 'set_key', { decidedOn: choice.decidedOn }, { isKey: true })
  if (!taken.ok) return taken
  const { id: keyId } = await store.addKey(act.tx, {
    suggestionId: id,
    decidedOn: choice.decidedOn,
    decision: choice.decision,
    tracker: choice.tracker,
    createdById: who.personId,
    createdAt: act.now,
  })
  if (choice.leadId !== null)
    await store.putSupervisor(act.tx, {
      keySuggestionId: keyId,
      personId: choice.leadId,
      role: 'lead',
      since: act.now,
    })
  const tracked = choice.tracker ? `，${choice.tracker}跟踪` : ''
  const listed = `【重点督办】${nameOf(one)}列为重点督办建议`
  await tell(
    act,
    taken.value,
    [one.row.lead, ...officersOf(one)].filter(({ id: personId }) => personId !== lead?.id),
    `${listed}${lead ? `，由${lead.name}领衔督办` : ''}${tracked}。`,
  )
  if (lead)
    await tell(
      act,
      taken.value,
      [lead],
      `${listed}，由您领衔督办${tracked}。查进度请回：${refOf(one.row)}到哪一步了；记督办请回：${refOf(one.row)}督办情况：…`,
      { topic: 'lead' },
    )
  if (choice.tracker !== null) await tellTrackers(act, taken.value, choice.tracker)
  return taken
}

export interface KeyDrop {
  /** The day of the council of chairpersons that took it off. */
  decidedOn: Day
  reason: string
}

/**
 * Takes a suggestion off the key list, with the day of the council and the reason: whoever was told that it stands there, or
 * had a part in its supervision, hears it. What was done stays in the record, and it may be listed again.
 */
export async function dropKey(
  act: Act,
  who: Speaker,
  id: number,
  { decidedOn, reason }: KeyDrop,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const found = await keyCase(act, id)
  if (!found) return refused('not_key')
  const { one, key } = found
  if (!reason.trim()) return refused('reason_needed')
  if (!isDay(decidedOn) || decidedOn > onDay(act)) return refused('past_day')
  if (decidedOn < key.decidedOn) return refused('before_listing')
  if (key.reportAt) return refused('supervision_closed')
  const taken = await take(act, who, one, 'drop_key', { decidedOn, reason }, { isKey: false })
  if (!taken.ok) return taken
  await store.changeKey(act.tx, key.id, {
    endedOn: decidedOn,
    endReason: reason,
    endedAt: act.now,
    endedById: who.personId,
  })
  const trackers = key.tracker === null ? [] : await store.membersOfCommittee(act.tx, key.tracker, onDay(act))
  await tell(
    act,
    taken.value,
    [one.row.lead, ...officersOf(one), ...key.supervisors.map(({ person }) => person), ...trackers],
    `【重点督办】${nameOf(one)}不再列为重点督办建议（${spokenDay(decidedOn, onDay(act))}主任会议），不用再督办，照常办理。理由：${ended(reason)}`,
  )
  return taken
}
