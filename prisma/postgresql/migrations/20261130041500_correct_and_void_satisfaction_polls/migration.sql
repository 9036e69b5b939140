-- AlterTable
ALTER TABLE "SatisfactionPoll" ADD COLUMN     "correction" TEXT,
ADD COLUMN     "correctsId" INTEGER,
ADD COLUMN     "edition" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "replacedById" INTEGER,
ADD COLUMN     "voidReason" TEXT,
ADD COLUMN     "voidedAt" TIMESTAMPTZ(3),
ADD COLUMN     "voidedById" INTEGER;

