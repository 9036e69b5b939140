-- CreateTable
CREATE TABLE "DigestMention" (
    "id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    "noticeId" INTEGER NOT NULL,
    "suggestionId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "leftOut" BOOLEAN NOT NULL DEFAULT false,
    CONSTRAINT "DigestMention_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice" ("id") ON DELETE RESTRICT ON UPDATE CASCADE,
    CONSTRAINT "DigestMention_suggestionId_fkey" FOREIGN KEY ("suggestionId") REFERENCES "Suggestion" ("id") ON DELETE RESTRICT ON UPDATE CASCADE
);

-- CreateIndex
CREATE INDEX "DigestMention_suggestionId_idx" ON "DigestMention"("suggestionId");

-- CreateIndex
CREATE INDEX "DigestMention_noticeId_idx" ON "DigestMention"("noticeId");

-- Digests that were queued before: a line begins with the number that its suggestion has, or had as a motion.
INSERT INTO "DigestMention" ("noticeId", "suggestionId", "key", "leftOut")
SELECT n."id", s."id", json_extract(nudge.value, '$.key'),
  NOT (
    instr(n."text", '· ' || CASE WHEN s."number" IS NULL THEN '草' || s."id"
      WHEN s."number" LIKE 'JY%' THEN printf('%03d', s."serial") ELSE '议案' || printf('%03d', s."serial") END || ' ') > 0
    OR instr(n."text", '（草' || s."id" || '）') > 0
    OR instr(n."text", '· 议案' || COALESCE(substr(s."motionNumber", -3), '?') || ' ') > 0
  )
FROM "Notice" n, json_each(n."subject", '$.nudges') nudge
JOIN "Suggestion" s ON s."id" = json_extract(nudge.value, '$.suggestionId')
WHERE n."kind" IN ('suggestion-clock', 'commitments') AND n."step" = 'digest' AND n."subject" IS NOT NULL
ORDER BY n."id", nudge.key;
