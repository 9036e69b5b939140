-- AlterTable
ALTER TABLE "ContactDayRecord" ADD COLUMN "recordedById" INTEGER;

