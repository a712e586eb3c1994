-- How often rows that others wait for were written: whoever watches the file reads which table it was (core/db/wake.ts).
-- Events have growing numbers of their own and are not counted.
CREATE TABLE IF NOT EXISTS wake_mark(name TEXT PRIMARY KEY, changes INTEGER NOT NULL) WITHOUT ROWID;
INSERT OR IGNORE INTO wake_mark VALUES ('Job', 0), ('Mail', 0), ('Setting', 0);
CREATE TRIGGER IF NOT EXISTS wake_job_insert AFTER INSERT ON "Job" BEGIN
  UPDATE wake_mark SET changes = changes + 1 WHERE name = 'Job';
END;
CREATE TRIGGER IF NOT EXISTS wake_job_update AFTER UPDATE ON "Job" BEGIN
  UPDATE wake_mark SET changes = changes + 1 WHERE name = 'Job';
END;
CREATE TRIGGER IF NOT EXISTS wake_mail_insert AFTER INSERT ON "Mail" BEGIN
  UPDATE wake_mark SET changes = changes + 1 WHERE name = 'Mail';
END;
CREATE TRIGGER IF NOT EXISTS wake_setting_insert AFTER INSERT ON "Setting" BEGIN
  UPDATE wake_mark SET changes = changes + 1 WHERE name = 'Setting';
END;
CREATE TRIGGER IF NOT EXISTS wake_setting_update AFTER UPDATE ON "Setting" BEGIN
  UPDATE wake_mark SET changes = changes + 1 WHERE name = 'Setting';
END;
CREATE TRIGGER IF NOT EXISTS wake_setting_delete AFTER DELETE ON "Setting" BEGIN
  UPDATE wake_mark SET changes = changes + 1 WHERE name = 'Setting';
END;
