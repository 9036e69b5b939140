-- AlterTable
ALTER TABLE "Activity" ADD COLUMN "closedAt" DATETIME;
ALTER TABLE "Activity" ADD COLUMN "gathering" TEXT;
ALTER TABLE "Activity" ADD COLUMN "notes" TEXT;
ALTER TABLE "Activity" ADD COLUMN "reopenedAt" DATETIME;

-- AlterTable
ALTER TABLE "Participation" ADD COLUMN "presentDays" TEXT;


-- Every notice asked for an answer until now.
UPDATE "Activity" SET "needsReceipt" = true;
