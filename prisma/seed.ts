/** Fills an empty database with the fictional district 青陵区, and says who of it this machine's WeChat can play. */
import { bindEveryone, directory, importRoster, rooms } from '../handlers/roster/actions.ts'
import { setSetting } from '../handlers/settings/actions.ts'
import type { Act } from '../handlers/shared/act.ts'
import type { Db } from './client.ts'
import { pastActivityDeeds, prepareActivities } from './seed/activities.ts'
import { contactDayDeeds, contactDeeds } from './seed/contacts.ts'
import { actors, doAll } from './seed/deeds.ts'
import { demoRoster } from './seed/roster.ts'
import { suggestionDeeds } from './seed/suggestions.ts'

/** The account that the built-in puppet says everything with. */
const localAccount = { puppet: 'local', account: 'bot' } as const

/**
 * Fills an empty database with 青陵区 (第十八届), everyone bound to the built-in puppet as `p` + number.
 * Answers false and does nothing when anybody is in the database.
 */
export const prepareDemo = (db: Db, { now, zone }: { now: Date; zone: string }): Promise<boolean> =>
  db.$transaction(async (tx) => {
    if ((await tx.person.findFirst({ select: { id: true } })) !== null) return false
    const act: Act = { tx, now, zone, actor: 'system', via: 'job' }
    const imported = await importRoster(act, demoRoster())
    if (!imported.ok) throw new Error(imported.refusal.map(({ message }) => message).join('；'))
    const district = {
      key: 'office.district',
      value: '青陵区',
      effectiveOn: '2016-01-01',
      source: '演示数据',
    }
    const named = await setSetting(act, district)
    if (!named.ok) throw new Error(named.refusal)
    const as = actors(act)
    // before anybody is bound: what happened long ago is told to nobody now
    await doAll([
      ...suggestionDeeds(act, as),
      ...pastActivityDeeds(act, as),
      ...contactDeeds(act, as),
      ...(await contactDayDeeds(act, as)),
    ])
    await bindEveryone(act, localAccount)
    // and what lies ahead is
    await prepareActivities(act, as)
    return true
  })

/** Everybody with a duty: whom the chat page can play. */
export const demoDirectory = (db: Db) => directory(db)

/** The groups' rooms and who is in them, for the local puppet. */
export const demoRooms = (db: Db) => rooms(db)
