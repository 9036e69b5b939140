/** Whom somebody is linked to: a deputy's voters, a member's deputies, a liaison's group. */
import type { Act } from '../shared/act.ts'
import type { Speaker } from './rules.ts'
import * as store from './store.ts'

/** Someone a person is linked to: a voter of a deputy, or a deputy of a standing committee member. */
export interface LinkedPerson {
  /** v:ID or d:ID */
  key: string
  name: string
  aka: readonly string[]
  /** Street and tail of the phone, or the group: tells two of one name apart. */
  hint: string
  phone: string | null
}

/** Those whom the speaker is linked to: his ten voters as a deputy, then his 5–8 deputies as a member. */
export async function linkedTo(
  tx: Act['tx'],
  who: Pick<Speaker, 'deputyId' | 'memberId'>,
): Promise<LinkedPerson[]> {
  const voters = who.deputyId == null ? [] : await store.votersOf(tx, who.deputyId)
  const deputies = who.memberId == null ? [] : await store.deputiesOf(tx, who.memberId)
  return [
    ...voters.map((voter) => ({
      key: `v:${voter.id}`,
      name: voter.name,
      aka: JSON.parse(voter.aka) as string[],
      hint: [voter.address, voter.phone ? `手机尾号${voter.phone.slice(-4)}` : null]
        .filter(Boolean)
        .join('，'),
      phone: voter.phone,
    })),
    ...deputies.map((deputy) => ({
      key: `d:${deputy.id}`,
      name: deputy.name,
      aka: [],
      hint: [deputy.groupName, deputy.phone ? `手机尾号${deputy.phone.slice(-4)}` : null]
        .filter(Boolean)
        .join('，'),
      phone: deputy.phone,
    })),
  ]
}

/** The deputies of the groups whose liaison somebody is: those whose paper cards he may enter. */
export const deputiesOfLiaison = (
  tx: Act['tx'],
  who: Pick<Speaker, 'liaisonGroupIds'>,
): Promise<store.GroupDeputy[]> => store.deputiesInGroups(tx, who.liaisonGroupIds)
