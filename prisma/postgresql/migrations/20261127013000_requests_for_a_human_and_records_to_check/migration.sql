-- AlterTable
ALTER TABLE "BindAttempt" ADD COLUMN     "handledAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "ContactReport" ADD COLUMN     "toCheck" BOOLEAN;

-- CreateTable
CREATE TABLE "HumanRequest" (
    "id" SERIAL NOT NULL,
    "personId" INTEGER NOT NULL,
    "activeKey" INTEGER,
    "words" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "doneAt" TIMESTAMPTZ(3),
    "doneById" INTEGER,
    "note" TEXT,

    CONSTRAINT "HumanRequest_pkey" PRIMARY KEY ("id")
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

-- AddForeignKey
ALTER TABLE "HumanRequest" ADD CONSTRAINT "HumanRequest_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;


-- What was recorded before is looked at too
UPDATE "ContactReport" SET "toCheck" = true WHERE "unlisted" <> '[]' AND "status" = 'valid';
