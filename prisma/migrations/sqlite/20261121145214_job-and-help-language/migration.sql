ALTER TABLE "ModuleStatus" ADD COLUMN "help" JSONB;


PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_Job" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "input" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'queued',
    "networkId" TEXT,
    "userId" TEXT,
    "via" TEXT NOT NULL DEFAULT 'web',
    "requestId" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "notBefore" DATETIME NOT NULL,
    "expiresAt" DATETIME NOT NULL,
    "acceptedAt" DATETIME,
    "finishedAt" DATETIME,
    "owner" TEXT,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "result" TEXT NOT NULL DEFAULT ''
);
INSERT INTO "new_Job" ("acceptedAt", "createdAt", "expiresAt", "finishedAt", "id", "input", "kind", "networkId", "notBefore", "owner", "requestId", "result", "state", "userId", "via") SELECT "acceptedAt", "createdAt", "expiresAt", "finishedAt", "id", "input", "kind", "networkId", "notBefore", "owner", "requestId", "result", "state", "userId", "via" FROM "Job";
DROP TABLE "Job";
ALTER TABLE "new_Job" RENAME TO "Job";
CREATE INDEX "Job_state_notBefore_idx" ON "Job"("state", "notBefore");
CREATE INDEX "Job_createdAt_idx" ON "Job"("createdAt");
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
