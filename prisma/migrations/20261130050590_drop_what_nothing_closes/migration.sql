-- RedefineTables
PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Activity" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "kind" TEXT NOT NULL,
    "topic" TEXT,
    "title" TEXT NOT NULL,
    "startsAt" DATETIME NOT NULL,
    "hourKnown" BOOLEAN NOT NULL DEFAULT true,
    "endsAt" DATETIME,
    "place" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "organiserId" INTEGER NOT NULL,
    "groupId" INTEGER,
    "officeId" INTEGER,
    "audience" TEXT NOT NULL,
    "seats" INTEGER,
    "answerBy" DATETIME,
    "needsReceipt" BOOLEAN NOT NULL DEFAULT false,
    "materials" TEXT,
    "bring" TEXT,
    "gathering" TEXT,
    "notes" TEXT,
    "hours" REAL,
    "doorOnly" BOOLEAN NOT NULL DEFAULT false,
    "doorSecret" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'draft',
    "version" INTEGER NOT NULL DEFAULT 1,
    "edition" INTEGER NOT NULL DEFAULT 0,
    "toldAt" DATETIME,
    "tellAfter" INTEGER,
    "cancelReason" TEXT,
    "minutes" TEXT,
    "findings" TEXT,
    "termId" INTEGER,
    "createdAt" DATETIME NOT NULL
);
INSERT INTO "new_Activity" ("answerBy", "audience", "bring", "cancelReason", "createdAt", "doorOnly", "doorSecret", "edition", "endsAt", "findings", "gathering", "groupId", "hourKnown", "hours", "id", "kind", "level", "materials", "minutes", "needsReceipt", "notes", "officeId", "organiserId", "place", "seats", "startsAt", "state", "tellAfter", "termId", "title", "toldAt", "topic", "version") SELECT "answerBy", "audience", "bring", "cancelReason", "createdAt", "doorOnly", "doorSecret", "edition", "endsAt", "findings", "gathering", "groupId", "hourKnown", "hours", "id", "kind", "level", "materials", "minutes", "needsReceipt", "notes", "officeId", "organiserId", "place", "seats", "startsAt", "state", "tellAfter", "termId", "title", "toldAt", "topic", "version" FROM "Activity";
DROP TABLE "Activity";
ALTER TABLE "new_Activity" RENAME TO "Activity";
CREATE INDEX "Activity_state_startsAt_idx" ON "Activity"("state", "startsAt");
CREATE INDEX "Activity_groupId_startsAt_idx" ON "Activity"("groupId", "startsAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;

