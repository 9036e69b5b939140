/** Fills an empty database with the fictional district 青陵区, and says who of it this machine's WeChat can play. */
import { bindEveryone, directory, importRoster, rooms } from '../handlers/roster/actions.ts'
import type { Act } from '../handlers/shared/act.ts'
import type { Db } from './client.ts'
import { demoRoster } from './seed/roster.ts'

export interface DemoOptions {
  now: Date
  zone: string
  /** The puppet and account that everyone is bound to. */
  puppet: 'local'
  account: string
}

/**
 * Fills the database with 青陵区 (第十八届), everyone bound to the local puppet as `p` + number.
 * Answers false and does nothing when anybody is in the database.
 */
export const seedDemo = (db: Db, { now, zone, puppet, account }: DemoOptions): Promise<boolean> =>
  db.$transaction(async (tx) => {
    if ((await tx.person.findFirst({ select: { id: true } })) !== null) return false
    const act: Act = { tx, now, zone, actor: 'system', via: 'job' }
    const imported = await importRoster(act, demoRoster())
    if (!imported.ok) throw new Error(imported.refusal.map(({ message }) => message).join('；'))
    await bindEveryone(act, { puppet, account })
    return true
  })

/** The account that the built-in puppet says everything with. */
const localAccount = { puppet: 'local', account: 'bot' } as const

/** The fictional district for the built-in puppet; does nothing unless the database is empty. */
export const prepareDemo = (db: Db, { now, zone }: Pick<DemoOptions, 'now' | 'zone'>): Promise<boolean> =>
  seedDemo(db, { now, zone, ...localAccount })

/** Everybody with a duty: whom the chat page can play. */
export const demoDirectory = (db: Db) => directory(db)

/** The groups' rooms and who is in them, for the local puppet. */
export const demoRooms = (db: Db) => rooms(db)
