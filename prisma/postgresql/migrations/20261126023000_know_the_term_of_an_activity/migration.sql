-- AlterTable
ALTER TABLE "Activity" ADD COLUMN     "termId" INTEGER;

-- AlterTable
ALTER TABLE "ContactDayRecord" ADD COLUMN     "voidedAt" TIMESTAMPTZ(3);

