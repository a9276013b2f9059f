-- number and details are envelopes of crypto/field-cipher.ts; the holder's name is the person's
CREATE TABLE certificates (
  id text PRIMARY KEY,
  person_id text NOT NULL REFERENCES people,
  type text NOT NULL,
  number text NOT NULL,
  -- further lines of the face, as JSON
  details text NOT NULL,
  issuer text NOT NULL,
  -- of the issuer: whoever answers for it may change the state
  region text NOT NULL,
  valid_from date NOT NULL,
  valid_to date,
  -- `expired` follows from valid_to
  state text NOT NULL CHECK (state IN ('valid', 'suspended', 'revoked')),
  state_reason text,
  identifier text NOT NULL UNIQUE,
  -- place in a status list
  status_index integer GENERATED ALWAYS AS IDENTITY UNIQUE,
  -- what codes and the audit call it: 16 random bytes in hex, the same for good
  cert_ref text NOT NULL UNIQUE CHECK (length(cert_ref) = 32)
);
CREATE INDEX certificates_of_person ON certificates (person_id);

-- who suspended, resumed or revoked what, and why; rows are only added
CREATE TABLE certificate_changes (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  certificate_id text NOT NULL REFERENCES certificates,
  action text NOT NULL,
  reason text NOT NULL,
  changed_by text NOT NULL,
  changed_at timestamptz NOT NULL
);

-- one row per code that was shown; the row is what makes a code good for one use
CREATE TABLE presentations (
  id text PRIMARY KEY,
  certificate_id text NOT NULL REFERENCES certificates,
  session_id text NOT NULL,
  jti text NOT NULL UNIQUE CHECK (length(jti) = 32),
  audience text NOT NULL,
  purpose text,
  issued_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  -- from when it opens nothing; a few seconds ahead where a newer code has taken its place
  stopped_at timestamptz,
  used_at timestamptz,
  used_by text
);
CREATE INDEX presentations_of_certificate ON presentations (certificate_id, session_id);

-- every scan, failed ones too. hash = SHA-256 over the row and the hash before it (certificates/audit-hash.ts)
CREATE TABLE verification_audit (
  seq bigint PRIMARY KEY,
  prev_hash text NOT NULL,
  hash text NOT NULL,
  verified_on date NOT NULL,
  -- counts the scans of a day: 00418 of `HY 261123 00418`
  day_no integer NOT NULL,
  at timestamptz NOT NULL,
  staff_id text NOT NULL,
  device_id text NOT NULL,
  hall_id text,
  region text,
  place text NOT NULL,
  case_no text,
  -- null where the code's signature did not hold: nothing in it can be believed
  jti text,
  cert_ref text,
  result text NOT NULL,
  disclosed jsonb NOT NULL
);
CREATE INDEX verification_audit_of_certificate ON verification_audit (cert_ref, seq);
CREATE INDEX verification_audit_of_day ON verification_audit (verified_on, day_no);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $refuse$
BEGIN
  RAISE EXCEPTION '% keeps what was written', TG_TABLE_NAME;
END $refuse$;
CREATE TRIGGER verification_audit_is_final BEFORE UPDATE OR DELETE ON verification_audit
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER verification_audit_stays BEFORE TRUNCATE ON verification_audit
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- PDFs that were given out; the code itself is only on the paper
CREATE TABLE certificate_files (
  code_hash text PRIMARY KEY,
  certificate_id text NOT NULL REFERENCES certificates,
  purpose text NOT NULL,
  made_at timestamptz NOT NULL,
  -- the last day
  expires_on date NOT NULL
);
