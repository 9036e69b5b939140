/** In which constituency a deputy held his contact day: by his word, else by the voters met. */
import type { Speaker } from '../../people/rules.ts'
import type { Act } from '../../shared/act.ts'
import { sameConstituency } from '../chat/day/words.ts'
import * as store from './record/store.ts'

export interface HeldIn {
  /** The number of the deputy's own. */
  own: string | null
  /** Whether he was in his own: by his word, else by the voters met; null when neither tells. */
  isOwnOne: boolean | null
  /** Voters on his list who were met that day and belong to another constituency. */
  elsewhere: string[]
}

/** Whether the day was held in the deputy's own constituency (工作方案二(二)：深入所在选区). */
export async function constituencyOf(
  act: Pick<Act, 'tx'>,
  { personId, deputyId }: Pick<Speaker, 'personId' | 'deputyId'>,
  year: number,
  said: string | null,
): Promise<HeldIn> {
  const home = deputyId === null ? null : await store.constituencyOf(act.tx, deputyId)
  if (!home) return { own: null, isOwnOne: null, elsewhere: [] }
  const met = await store.votersMet(act.tx, personId, year)
  const others = met.filter(({ constituencyId }) => constituencyId !== home.constituencyId)
  const isOwnOne =
    said !== null
      ? sameConstituency(said, home.constituency.number)
      : met.length === 0
        ? null
        : others.length < met.length
  return {
    own: home.constituency.number,
    isOwnOne,
    elsewhere: [...new Set(others.map(({ name }) => name))],
  }
}
