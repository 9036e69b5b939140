/** The rule book's days and hours of an activity's reminders. */
import type { Settings } from '../settings/actions.ts'
import type { ReminderRule } from './timing.ts'

export const reminderRule = (settings: Settings): ReminderRule => ({
  days: settings['activity.reminderDays'],
  answerDaysBefore: settings['activity.answerDaysBefore'],
  at: settings['activity.reminderAt'],
  sameDayAt: settings['activity.sameDayAt'],
  earliest: settings['activity.earliestAt'],
  beforeStartMinutes: settings['activity.beforeStartMinutes'],
})

/** An answer may be asked for long before the activity itself: so far ahead one is looked for. */
const askedAhead = 400

/** Activities that start later have no reminder due. */
export const furthest = (now: Date, { days }: ReminderRule): Date =>
  new Date(now.getTime() + (Math.max(0, ...days) + askedAhead) * 24 * 3600_000)
