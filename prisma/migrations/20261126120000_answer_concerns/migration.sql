-- AlterTable
ALTER TABLE "Concern" ADD COLUMN "suggestionId" INTEGER;

-- CreateTable
CREATE TABLE "ConcernAnswer" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "concernId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "answeredAt" DATETIME NOT NULL,
    "answeredById" INTEGER NOT NULL,
    CONSTRAINT "ConcernAnswer_concernId_fkey" FOREIGN KEY ("concernId") REFERENCES "Concern" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateTable
CREATE TABLE "ReportPhoto" (
    "reportId" INTEGER NOT NULL,
    "fileId" INTEGER NOT NULL,

    PRIMARY KEY ("reportId", "fileId")
);

-- CreateTable
CREATE TABLE "CardCode" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "code" TEXT NOT NULL,
    "deputyId" INTEGER NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "endedAt" DATETIME
);

-- CreateTable
CREATE TABLE "OpinionCard" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "codeId" INTEGER NOT NULL,
    "concernId" INTEGER,
    "receiptHash" TEXT NOT NULL,
    "voterName" TEXT,
    "voterPhone" TEXT,
    "voterAddress" TEXT,
    "consentVersion" TEXT NOT NULL,
    "consentAt" DATETIME NOT NULL,
    CONSTRAINT "OpinionCard_concernId_fkey" FOREIGN KEY ("concernId") REFERENCES "Concern" ("id") ON DELETE SET NULL ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "ConcernAnswer_concernId_idx" ON "ConcernAnswer"("concernId");

-- CreateIndex
CREATE UNIQUE INDEX "CardCode_code_key" ON "CardCode"("code");

-- CreateIndex
CREATE INDEX "CardCode_deputyId_idx" ON "CardCode"("deputyId");

-- CreateIndex
CREATE UNIQUE INDEX "OpinionCard_concernId_key" ON "OpinionCard"("concernId");

-- CreateIndex
CREATE UNIQUE INDEX "OpinionCard_receiptHash_key" ON "OpinionCard"("receiptHash");

-- CreateIndex
CREATE INDEX "OpinionCard_codeId_idx" ON "OpinionCard"("codeId");

