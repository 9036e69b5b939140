-- CreateTable
CREATE TABLE "ReplyEdition" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "replyId" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "replyClass" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "letterNumber" TEXT,
    "signedBy" TEXT,
    "contactPerson" TEXT,
    "contactPhone" TEXT,
    "promises" TEXT NOT NULL,
    "replacedAt" DATETIME NOT NULL,
    "replacedById" INTEGER NOT NULL,
    CONSTRAINT "ReplyEdition_replyId_fkey" FOREIGN KEY ("replyId") REFERENCES "SuggestionReply" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "RatingEdition" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "ratingId" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "work" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "reason" TEXT,
    "replacedAt" DATETIME NOT NULL,
    CONSTRAINT "RatingEdition_ratingId_fkey" FOREIGN KEY ("ratingId") REFERENCES "SuggestionRating" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_SuggestionReply" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "suggestionId" INTEGER NOT NULL,
    "handlingId" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "replyClass" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "letterFileId" INTEGER,
    "letterNumber" TEXT,
    "signedBy" TEXT,
    "contactPerson" TEXT,
    "contactPhone" TEXT,
    "repliedAt" DATETIME NOT NULL,
    "repliedById" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL DEFAULT 1,
    "correctedAt" DATETIME,
    CONSTRAINT "SuggestionReply_suggestionId_fkey" FOREIGN KEY ("suggestionId") REFERENCES "Suggestion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "SuggestionReply_handlingId_fkey" FOREIGN KEY ("handlingId") REFERENCES "Handling" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_SuggestionReply" ("contactPerson", "contactPhone", "handlingId", "id", "letterFileId", "letterNumber", "repliedAt", "repliedById", "replyClass", "round", "signedBy", "suggestionId", "text") SELECT "contactPerson", "contactPhone", "handlingId", "id", "letterFileId", "letterNumber", "repliedAt", "repliedById", "replyClass", "round", "signedBy", "suggestionId", "text" FROM "SuggestionReply";
DROP TABLE "SuggestionReply";
ALTER TABLE "new_SuggestionReply" RENAME TO "SuggestionReply";
CREATE INDEX "SuggestionReply_suggestionId_idx" ON "SuggestionReply"("suggestionId");
CREATE UNIQUE INDEX "SuggestionReply_handlingId_round_key" ON "SuggestionReply"("handlingId", "round");
CREATE TABLE "new_SuggestionRating" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "suggestionId" INTEGER NOT NULL,
    "round" INTEGER NOT NULL,
    "work" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "reason" TEXT,
    "ratedAt" DATETIME NOT NULL,
    "ratedById" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL DEFAULT 1,
    "correctedAt" DATETIME,
    CONSTRAINT "SuggestionRating_suggestionId_fkey" FOREIGN KEY ("suggestionId") REFERENCES "Suggestion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);
INSERT INTO "new_SuggestionRating" ("id", "ratedAt", "ratedById", "reason", "result", "round", "suggestionId", "work") SELECT "id", "ratedAt", "ratedById", "reason", "result", "round", "suggestionId", "work" FROM "SuggestionRating";
DROP TABLE "SuggestionRating";
ALTER TABLE "new_SuggestionRating" RENAME TO "SuggestionRating";
CREATE UNIQUE INDEX "SuggestionRating_suggestionId_round_key" ON "SuggestionRating"("suggestionId", "round");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

-- CreateIndex
CREATE UNIQUE INDEX "ReplyEdition_replyId_edition_key" ON "ReplyEdition"("replyId", "edition");

-- CreateIndex
CREATE UNIQUE INDEX "RatingEdition_ratingId_edition_key" ON "RatingEdition"("ratingId", "edition");

