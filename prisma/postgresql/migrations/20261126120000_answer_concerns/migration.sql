-- AlterTable
ALTER TABLE "Concern" ADD COLUMN     "suggestionId" INTEGER;

-- CreateTable
CREATE TABLE "ConcernAnswer" (
    "id" SERIAL NOT NULL,
    "concernId" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "answeredAt" TIMESTAMPTZ(3) NOT NULL,
    "answeredById" INTEGER NOT NULL,

    CONSTRAINT "ConcernAnswer_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ReportPhoto" (
    "reportId" INTEGER NOT NULL,
    "fileId" INTEGER NOT NULL,

    CONSTRAINT "ReportPhoto_pkey" PRIMARY KEY ("reportId","fileId")
);

-- CreateTable
CREATE TABLE "CardCode" (
    "id" SERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "deputyId" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CardCode_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "OpinionCard" (
    "id" SERIAL NOT NULL,
    "codeId" INTEGER NOT NULL,
    "concernId" INTEGER,
    "receiptHash" TEXT NOT NULL,
    "voterName" TEXT,
    "voterPhone" TEXT,
    "voterAddress" TEXT,
    "consentVersion" TEXT NOT NULL,
    "consentAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "OpinionCard_pkey" PRIMARY KEY ("id")
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

-- AddForeignKey
ALTER TABLE "ConcernAnswer" ADD CONSTRAINT "ConcernAnswer_concernId_fkey" FOREIGN KEY ("concernId") REFERENCES "Concern"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OpinionCard" ADD CONSTRAINT "OpinionCard_concernId_fkey" FOREIGN KEY ("concernId") REFERENCES "Concern"("id") ON DELETE SET NULL ON UPDATE CASCADE;

