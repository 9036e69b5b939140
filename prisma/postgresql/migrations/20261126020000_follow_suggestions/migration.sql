-- AlterTable
ALTER TABLE "HandlingUnit" ADD COLUMN     "leaderId" INTEGER;

-- CreateTable
CREATE TABLE "Suggestion" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'suggestion',
    "title" TEXT NOT NULL,
    "cause" TEXT,
    "facts" TEXT NOT NULL,
    "proposals" TEXT NOT NULL,
    "category" TEXT,
    "sourceKind" TEXT,
    "sourceNote" TEXT,
    "concernId" INTEGER,
    "activityId" INTEGER,
    "publicity" TEXT,
    "secret" BOOLEAN NOT NULL DEFAULT false,
    "wantsWrittenReply" BOOLEAN,
    "wantsContact" BOOLEAN,
    "repeatedYears" INTEGER,
    "guardMarks" TEXT NOT NULL DEFAULT '[]',
    "guardAnswer" TEXT,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "textVersion" INTEGER NOT NULL DEFAULT 1,
    "round" INTEGER NOT NULL DEFAULT 1,
    "isKey" BOOLEAN NOT NULL DEFAULT false,
    "number" TEXT,
    "series" TEXT,
    "serial" INTEGER,
    "termId" INTEGER NOT NULL,
    "channel" TEXT,
    "leadId" INTEGER NOT NULL,
    "groupId" INTEGER,
    "recordedById" INTEGER NOT NULL,
    "via" TEXT NOT NULL,
    "messageId" TEXT,
    "mergedIntoId" INTEGER,
    "mergedAt" TIMESTAMPTZ(3),
    "returnReason" TEXT,
    "withdrawReason" TEXT,
    "withdrawFormFileId" INTEGER,
    "conclusion" TEXT,
    "assignNote" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "touchedAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),
    "acceptedAt" TIMESTAMPTZ(3),
    "forwardedAt" TIMESTAMPTZ(3),
    "assignedAt" TIMESTAMPTZ(3),
    "repliedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Suggestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SuggestionSeries" (
    "series" TEXT NOT NULL,
    "last" INTEGER NOT NULL,

    CONSTRAINT "SuggestionSeries_pkey" PRIMARY KEY ("series")
);

