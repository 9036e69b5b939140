-- AlterTable
ALTER TABLE "Suggestion" ADD COLUMN "address" TEXT;
ALTER TABLE "Suggestion" ADD COLUMN "mayBeCosigned" BOOLEAN;
ALTER TABLE "Suggestion" ADD COLUMN "postcode" TEXT;
ALTER TABLE "Suggestion" ADD COLUMN "receivedOn" TEXT;

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_SuggestionSigner" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "suggestionId" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "confirmedText" INTEGER NOT NULL,
    "confirmedAt" DATETIME NOT NULL,
    "onPaper" BOOLEAN NOT NULL DEFAULT false,
    "endedAt" DATETIME,
    CONSTRAINT "SuggestionSigner_suggestionId_fkey" FOREIGN KEY ("suggestionId") REFERENCES "Suggestion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SuggestionSigner_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_SuggestionSigner" ("confirmedAt", "confirmedText", "endedAt", "id", "personId", "state", "suggestionId") SELECT "confirmedAt", "confirmedText", "endedAt", "id", "personId", "state", "suggestionId" FROM "SuggestionSigner";
DROP TABLE "SuggestionSigner";
ALTER TABLE "new_SuggestionSigner" RENAME TO "SuggestionSigner";
CREATE INDEX "SuggestionSigner_personId_idx" ON "SuggestionSigner"("personId");
CREATE UNIQUE INDEX "SuggestionSigner_suggestionId_personId_key" ON "SuggestionSigner"("suggestionId", "personId");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

