-- CreateTable
CREATE TABLE "PaperTemplate" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "owner" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "fileId" INTEGER NOT NULL,
    "activeKey" TEXT,
    "uploadedById" INTEGER NOT NULL,
    "uploadedAt" DATETIME NOT NULL,
    "endedAt" DATETIME
);

-- CreateIndex
CREATE UNIQUE INDEX "PaperTemplate_activeKey_key" ON "PaperTemplate"("activeKey");

-- CreateIndex
CREATE INDEX "PaperTemplate_owner_idx" ON "PaperTemplate"("owner");

