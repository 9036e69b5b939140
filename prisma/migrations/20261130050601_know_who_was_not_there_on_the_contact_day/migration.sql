-- CreateTable
CREATE TABLE "ContactDayAbsence" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "personId" INTEGER NOT NULL,
    "year" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "toldAt" DATETIME NOT NULL,
    "recordedById" INTEGER,
    "voidedAt" DATETIME,
    "version" INTEGER NOT NULL DEFAULT 1
);

-- CreateIndex
CREATE INDEX "ContactDayAbsence_year_idx" ON "ContactDayAbsence"("year");

-- CreateIndex
CREATE UNIQUE INDEX "ContactDayAbsence_personId_year_key" ON "ContactDayAbsence"("personId", "year");

