/** Of whom a sheet expects a word. */
import { isAfterwards } from '../rules.ts'

interface Occasion {
  state: string
  edition: number
  startsAt: Date
  seats: number | null
}

interface Own {
  personId: number
  answer: string | null
  answeredAt: Date | null
  answeredById: number | null
  presence: string | null
}

/**
 * Where there are seats, whoever has one; else whoever did not say before that he would not come. Who declined, is on leave
 * or waits for a seat needs no word. Whoever came, and whom only a sheet marked, is on the sheet.
 */
export function isDue(activity: Occasion, own: Own): boolean {
  const { answer, presence } = own
  if (presence === 'attended' || answer === 'going' || isLeaveOfSheet(activity, own)) return true
  return answer === null && (activity.seats === null || presence !== null)
}

/** Leave that was put down for him once the activity had begun; what he said before, himself or by phone, is his. */
export const isLeaveOfSheet = (
  activity: Omit<Occasion, 'seats'>,
  { personId, answer, answeredAt, answeredById }: Omit<Own, 'presence'>,
): boolean =>
  answer === 'excused' &&
  answeredById !== personId &&
  (isAfterwards(activity) || (answeredAt !== null && answeredAt >= activity.startsAt))
