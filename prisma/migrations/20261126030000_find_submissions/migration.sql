-- CreateIndex
CREATE INDEX "SuggestionEvent_move_id_idx" ON "SuggestionEvent"("move", "id");

