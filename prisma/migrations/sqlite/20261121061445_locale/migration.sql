ALTER TABLE "User" ADD COLUMN "locale" TEXT NOT NULL DEFAULT '';

-- Until now the zone was "UTC" for whoever never touched it, and nothing was shown in it.
UPDATE "User" SET "timeZone" = '' WHERE "timeZone" = 'UTC';
