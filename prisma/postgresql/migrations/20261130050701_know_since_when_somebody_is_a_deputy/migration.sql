-- AlterTable
ALTER TABLE "Deputy" ADD COLUMN     "startedOn" TEXT;

