-- name and id_number are envelopes of crypto/field-cipher.ts; id_index is a keyed hash of the number, so that it can be
-- looked up without being readable
CREATE TABLE people (
  id text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('person', 'enterprise')),
  name text NOT NULL,
  id_number text NOT NULL,
  id_index text NOT NULL UNIQUE,
  -- enterprises have none
  birth_date date,
  is_disabled boolean NOT NULL DEFAULT false
);

CREATE TABLE accounts (
  id text PRIMARY KEY,
  -- empty until name and number have been matched; one person may hold several accounts
  person_id text REFERENCES people,
  level integer NOT NULL CHECK (level BETWEEN 1 AND 3),
  roles jsonb NOT NULL,
  region text,
  hall_id text,
  window_ids jsonb,
  title text NOT NULL,
  note text NOT NULL,
  -- place in the list of demo accounts; null for accounts that are not listed
  demo_position integer
);

CREATE TABLE sessions (
  id text PRIMARY KEY,
  account_id text NOT NULL REFERENCES accounts,
  -- counts refresh tokens: only the latest is good
  generation integer NOT NULL,
  rotated_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL,
  device text NOT NULL,
  revoked_at timestamptz,
  -- order in which sessions ended; what every BFF follows
  revoked_position bigint UNIQUE
);
CREATE INDEX sessions_of_account ON sessions (account_id) WHERE revoked_at IS NULL;
CREATE SEQUENCE session_revocations;

CREATE TABLE real_name_tries (
  account_id text NOT NULL REFERENCES accounts,
  tried_at timestamptz NOT NULL
);
CREATE INDEX real_name_tries_of_account ON real_name_tries (account_id, tried_at);
