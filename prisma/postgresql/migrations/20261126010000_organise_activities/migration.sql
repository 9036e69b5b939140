-- AlterTable
ALTER TABLE "Room" ADD COLUMN     "leftAt" TIMESTAMPTZ(3),
ADD COLUMN     "topic" TEXT;

-- AlterTable
ALTER TABLE "Notice" ADD COLUMN     "announce" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "anyDay" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "Activity" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "topic" TEXT,
    "title" TEXT NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3),
    "place" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "organiserId" INTEGER NOT NULL,
    "groupId" INTEGER,
    "officeId" INTEGER,
    "audience" TEXT NOT NULL,
    "seats" INTEGER,
    "answerBy" TIMESTAMPTZ(3),
    "needsReceipt" BOOLEAN NOT NULL DEFAULT false,
    "materials" TEXT,
    "bring" TEXT,
    "hours" DOUBLE PRECISION,
    "doorOnly" BOOLEAN NOT NULL DEFAULT false,
    "doorSecret" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "edition" INTEGER NOT NULL DEFAULT 0,
    "toldAt" TIMESTAMPTZ(3),
    "tellAfter" INTEGER,
    "cancelReason" TEXT,
    "minutes" TEXT,
    "findings" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Activity_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Participation" (
    "activityId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "groupId" INTEGER,
    "toldEdition" INTEGER NOT NULL DEFAULT 0,
    "answer" TEXT,
    "reason" TEXT,
    "answeredAt" TIMESTAMPTZ(3),
    "answeredById" INTEGER,
    "waitingNo" INTEGER,
    "presence" TEXT,
    "presentHow" TEXT,
    "presentAt" TIMESTAMPTZ(3),
    "presentById" INTEGER,
    "hours" DOUBLE PRECISION,

    CONSTRAINT "Participation_pkey" PRIMARY KEY ("activityId","personId")
);

-- CreateTable
CREATE TABLE "ActivityFile" (
    "activityId" INTEGER NOT NULL,
    "fileId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "addedById" INTEGER,

    CONSTRAINT "ActivityFile_pkey" PRIMARY KEY ("activityId","fileId")
);

-- CreateTable
CREATE TABLE "ActivityLink" (
    "activityId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "subjectId" INTEGER NOT NULL,
    "linkedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ActivityLink_pkey" PRIMARY KEY ("activityId","kind","subjectId")
);

-- CreateTable
CREATE TABLE "InvitationChoice" (
    "activityId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "rank" INTEGER NOT NULL,
    "invited" INTEGER NOT NULL,
    "chosen" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL,
    "chosenAt" TIMESTAMPTZ(3) NOT NULL,
    "chosenById" INTEGER NOT NULL,

    CONSTRAINT "InvitationChoice_pkey" PRIMARY KEY ("activityId","personId")
);

-- CreateTable
CREATE TABLE "GroupRule" (
    "id" SERIAL NOT NULL,
    "groupId" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "fileId" INTEGER,
    "effectiveOn" TEXT NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "issuedById" INTEGER NOT NULL,

    CONSTRAINT "GroupRule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "GroupRuleRead" (
    "ruleId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "readAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "GroupRuleRead_pkey" PRIMARY KEY ("ruleId","personId")
);

-- CreateTable
CREATE TABLE "ContactDayRecord" (
    "id" SERIAL NOT NULL,
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
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ContactDayRecord_pkey" PRIMARY KEY ("id")
);

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

-- AddForeignKey
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Participation" ADD CONSTRAINT "Participation_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivityFile" ADD CONSTRAINT "ActivityFile_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ActivityLink" ADD CONSTRAINT "ActivityLink_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "InvitationChoice" ADD CONSTRAINT "InvitationChoice_activityId_fkey" FOREIGN KEY ("activityId") REFERENCES "Activity"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GroupRuleRead" ADD CONSTRAINT "GroupRuleRead_ruleId_fkey" FOREIGN KEY ("ruleId") REFERENCES "GroupRule"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

