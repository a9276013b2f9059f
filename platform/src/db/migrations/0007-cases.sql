-- a published version of a form is frozen: rows are only added. catalog_code '*' is for matters without a form of their own
CREATE TABLE case_forms (
  catalog_code text NOT NULL,
  version integer NOT NULL,
  form jsonb NOT NULL,
  -- what the matter's own rules say beside the form: online pre-review, whether a correction stops the promise
  policy jsonb NOT NULL,
  PRIMARY KEY (catalog_code, version)
);

CREATE TABLE cases (
  -- a random UUID
  id text PRIMARY KEY,
  person_id text NOT NULL,
  -- the account that opened it
  actor_id text NOT NULL,
  task_code text NOT NULL,
  -- the matter as it was when the case was handed in; a draft follows the catalogue
  item jsonb NOT NULL,
  form_code text NOT NULL,
  form_version integer NOT NULL,
  region_code text NOT NULL,
  state text NOT NULL,
  state_version integer NOT NULL,
  draft_version integer NOT NULL,
  -- envelope of crypto/field-cipher.ts: field id → answer
  answers text NOT NULL,
  case_no text UNIQUE,
  -- 43 places, as the national system knows it: task code, day, serial
  project_no text UNIQUE,
  -- envelope of crypto/field-cipher.ts
  query_code text,
  -- clocks, notice, decision, delivery: cases/case-record.ts
  facts jsonb NOT NULL,
  created_at timestamptz NOT NULL,
  -- when the law acts by itself; null while it waits for nothing
  wake_at timestamptz,
  -- last day of the clock that counts now
  due_date date,
  is_open boolean GENERATED ALWAYS AS (state IN ('draft', 'preReviewing', 'preReviewReturned', 'received',
    'correctionPending', 'accepted', 'underReview', 'reviewCorrectionPending', 'specialProcedure')) STORED,
  FOREIGN KEY (form_code, form_version) REFERENCES case_forms
);
CREATE UNIQUE INDEX one_open_case ON cases (person_id, task_code) WHERE is_open;
CREATE INDEX cases_of_person ON cases (person_id, created_at DESC, id DESC);
CREATE INDEX cases_to_do ON cases (state, due_date, id) WHERE state <> 'draft';
CREATE INDEX cases_to_wake ON cases (wake_at) WHERE wake_at IS NOT NULL;

-- everything that happened after a case was handed in; rows are only added.
-- hash = SHA-256 over the row and the hash before it (cases/event-hash.ts)
CREATE TABLE case_events (
  case_id text NOT NULL REFERENCES cases,
  seq integer NOT NULL,
  action text NOT NULL,
  from_state text NOT NULL,
  to_state text NOT NULL,
  by_role text NOT NULL,
  actor_id text,
  note text NOT NULL,
  -- step of the provincial exchange
  step text,
  at timestamptz NOT NULL,
  prev_hash text NOT NULL,
  hash text NOT NULL,
  PRIMARY KEY (case_id, seq)
);
CREATE TRIGGER case_events_are_final BEFORE UPDATE OR DELETE ON case_events
  FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER case_events_stay BEFORE TRUNCATE ON case_events
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- serials of a day: by region for case numbers, by task code for project numbers
CREATE TABLE case_counters (
  name text NOT NULL,
  date date NOT NULL,
  last_serial integer NOT NULL,
  PRIMARY KEY (name, date)
);
