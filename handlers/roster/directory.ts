/** Who has which duty, in the office's words: for the local chat page, and for binding codes. */
import { bindAll, everyoneOnDuty, groupsWithRooms, type PersonOnDuty } from './store.ts'
import { posts, wordFor } from './rules.ts'
import type { Act } from '../shared/act.ts'

/** A person's duties, the one he is best known by first. */
export function dutiesOf(person: PersonOnDuty): string[] {
  const [member] = person.members
  return [
    ...(member ? [`常委会${wordFor<string>(posts, member.post)}`] : []),
    ...(person.deputies.length > 0 ? ['代表'] : []),
    ...(person.liaisonOf.length > 0 ? ['联络员'] : []),
    ...(person.leadsGroups.length > 0 ? ['组长'] : []),
    ...(person.staff ? ['工作人员'] : []),
    ...(person.unitOfficerOf.length > 0 ? ['承办单位'] : []),
    ...(person.headOf.length > 0 ? ['机构负责人'] : []),
    ...(person.leadsInCharge.length > 0 ? ['分管负责人'] : []),
    ...(person.operates.length > 0 ? ['平台管理员'] : []),
  ]
}

function groupOf(person: PersonOnDuty): string | null {
  const group = person.deputies[0]?.group ?? person.liaisonOf[0] ?? person.leadsGroups[0]
  const office = person.headOf[0] ?? person.operates[0]?.office
  return group?.name ?? office?.name ?? person.unitOfficerOf[0]?.name ?? person.staff?.department ?? null
}

const contactIdOf = (personId: number): string => `p${personId}`

/** Everyone with a duty, in the order of their numbers; `contactId` is `p` + number. */
export const directory = async (tx: Act['tx']) =>
  (await everyoneOnDuty(tx)).map((person) => ({
    contactId: contactIdOf(person.id),
    name: person.name,
    roles: dutiesOf(person),
    group: groupOf(person),
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
