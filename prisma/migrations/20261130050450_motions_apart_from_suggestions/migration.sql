-- AlterTable
ALTER TABLE "Suggestion" ADD COLUMN "motionCommittee" TEXT;
ALTER TABLE "Suggestion" ADD COLUMN "motionNumber" TEXT;
ALTER TABLE "Suggestion" ADD COLUMN "motionResult" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "Suggestion_motionNumber_key" ON "Suggestion"("motionNumber");

