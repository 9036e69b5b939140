-- AlterTable
ALTER TABLE "Activity" ADD COLUMN     "hourKnown" BOOLEAN NOT NULL DEFAULT true;

