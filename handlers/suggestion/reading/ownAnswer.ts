/** Whether the lead deputy works for a unit that handles his own suggestion: he would answer and judge himself. */
import type { Case } from '../case.ts'

/** The name of that unit, for the staff to mark; null where there is none. Its rating counts as any other. */
export function unitOfLead({ row, into }: Case): string | null {
  const handlings = [...row.handlings, ...(into?.row.handlings ?? [])]
  const own = handlings.find(
    ({ state, role, unit }) =>
      role !== 'assist' &&
      state !== 'returned' &&
      (unit.officerId === row.leadId || unit.leaderId === row.leadId),
  )
  return own?.unit.name ?? null
}
