-- Levels are 0 to 5 whatever code says.
ALTER TABLE "User" DROP CONSTRAINT IF EXISTS user_level_range;
ALTER TABLE "User" ADD CONSTRAINT user_level_range CHECK (level BETWEEN 0 AND 5);
