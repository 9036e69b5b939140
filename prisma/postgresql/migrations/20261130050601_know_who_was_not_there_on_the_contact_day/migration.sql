-- CreateTable
CREATE TABLE "ContactDayAbsence" (
    "id" SERIAL NOT NULL,
    "personId" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "toldAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedById" INTEGER,
    "voidedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ContactDayAbsence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ContactDayAbsence_year_idx" ON "ContactDayAbsence"("year");

-- CreateIndex
CREATE UNIQUE INDEX "ContactDayAbsence_personId_year_key" ON "ContactDayAbsence"("personId", "year");

