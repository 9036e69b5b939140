-- CreateTable
CREATE TABLE "ContactDayAnnounced" (
    "year" INTEGER NOT NULL,
    "firstOn" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "changes" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ContactDayAnnounced_pkey" PRIMARY KEY ("year")
);

