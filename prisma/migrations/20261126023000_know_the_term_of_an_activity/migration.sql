-- AlterTable
ALTER TABLE "Activity" ADD COLUMN "termId" INTEGER;

-- AlterTable
ALTER TABLE "ContactDayRecord" ADD COLUMN "voidedAt" DATETIME;

