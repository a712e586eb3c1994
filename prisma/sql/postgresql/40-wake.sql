-- Whoever listens on "steward" is told the table in which something happened or was asked for.
CREATE OR REPLACE FUNCTION steward_wake() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('steward', TG_TABLE_NAME);
  RETURN NULL;
END $$;
DROP TRIGGER IF EXISTS steward_wake ON "Event";
CREATE TRIGGER steward_wake AFTER INSERT ON "Event" FOR EACH STATEMENT EXECUTE FUNCTION steward_wake();
DROP TRIGGER IF EXISTS steward_wake ON "Job";
CREATE TRIGGER steward_wake AFTER INSERT OR UPDATE ON "Job" FOR EACH STATEMENT EXECUTE FUNCTION steward_wake();
DROP TRIGGER IF EXISTS steward_wake ON "Mail";
CREATE TRIGGER steward_wake AFTER INSERT ON "Mail" FOR EACH STATEMENT EXECUTE FUNCTION steward_wake();
DROP TRIGGER IF EXISTS steward_wake ON "Setting";
CREATE TRIGGER steward_wake AFTER INSERT OR UPDATE OR DELETE ON "Setting" FOR EACH STATEMENT EXECUTE FUNCTION steward_wake();
