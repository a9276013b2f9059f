-- a person's own phone: envelope of crypto/field-cipher.ts, and a keyed hash by which it is found. Families share phones
ALTER TABLE people ADD COLUMN phone text;
ALTER TABLE people ADD COLUMN phone_index text;
CREATE INDEX people_of_phone ON people (phone_index) WHERE phone_index IS NOT NULL;

-- 办事码: eight digits, each given once: a multiplier without common divisors runs through all of them before one comes
-- again. Nothing is protected by their being hard to guess
CREATE SEQUENCE user_codes;
CREATE FUNCTION new_user_code() RETURNS text LANGUAGE sql AS
  $code$ SELECT lpad((nextval('user_codes') * 38975143 % 100000000)::text, 8, '0') $code$;
ALTER TABLE accounts ADD COLUMN user_code text NOT NULL UNIQUE DEFAULT new_user_code();
UPDATE accounts SET user_code = id WHERE demo_position IS NOT NULL;

-- powers of attorney. The parties are people; the accounts are those by which they asked and agreed
CREATE TABLE delegations (
  -- a random UUID
  id text PRIMARY KEY,
  kind text NOT NULL CHECK (kind IN ('family', 'helper')),
  asked_by text NOT NULL CHECK (asked_by IN ('principal', 'delegate')),
  -- null: whoever was asked does not exist, which nobody may learn
  principal_id text REFERENCES people,
  delegate_id text REFERENCES people,
  principal_account text REFERENCES accounts,
  delegate_account text REFERENCES accounts,
  -- matters and actions
  scope jsonb NOT NULL,
  valid_from date NOT NULL,
  valid_to date NOT NULL,
  -- one that ran out is `expired` by the clock before the sweep writes it down
  state text NOT NULL
    CHECK (state IN ('requested', 'active', 'rejected', 'expired', 'revoked', 'suspended', 'usedUp')),
  consent text CHECK (consent IN ('ownPhone', 'counter')),
  -- of the clerk who recorded a consent at the counter
  region text,
  created_at timestamptz NOT NULL,
  accepted_at timestamptz,
  ended_at timestamptz,
  end_reason text NOT NULL DEFAULT '',
  -- days before the end of the last reminder; null: none
  reminded integer,
  CHECK (principal_id <> delegate_id)
);
CREATE INDEX delegations_of_principal ON delegations (principal_id, created_at DESC, id DESC);
CREATE INDEX delegations_of_delegate ON delegations (delegate_id, created_at DESC, id DESC);
CREATE INDEX delegations_open ON delegations (valid_to) WHERE state IN ('requested', 'active', 'suspended');

-- how somebody without a phone agreed at the counter or at home; rows are only added
CREATE TABLE counter_consents (
  delegation_id text PRIMARY KEY REFERENCES delegations,
  clerk_account text NOT NULL REFERENCES accounts,
  witness_id text NOT NULL REFERENCES people,
  principal_id text NOT NULL REFERENCES people,
  -- keyed hash of the number by which the principal is reached
  contact_index text,
  -- envelope of crypto/field-cipher.ts
  evidence text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX counter_consents_contact ON counter_consents (contact_index) WHERE contact_index IS NOT NULL;
CREATE TRIGGER counter_consents_are_final BEFORE UPDATE OR DELETE ON counter_consents
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER counter_consents_stay BEFORE TRUNCATE ON counter_consents
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- one row for each acting token: looked at in every request that carries it
CREATE TABLE actings (
  id text PRIMARY KEY,
  delegation_id text NOT NULL REFERENCES delegations,
  -- of the delegate, and the session that it was started from
  account_id text NOT NULL REFERENCES accounts,
  session_id text NOT NULL,
  started_at timestamptz NOT NULL,
  ended_at timestamptz
);
CREATE INDEX actings_age ON actings (started_at);

-- what was done in somebody's name; rows are only added
CREATE TABLE acts (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  delegation_id text NOT NULL REFERENCES delegations,
  account_id text NOT NULL REFERENCES accounts,
  title text NOT NULL,
  subject_kind text NOT NULL CHECK (subject_kind IN ('case', 'appointment', 'helpRequest', 'delegation')),
  subject_id text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX acts_of_delegation ON acts (delegation_id, id DESC);
CREATE TRIGGER acts_are_final BEFORE UPDATE OR DELETE ON acts FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER acts_stay BEFORE TRUNCATE ON acts FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- null: the applicant, staff or the law itself
ALTER TABLE case_events ADD COLUMN delegation_id text;

-- materials name a certificate that could stand in; it is looked for when a case is read
UPDATE cases SET item = jsonb_set(item, '{materials}', coalesce(
  (SELECT jsonb_agg(material || '{"offer": null}') FROM jsonb_array_elements(item -> 'materials') AS material), '[]'));
