CREATE TABLE messages ( reference VARCHAR(32) NOT NULL, message_id TEXT, digest VARCHAR(64) NOT NULL, network VARCHAR(64), household VARCHAR(64), name TEXT NOT NULL, email TEXT NOT NULL, subject TEXT NOT NULL, text TEXT NOT NULL, accepted_at DATETIME NOT NULL, let_through_at DATETIME, state VARCHAR(8) NOT NULL CHECK (state IN ('queued', 'sending', 'sent', 'failed', 'held')), reason TEXT, due_at DATETIME, attempts INTEGER NOT NULL, first_attempt_at DATETIME, handed_over_at DATETIME, claim VARCHAR(32), settled_at DATETIME, told BOOLEAN DEFAULT 0 NOT NULL, PRIMARY KEY (reference) );
CREATE TABLE schema_version ( version INTEGER NOT NULL, told_at DATETIME, looked_at DATETIME, steady_since DATETIME, PRIMARY KEY (version) );
CREATE INDEX ix_messages_accepted_at ON messages (accepted_at);
CREATE INDEX ix_messages_digest ON messages (digest);
CREATE INDEX ix_messages_due_at ON messages (due_at);
CREATE INDEX ix_messages_household ON messages (household);
CREATE INDEX ix_messages_let_through_at ON messages (let_through_at);
CREATE INDEX ix_messages_network ON messages (network);
CREATE INDEX ix_messages_oldest ON messages (state, accepted_at, reference);
INSERT INTO schema_version (version) VALUES (4);
INSERT INTO messages (reference, message_id, digest, name, email, subject, text, accepted_at, let_through_at, state, due_at, attempts)
  VALUES ('0123456789abcdef0123456789abcdef', '<a@b>', 'x', 'Vera', 'vera@example.org', '', 'Shall we talk?', '2026-11-20 09:30:00.000000', '2026-11-20 09:30:00.000000', 'queued', '2026-11-20 09:30:00.000000', 0);
