-- 一件事: the application of a package is a case of its own that no department sees; its parts are cases like all others
ALTER TABLE cases ADD COLUMN parent_id text REFERENCES cases;
ALTER TABLE cases ADD COLUMN is_package boolean NOT NULL DEFAULT false;
CREATE INDEX cases_of_package ON cases (parent_id) WHERE parent_id IS NOT NULL;
