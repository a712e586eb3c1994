CREATE TABLE "NetworkTrial" (
    "networkId" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'trying',
    "mark" TEXT NOT NULL,
    "kept" JSONB NOT NULL,
    "startedAt" TIMESTAMP(3) NOT NULL,
    "until" TIMESTAMP(3) NOT NULL,
    "extensions" INTEGER NOT NULL DEFAULT 0,
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "NetworkTrial_pkey" PRIMARY KEY ("networkId")
);


ALTER TABLE "NetworkTrial" ADD CONSTRAINT "NetworkTrial_networkId_fkey" FOREIGN KEY ("networkId") REFERENCES "Network"("id") ON DELETE CASCADE ON UPDATE CASCADE;
