/** Everyone with a duty: for the local chat page, for exports, for binding codes. */
import type { Act } from '../../shared/act.ts'
import {
  dutiesOf,
  groupNameOf,
  officeNameOf,
  peopleWithDuties,
  rolesOf,
  type PersonOnDuty,
} from './duties.ts'
import { bindAll, dutyRows, groupsToChoose, groupsWithRooms, type WhoseDuties } from './store.ts'

export { groupsToChoose }

/** All of them, or those of these numbers, of a name or a phone, in the order of their numbers. */
export const everyoneOnDuty = async (tx: Act['tx'], where: WhoseDuties = {}): Promise<PersonOnDuty[]> =>
  peopleWithDuties(await dutyRows(tx, where))

const contactIdOf = (personId: number): string => `p${personId}`

/** As the chat page lists them; `contactId` is `p` + number. */
export const directory = async (tx: Act['tx']) =>
  (await everyoneOnDuty(tx)).map((person) => ({
    contactId: contactIdOf(person.id),
    name: person.name,
    roles: dutiesOf(person),
    group:
      groupNameOf(person) ??
      officeNameOf(person) ??
      person.unitOfficerOf[0] ??
      person.unitLeaderOf[0] ??
      person.staff?.department ??
      null,
  }))

/** As others may see them; roles in the contract's words, the best known first. */
export const peopleOnDuty = async (tx: Act['tx']) =>
  (await everyoneOnDuty(tx)).map((person) => ({
    name: person.name,
    phone: person.phone,
    roles: rolesOf(person),
    group: groupNameOf(person),
    office: officeNameOf(person),
    constituency: person.deputy?.constituency ?? null,
    bound: person.bound,
  }))

/** Each group's room with its deputies, its liaison and the leader in charge. */
export const rooms = async (tx: Act['tx']) =>
  (await groupsWithRooms(tx)).map((group) => {
    const members = [
      group.liaisonId,
      group.leaderInChargeId,
      group.groupLeaderId,
      ...group.deputies.map(({ personId }) => personId),
    ]
    return {
      roomId: `room-${group.id}`,
      topic: group.roomTopic ?? group.name,
      memberIds: [...new Set(members.filter((id) => id !== null))].map(contactIdOf),
    }
  })

/** Binds everyone to one account of a puppet whose contacts are called `p` + number. */
export const bindEveryone = async (act: Act, account: { puppet: string; account: string }): Promise<void> =>
  bindAll(
    act.tx,
    (await everyoneOnDuty(act.tx)).map(({ id }) => ({
      ...account,
      personId: id,
      contactId: contactIdOf(id),
    })),
    act.now,
  )