-- CreateTable
CREATE TABLE "SuggestionSigner" (
    "id" SERIAL NOT NULL,
    "suggestionId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "confirmedText" INTEGER NOT NULL,
    "confirmedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "SuggestionSigner_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SuggestionEvent" (
    "id" SERIAL NOT NULL,
    "suggestionId" INTEGER NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "on" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "party" TEXT NOT NULL,
    "move" TEXT NOT NULL,
    "details" TEXT NOT NULL DEFAULT '{}',

    CONSTRAINT "SuggestionEvent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Handling" (
    "id" SERIAL NOT NULL,
    "suggestionId" INTEGER NOT NULL,
    "unitId" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "assignedAt" TIMESTAMPTZ(3) NOT NULL,
    "assignedById" INTEGER NOT NULL,
    "signedAt" TIMESTAMPTZ(3),
    "returnAskedAt" TIMESTAMPTZ(3),
    "returnReason" TEXT,
    "returnBetter" TEXT,
    "returnDecidedAt" TIMESTAMPTZ(3),
    "returnDecidedById" INTEGER,
    "returnNote" TEXT,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Handling_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HandlingCommunication" (
    "id" SERIAL NOT NULL,
    "suggestionId" INTEGER NOT NULL,
    "handlingId" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "happenedOn" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "meetingOn" TEXT,
    "meetingPart" TEXT,
    "recordedById" INTEGER NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "holds" BOOLEAN,
    "answeredAt" TIMESTAMPTZ(3),
    "answer" TEXT,

    CONSTRAINT "HandlingCommunication_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "HandlingExtension" (
    "id" SERIAL NOT NULL,
    "suggestionId" INTEGER NOT NULL,
    "handlingId" INTEGER NOT NULL,
    "askedUntil" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "askedById" INTEGER NOT NULL,
    "granted" BOOLEAN,
    "grantedUntil" TEXT,
    "note" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedById" INTEGER,

    CONSTRAINT "HandlingExtension_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AssistOpinion" (
    "id" SERIAL NOT NULL,
    "suggestionId" INTEGER NOT NULL,
    "handlingId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "givenAt" TIMESTAMPTZ(3) NOT NULL,
    "givenById" INTEGER NOT NULL,

    CONSTRAINT "AssistOpinion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SuggestionReply" (
    "id" SERIAL NOT NULL,
    "suggestionId" INTEGER NOT NULL,
    "handlingId" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "replyClass" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "letterFileId" INTEGER,
    "letterNumber" TEXT,
    "signedBy" TEXT,
    "contactPerson" TEXT,
    "contactPhone" TEXT,
    "repliedAt" TIMESTAMPTZ(3) NOT NULL,
    "repliedById" INTEGER NOT NULL,

    CONSTRAINT "SuggestionReply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Commitment" (
    "id" SERIAL NOT NULL,
    "suggestionId" INTEGER NOT NULL,
    "replyId" INTEGER,
    "opinionId" INTEGER,
    "unitId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "dueOn" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "deliveredAt" TIMESTAMPTZ(3),
    "deliveredById" INTEGER,
    "deliveredNote" TEXT,
    "rating" TEXT,
    "ratingReason" TEXT,
    "ratedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Commitment_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SuggestionRating" (
    "id" SERIAL NOT NULL,
    "suggestionId" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "work" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "reason" TEXT,
    "ratedAt" TIMESTAMPTZ(3) NOT NULL,
    "ratedById" INTEGER NOT NULL,

    CONSTRAINT "SuggestionRating_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SuggestionFile" (
    "id" SERIAL NOT NULL,
    "suggestionId" INTEGER NOT NULL,
    "fileId" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "addedById" INTEGER NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SuggestionFile_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SuggestionUrge" (
    "id" SERIAL NOT NULL,
    "suggestionId" INTEGER NOT NULL,
    "byId" INTEGER NOT NULL,
    "party" TEXT NOT NULL,
    "weight" INTEGER NOT NULL,
    "note" TEXT,
    "urgedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SuggestionUrge_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "KeySuggestion" (
    "id" SERIAL NOT NULL,
    "suggestionId" INTEGER NOT NULL,
    "decidedOn" TEXT NOT NULL,
    "decision" TEXT NOT NULL,
    "tracker" TEXT,
    "plan" TEXT,
    "planAt" TIMESTAMPTZ(3),
    "report" TEXT,
    "reportFileId" INTEGER,
    "reportAt" TIMESTAMPTZ(3),
    "createdById" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "KeySuggestion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Supervisor" (
    "id" SERIAL NOT NULL,
    "keySuggestionId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "role" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Supervisor_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SupervisionLog" (
    "id" SERIAL NOT NULL,
    "keySuggestionId" INTEGER NOT NULL,
    "happenedOn" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "writtenById" INTEGER NOT NULL,
    "writtenAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SupervisionLog_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SuggestionMeeting" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "heldOn" TEXT NOT NULL,
    "place" TEXT,
    "hosts" TEXT,
    "attendees" TEXT NOT NULL DEFAULT '[]',
    "minutes" TEXT,
    "recordedById" INTEGER NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SuggestionMeeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "MeetingFinding" (
    "id" SERIAL NOT NULL,
    "meetingId" INTEGER NOT NULL,
    "suggestionId" INTEGER NOT NULL,
    "finding" TEXT NOT NULL,

    CONSTRAINT "MeetingFinding_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "SatisfactionPoll" (
    "id" SERIAL NOT NULL,
    "title" TEXT NOT NULL,
    "heldOn" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "issued" INTEGER NOT NULL,
    "returned" INTEGER NOT NULL,
    "recordedById" INTEGER NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SatisfactionPoll_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "PollRow" (
    "id" SERIAL NOT NULL,
    "pollId" INTEGER NOT NULL,
    "unitId" INTEGER,
    "suggestionId" INTEGER,
    "label" TEXT NOT NULL,
    "satisfied" INTEGER NOT NULL,
    "basically" INTEGER NOT NULL,
    "dissatisfied" INTEGER NOT NULL,
    "abstained" INTEGER NOT NULL,
    "invalid" INTEGER NOT NULL,

    CONSTRAINT "PollRow_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Suggestion_number_key" ON "Suggestion"("number");

-- CreateIndex
CREATE INDEX "Suggestion_state_id_idx" ON "Suggestion"("state", "id");

-- CreateIndex
CREATE INDEX "Suggestion_leadId_state_idx" ON "Suggestion"("leadId", "state");

-- CreateIndex
CREATE INDEX "Suggestion_series_serial_idx" ON "Suggestion"("series", "serial");

-- CreateIndex
CREATE INDEX "Suggestion_mergedIntoId_idx" ON "Suggestion"("mergedIntoId");

-- CreateIndex
CREATE INDEX "Suggestion_submittedAt_idx" ON "Suggestion"("submittedAt");

-- CreateIndex
CREATE INDEX "SuggestionSigner_personId_idx" ON "SuggestionSigner"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "SuggestionSigner_suggestionId_personId_key" ON "SuggestionSigner"("suggestionId", "personId");

-- CreateIndex
CREATE INDEX "SuggestionEvent_suggestionId_id_idx" ON "SuggestionEvent"("suggestionId", "id");

-- CreateIndex
CREATE INDEX "Handling_suggestionId_idx" ON "Handling"("suggestionId");

-- CreateIndex
CREATE INDEX "Handling_unitId_state_idx" ON "Handling"("unitId", "state");

-- CreateIndex
CREATE INDEX "HandlingCommunication_suggestionId_idx" ON "HandlingCommunication"("suggestionId");

-- CreateIndex
CREATE INDEX "HandlingCommunication_handlingId_idx" ON "HandlingCommunication"("handlingId");

-- CreateIndex
CREATE INDEX "HandlingExtension_suggestionId_idx" ON "HandlingExtension"("suggestionId");

-- CreateIndex
CREATE INDEX "HandlingExtension_handlingId_idx" ON "HandlingExtension"("handlingId");

-- CreateIndex
CREATE INDEX "AssistOpinion_suggestionId_idx" ON "AssistOpinion"("suggestionId");

-- CreateIndex
CREATE INDEX "AssistOpinion_handlingId_idx" ON "AssistOpinion"("handlingId");

-- CreateIndex
CREATE INDEX "SuggestionReply_suggestionId_idx" ON "SuggestionReply"("suggestionId");

-- CreateIndex
CREATE UNIQUE INDEX "SuggestionReply_handlingId_round_key" ON "SuggestionReply"("handlingId", "round");

-- CreateIndex
CREATE INDEX "Commitment_suggestionId_idx" ON "Commitment"("suggestionId");

-- CreateIndex
CREATE INDEX "Commitment_replyId_idx" ON "Commitment"("replyId");

-- CreateIndex
CREATE INDEX "Commitment_opinionId_idx" ON "Commitment"("opinionId");

-- CreateIndex
CREATE INDEX "Commitment_deliveredAt_dueOn_idx" ON "Commitment"("deliveredAt", "dueOn");

-- CreateIndex
CREATE INDEX "Commitment_unitId_idx" ON "Commitment"("unitId");

-- CreateIndex
CREATE UNIQUE INDEX "SuggestionRating_suggestionId_round_key" ON "SuggestionRating"("suggestionId", "round");

-- CreateIndex
CREATE INDEX "SuggestionFile_suggestionId_idx" ON "SuggestionFile"("suggestionId");

-- CreateIndex
CREATE INDEX "SuggestionUrge_suggestionId_urgedAt_idx" ON "SuggestionUrge"("suggestionId", "urgedAt");

-- CreateIndex
CREATE UNIQUE INDEX "KeySuggestion_suggestionId_key" ON "KeySuggestion"("suggestionId");

-- CreateIndex
CREATE INDEX "Supervisor_personId_idx" ON "Supervisor"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "Supervisor_keySuggestionId_personId_key" ON "Supervisor"("keySuggestionId", "personId");

-- CreateIndex
CREATE INDEX "SupervisionLog_keySuggestionId_idx" ON "SupervisionLog"("keySuggestionId");

-- CreateIndex
CREATE INDEX "MeetingFinding_suggestionId_idx" ON "MeetingFinding"("suggestionId");

-- CreateIndex
CREATE UNIQUE INDEX "MeetingFinding_meetingId_suggestionId_key" ON "MeetingFinding"("meetingId", "suggestionId");

-- CreateIndex
CREATE INDEX "PollRow_pollId_idx" ON "PollRow"("pollId");

-- AddForeignKey
ALTER TABLE "Suggestion" ADD CONSTRAINT "Suggestion_leadId_fkey" FOREIGN KEY ("leadId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SuggestionSigner" ADD CONSTRAINT "SuggestionSigner_suggestionId_fkey" FOREIGN KEY ("suggestionId") REFERENCES "Suggestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SuggestionSigner" ADD CONSTRAINT "SuggestionSigner_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SuggestionEvent" ADD CONSTRAINT "SuggestionEvent_suggestionId_fkey" FOREIGN KEY ("suggestionId") REFERENCES "Suggestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Handling" ADD CONSTRAINT "Handling_suggestionId_fkey" FOREIGN KEY ("suggestionId") REFERENCES "Suggestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Handling" ADD CONSTRAINT "Handling_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "HandlingUnit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandlingCommunication" ADD CONSTRAINT "HandlingCommunication_suggestionId_fkey" FOREIGN KEY ("suggestionId") REFERENCES "Suggestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandlingCommunication" ADD CONSTRAINT "HandlingCommunication_handlingId_fkey" FOREIGN KEY ("handlingId") REFERENCES "Handling"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandlingExtension" ADD CONSTRAINT "HandlingExtension_suggestionId_fkey" FOREIGN KEY ("suggestionId") REFERENCES "Suggestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HandlingExtension" ADD CONSTRAINT "HandlingExtension_handlingId_fkey" FOREIGN KEY ("handlingId") REFERENCES "Handling"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssistOpinion" ADD CONSTRAINT "AssistOpinion_suggestionId_fkey" FOREIGN KEY ("suggestionId") REFERENCES "Suggestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssistOpinion" ADD CONSTRAINT "AssistOpinion_handlingId_fkey" FOREIGN KEY ("handlingId") REFERENCES "Handling"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SuggestionReply" ADD CONSTRAINT "SuggestionReply_suggestionId_fkey" FOREIGN KEY ("suggestionId") REFERENCES "Suggestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SuggestionReply" ADD CONSTRAINT "SuggestionReply_handlingId_fkey" FOREIGN KEY ("handlingId") REFERENCES "Handling"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_suggestionId_fkey" FOREIGN KEY ("suggestionId") REFERENCES "Suggestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_replyId_fkey" FOREIGN KEY ("replyId") REFERENCES "SuggestionReply"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_opinionId_fkey" FOREIGN KEY ("opinionId") REFERENCES "AssistOpinion"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Commitment" ADD CONSTRAINT "Commitment_unitId_fkey" FOREIGN KEY ("unitId") REFERENCES "HandlingUnit"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SuggestionRating" ADD CONSTRAINT "SuggestionRating_suggestionId_fkey" FOREIGN KEY ("suggestionId") REFERENCES "Suggestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SuggestionFile" ADD CONSTRAINT "SuggestionFile_suggestionId_fkey" FOREIGN KEY ("suggestionId") REFERENCES "Suggestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SuggestionUrge" ADD CONSTRAINT "SuggestionUrge_suggestionId_fkey" FOREIGN KEY ("suggestionId") REFERENCES "Suggestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "KeySuggestion" ADD CONSTRAINT "KeySuggestion_suggestionId_fkey" FOREIGN KEY ("suggestionId") REFERENCES "Suggestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Supervisor" ADD CONSTRAINT "Supervisor_keySuggestionId_fkey" FOREIGN KEY ("keySuggestionId") REFERENCES "KeySuggestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Supervisor" ADD CONSTRAINT "Supervisor_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SupervisionLog" ADD CONSTRAINT "SupervisionLog_keySuggestionId_fkey" FOREIGN KEY ("keySuggestionId") REFERENCES "KeySuggestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingFinding" ADD CONSTRAINT "MeetingFinding_meetingId_fkey" FOREIGN KEY ("meetingId") REFERENCES "SuggestionMeeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MeetingFinding" ADD CONSTRAINT "MeetingFinding_suggestionId_fkey" FOREIGN KEY ("suggestionId") REFERENCES "Suggestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PollRow" ADD CONSTRAINT "PollRow_pollId_fkey" FOREIGN KEY ("pollId") REFERENCES "SatisfactionPoll"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

