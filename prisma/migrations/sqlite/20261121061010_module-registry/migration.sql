ALTER TABLE "ModuleStatus" ADD COLUMN "settingsSchema" JSONB;


ALTER TABLE "Channel" ADD COLUMN "commandPrefix" TEXT NOT NULL DEFAULT '';


CREATE TABLE "AuthCredential" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "profileId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameFolded" TEXT NOT NULL,
    "passwordHash" TEXT,
    "createdAt" DATETIME NOT NULL,
    CONSTRAINT "AuthCredential_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "AuthProfile" ("id") ON DELETE CASCADE ON UPDATE CASCADE
);


CREATE UNIQUE INDEX "AuthCredential_profileId_nameFolded_key" ON "AuthCredential"("profileId", "nameFolded");
