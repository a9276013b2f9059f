-- what people ask, propose, complain of and report
CREATE TABLE feedback (
  id text PRIMARY KEY,
  person_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('consultation', 'complaint', 'suggestion', 'report')),
  state text NOT NULL,
  state_version integer NOT NULL,
  -- of the case that it is about, or the one that its author chose
  region_code text NOT NULL,
  case_id text,
  -- staff read 匿名 and no number of a case
  is_anonymous boolean NOT NULL,
  handler_id text,
  -- envelope of crypto/field-cipher.ts: title, text, answer, history (feedback/feedback-record.ts)
  facts text NOT NULL,
  due_date date,
  -- the day on which it closes by itself; null while an answer is awaited
  lapses_on date,
  created_at timestamptz NOT NULL
);
CREATE INDEX feedback_of_author ON feedback (person_id, created_at);
CREATE INDEX feedback_of_region ON feedback (region_code);
CREATE INDEX feedback_of_handler ON feedback (handler_id);
CREATE INDEX feedback_to_lapse ON feedback (lapses_on) WHERE lapses_on IS NOT NULL;
