-- CreateTable
CREATE TABLE "PaperTemplate" (
    "id" SERIAL NOT NULL,
    "owner" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "fileId" INTEGER NOT NULL,
    "activeKey" TEXT,
    "uploadedById" INTEGER NOT NULL,
    "uploadedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PaperTemplate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "PaperTemplate_activeKey_key" ON "PaperTemplate"("activeKey");

-- CreateIndex
CREATE INDEX "PaperTemplate_owner_idx" ON "PaperTemplate"("owner");

