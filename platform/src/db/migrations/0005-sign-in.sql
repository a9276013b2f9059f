-- a keyed hash of WeChat's openid, which itself is kept nowhere
ALTER TABLE accounts ADD COLUMN wechat_index text UNIQUE;
-- set while the person may still change their mind; signing in again clears it
ALTER TABLE accounts ADD COLUMN deletion_asked_at timestamptz;

CREATE TABLE staff_credentials (
  account_id text PRIMARY KEY REFERENCES accounts,
  -- argon2id with its parameters
  password_hash text NOT NULL,
  -- envelope of crypto/field-cipher.ts
  totp_secret text NOT NULL,
  -- the 30-second step of the last code that was used: no code works twice
  last_step bigint NOT NULL DEFAULT 0
);

-- who tried what too often, whatever was tried; names that do not exist are counted like those that do
DROP TABLE real_name_tries;
CREATE TABLE tries (
  subject text NOT NULL,
  tried_at timestamptz NOT NULL
);
CREATE INDEX tries_of_subject ON tries (subject, tried_at);

-- who checked whose identity at the counter; rows are only added
CREATE TABLE identity_checks (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  person_id text NOT NULL REFERENCES people,
  checked_by text NOT NULL REFERENCES accounts,
  -- envelope of crypto/field-cipher.ts
  evidence text NOT NULL,
  checked_at timestamptz NOT NULL
);

CREATE TABLE consents (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  account_id text NOT NULL REFERENCES accounts,
  document text NOT NULL,
  version text NOT NULL,
  agreed_at timestamptz NOT NULL,
  withdrawn_at timestamptz
);
CREATE INDEX consents_of_account ON consents (account_id, document);
