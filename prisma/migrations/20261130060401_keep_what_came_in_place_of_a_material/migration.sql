-- AlterTable
ALTER TABLE "ActivityFile" ADD COLUMN "newInEdition" INTEGER;
ALTER TABLE "ActivityFile" ADD COLUMN "replacedById" INTEGER;
ALTER TABLE "ActivityFile" ADD COLUMN "withdrawnAt" DATETIME;
ALTER TABLE "ActivityFile" ADD COLUMN "withdrawnById" INTEGER;

