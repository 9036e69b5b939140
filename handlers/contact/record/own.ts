/** The reports that somebody recorded himself, or that stand for him. */
import { hasRight } from '../../access/rules.ts'
import { deputiesOfLiaison, type Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import type { Day } from '../../shared/days.ts'
import { idOf, isVoter, type PartyKey } from '../rules.ts'
import * as contacts from '../store.ts'
import { namesOf, partiesOf } from './shown.ts'
import * as store from './store.ts'

/** What the person recorded last: all reports of his last message, and whether they are already void. */
export async function lastRecorded(act: Act, who: Speaker): Promise<contacts.StoredReport[]> {
  const [last] = await store.latestReports(act.tx, who.personId, 1)
  if (!last) return []
  if (last.messageId === null || last.messageAccount === null) return [last]
  return store.reportsOfMessage(act.tx, last.messageAccount, last.messageId)
}

/** The latest report that is still valid. */
export const lastValid = async (act: Act, who: Speaker): Promise<contacts.StoredReport | null> =>
  (await store.validReports(act.tx, who.personId, null, null))[0] ?? null

/**
 * One of the person's own reports, or null: his contact, or one that he entered for a deputy, as long as he is the liaison of
 * the deputy's group or of the office.
 */
export async function ownReport(act: Act, who: Speaker, id: number): Promise<contacts.StoredReport | null> {
  const report = await contacts.reportById(act.tx, id)
  if (!report || report.contactorId === who.personId) return report
  if (report.recordedById !== who.personId) return null
  const deputies = await deputiesOfLiaison(act.tx, who)
  const isHis = deputies.some(({ personId }) => personId === report.contactorId)
  return isHis || hasRight(who, 'contacts.change') ? report : null
}

/** The person's valid reports that fit a description: each of the people was met, by one of his keys or by his name. */
export async function describedReports(
  act: Act,
  who: Speaker,
  described: {
    occurredOn: Day | null
    method: string | null
    people: readonly { name: string; keys: readonly string[] }[]
  },
): Promise<contacts.StoredReport[]> {
  const found = await store.validReports(act.tx, who.personId, described.occurredOn, described.method)
  return found.filter((report) =>
    described.people.every(
      ({ name, keys }) =>
        namesOf(report).includes(name) || partiesOf(report).some((party) => keys.includes(party.key)),
    ),
  )
}

/** The person's own latest reports, newest first, withdrawn ones included. */
export const recentReports = (act: Act, who: Speaker, most: number): Promise<contacts.StoredReport[]> =>
  store.latestReports(act.tx, who.personId, most)

/** The last valid contact of a deputy or member with one of his linked people; null when there is none. */
export const lastContactWith = (
  act: Pick<Act, 'tx'>,
  who: Speaker,
  key: PartyKey,
): Promise<contacts.StoredReport | null> =>
  store.lastReportWith(act.tx, who.personId, isVoter(key) ? { voterId: idOf(key) } : { deputyId: idOf(key) })

/** What a deputy or member reported last, for the office's eyes: newest day first, void ones included. */
export const lastReportsOf = (
  act: Pick<Act, 'tx'>,
  personId: number,
  take: number,
): Promise<contacts.StoredReport[]> => store.reportsOfContactor(act.tx, personId, take)
