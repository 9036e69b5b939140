-- AlterTable
ALTER TABLE "BindAttempt" ADD COLUMN "handledAt" DATETIME;

-- AlterTable
ALTER TABLE "ContactReport" ADD COLUMN "toCheck" BOOLEAN;

-- CreateTable
CREATE TABLE "HumanRequest" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "personId" INTEGER NOT NULL,
    "activeKey" INTEGER,
    "words" TEXT NOT NULL,
    "askedAt" DATETIME NOT NULL,
    "doneAt" DATETIME,
    "doneById" INTEGER,
    "note" TEXT,
    CONSTRAINT "HumanRequest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE UNIQUE INDEX "HumanRequest_activeKey_key" ON "HumanRequest"("activeKey");

-- CreateIndex
CREATE INDEX "HumanRequest_personId_idx" ON "HumanRequest"("personId");

-- CreateIndex
CREATE INDEX "ContactReport_occurredOn_idx" ON "ContactReport"("occurredOn");

-- CreateIndex
CREATE INDEX "ContactReport_toCheck_idx" ON "ContactReport"("toCheck");

-- CreateIndex
CREATE INDEX "Audit_action_idx" ON "Audit"("action");

-- CreateIndex
CREATE INDEX "Audit_actor_idx" ON "Audit"("actor");

-- CreateIndex
CREATE INDEX "Audit_at_idx" ON "Audit"("at");


-- What was recorded before is looked at too
UPDATE "ContactReport" SET "toCheck" = true WHERE "unlisted" <> '[]' AND "status" = 'valid';
