ALTER TABLE "WebSession" ADD COLUMN "steppedUpUntil" DATETIME;
