-- AlterTable
ALTER TABLE "Room" ADD COLUMN "leftAt" DATETIME;
ALTER TABLE "Room" ADD COLUMN "topic" TEXT;

-- CreateTable
CREATE TABLE "Activity" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "topic" TEXT,
    "title" TEXT NOT NULL,
    "startsAt" DATETIME NOT NULL,
    "endsAt" DATETIME,
    "place" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "organiserId" INTEGER NOT NULL,
    "groupId" INTEGER,
    "officeId" INTEGER,
    "audience" TEXT NOT NULL,
    "seats" INTEGER,
    "answerBy" DATETIME,
    "needsReceipt" BOOLEAN NOT NULL DEFAULT false,
    "materials" TEXT,
    "bring" TEXT,
    "hours" REAL,
    "doorOnly" BOOLEAN NOT NULL DEFAULT false,
    "doorSecret" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "edition" INTEGER NOT NULL DEFAULT 0,
    "toldAt" DATETIME,
    "tellAfter" INTEGER,
    "cancelReason" TEXT,
    "minutes" TEXT,
    "findings" TEXT,
    "createdAt" DATETIME NOT NULL
);

-- CreateTable
CREATE TABLE "Participation" (
    "activityId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "groupId" INTEGER,
    "toldEdition" INTEGER NOT NULL DEFAULT 0,
    "answer" TEXT,
    "reason" TEXT,
    "answeredAt" DATETIME,
    "answeredById" INTEGER,
    "waitingNo" INTEGER,
    "presence" TEXT,
    "presentHow" TEXT,
    "presentAt" DATETIME,
    "presentById" INTEGER,
    "hours" REAL,

    PRIMARY KEY ("activityId", "personId"),
    CONSTRAINT "Participation_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "Participation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ActivityFile" (
    "activityId" INTEGER NOT NULL,
    "fileId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "addedAt" DATETIME NOT NULL,
    "addedById" INTEGER,

    PRIMARY KEY ("activityId", "fileId"),
    CONSTRAINT "ActivityFile_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ActivityLink" (
    "activityId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectId" INTEGER NOT NULL,
    "linkedAt" DATETIME NOT NULL,

    PRIMARY KEY ("activityId", "kind", "subjectId"),
    CONSTRAINT "ActivityLink_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "InvitationChoice" (
    "activityId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "rank" INTEGER NOT NULL,
    "invited" INTEGER NOT NULL,
    "chosen" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "chosenAt" DATETIME NOT NULL,
    "chosenById" INTEGER NOT NULL,

    PRIMARY KEY ("activityId", "personId"),
    CONSTRAINT "InvitationChoice_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "GroupRule" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "groupId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "fileId" INTEGER,
    "effectiveOn" TEXT NOT NULL,
    "issuedAt" DATETIME NOT NULL,
    "issuedById" INTEGER NOT NULL
);

-- CreateTable
CREATE TABLE "GroupRuleRead" (
    "ruleId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "readAt" DATETIME NOT NULL,

    PRIMARY KEY ("ruleId", "personId"),
    CONSTRAINT "GroupRuleRead_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "GroupRule" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ContactDayRecord" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "personId" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "heldOn" TEXT NOT NULL,
    "constituency" TEXT,
    "ownConstituency" BOOLEAN,
    "headcount" INTEGER,
    "cards" INTEGER,
    "met" TEXT,
    "heard" TEXT,
    "solved" TEXT,
    "helped" TEXT,
    "recordedAt" DATETIME NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Notice" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "period" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "personId" INTEGER,
    "account" TEXT,
    "contactId" TEXT,
    "roomId" TEXT,
    "mention" TEXT,
    "text" TEXT NOT NULL,
    "fileId" INTEGER,
    "announce" BOOLEAN NOT NULL DEFAULT false,
    "anyDay" BOOLEAN NOT NULL DEFAULT false,
    "subject" TEXT,
    "promise" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "queuedAt" DATETIME NOT NULL,
    "notBefore" DATETIME NOT NULL,
    "leaseUntil" DATETIME,
    "sentAt" DATETIME,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "error" TEXT,
    CONSTRAINT "Notice_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);
INSERT INTO "new_Notice" ("account", "attempts", "contactId", "error", "fileId", "id", "kind", "leaseUntil", "mention", "notBefore", "period", "personId", "promise", "queuedAt", "recipient", "roomId", "sentAt", "state", "step", "subject", "text") SELECT "account", "attempts", "contactId", "error", "fileId", "id", "kind", "leaseUntil", "mention", "notBefore", "period", "personId", "promise", "queuedAt", "recipient", "roomId", "sentAt", "state", "step", "subject", "text" FROM "Notice";
DROP TABLE "Notice";
ALTER TABLE "new_Notice" RENAME TO "Notice";
CREATE INDEX "Notice_state_notBefore_idx" ON "Notice"("state", "notBefore");
CREATE UNIQUE INDEX "Notice_kind_recipient_period_step_key" ON "Notice"("kind", "recipient", "period", "step");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE INDEX "Activity_state_startsAt_idx" ON "Activity"("state", "startsAt");

-- CreateIndex
CREATE INDEX "Activity_groupId_startsAt_idx" ON "Activity"("groupId", "startsAt");

-- CreateIndex
CREATE INDEX "Participation_personId_activityId_idx" ON "Participation"("personId", "activityId");

-- CreateIndex
CREATE INDEX "Participation_activityId_answer_idx" ON "Participation"("activityId", "answer");

-- CreateIndex
CREATE INDEX "ActivityLink_kind_subjectId_idx" ON "ActivityLink"("kind", "subjectId");

-- CreateIndex
CREATE INDEX "InvitationChoice_personId_idx" ON "InvitationChoice"("personId");

-- CreateIndex
CREATE UNIQUE INDEX "GroupRule_groupId_kind_version_key" ON "GroupRule"("groupId", "kind", "version");

-- CreateIndex
CREATE INDEX "ContactDayRecord_year_idx" ON "ContactDayRecord"("year");

-- CreateIndex
CREATE UNIQUE INDEX "ContactDayRecord_personId_year_key" ON "ContactDayRecord"("personId", "year");

-- CreateIndex
CREATE INDEX "Room_groupId_idx" ON "Room"("groupId");

