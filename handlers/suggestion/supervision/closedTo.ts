/** Supervisors of a suggestion that is closed to them since it was made secret: told so, and named to the staff. */
import type { Act } from '../../shared/act.ts'
import type { Taken } from '../acting.ts'
import { nameOf, refOf } from '../numbering.ts'
import { onDay, type Case } from '../case.ts'
import { tell } from '../telling.ts'
import { closedTopic, isReadableTo } from '../reminding/discretion.ts'
import * as store from './store.ts'

interface Supervising {
  joined: { id: number; name: string }[]
  tracker: string | null
  trackers: { id: number; name: string }[]
}

/** Who joined the supervision, and the members of the committee that tracks it. */
async function supervising(act: Pick<Act, 'tx' | 'now' | 'zone'>, { row }: Case): Promise<Supervising> {
  const key = await store.keyOf(act.tx, row.id)
  const tracker = key?.tracker ?? null
  return {
    joined: (key?.supervisors ?? []).filter(({ role }) => role !== 'past').map(({ person }) => person),
    tracker,
    trackers: tracker === null ? [] : await store.membersOfCommittee(act.tx, tracker, onDay(act)),
  }
}

/** “参与督办的何建平、跟踪督办的教科文卫工委” who may not read it now; null when all may. */
export async function closedSupervisors(
  act: Pick<Act, 'tx' | 'now' | 'zone'>,
  one: Case,
): Promise<string | null> {
  if (!one.row.secret) return null
  const { joined, tracker, trackers } = await supervising(act, one)
  const names = (await unreadable(act, one, joined)).map(({ name }) => name)
  const closed = await unreadable(act, one, trackers)
  const words = [
    ...(names.length > 0 ? [`参与督办的${names.join('、')}`] : []),
    ...(tracker !== null && closed.length > 0
      ? [
          `跟踪督办的${tracker}${closed.length < trackers.length ? `（${closed.map(({ name }) => name).join('、')}）` : ''}`,
        ]
      : []),
  ]
  return words.length === 0 ? null : words.join('、')
}

async function unreadable<T extends { id: number }>(
  act: Pick<Act, 'tx' | 'now' | 'zone'>,
  one: Case,
  people: readonly T[],
): Promise<T[]> {
  const closed: T[] = []
  for (const person of people) if (!(await isReadableTo(act, one, person.id))) closed.push(person)
  return closed
}

/** Whoever supervised it hears that it left his eyes, by its number alone; and hears again when it is open. */
export async function tellSupervisors(act: Act, taken: Taken, before: Case): Promise<void> {
  const { one } = taken
  if (one.row.secret === before.row.secret) return
  const { joined, trackers } = await supervising(act, one)
  const closedCase = one.row.secret ? one : before
  const people = await unreadable(act, closedCase, [...joined, ...trackers])
  if (one.row.secret)
    await tell(
      act,
      taken,
      people,
      `【不公开】建议${refOf(one.row)}现在只给办理的人看，您督办的这件暂时不用再记督办情况。内容请当面问代表工委。`,
      { topic: closedTopic },
    )
  else await tell(act, taken, people, `【督办】${nameOf(one)}又可以看了，请照旧督办。`)
}
