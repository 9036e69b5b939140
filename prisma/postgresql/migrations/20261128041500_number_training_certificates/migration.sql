-- CreateTable
CREATE TABLE "TrainingCertificate" (
    "id" SERIAL NOT NULL,
    "year" INTEGER NOT NULL,
    "serial" INTEGER NOT NULL,
    "personId" INTEGER NOT NULL,
    "scope" TEXT NOT NULL,
    "facts" TEXT NOT NULL,
    "issuedOn" TEXT NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "issuedById" INTEGER NOT NULL,

    CONSTRAINT "TrainingCertificate_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "TrainingCertificate_personId_scope_idx" ON "TrainingCertificate"("personId", "scope");

-- CreateIndex
CREATE UNIQUE INDEX "TrainingCertificate_year_serial_key" ON "TrainingCertificate"("year", "serial");

