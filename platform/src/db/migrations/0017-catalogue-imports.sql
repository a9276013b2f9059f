-- Sheets that a catalogue-admin brings in. What was read is staged here, so that applying needs no file.
CREATE TABLE catalogue_imports (
  id text PRIMARY KEY,
  -- grows with time; ids do not
  position bigint GENERATED ALWAYS AS IDENTITY,
  -- of the administrator: imports of another region do not exist for anybody else
  region text NOT NULL,
  account_id text NOT NULL,
  by_title text NOT NULL,
  file_name text NOT NULL,
  format text NOT NULL CHECK (format IN ('xlsx', 'csv', 'json')),
  state text NOT NULL CHECK (state IN ('checking', 'checked', 'applying', 'applied', 'refused', 'rolledBack')),
  is_dry_run boolean NOT NULL,
  started_at timestamptz NOT NULL,
  finished_at timestamptz,
  applied_at timestamptz,
  rows_read integer NOT NULL DEFAULT 0,
  rows_applied integer NOT NULL DEFAULT 0,
  rows_total integer,
  errors integer NOT NULL DEFAULT 0,
  warnings integer NOT NULL DEFAULT 0,
  added integer NOT NULL DEFAULT 0,
  changed integer NOT NULL DEFAULT 0,
  unchanged integer NOT NULL DEFAULT 0,
  refusal_rule text,
  refusal_message text
);
-- one at a time in a region
CREATE UNIQUE INDEX one_running_import ON catalogue_imports (region) WHERE state IN ('checking', 'applying');
CREATE INDEX imports_of_region ON catalogue_imports (region, position);

CREATE TABLE import_rows (
  import_id text NOT NULL REFERENCES catalogue_imports ON DELETE CASCADE,
  -- the order of the file, from 1 without gaps
  place integer NOT NULL,
  task_code text NOT NULL,
  site_id text NOT NULL,
  kind text NOT NULL CHECK (kind IN ('added', 'changed', 'unchanged')),
  record jsonb NOT NULL,
  keywords jsonb NOT NULL,
  -- as it stood when the file was checked; null where there was none
  record_before jsonb,
  keywords_before jsonb,
  PRIMARY KEY (import_id, place),
  UNIQUE (import_id, task_code)
);
-- entries of the sheets 材料, 收费, 常见问题 and 情形, until their items are read
CREATE TABLE import_parts (
  import_id text NOT NULL REFERENCES catalogue_imports ON DELETE CASCADE,
  element text NOT NULL,
  task_code text NOT NULL,
  row_number integer NOT NULL,
  record jsonb NOT NULL,
  PRIMARY KEY (import_id, element, task_code, row_number)
);
CREATE TABLE import_findings (
  import_id text NOT NULL REFERENCES catalogue_imports ON DELETE CASCADE,
  place integer NOT NULL,
  severity text NOT NULL,
  record jsonb NOT NULL,
  PRIMARY KEY (import_id, place)
);

-- Every item as it was after each change that an import made; the first one keeps what stood there before.
CREATE TABLE item_versions (
  task_code text NOT NULL,
  version integer NOT NULL,
  region_code text NOT NULL,
  at timestamptz NOT NULL,
  account_id text,
  by_title text NOT NULL,
  import_id text REFERENCES catalogue_imports,
  is_rollback boolean NOT NULL DEFAULT false,
  -- null: the item was taken away
  record jsonb,
  keywords jsonb,
  site_id text NOT NULL,
  PRIMARY KEY (task_code, version)
);
CREATE INDEX versions_of_import ON item_versions (import_id, task_code)
