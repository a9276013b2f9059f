-- what happened to the matters of a person. In clear: titles and texts name the matter and days, never a number, a name or
-- what anybody wrote
CREATE TABLE messages (
  -- a random UUID
  id text PRIMARY KEY,
  -- the order in which they were posted; several may carry the same instant
  seq bigint GENERATED ALWAYS AS IDENTITY,
  person_id text NOT NULL,
  title text NOT NULL,
  text text NOT NULL,
  subject_kind text NOT NULL,
  subject_id text NOT NULL,
  at timestamptz NOT NULL,
  read_at timestamptz
);
CREATE INDEX messages_of_person ON messages (person_id, seq DESC);
CREATE INDEX messages_unread ON messages (person_id) WHERE read_at IS NULL;

-- papers that a case issued, frozen: a paper is printed from what it said then. Rows are only added
CREATE TABLE case_papers (
  -- a random UUID
  id text PRIMARY KEY,
  case_id text NOT NULL REFERENCES cases,
  -- the order in which they were issued
  seq bigint GENERATED ALWAYS AS IDENTITY,
  -- number in the national set of documents
  type text NOT NULL,
  title text NOT NULL,
  document_no text NOT NULL UNIQUE,
  issued_at timestamptz NOT NULL,
  -- envelope of crypto/field-cipher.ts: what the paper says, with the addressee's full name
  content text NOT NULL
);
CREATE INDEX case_papers_of_case ON case_papers (case_id, seq DESC);
CREATE TRIGGER case_papers_are_final BEFORE UPDATE OR DELETE ON case_papers
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER case_papers_stay BEFORE TRUNCATE ON case_papers
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
