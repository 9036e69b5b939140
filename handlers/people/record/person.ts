/** One person as the office sees him: what he does, whom he contacts, how he is bound, what he did last. */
import { hasRight } from '../../access/rules.ts'
import { deedsOn, type AuditLine } from '../../audit/actions.ts'
import { lastReportsOf, type StoredReport } from '../../contact/actions.ts'
import { dutiesOf, everyoneOnDuty } from '../../roster/actions.ts'
import type { Act } from '../../shared/act.ts'
import { maskPhone, type Speaker } from '../rules.ts'
import * as store from './store.ts'

interface LinkedVoterLine {
  id: number
  name: string
  aka: readonly string[]
  phone: string
  address: string | null
}

export interface PersonRecord {
  rows: store.PersonRows
  /** Masked; in full only by `showPhone`. */
  phone: string
  duties: readonly string[]
  /** Names of the handling units that he leads. */
  leadsUnits: readonly string[]
  /** The row in office now; null when he is none, or left. */
  deputy: store.PersonRows['deputies'][number] | null
  member: store.PersonRows['members'][number] | null
  /** Null: the one who asks may not see it. */
  voters: readonly LinkedVoterLine[] | null
  deputies: Awaited<ReturnType<typeof store.deputiesOfMember>>
  contactedBy: Awaited<ReturnType<typeof store.membersOfDeputy>>
  reports: readonly StoredReport[] | null
  /** Newest first. */
  trail: AuditLine[] | null
  groups: Awaited<ReturnType<typeof store.groups>>
}

const lastReports = 10
const lastLines = 30

/** Everything of a person that the one who asks may see, or null. Voters and reports are for those who see contacts. */
export async function personRecord(
  act: Pick<Act, 'tx'>,
  who: Speaker,
  id: number,
): Promise<PersonRecord | null> {
  const rows = await store.personById(act.tx, id)
  if (!rows) return null
  const [onDuty] = await everyoneOnDuty(act.tx, { ids: [id] })
  const deputy = rows.deputies.find(({ term, endedOn }) => term.current && endedOn === null) ?? null
  const member = rows.members.find(({ term, endedOn }) => term.current && endedOn === null) ?? null
  const seesContacts = hasRight(who, 'contacts.see')
  return {
    rows,
    phone: maskPhone(rows.phone),
    duties: onDuty ? dutiesOf(onDuty) : [],
    leadsUnits: onDuty?.unitLeaderOf ?? [],
    deputy,
    member,
    voters: deputy && seesContacts ? await votersOf(act, deputy.id) : null,
    deputies: member ? await store.deputiesOfMember(act.tx, member.id) : [],
    contactedBy: deputy ? await store.membersOfDeputy(act.tx, deputy.id) : [],
    reports: seesContacts ? await lastReportsOf(act, id, lastReports) : null,
    trail: hasRight(who, 'audit.see') ? (await deedsOn(act, who, `person:${id}`, lastLines)).reverse() : null,
    groups: await store.groups(act.tx),
  }
}

const votersOf = async (act: Pick<Act, 'tx'>, deputyId: number): Promise<LinkedVoterLine[]> =>
  (await store.votersOfDeputy(act.tx, deputyId)).map(({ aka, phone, ...voter }) => ({
    ...voter,
    aka: JSON.parse(aka) as string[],
    phone: maskPhone(phone),
  }))

export type VoterRecord = NonNullable<Awaited<ReturnType<typeof store.voterById>>>

/** A voter with whoever contacts him, for those who see contacts; else null. */
export const voterRecord = async (
  act: Pick<Act, 'tx'>,
  who: Speaker,
  id: number,
): Promise<VoterRecord | null> => (hasRight(who, 'contacts.see') ? store.voterById(act.tx, id) : null)
