-- AlterTable
ALTER TABLE "Participation" ADD COLUMN     "leaveDays" TEXT;

