import type { Prisma, Tx } from '../../../prisma/client.ts'
import type { Day } from '../../shared/days.ts'
import { servingOn } from '../../shared/serving.ts'
import { members } from '../store.ts'

/** The members of a working committee; with a day, those who serve then. */
export const membersOfCommittee = async (
  tx: Tx,
  committee: string,
  on: Day | null = null,
): Promise<{ id: number; name: string }[]> =>
  (await members(tx, on)).filter((member) => member.committee === committee).map(({ person }) => person)

export const deputiesNamed = async (tx: Tx, name: string, on: Day): Promise<{ id: number; name: string }[]> =>
  (
    await tx.deputy.findMany({
      where: { endedOn: null, term: { current: true }, person: { name }, ...servingOn(on) },
      select: { person: { select: { id: true, name: true } } },
      orderBy: { id: 'asc' },
    })
  ).map(({ person }) => person)

export const withSupervisors = {
  supervisors: { include: { person: { select: { id: true, name: true } } }, orderBy: { id: 'asc' } },
} as const satisfies Prisma.KeySuggestionInclude

export type KeyRow = Prisma.KeySuggestionGetPayload<{ include: typeof withSupervisors }>

/** Its place on the key list; null when it is on none, or on none any more. */
export const keyOf = (tx: Tx, suggestionId: number): Promise<KeyRow | null> =>
  tx.keySuggestion.findFirst({ where: { suggestionId, endedAt: null }, include: withSupervisors })

export const addKey = (tx: Tx, data: Prisma.KeySuggestionUncheckedCreateInput) =>
  tx.keySuggestion.create({ data, select: { id: true } })

export const changeKey = (tx: Tx, id: number, change: Prisma.KeySuggestionUncheckedUpdateManyInput) =>
  tx.keySuggestion.updateMany({ where: { id }, data: change })

export const putSupervisor = (
  tx: Tx,
  row: { keySuggestionId: number; personId: number; role: string; since: Date },
) =>
  tx.supervisor.upsert({
    where: { keySuggestionId_personId: { keySuggestionId: row.keySuggestionId, personId: row.personId } },
    create: row,
    update: { role: row.role },
  })

export const addSupervisionLog = (tx: Tx, data: Prisma.SupervisionLogUncheckedCreateInput) =>
  tx.supervisionLog.create({ data, select: { id: true } })

/** Exactly one leads: who led before stays in the record as that. */
export async function putLead(tx: Tx, keySuggestionId: number, personId: number, since: Date): Promise<void> {
  await tx.supervisor.updateMany({ where: { keySuggestionId, role: 'lead' }, data: { role: 'past' } })
  await putSupervisor(tx, { keySuggestionId, personId, role: 'lead', since })
}
