import { type Cast, type Place, conversationOf, roomsOf } from './cast.ts'
import type { History } from './history.ts'
import type { LocalIdentity } from './types.ts'

/** Which conversations hold lines that their person has not had on the screen yet. */
export class Unread {
  readonly #history: History
  readonly #seen = new Map<string, number>()

  constructor(history: History) {
    this.#history = history
  }

  /** Everything said in this place so far is on the person's screen. */
  seen(place: Place): void {
    this.#seen.set(this.#key(place.person.contactId, conversationOf(place)), this.#history.version)
  }

  has(contactId: string, conversationId: string): boolean {
    const seen = this.#seen.get(this.#key(contactId, conversationId)) ?? 0
    return this.#history
      .of(conversationId)
      .some((line) => line.talkerId !== contactId && !line.recalled && line.version > seen)
  }

  /** True when the bot has said something to this person in private that nobody has looked at. */
  inPrivate = ({ contactId }: LocalIdentity): boolean => this.has(contactId, contactId)

  /** The conversations of one person with something new in them. */
  of(cast: Cast, person: LocalIdentity): ReadonlySet<string> {
    const conversations = [person.contactId, ...roomsOf(cast, person).map((room) => room.roomId)]
    return new Set(conversations.filter((id) => this.has(person.contactId, id)))
  }

  #key(contactId: string, conversationId: string): string {
    return `${contactId}\n${conversationId}`
  }
}
