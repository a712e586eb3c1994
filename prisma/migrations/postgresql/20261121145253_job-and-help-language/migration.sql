ALTER TABLE "Job" ADD COLUMN     "locale" TEXT NOT NULL DEFAULT 'en';


ALTER TABLE "ModuleStatus" ADD COLUMN     "help" JSONB;
