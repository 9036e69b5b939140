-- CreateTable
CREATE TABLE "WaitingPhoto" (
    "fileId" INTEGER NOT NULL,
    "senderId" INTEGER NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "WaitingPhoto_pkey" PRIMARY KEY ("fileId")
);

-- CreateIndex
CREATE INDEX "WaitingPhoto_senderId_sentAt_idx" ON "WaitingPhoto"("senderId", "sentAt");

-- CreateIndex
CREATE INDEX "ReportPhoto_fileId_idx" ON "ReportPhoto"("fileId");

