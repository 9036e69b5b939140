import { moveActivity } from '../store.ts'
import type { Tx } from '../../../prisma/client.ts'
import type { Plan } from '../rules.ts'
import type { ActivityRow } from '../store.ts'

const columnsOf = ({ audience, hourKnown = true, gathering = null, notes = null, ...plan }: Plan) => ({
  ...plan,
  gathering,
  notes,
  hourKnown,
  audience: JSON.stringify(audience),
})

export async function addActivity(
  tx: Tx,
  plan: Plan,
  made: { organiserId: number; doorSecret: string; createdAt: Date; state?: 'held' },
): Promise<ActivityRow> {
  const term = await tx.term.findFirst({ where: { current: true }, select: { id: true } })
  return tx.activity.create({ data: { ...columnsOf(plan), ...made, termId: term?.id ?? null } })
}

/** The write repeats the state and version that were read; false when somebody was faster. */
export const rewriteDraft = (tx: Tx, draft: ActivityRow, plan: Plan): Promise<boolean> =>
  moveActivity(tx, draft, columnsOf(plan))

export const officesNamed = (tx: Tx) =>
  tx.office.findMany({ select: { id: true, name: true }, orderBy: { id: 'asc' } })
