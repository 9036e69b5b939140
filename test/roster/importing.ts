/** Importing a file into a test's database, and what it did there. */
import { expect } from 'vitest'
import { importRoster, type RosterPlan } from '../../handlers/roster/actions.ts'
import type { Db } from '../../prisma/client.ts'
import { inAct } from '../people.ts'
import { judged } from './workbooks.ts'

export const countsOf = async (db: Db) => ({
  terms: await db.term.count(),
  people: await db.person.count(),
  offices: await db.office.count(),
  operators: await db.platformOperator.count(),
  constituencies: await db.constituency.count(),
  groups: await db.deputyGroup.count(),
  deputies: await db.deputy.count(),
  members: await db.scMember.count(),
  memberLinks: await db.memberLink.count(),
  voters: await db.voter.count(),
  voterLinks: await db.voterLink.count(),
  units: await db.handlingUnit.count(),
  staff: await db.staff.count(),
  staffRoles: await db.staffRole.count(),
})

export async function importFile(db: Db, file: string) {
  const { roster, problems } = await judged(file)
  const errors = problems.filter(({ severity }) => severity === 'error')
  expect(errors).toEqual([])
  return inAct(db, (act) => importRoster(act, roster), undefined, 'cli')
}

type Imported = Extract<Awaited<ReturnType<typeof importFile>>, { ok: true }>['value']

export async function imported(db: Db, file: string): Promise<Imported> {
  const outcome = await importFile(db, file)
  if (!outcome.ok) throw new Error(outcome.refusal.map(({ message }) => message).join())
  return outcome.value
}

export const changesOf = ({ summary }: RosterPlan) =>
  summary.changed.map(
    ({ sheet, name, fields }) =>
      `${sheet} ${name}：${fields.map(({ field, from, to }) => `${field} ${from}→${to}`).join('；')}`,
  )
