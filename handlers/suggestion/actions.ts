/** The matter's face for all doors: every act on a suggestion, and what may be read of it. */
export { couldTake, type Taken } from './acting.ts'
export { nameOf, refOf } from './numbering.ts'
export { openCase, type Case } from './case.ts'
export { partiesTo, signatoriesOf } from './parties.ts'
export {
  askWithdrawal,
  unaskWithdrawal,
  discardDraft,
  endDrafts,
  withdrawSigned,
  withdrawSuggestion,
} from './draft/withdrawing.ts'
export {
  deputiesOnPaper,
  doubtsOnPaper,
  handInPaper,
  paperKeyedIn,
  paperRefusal,
  type PaperSheet,
} from './draft/onPaper.ts'
export {
  correctPaper,
  denySignature,
  paperSigners,
  papersOf,
  recorderOf,
  voidPaper,
} from './draft/paperChanges.ts'
export { attachToDraft } from './draft/attachments.ts'
export { choosePublicity } from './draft/publicity.ts'
export { lapsedOf, lastAddress, editDraft, startDraft, titled } from './draft/drafting.ts'
export { doubtsIn, motionLacks, sitsNow, submitDraft } from './draft/submitting.ts'
export { attachmentFor, attachmentsOf, detachFromDraft, type Attachment } from './draft/attachments.ts'
export {
  cardOf,
  cosign,
  lapseSignatures,
  seekCosigners,
  soughtFrom,
  wayBack,
  withdrawCosign,
} from './draft/cosigning.ts'
export { undecided } from './handling/undecided.ts'
export { unreachedWords, waiting } from './handling/unreached.ts'
export { ownUnit, unitsThatMay, type UnitMove } from './handling/ownUnits.ts'
export { replyDueInWords } from './reading/dueWords.ts'
export { keyIn, partiesToKey, voiceFor, wasKeyedIn, type Keying, type PartyToKey } from './keying/keying.ts'
export { disownKeyed, keyedFor, type KeyedStep } from './keying/disowning.ts'
export { keyedLinesAfter } from './keying/lines.ts'
export type { KeyedParty } from './keying/voice.ts'
export { roomCallHolds } from './draft/roomCall.ts'
export { noticeHolds } from './reminding/discretion.ts'
export { cosignInRoom } from './chat/signing/room.ts'
export {
  acceptSuggestion,
  classifySuggestion,
  refuseSuggestion,
  returnSuggestion,
} from './accepting/accepting.ts'
export { closeUnrated, holdConference } from './handling/ending.ts'
export { forwardSuggestion, sendBack } from './accepting/forwarding.ts'
export { concludeMotion, referMotion, takeAsSuggestion } from './accepting/motions.ts'
export { mergeSuggestion, unmergeSuggestion } from './accepting/merging.ts'
export { askExtension, decideExtension, extensionLimit } from './handling/extension.ts'
export { askReturn, denyReturn } from './handling/returning.ts'
export { assignSuggestion, isExtensionLate, reassignUnit, type UnitChoice } from './handling/assigning.ts'
export { confirmCommunication, reportCommunication } from './handling/communication.ts'
export { giveOpinion } from './handling/opinion.ts'
export { signFor } from './handling/receiving.ts'
export {
  mayAppoint,
  nameUnitLeader,
  setUnitLeader,
  unitLines,
  unitRefusals,
  unitsNamed,
  type KnownUnit,
  type UnitLine,
} from './handling/units.ts'
export { openParts, promisedBy, type OpenPart, type PartKind, type Promised } from './handling/openParts.ts'
export { attachLetter, lettersOf, ownLetters } from './handling/letters.ts'
export { deliverCommitment, replyTo, type ReplyWords } from './handling/replying.ts'
export { correctable, correctRating } from './handling/corrections/rating.ts'
export {
  correctReply,
  replyToCorrect,
  type ReplyChange,
  type ReplyToCorrect,
} from './handling/corrections/reply.ts'
export { rateCommitment, rateReply, type Judgement } from './handling/rating.ts'
export { chairsNamed, committeeNamed, deputiesNamed } from './supervision/naming.ts'
export { dropKey, setKey } from './supervision/key.ts'
export { joinSupervision, leadSupervision, mayLead, nameLead } from './supervision/leading.ts'
export { trackSupervision } from './supervision/tracking.ts'
export { closeSupervision, closingRefusal, logSupervision } from './supervision/log.ts'
export { closedSupervisors } from './supervision/closedTo.ts'
export {
  completeMeeting,
  meetingOf,
  meetingsPage,
  recordMeeting,
  type Meeting,
  type MeetingInput,
  type MeetingWords,
} from './supervision/meetings.ts'
export { correctPoll, pollFault, recordPoll, voidPoll, type PollInput } from './supervision/polls.ts'
export {
  pollFigures,
  pollLinesAfter,
  pollOf,
  pollsPage,
  type Poll,
  type PollFigures,
} from './supervision/pollRecords.ts'
export {
  listSuggestions,
  readEverything,
  readSuggestion,
  type Reading,
  type WholeSuggestion,
} from './reading/asked.ts'
export {
  briefLine,
  inChannels,
  inStates,
  ownSuggestions,
  suggestionsListed,
  suggestionsNamed,
  supervisedSuggestions,
  unitSuggestions,
  type Brief,
} from './reading/brief.ts'
export { readAtDesk, titlesAtDesk, unmask, type AtDesk } from './reading/atDesk.ts'
export { unitOfLead } from './reading/ownAnswer.ts'
export { closedName, nameSeenBy } from './reading/veil.ts'
export { waitInWords } from './reading/waitWords.ts'
export { requestedOf, requestInWords, withdrawalsAskedBy } from './reading/requests.ts'
export { replyClasses, type ReplyClasses } from './reading/replyClasses.ts'
export { suggestionStatistics } from './reading/counting.ts'
export { sheetLinesAfter } from './reading/sheets.ts'
export { registerAfter } from './reading/register.ts'
export {
  publicSuggestion,
  publicSuggestions,
  publicViews,
  type PublicSuggestion,
  type PublicView,
} from './reading/disclosure.ts'
export { draftOfMatter } from './draft/matters.ts'
export { similarTo, type Similar } from './draft/similarity.ts'
export { filedLinesAfter, filesFor, fileWith, notePaper, type FiledFile } from './documents/filed.ts'
export { filePurposes } from './documents/purposes.ts'
export { openFile, takePaper } from './documents/opening.ts'
export {
  keptPaper,
  paperNameOf,
  paperNames,
  paperRefusals,
  printedPaper,
  type Paper,
  type PaperKind,
} from './documents.ts'
export { ballotFor, keptLedger, ledgerOf, pollReport } from './reading/reports.ts'
export {
  figuresFor,
  keptStatistics,
  ratePicture,
  ratesFor,
  statisticsReport,
  type FigureFile,
} from './reading/figures.ts'
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
} from './handling/templates.ts'
export {
  allChairs,
  allCommittees,
  allUnits,
  listSorts,
  pageOfSuggestions,
  views,
  type ListedSuggestion,
  type View,
} from './reading/listing.ts'
export { urge, urgeLimit } from './reminding/urging/urging.ts'
export { isUrged, reportProgress } from './reminding/urging/progress.ts'
export { urgingLinesAfter } from './reminding/urging/lines.ts'
export { remindersOf, type Fate, type ReminderLine } from './reminding/history.ts'
export { clockDigestHolds, clockNudges } from './reminding/clock.ts'
export { commitmentDigestHolds, commitmentNudges } from './reminding/promises.ts'
export { expireDrafts } from './reminding/expiry.ts'
export type { Nudge, NudgeKind } from './reminding/nudge.ts'
export { reminderLinesAfter } from './reminding/mentions.ts'
export { sayNudges } from './reminding/nudges.ts'
export { digestDue, digestHolds, sayDigest } from './reminding/digest.ts'
export { countPending } from './reminding/pending.ts'
export { annualReportDue, annualReportHolds, askAnnualReport } from './reminding/annual.ts'
