-- AlterTable
ALTER TABLE "ActivityFile" ADD COLUMN     "newInEdition" INTEGER,
ADD COLUMN     "replacedById" INTEGER,
ADD COLUMN     "withdrawnAt" TIMESTAMPTZ(3),
ADD COLUMN     "withdrawnById" INTEGER;

