export type { StoredReport } from './store.ts'

export { dayTold, toldOfDay, type ReportOfDay } from './record/day.ts'

export {
  closeStep,
  groupProgress,
  liaisonListHolds,
  personReminderHolds,
  quotaStepDue,
  remindShort,
  tellLiaisons,
  type NoticeLine,
} from './quota/reminders.ts'

export { addPhotos, reportPhoto } from './record/photos.ts'

export {
  boardOf,
  type Board,
  type BoardAsked,
  type BoardDeputy,
  type BoardGroup,
  type BoardSum,
} from './quota/board.ts'

export { restoreReport, voidReport, type ChangeRefusal } from './record/amend.ts'
export { correctReport, type Correction } from './record/correcting.ts'
export {
  describedReports,
  lastContactWith,
  lastRecorded,
  lastReportsOf,
  lastValid,
  ownReport,
  recentReports,
} from './record/own.ts'
export { namesOf, partiesOf } from './record/shown.ts'

export {
  candidatesFor,
  correctForOffice,
  markChecked,
  voidForOffice,
  type OfficeCorrection,
  type OfficeRefusal,
  type OfficeReport,
} from './office/correcting.ts'
export { isLate, reportForOffice, waiting } from './office/looking.ts'
export { memberStand, personStand, trendOf, type MemberStand, type TrendPoint } from './quota/standing.ts'

export {
  type Origin,
  type Recorded,
  type Repeated,
  type Reported,
  reportContact,
  reportForDeputy,
} from './record/reporting.ts'
export { type OwnProgress, ownProgress, reachedThisQuarter } from './quota/progress.ts'
export { dayContacts, enterDayContacts } from './record/sheets.ts'
