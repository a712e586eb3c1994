ALTER TABLE "Channel" ADD COLUMN     "commandPrefix" TEXT NOT NULL DEFAULT '';


ALTER TABLE "ModuleStatus" ADD COLUMN     "settingsSchema" JSONB;


CREATE TABLE "AuthCredential" (
    "id" TEXT NOT NULL,
    "profileId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameFolded" TEXT NOT NULL,
    "passwordHash" TEXT,
    "createdAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "AuthCredential_pkey" PRIMARY KEY ("id")
);


CREATE UNIQUE INDEX "AuthCredential_profileId_nameFolded_key" ON "AuthCredential"("profileId", "nameFolded");


ALTER TABLE "AuthCredential" ADD CONSTRAINT "AuthCredential_profileId_fkey" FOREIGN KEY ("profileId") REFERENCES "AuthProfile"("id") ON DELETE CASCADE ON UPDATE CASCADE;
