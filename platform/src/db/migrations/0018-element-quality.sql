-- 取消的证明材料, 进驻负面清单, 中介服务清单: facts that the element check needs and citizens may read
CREATE TABLE catalogue_lists (
  kind text PRIMARY KEY CHECK (kind IN ('cancelledProofs', 'notInCentre', 'intermediaries')),
  entries jsonb NOT NULL,
  updated_at timestamptz NOT NULL
);

-- What the element check said of an item. The words are made again when they are read; kept is what reports count.
CREATE TABLE item_checks (
  task_code text PRIMARY KEY REFERENCES items ON DELETE CASCADE,
  task_name text NOT NULL,
  catalog_code text NOT NULL,
  -- the shortest code, so that a region's code begins the codes of what lies in it
  region_code text NOT NULL,
  region_name text NOT NULL,
  dept_name text NOT NULL,
  use_level text NOT NULL,
  -- equal where name, type, audience and basis are (五级四同)
  alike text NOT NULL,
  score integer NOT NULL,
  findings integer NOT NULL,
  -- each rule once
  rules text[] NOT NULL,
  -- the rules and facts it was checked by; empty when the item changed since
  checked_as text NOT NULL,
  checked_at timestamptz NOT NULL
);
CREATE INDEX item_checks_worst ON item_checks (score, task_code) WHERE findings > 0;
CREATE INDEX item_checks_of_one_matter ON item_checks (catalog_code, alike);

-- Whoever writes an item, by whatever statement, need not know of the check.
CREATE FUNCTION outdate_item_checks() RETURNS trigger LANGUAGE plpgsql AS $outdate$
BEGIN
  UPDATE item_checks SET checked_as = ''
  FROM changed JOIN former ON former.task_code = changed.task_code
  WHERE item_checks.task_code = changed.task_code AND changed.record IS DISTINCT FROM former.record;
  RETURN NULL;
END $outdate$;
CREATE TRIGGER items_are_checked_again AFTER UPDATE ON items
  REFERENCING OLD TABLE AS former NEW TABLE AS changed
  FOR EACH STATEMENT EXECUTE FUNCTION outdate_item_checks();
