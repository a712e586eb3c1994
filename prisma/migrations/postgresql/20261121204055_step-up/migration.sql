ALTER TABLE "WebSession" ADD COLUMN     "steppedUpUntil" TIMESTAMP(3);
