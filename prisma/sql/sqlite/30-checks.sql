-- Levels are 0 to 5 whatever code says.
CREATE TRIGGER IF NOT EXISTS user_level_insert BEFORE INSERT ON "User" WHEN new.level NOT BETWEEN 0 AND 5 BEGIN
  SELECT RAISE(ABORT, 'level must be 0 to 5');
END;
CREATE TRIGGER IF NOT EXISTS user_level_update BEFORE UPDATE OF level ON "User" WHEN new.level NOT BETWEEN 0 AND 5 BEGIN
  SELECT RAISE(ABORT, 'level must be 0 to 5');
END;
