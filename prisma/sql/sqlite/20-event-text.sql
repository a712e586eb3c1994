-- Full-text search over the event log. External content: the words are indexed, the text stays in "Event".
CREATE VIRTUAL TABLE IF NOT EXISTS event_text USING fts5(text, nick, content='Event', content_rowid='id');
CREATE TRIGGER IF NOT EXISTS event_text_insert AFTER INSERT ON "Event" WHEN new.text <> '' BEGIN
  INSERT INTO event_text(rowid, text, nick) VALUES (new.id, new.text, new.nick);
END;
CREATE TRIGGER IF NOT EXISTS event_text_delete AFTER DELETE ON "Event" WHEN old.text <> '' BEGIN
  INSERT INTO event_text(event_text, rowid, text, nick) VALUES ('delete', old.id, old.text, old.nick);
END;
