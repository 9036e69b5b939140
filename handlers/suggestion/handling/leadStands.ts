/** Whether the lead deputy may answer now: while his duties are suspended (代表法第五十六条) nobody can in his place, and nobody nudges him. */
import type { Act } from '../../shared/act.ts'
import type { Day } from '../../shared/days.ts'
import { onDay, type Case } from '../case.ts'
import * as suggestions from '../store.ts'

/** The suspension of a deputy of the current term that runs today. */
export async function leadRests(act: Pick<Act, 'tx' | 'now' | 'zone'>, personId: number): Promise<boolean> {
  const suspension = await suggestions.suspensionOf(act.tx, personId)
  const today = onDay(act)
  return suspension !== null && suspension.from <= today && (suspension.to === null || today <= suspension.to)
}

/** The last day of a suspension that is over; null: there was none. */
export async function restedUntil(
  act: Pick<Act, 'tx' | 'now' | 'zone'>,
  personId: number,
): Promise<Day | null> {
  const suspension = await suggestions.suspensionOf(act.tx, personId)
  return suspension?.to != null && suspension.to < onDay(act) ? suspension.to : null
}

/** What the lead is asked to do; while his duties are suspended he is told that it rests until he may. */
export const askedOfLead = async (
  act: Pick<Act, 'tx' | 'now' | 'zone'>,
  { row }: Case,
  what: '测评' | '确认',
  ask: string,
): Promise<string> =>
  (await leadRests(act, row.leadId)) ? `您暂停执行代表职务期间不用${what}，恢复以后再请您${what}。` : ask
