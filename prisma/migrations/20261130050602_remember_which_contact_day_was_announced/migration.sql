-- CreateTable
CREATE TABLE "ContactDayAnnounced" (
    "year" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "firstOn" TEXT NOT NULL,
    "on" TEXT NOT NULL,
    "changes" INTEGER NOT NULL DEFAULT 0
);

