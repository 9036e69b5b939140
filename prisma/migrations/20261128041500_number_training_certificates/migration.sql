-- CreateTable
CREATE TABLE "TrainingCertificate" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "year" INTEGER NOT NULL,
    "serial" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "scope" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "issuedOn" TEXT NOT NULL,
    "issuedAt" DATETIME NOT NULL,
    "issuedById" INTEGER NOT NULL
);

-- CreateIndex
CREATE INDEX "TrainingCertificate_personId_scope_idx" ON "TrainingCertificate"("personId", "scope");

-- CreateIndex
CREATE UNIQUE INDEX "TrainingCertificate_year_serial_key" ON "TrainingCertificate"("year", "serial");

