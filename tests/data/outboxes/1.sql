CREATE TABLE schema_version (version INTEGER NOT NULL, PRIMARY KEY (version));
CREATE TABLE messages (
    reference VARCHAR(32) NOT NULL, digest VARCHAR(64) NOT NULL, name TEXT NOT NULL, email TEXT NOT NULL,
    subject TEXT NOT NULL, text TEXT NOT NULL, accepted_at DATETIME NOT NULL,
    state VARCHAR(8) NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'held')),
    reason TEXT, due_at DATETIME, attempts INTEGER NOT NULL, first_attempt_at DATETIME, claim VARCHAR(32),
    settled_at DATETIME, PRIMARY KEY (reference)
);
CREATE INDEX ix_messages_digest ON messages (digest);
CREATE INDEX ix_messages_due_at ON messages (due_at);
INSERT INTO schema_version VALUES (1);
INSERT INTO messages VALUES ('0123456789abcdef0123456789abcdef', 'x', 'Vera', 'vera@example.org', '', 'Shall we talk?',
    '2026-11-20 09:30:00.000000', 'queued', NULL, '2026-11-20 09:30:00.000000', 0, NULL, NULL, NULL);
