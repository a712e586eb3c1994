ALTER TABLE "User" ADD COLUMN     "waitingSeenAt" TIMESTAMP(3);
