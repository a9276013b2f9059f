-- answers of idempotent writes, kept 7 days and replayed byte-equal; scope = actor, method and path
CREATE TABLE idempotency (
  scope text NOT NULL,
  key text NOT NULL,
  body_hash text NOT NULL,
  -- JSON as text, not jsonb: jsonb would reorder the members
  reply text NOT NULL,
  created_at timestamptz NOT NULL,
  PRIMARY KEY (scope, key)
);
CREATE INDEX idempotency_age ON idempotency (created_at);
