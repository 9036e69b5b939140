-- CreateTable
CREATE TABLE "FormLink" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "tokenHash" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "purpose" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "usedAt" DATETIME,
    "revokedAt" DATETIME,
    "answer" TEXT
);

-- CreateTable
CREATE TABLE "DeskSession" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "tokenHash" TEXT NOT NULL,
    "personId" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "lastSeenAt" DATETIME NOT NULL,
    "browser" TEXT NOT NULL,
    "endedAt" DATETIME,
    "endReason" TEXT
);

-- CreateIndex
CREATE UNIQUE INDEX "FormLink_tokenHash_key" ON "FormLink"("tokenHash");

-- CreateIndex
CREATE INDEX "FormLink_personId_purpose_idx" ON "FormLink"("personId", "purpose");

-- CreateIndex
CREATE UNIQUE INDEX "DeskSession_tokenHash_key" ON "DeskSession"("tokenHash");

-- CreateIndex
CREATE INDEX "DeskSession_personId_endedAt_idx" ON "DeskSession"("personId", "endedAt");

