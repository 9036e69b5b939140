-- AlterTable
ALTER TABLE "Suggestion" ADD COLUMN     "motionCommittee" TEXT,
ADD COLUMN     "motionNumber" TEXT,
ADD COLUMN     "motionResult" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "Suggestion_motionNumber_key" ON "Suggestion"("motionNumber");

