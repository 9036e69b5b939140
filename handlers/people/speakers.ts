/** Who speaks, and with what duties: one person of the roster. */
import type { Act } from '../shared/act.ts'
import type { Day } from '../shared/days.ts'
import type { Sender, Speaker } from './rules.ts'
import * as store from './store.ts'

/** Who this WeChat contact is, or null when it is bound to nobody. Without a day suspensions are not looked at. */
export const speakerOf = async (
  tx: Act['tx'],
  sender: Sender,
  today: Day | null = null,
): Promise<Speaker | null> => asSpeaker(tx, await store.speakerRow(tx, sender), today)

/** A person with the duties that he has on a day, or null when no WeChat is bound to him. */
export const speakerOfPerson = async (
  tx: Act['tx'],
  personId: number,
  today: Day | null = null,
): Promise<Speaker | null> => asSpeaker(tx, await store.speakerRowOf(tx, personId), today)

/** A person with the duties that he has on a day, bound or not: for the program, never for a door. */
export const personWithDuties = async (
  tx: Act['tx'],
  personId: number,
  today: Day | null = null,
): Promise<Speaker | null> => asSpeaker(tx, await store.dutiesRowOf(tx, personId), today)

async function asSpeaker(
  tx: Act['tx'],
  row: store.SpeakerRow | null,
  today: Day | null,
): Promise<Speaker | null> {
  if (!row) return null
  const suspension = today === null ? null : suspensionAt(row, today)
  const liaisonOf = row.liaisonOf == null ? [] : await store.groupsWithLiaison(tx, row.personId)
  const roles = row.staffId == null ? [] : await store.rolesOfStaff(tx, row.staffId)
  const units = row.unitId == null ? [] : await store.unitsOfOfficer(tx, row.personId)
  return {
    personId: row.personId,
    name: row.name,
    deputyId: row.deputyId,
    memberId: row.memberId,
    groupId: row.groupId,
    constituencyId: row.constituencyId,
    memberPost: row.memberPost,
    liaisonGroupIds: liaisonOf.map((group) => group.id),
    isStaff: row.staffId != null,
    staffRoles: roles.map(({ role }) => role),
    unitIds: units.map(({ id }) => id),
    ...(suspension && { ...atRest, suspension }),
  }
}

/** What a deputy is not while his duties are suspended. */
const atRest = { deputyId: null, memberId: null, memberPost: null, groupId: null, constituencyId: null }

const suspensionAt = (
  { deputyId, suspendedFrom: from, suspendedTo: to }: store.SpeakerRow,
  today: Day,
): { from: Day; to: Day | null } | null =>
  deputyId !== null && from !== null && from <= today && (to === null || today <= to) ? { from, to } : null
