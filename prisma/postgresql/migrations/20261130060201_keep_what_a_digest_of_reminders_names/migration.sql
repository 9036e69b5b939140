-- CreateTable
CREATE TABLE "DigestMention" (
    "id" SERIAL NOT NULL,
    "noticeId" INTEGER NOT NULL,
    "suggestionId" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "leftOut" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "DigestMention_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "DigestMention_suggestionId_idx" ON "DigestMention"("suggestionId");

-- CreateIndex
CREATE INDEX "DigestMention_noticeId_idx" ON "DigestMention"("noticeId");

-- AddForeignKey
ALTER TABLE "DigestMention" ADD CONSTRAINT "DigestMention_noticeId_fkey" FOREIGN KEY ("noticeId") REFERENCES "Notice"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DigestMention" ADD CONSTRAINT "DigestMention_suggestionId_fkey" FOREIGN KEY ("suggestionId") REFERENCES "Suggestion"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- Digests that were queued before: a line begins with the number that its suggestion has, or had as a motion.
INSERT INTO "DigestMention" ("noticeId", "suggestionId", "key", "leftOut")
SELECT n."id", s."id", nudge.value ->> 'key',
  NOT (
    strpos(n."text", '· ' || CASE WHEN s."number" IS NULL THEN '草' || s."id"
      WHEN s."number" LIKE 'JY%' THEN lpad(s."serial"::text, GREATEST(3, length(s."serial"::text)), '0')
      ELSE '议案' || lpad(s."serial"::text, GREATEST(3, length(s."serial"::text)), '0') END || ' ') > 0
    OR strpos(n."text", '（草' || s."id" || '）') > 0
    OR strpos(n."text", '· 议案' || COALESCE(right(s."motionNumber", 3), '?') || ' ') > 0
  )
FROM "Notice" n
CROSS JOIN LATERAL jsonb_array_elements(n."subject"::jsonb -> 'nudges') WITH ORDINALITY AS nudge(value, place)
JOIN "Suggestion" s ON s."id" = (nudge.value ->> 'suggestionId')::int
WHERE n."kind" IN ('suggestion-clock', 'commitments') AND n."step" = 'digest' AND n."subject" IS NOT NULL
ORDER BY n."id", nudge.place;
