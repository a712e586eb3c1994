CREATE TABLE "LogView" (
    "id" TEXT NOT NULL,
    "userId" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "nameFolded" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMP(3) NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "LogView_pkey" PRIMARY KEY ("id")
);


CREATE UNIQUE INDEX "LogView_userId_nameFolded_key" ON "LogView"("userId", "nameFolded");


ALTER TABLE "LogView" ADD CONSTRAINT "LogView_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;
