-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "searchText" TEXT;

-- AlterTable
ALTER TABLE "Deputy" ADD COLUMN     "endReason" TEXT,
ADD COLUMN     "endedOn" TEXT;

-- AlterTable
ALTER TABLE "ScMember" ADD COLUMN     "endedOn" TEXT;

-- AlterTable
ALTER TABLE "Voter" ADD COLUMN     "searchText" TEXT;

-- CreateTable
CREATE TABLE "RosterUpload" (
    "id" SERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "termName" TEXT,
    "termNumber" INTEGER,
    "fileId" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "version" INTEGER NOT NULL DEFAULT 1,
    "planHash" TEXT,
    "shown" TEXT,
    "uploadedById" INTEGER NOT NULL,
    "uploadedAt" TIMESTAMPTZ(3) NOT NULL,
    "startedAt" TIMESTAMPTZ(3),
    "finishedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RosterUpload_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "RosterUpload_state_idx" ON "RosterUpload"("state");

-- CreateIndex
CREATE INDEX "Person_searchText_idx" ON "Person"("searchText");

-- CreateIndex
CREATE INDEX "Voter_searchText_idx" ON "Voter"("searchText");

