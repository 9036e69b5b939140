-- AlterTable
ALTER TABLE "Deputy" ADD COLUMN "suspendedDocument" TEXT;
ALTER TABLE "Deputy" ADD COLUMN "suspendedFrom" TEXT;
ALTER TABLE "Deputy" ADD COLUMN "suspendedReason" TEXT;
ALTER TABLE "Deputy" ADD COLUMN "suspendedTo" TEXT;

