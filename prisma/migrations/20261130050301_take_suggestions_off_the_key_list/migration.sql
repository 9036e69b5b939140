-- DropIndex
DROP INDEX "KeySuggestion_suggestionId_key";

-- AlterTable
ALTER TABLE "KeySuggestion" ADD COLUMN "endReason" TEXT;
ALTER TABLE "KeySuggestion" ADD COLUMN "endedAt" DATETIME;
ALTER TABLE "KeySuggestion" ADD COLUMN "endedById" INTEGER;
ALTER TABLE "KeySuggestion" ADD COLUMN "endedOn" TEXT;

-- CreateIndex
CREATE INDEX "KeySuggestion_suggestionId_idx" ON "KeySuggestion"("suggestionId");

