CREATE TABLE "Ignore" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "networkId" TEXT NOT NULL DEFAULT '*',
    "mask" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "setById" TEXT,
    "setByName" TEXT NOT NULL,
    "createdAt" DATETIME NOT NULL,
    "expiresAt" DATETIME
);


CREATE UNIQUE INDEX "Ignore_networkId_mask_key" ON "Ignore"("networkId", "mask");
