/** Until when the reply is due, while it is awaited; once it has come, when it came. */
import { spokenDay, type Day } from '../../shared/days.ts'
import type { State } from '../moves.ts'
import type { Reading } from './asked.ts'

const awaiting: readonly State[] = ['assigned', 'return_requested', 'handling', 'rehandling', 'merged']

/** 12月28日前答复; 12月20日已答复（期限12月28日）; null where no reply is or was due. */
export function replyDueInWords({ one, dueOn }: Pick<Reading, 'one' | 'dueOn'>, today: Day): string | null {
  if (dueOn === null) return null
  const { state, repliedOn } = one.course
  if (awaiting.includes(state)) return `${spokenDay(dueOn, today)}前答复`
  return repliedOn && `${spokenDay(repliedOn, today)}已答复（期限${spokenDay(dueOn, today)}）`
}
