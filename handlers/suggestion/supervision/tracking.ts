/** 跟踪督办 by a working committee. */
import type { Speaker } from '../../people/actions.ts'
import type { Act } from '../../shared/act.ts'
import { refused, type Outcome } from '../../shared/outcome.ts'
import { take, type Taken } from '../acting.ts'
import { nameOf, refOf } from '../numbering.ts'
import { onDay, type Case } from '../case.ts'
import { tell } from '../telling.ts'
import type { SuggestionRefusal } from '../rules.ts'
import { keyCase } from './keyCase.ts'
import * as store from './store.ts'

/** 跟踪督办: the working committee. */
export async function trackSupervision(
  act: Act,
  who: Speaker,
  id: number,
  tracker: string,
): Promise<Outcome<Taken, SuggestionRefusal>> {
  const found = await keyCase(act, id)
  if (!found) return refused('not_key')
  if (found.key.tracker === tracker) return refused('already_done')
  const wrong = await wrongTracker(act, found.one, tracker)
  if (wrong) return refused(wrong)
  const taken = await take(act, who, found.one, 'track_supervision', { tracker })
  if (!taken.ok) return taken
  await store.changeKey(act.tx, found.key.id, { tracker })
  await tellTrackers(act, taken.value, tracker)
  if (found.key.tracker !== null) await tellRelieved(act, taken.value, found.key.tracker, tracker)
  return taken
}

/** A committee with members; of a secret suggestion none, for its members may not read it. */
export async function wrongTracker(act: Act, one: Case, tracker: string): Promise<SuggestionRefusal | null> {
  if ((await store.membersOfCommittee(act.tx, tracker)).length === 0) return 'unknown_committee'
  return one.row.secret ? 'secret_supervision' : null
}

/** The members of the committee that tracks it hear that it is theirs, and how to put down what they find. */
export const tellTrackers = async (act: Act, taken: Taken, tracker: string) =>
  tell(
    act,
    taken,
    await store.membersOfCommittee(act.tx, tracker, onDay(act)),
    `【跟踪督办】${nameOf(taken.one)}由${tracker}跟踪督办。了解的情况请回：${refOf(taken.one.row)}督办情况：…`,
    { topic: 'track' },
  )

/** The members of the committee that tracked it before hear that it is theirs no more. */
const tellRelieved = async (act: Act, taken: Taken, before: string, now: string) =>
  tell(
    act,
    taken,
    await store.membersOfCommittee(act.tx, before, onDay(act)),
    `【跟踪督办】${nameOf(taken.one)}改由${now}跟踪督办，${before}不再跟踪。`,
    { topic: 'relieved' },
  )
