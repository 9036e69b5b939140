-- Motions that were taken on with a suggestion's number and went to no unit wait for a decision too.
UPDATE "SuggestionEvent" SET "details" = '{"motion":true}'
WHERE "move" = 'accept' AND "details" = '{}' AND "suggestionId" IN (
  SELECT "id" FROM "Suggestion" WHERE "kind" = 'motion' AND "state" = 'accepted'
);
