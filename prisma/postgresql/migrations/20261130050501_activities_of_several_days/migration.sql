-- AlterTable
ALTER TABLE "Activity" ADD COLUMN     "closedAt" TIMESTAMPTZ(3),
ADD COLUMN     "gathering" TEXT,
ADD COLUMN     "notes" TEXT,
ADD COLUMN     "reopenedAt" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "Participation" ADD COLUMN     "presentDays" TEXT;


-- Every notice asked for an answer until now.
UPDATE "Activity" SET "needsReceipt" = true;
