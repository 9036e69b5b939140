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

export const officesNamed = (tx: Tx) =>
  tx.office.findMany({ select: { id: true, name: true }, orderBy: { id: 'asc' } })
