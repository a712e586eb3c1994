-- CreateIndex
CREATE INDEX "User_state_createdAt_idx" ON "User"("state", "createdAt");
