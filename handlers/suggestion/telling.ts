/** Tells people of a suggestion, each thing once; who cannot be reached is noted. */
import { remind, type ReminderStatus } from '../notice/actions.ts'
import { settingsAt } from '../settings/actions.ts'
import type { Act } from '../shared/act.ts'
import type { Taken } from './acting.ts'
import type { Case } from './case.ts'

/** Tells each of these people once about an event of a suggestion; not the one who acted. Who cannot be reached is noted with the step, and answered. */
export async function tell(
  act: Act,
  { one, eventId, unreached }: Taken,
  people: readonly { id: number }[],
  text: string,
  more: {
    fileId?: number | null
    topic?: string
    /** Another suggestion that the text names. */
    beside?: number
  } = {},
): Promise<number[]> {
  const ids = [...new Set(people.map(({ id }) => id))].filter((id) => act.actor !== `person:${id}`)
  const settings = await settingsAt(act.tx, act.now, act.zone)
  const statuses = await remind(
    act,
    ids.map((personId) => ({
      kind: 'suggestion',
      personId,
      period: `suggestion:${one.row.id}`,
      step: `${more.topic ?? 'event'}:${eventId}`,
      text,
      subject: {
        suggestionId: one.row.id,
        ...(more.beside === undefined ? {} : { beside: more.beside }),
      },
      fileId: more.fileId ?? null,
    })),
    settings,
  )
  const silent = ids.filter((_, index) => statuses[index] === 'unreachable')
  unreached.push(...silent.map((personId) => ({ personId })))
  return silent
}

/** Tells each of these people something of a suggestion once for good, however often it is asked for: `step` names what. */
export async function tellOnce(
  act: Act,
  { row }: Case,
  people: readonly { id: number }[],
  step: string,
  text: string,
): Promise<ReminderStatus[]> {
  const settings = await settingsAt(act.tx, act.now, act.zone)
  return remind(
    act,
    people.map(({ id: personId }) => ({
      kind: 'suggestion',
      personId,
      period: `suggestion:${row.id}`,
      step,
      text,
      subject: { suggestionId: row.id, words: row.textVersion },
    })),
    settings,
  )
}
