-- Full-text search over the event log, as an index on an expression.
CREATE INDEX IF NOT EXISTS event_text ON "Event" USING gin (to_tsvector('simple', text || ' ' || coalesce(nick, '')));
