import type { LocalPuppet } from './puppet.ts'
import type { LocalIdentity, LocalRoom } from './types.ts'

/** Everybody whose WeChat the page can play, and the groups they are in. */
export interface Cast {
  people: readonly LocalIdentity[]
  rooms: readonly LocalRoom[]
}

export interface CastSources {
  puppet: LocalPuppet
  directory: () => Promise<readonly LocalIdentity[]>
  rooms: () => Promise<readonly LocalRoom[]>
}

/** Who speaks, and in which group; null = in private with the bot. */
export interface Place {
  person: LocalIdentity
  room: LocalRoom | null
}

export const strangerRole = '陌生人'

const offeredStrangers = 3

/** Reads who there is and makes them known to this machine's WeChat, so that the bot can speak to each of them. */
export async function readCast({ puppet, directory, rooms }: CastSources): Promise<Cast> {
  const [known, groups] = await Promise.all([directory(), rooms()])
  const people = [...known, ...freeStrangers(known)]
  for (const { contactId, name } of people) puppet.addContact(contactId, name)
  for (const { roomId, topic, memberIds } of groups) puppet.addRoom(roomId, topic, memberIds)
  return { people, rooms: groups }
}

/** People nobody knows yet; one that binds a code leaves the list, and the next number takes the place. */
function freeStrangers(known: readonly LocalIdentity[]): LocalIdentity[] {
  const taken = new Set(known.map((person) => person.contactId))
  const strangers: LocalIdentity[] = []
  for (let number = 1; strangers.length < offeredStrangers; number += 1) {
    const contactId = `stranger-${number}`
    if (!taken.has(contactId))
      strangers.push({ contactId, name: `陌生人${number}`, roles: [strangerRole], group: null })
  }
  return strangers
}

/** The place an address names; null when there is no such person, private where the person is not in the group. */
export function placeOf(cast: Cast, contactId: string, roomId: string): Place | null {
  const person = cast.people.find((one) => one.contactId === contactId)
  if (!person) return null
  return { person, room: roomsOf(cast, person).find((room) => room.roomId === roomId) ?? null }
}

export const roomsOf = (cast: Cast, person: LocalIdentity): readonly LocalRoom[] =>
  cast.rooms.filter((room) => room.memberIds.includes(person.contactId))

export const conversationOf = ({ person, room }: Place): string => room?.roomId ?? person.contactId

/** The query part of every address of this place. */
export function queryOf({ person, room }: Place): string {
  const query = new URLSearchParams({ as: person.contactId })
  if (room) query.set('in', room.roomId)
  return query.toString()
}
