-- the county's own everyday words; they win over the dictionary that comes with the house, and an empty list switches
-- an entry of it off
CREATE TABLE everyday_words (
  said text PRIMARY KEY,
  -- best first
  meant jsonb NOT NULL
);
INSERT INTO everyday_words (said, meant)
  SELECT said, jsonb_agg(meant ORDER BY meant) FROM synonyms GROUP BY said;
DROP TABLE synonyms;

-- how often a matter was what somebody looked for; nothing of who they were
CREATE TABLE item_finds (
  day date NOT NULL,
  task_code text NOT NULL,
  finds integer NOT NULL,
  PRIMARY KEY (day, task_code)
);

-- What lists and the search hold in memory of an item, so that a hundred thousand of them are read without their guides.
-- Generated: whoever writes a record, they agree with it.
CREATE FUNCTION item_summary(record jsonb) RETURNS jsonb LANGUAGE sql IMMUTABLE AS $summary$
  -- a record kept before an element had a place lacks it here too
  SELECT jsonb_strip_nulls(jsonb_build_object(
    'taskCode', record -> 'taskCode', 'catalogCode', record -> 'catalogCode', 'taskName', record -> 'taskName',
    'shortName', record -> 'shortName', 'regionCode', record -> 'regionCode', 'regionName', record -> 'regionName',
    'deptName', record -> 'deptName', 'theme', record -> 'theme', 'serverType', record -> 'serverType',
    'projectType', record -> 'projectType', 'useLevel', record -> 'useLevel',
    'limitSceneNum', record -> 'limitSceneNum', 'promiseDay', record -> 'promiseDay',
    'promiseType', record -> 'promiseType', 'isFee', record -> 'isFee', 'isSchedule', record -> 'isSchedule',
    'isOnline', record -> 'isOnline', 'isHomeVisit', record -> 'isHomeVisit', 'taskState', record -> 'taskState',
    'exemptCount', record -> 'exemptCount', 'materialCount', record -> 'materialCount', 'gaps', record -> 'gaps'))
$summary$;
ALTER TABLE items ADD COLUMN summary jsonb GENERATED ALWAYS AS (item_summary(record)) STORED;
CREATE INDEX items_in_order ON items (position, task_code);
