-- DropIndex
DROP INDEX "KeySuggestion_suggestionId_key";

-- AlterTable
ALTER TABLE "KeySuggestion" ADD COLUMN     "endReason" TEXT,
ADD COLUMN     "endedAt" TIMESTAMPTZ(3),
ADD COLUMN     "endedById" INTEGER,
ADD COLUMN     "endedOn" TEXT;

-- CreateIndex
CREATE INDEX "KeySuggestion_suggestionId_idx" ON "KeySuggestion"("suggestionId");

