/** What an office organises, as every door sees it. Each noun has a file of its own. */
export {
  announceActivity,
  askedWords,
  cancelActivity,
  changeActivity,
  findActivity,
  groupsNamed,
  led,
  namesOf,
  officesNamed,
  organise,
  planActivity,
  previewPlan,
  withMovedEnd,
  type Activity,
  type Change,
  type ChangeRefusal,
  type OrganiseRefusal,
  type Preview,
} from './planning/organise.ts'
export { twinOf, twinWords, type Twin } from './planning/twin.ts'
export { isToldAgain } from './planning/quiet.ts'
export {
  addKeptMaterials,
  addMaterials,
  mayTellOfFiles,
  removeMaterial,
  tellOfMaterials,
  untoldMaterials,
  type MaterialRefusal,
} from './materials/keeping.ts'
export {
  materialsFor,
  openMaterial,
  replacedMaterials,
  standingOf,
  type Material,
} from './materials/reading.ts'
export { reviseDraft } from './planning/revising.ts'
export { audienceOf } from './rules.ts'
export { peopleNamed } from './named/people.ts'
export { askAudiencesAnew, type AskedAnew } from './audience/anew.ts'
export { askToActivitiesAhead, withdrawFromActivities } from './answers/leaving.ts'
export { announcementHolds, roomNoticeHolds, seatHolds } from './holding.ts'
export { closeReminder, reminderHolds, remindersDue, remindNext } from './reminders.ts'
export { tellNewlyBound, tellNext, untoldActivities } from './telling.ts'
export { noSeatHolds, tellWithoutSeat } from './answers/noSeat.ts'
export { askForRecords, recordAskHolds, unrecordedOf, waiting } from './unrecorded/asking.ts'
export {
  answerableAhead,
  answerOnBehalf,
  answersOnBehalf,
  askedWith,
  everybodyAsked,
  type AnsweredFor,
} from './answers/onBehalf.ts'
export { moveLeave } from './answers/mistaken.ts'
export { ownAhead, ownAttended, type OwnFacts } from './answers/ownFacts.ts'
export { passOnRemark } from './outcomes/remarks.ts'
export { answerInRoom } from './answers/inRoom.ts'
export {
  answerActivity,
  countsOf,
  countWords,
  lastAnswer,
  meantBy,
  onLeaveForDays,
  openInvitations,
  unanswered,
  type AnswerRefusal,
  type Answered,
  type Invited,
} from './answers/answering.ts'
export { awaited, checkIn, codeAtDoor, ownOngoing, type CheckInRefusal } from './attendance/checkIn.ts'
export { dayByDay } from './attendance/dayByDay.ts'
export { daysThere } from './attendance/daysThere.ts'
export {
  activitiesOn,
  groupsSeen,
  ledAhead,
  recordable,
  recordAttendance,
  sheetMembers,
  type AttendanceRefusal,
} from './attendance/attendance.ts'
export {
  activityOfConcern,
  addActivityFile,
  concernsRaised,
  changeRaised,
  dayOfOwn,
  howToChange,
  activityNamed,
  linkNewReports,
  linkReport,
  outcomesOf,
  raiseAtActivity,
  recordMinutes,
  type RecordRefusal,
} from './outcomes/outcomes.ts'
export {
  correctAfterwards,
  lastAfterwards,
  recordAfterwards,
  rosterOf,
  withdrawAfterwards,
  type AfterwardsRefusal,
  type Past,
  type PastChange,
} from './afterwards/record.ts'
export { linkSuggestion, mayComeOf, sourcesFor, suggestionsOf, unlinkSuggestion } from './outcomes/sources.ts'
export {
  choicesOf,
  chooseInvitees,
  fairList,
  invite,
  invitedInTerm,
  invitedTooLittle,
  invitingOf,
  planInvitation,
  turnWords,
  type InviteRefusal,
  type Inviting,
  type Proposed,
} from './invitations/invitations.ts'
export {
  missingOf,
  replaceInvitee,
  replacingOf,
  type Invitee,
  type ReplaceRefusal,
  type Replacing,
} from './invitations/replacing.ts'
export type { InvitedDeputy } from './invitations/store.ts'
export {
  groupRuleText,
  groupRulesOf,
  issueGroupRule,
  readGroupRule,
  unreadRules,
  type GroupRuleKind,
  type GroupRuleState,
} from './groups/groupRules.ts'
export {
  activityFigures,
  groupRhythms,
  openDrafts,
  ownTraining,
  trainingFigures,
  untrainedDeputies,
  type ActivityFigures,
} from './statistics/statistics.ts'
export {
  activitySummary,
  keptPaper,
  peopleToCertify,
  signInSheet,
  trainingCertificate,
  yearFiguresOf,
  yearStatistics,
  type CertificateRefusal,
  type Paper,
  type PaperRefusal,
} from './documents.ts'
export { calendarFile, calendarText } from './calendar.ts'
export {
  dayReportArrived,
  dayReportChanged,
  keepDay,
  lastDayRecord,
  tellParts,
  voidDay,
  type KeptDay,
} from './day/record.ts'
export {
  closeDayStep,
  dayReminderHolds,
  dayStepsDue,
  officeListHolds,
  tellDeputies,
  tellOffices,
  tellSummary,
} from './day/campaign.ts'
export { closeMove, dayMoveDue, noteBegun } from './day/campaign/announced.ts'
export { tellDeputiesOfMove, tellOfficesOfMove } from './day/campaign/move.ts'
export { restoreDay } from './day/restoring.ts'
export { dropAbsence, lastAbsence, tellAbsence } from './day/absence.ts'
export { dayDeputy, enterDay, tellOfDay, type DaySheet } from './day/entry.ts'
export { countsIn } from './chat/day/words.ts'
export { contactDayOf, dayBoard, daySummary, deputysDay, yearToLookAt, type DeputysDay } from './day/board.ts'
export type { DayChoice, DayRow, DaySum } from './day/store.ts'
export { partsQuestion } from './chat/day/question.ts'
export { onlyNobody } from './chat/day/story.ts'
export { dayParts } from './chat/day/words.ts'
export { remindRhythms, tellOfficeOfRhythms, rhythmListHolds, rhythmReminderHolds } from './groups/rhythm.ts'
export { tellOfUninvited, uninvitedListHolds } from './invitations/watch.ts'
export { endOfDay } from './timing.ts'
