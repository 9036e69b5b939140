-- CreateTable
CREATE TABLE "WaitingPhoto" (
    "fileId" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "senderId" INTEGER NOT NULL,
    "sentAt" DATETIME NOT NULL
);

-- CreateIndex
CREATE INDEX "WaitingPhoto_senderId_sentAt_idx" ON "WaitingPhoto"("senderId", "sentAt");

-- CreateIndex
CREATE INDEX "ReportPhoto_fileId_idx" ON "ReportPhoto"("fileId");

