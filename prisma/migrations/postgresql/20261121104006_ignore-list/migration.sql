CREATE TABLE "Ignore" (
    "id" TEXT NOT NULL,
    "networkId" TEXT NOT NULL DEFAULT '*',
    "mask" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "setById" TEXT,
    "setByName" TEXT NOT NULL,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "expiresAt" TIMESTAMP(3),

    CONSTRAINT "Ignore_pkey" PRIMARY KEY ("id")
);


CREATE UNIQUE INDEX "Ignore_networkId_mask_key" ON "Ignore"("networkId", "mask");
