-- AlterTable
ALTER TABLE "Deputy" ADD COLUMN     "suspendedDocument" TEXT,
ADD COLUMN     "suspendedFrom" TEXT,
ADD COLUMN     "suspendedReason" TEXT,
ADD COLUMN     "suspendedTo" TEXT;

