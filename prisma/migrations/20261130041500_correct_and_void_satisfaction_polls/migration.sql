-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_SatisfactionPoll" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "title" TEXT NOT NULL,
    "heldOn" TEXT NOT NULL,
    "subjectKind" TEXT NOT NULL,
    "issued" INTEGER NOT NULL,
    "returned" INTEGER NOT NULL,
    "recordedById" INTEGER NOT NULL,
    "recordedAt" DATETIME NOT NULL,
    "edition" INTEGER NOT NULL DEFAULT 1,
    "correctsId" INTEGER,
    "correction" TEXT,
    "replacedById" INTEGER,
    "voidedAt" DATETIME,
    "voidedById" INTEGER,
    "voidReason" TEXT
);
INSERT INTO "new_SatisfactionPoll" ("heldOn", "id", "issued", "recordedAt", "recordedById", "returned", "subjectKind", "title") SELECT "heldOn", "id", "issued", "recordedAt", "recordedById", "returned", "subjectKind", "title" FROM "SatisfactionPoll";
DROP TABLE "SatisfactionPoll";
ALTER TABLE "new_SatisfactionPoll" RENAME TO "SatisfactionPoll";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

