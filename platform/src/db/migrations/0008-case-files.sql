-- what applicants hand in with a case. A draft that is deleted takes its files along
CREATE TABLE case_files (
  -- a random UUID
  id text PRIMARY KEY,
  case_id text NOT NULL REFERENCES cases ON DELETE CASCADE,
  -- `m2` of the case's own list, or `signature`
  material_id text NOT NULL,
  -- envelope of crypto/field-cipher.ts: people name files after people
  name text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('image', 'pdf')),
  -- of the bytes as they are kept and given out
  size integer NOT NULL,
  sha256 text NOT NULL CHECK (length(sha256) = 64),
  -- envelope of crypto/field-cipher.ts for bytes
  bytes bytea NOT NULL,
  -- the order in which they came; several may carry the same instant
  seq bigint GENERATED ALWAYS AS IDENTITY,
  uploaded_by text NOT NULL,
  uploaded_at timestamptz NOT NULL,
  -- null: not yet; staff see it from then on
  handed_in_at timestamptz
);
-- pictures are packed already, and their envelopes do not pack
ALTER TABLE case_files ALTER COLUMN bytes SET STORAGE EXTERNAL;
CREATE INDEX case_files_of_case ON case_files (case_id, material_id, seq);

-- certificates that stand in for materials, by consent given for this one case
CREATE TABLE case_certificates (
  case_id text NOT NULL REFERENCES cases ON DELETE CASCADE,
  material_id text NOT NULL,
  certificate_id text NOT NULL REFERENCES certificates,
  consented_by text NOT NULL,
  consented_at timestamptz NOT NULL,
  -- null: not yet; from then on staff see it, and it stands in the certificate's own record
  handed_in_at timestamptz,
  PRIMARY KEY (case_id, material_id)
);

-- every look of staff at a file, with what the file was; rows are only added
CREATE TABLE case_file_looks (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  case_id text NOT NULL REFERENCES cases,
  -- the file may be gone since: before acceptance an applicant may exchange it
  file_id text NOT NULL,
  sha256 text NOT NULL,
  staff_id text NOT NULL,
  session_id text NOT NULL,
  at timestamptz NOT NULL
);
CREATE INDEX case_file_looks_of_case ON case_file_looks (case_id, id);
CREATE TRIGGER case_file_looks_are_final BEFORE UPDATE OR DELETE ON case_file_looks
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER case_file_looks_stay BEFORE TRUNCATE ON case_file_looks
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
