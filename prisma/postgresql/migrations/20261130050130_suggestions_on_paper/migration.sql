-- AlterTable
ALTER TABLE "Suggestion" ADD COLUMN     "address" TEXT,
ADD COLUMN     "mayBeCosigned" BOOLEAN,
ADD COLUMN     "postcode" TEXT,
ADD COLUMN     "receivedOn" TEXT;

-- AlterTable
ALTER TABLE "SuggestionSigner" ADD COLUMN     "onPaper" BOOLEAN NOT NULL DEFAULT false;

