-- AlterTable
ALTER TABLE "Activity" DROP COLUMN "closedAt",
DROP COLUMN "reopenedAt";

