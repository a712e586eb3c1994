-- Readers and the one writer do not block each other; kept in the file.
PRAGMA journal_mode = WAL;
