-- somebody asks to be shown how, to have it done, or to be visited at home
CREATE TABLE help_requests (
  id text PRIMARY KEY,
  person_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('guide', 'agent', 'homeVisit')),
  task_code text NOT NULL,
  task_name text NOT NULL,
  -- of the matter
  region_code text NOT NULL,
  state text NOT NULL,
  state_version integer NOT NULL,
  -- 60 and above or disabled on the day of asking: comes first
  is_priority boolean NOT NULL,
  -- account; null while nobody has it
  helper_id text,
  -- envelope of crypto/field-cipher.ts: place, times, record, history (help/help-record.ts)
  facts text NOT NULL,
  created_at timestamptz NOT NULL
);
CREATE INDEX help_requests_of_person ON help_requests (person_id, created_at);
CREATE INDEX help_requests_of_helper ON help_requests (helper_id);
CREATE INDEX help_requests_of_region ON help_requests (region_code);
