/** The matter's face for all doors: every act on a suggestion, and what may be read of it. */
export {
  nameOf,
  openCase,
  partiesTo,
  refOf,
  signatoriesOf,
  couldTake,
  type Case,
  type Taken,
} from './acting.ts'
export {
  askWithdrawal,
  attachToDraft,
  choosePublicity,
  discardDraft,
  endDrafts,
  doubtsIn,
  editDraft,
  motionLacks,
  sitsNow,
  startDraft,
  submitDraft,
  titled,
  withdrawSigned,
  withdrawSuggestion,
} from './drafting.ts'
export { attachmentFor, attachmentsOf, detachFromDraft, type Attachment } from './attachments.ts'
export {
  cardOf,
  cosign,
  lapseSignatures,
  seekCosigners,
  wayBack,
  withdrawCosign,
  type Sought,
} from './cosigning.ts'
export { undecided } from './undecided.ts'
export { unreachedWords, waiting } from './unreached.ts'
export { roomCallHolds } from './roomCall.ts'
export { noticeHolds } from './discretion.ts'
export { cosignInRoom } from './roomTalk.ts'
export {
  acceptSuggestion,
  classifySuggestion,
  closeUnrated,
  forwardSuggestion,
  holdConference,
  mergeSuggestion,
  refuseSuggestion,
  returnSuggestion,
  sendBack,
  unmergeSuggestion,
} from './office.ts'
export {
  askExtension,
  askReturn,
  assignSuggestion,
  confirmCommunication,
  decideExtension,
  denyReturn,
  extensionLimit,
  giveOpinion,
  ownUnit,
  reassignUnit,
  reportCommunication,
  signFor,
  type Communication,
  type UnitChoice,
} from './handling.ts'
export {
  mayAppoint,
  nameUnitLeader,
  setUnitLeader,
  unitLines,
  unitRefusals,
  unitsNamed,
  type KnownUnit,
  type UnitLine,
} from './units.ts'
export { openParts, type OpenPart, type PartKind } from './openParts.ts'
export { attachLetter, deliverCommitment, replyTo, type ReplyWords } from './replying.ts'
export { rateCommitment, rateReply, urge, type Judgement } from './rating.ts'
export {
  chairsNamed,
  closeSupervision,
  committeeNamed,
  deputiesNamed,
  joinSupervision,
  leadSupervision,
  logSupervision,
  nameLead,
  setKey,
  trackSupervision,
} from './supervision.ts'
export {
  completeMeeting,
  meetingOf,
  meetingsPage,
  recordMeeting,
  type Meeting,
  type MeetingInput,
  type MeetingWords,
} from './meetings.ts'
export { pollFault, pollOf, pollsPage, recordPoll, type PollInput } from './polls.ts'
export {
  briefLine,
  inStates,
  listSuggestions,
  ownSuggestions,
  readEverything,
  readSuggestion,
  suggestionsNamed,
  supervisedSuggestions,
  unitSuggestions,
  waitInWords,
  type Brief,
  type Reading,
  type WholeSuggestion,
} from './reading.ts'
export { suggestionStatistics } from './counting.ts'
export { registerAfter } from './register.ts'
export {
  publicSuggestion,
  publicSuggestions,
  publicViews,
  type PublicSuggestion,
  type PublicView,
} from './disclosure.ts'
export { similarTo, type Similar } from './similarity.ts'
export { keptPaper, paperNames, paperOf, paperRefusals, type Paper, type PaperKind } from './documents.ts'
export {
  ballotFor,
  keptLedger,
  keptStatistics,
  ledgerOf,
  pollReport,
  ratesFor,
  statisticsReport,
} from './reports.ts'
export {
  dropTemplate,
  keepTemplate,
  kindsFor,
  ownerIn,
  ownerName,
  templateFields,
  templateFile,
  templateKinds,
  templatesOf,
  type TemplateKind,
  type TemplateOwner,
  type TemplateRefusal,
} from './templates.ts'
export {
  allChairs,
  allCommittees,
  allUnits,
  listSorts,
  pageOfSuggestions,
  views,
  type ListedSuggestion,
  type View,
} from './listing.ts'
export {
  clockDigestHolds,
  clockNudges,
  commitmentDigestHolds,
  commitmentNudges,
  expireDrafts,
  sayNudges,
  type Nudge,
  type NudgeKind,
} from './nudges.ts'
export { countPending, digestDue, digestHolds, sayDigest } from './digest.ts'
export { annualReportDue, annualReportHolds, askAnnualReport } from './annual.ts'
