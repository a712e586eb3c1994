ALTER TABLE "Network" ADD COLUMN "leaseOwner" TEXT;
ALTER TABLE "Network" ADD COLUMN "leaseUntil" DATETIME;
