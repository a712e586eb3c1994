PRAGMA defer_foreign_keys=ON;
PRAGMA foreign_keys=OFF;
CREATE TABLE "new_BotProcess" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "startId" TEXT NOT NULL DEFAULT '',
    "machine" TEXT NOT NULL DEFAULT '',
    "pid" INTEGER NOT NULL,
    "version" TEXT NOT NULL,
    "startedAt" DATETIME NOT NULL,
    "heartbeatAt" DATETIME NOT NULL,
    "stoppedAt" DATETIME,
    "rssBytes" INTEGER NOT NULL DEFAULT 0,
    "hosts" INTEGER NOT NULL DEFAULT 0
);
INSERT INTO "new_BotProcess" ("heartbeatAt", "hosts", "id", "pid", "rssBytes", "startedAt", "stoppedAt", "version") SELECT "heartbeatAt", "hosts", "id", "pid", "rssBytes", "startedAt", "stoppedAt", "version" FROM "BotProcess";
DROP TABLE "BotProcess";
ALTER TABLE "new_BotProcess" RENAME TO "BotProcess";
PRAGMA foreign_keys=ON;
PRAGMA defer_foreign_keys=OFF;
