-- AlterTable
ALTER TABLE "SuggestionReply" ADD COLUMN     "correctedAt" TIMESTAMPTZ(3),
ADD COLUMN     "edition" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "SuggestionRating" ADD COLUMN     "correctedAt" TIMESTAMPTZ(3),
ADD COLUMN     "edition" INTEGER NOT NULL DEFAULT 1;

-- CreateTable
CREATE TABLE "ReplyEdition" (
    "id" SERIAL NOT NULL,
    "replyId" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "replyClass" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "letterNumber" TEXT,
    "signedBy" TEXT,
    "contactPerson" TEXT,
    "contactPhone" TEXT,
    "promises" TEXT NOT NULL,
    "replacedAt" TIMESTAMPTZ(3) NOT NULL,
    "replacedById" INTEGER NOT NULL,

    CONSTRAINT "ReplyEdition_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "RatingEdition" (
    "id" SERIAL NOT NULL,
    "ratingId" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "work" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "reason" TEXT,
    "replacedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RatingEdition_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "ReplyEdition_replyId_edition_key" ON "ReplyEdition"("replyId", "edition");

-- CreateIndex
CREATE UNIQUE INDEX "RatingEdition_ratingId_edition_key" ON "RatingEdition"("ratingId", "edition");

-- AddForeignKey
ALTER TABLE "ReplyEdition" ADD CONSTRAINT "ReplyEdition_replyId_fkey" FOREIGN KEY ("replyId") REFERENCES "SuggestionReply"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RatingEdition" ADD CONSTRAINT "RatingEdition_ratingId_fkey" FOREIGN KEY ("ratingId") REFERENCES "SuggestionRating"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

