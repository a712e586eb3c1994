CREATE TABLE "NetworkTrial" (
    "networkId" TEXT NOT NULL PRIMARY KEY,
    "state" TEXT NOT NULL DEFAULT 'trying',
    "mark" TEXT NOT NULL,
    "kept" JSONB NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "until" DATETIME NOT NULL,
    "extensions" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT NOT NULL DEFAULT '',
    CONSTRAINT "NetworkTrial_networkId_fkey" FOREIGN KEY ("networkId") REFERENCES "Network" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);
