export { inParts } from './rules.ts'

export type { DueNotice } from './store.ts'

export { NotLoggedIn } from './rules.ts'

export {
  kindsWaiting,
  markNotSaid,
  markSaid,
  openStates,
  outboxPage,
  pauseAccount,
  planOutbox,
  resumeAccount,
  sayAgain,
  waiting,
  type AccountLine,
  type OutboxLine,
  type OutboxRefusal,
} from './outbox.ts'

export { fatesOf, queuedReminders } from './fates.ts'
export { type Answer, type ReplyTo, answer, tell } from './telling.ts'
export {
  type Reminder,
  type ReminderStatus,
  everReminded,
  fateOf,
  foreseeReminders,
  remind,
  saidAbout,
  tellRooms,
  wasTold,
} from './reminding.ts'
export {
  type StillHolds,
  type Taken,
  fileToSay,
  outboxCounts,
  pausedUntil,
  recordNotSaid,
  recordSaid,
  releaseExpired,
  takeAnswers,
  takeReminder,
  waitingNotices,
} from './saying.ts'
