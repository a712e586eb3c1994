ALTER TABLE "ModuleStatus" ADD COLUMN     "notice" JSONB;


CREATE TABLE "ModuleValue" (
    "module" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "bytes" INTEGER NOT NULL,
    "updatedAt" TIMESTAMP(3) NOT NULL,

    CONSTRAINT "ModuleValue_pkey" PRIMARY KEY ("module","key")
);
