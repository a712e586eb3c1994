-- Readers follow the log by growing id, so ids must commit in order: whoever inserts events waits for the one before.
CREATE OR REPLACE FUNCTION steward_event_order() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(7377001);
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS steward_event_order ON "Event";
CREATE TRIGGER steward_event_order BEFORE INSERT ON "Event" FOR EACH STATEMENT EXECUTE FUNCTION steward_event_order();
