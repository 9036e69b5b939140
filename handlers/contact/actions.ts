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

export {
  correctReport,
  describedReports,
  lastRecorded,
  lastValid,
  lastContactWith,
  lastReportsOf,
  namesOf,
  ownReport,
  partiesOf,
  recentReports,
  restoreReport,
  voidReport,
  type ChangeRefusal,
  type Correction,
} from './record/amend.ts'

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
