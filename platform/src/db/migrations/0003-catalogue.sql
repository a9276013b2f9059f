-- what every reader of the catalogue compares before it trusts what it has in memory
CREATE TABLE catalogue_version (
  is_only boolean PRIMARY KEY DEFAULT true CHECK (is_only),
  version bigint NOT NULL
);
INSERT INTO catalogue_version (version) VALUES (1);

CREATE TABLE regions (
  -- 2 province, 4 city, 6 county, 9 town, 12 village: a code begins with the code of the region above it
  code text PRIMARY KEY,
  name text NOT NULL,
  level text NOT NULL CHECK (level IN ('province', 'city', 'county', 'town', 'village')),
  parent text
);
CREATE INDEX regions_below ON regions (parent);

-- The records are read whole and checked against the contract on the way out; columns exist for what SQL must find.
CREATE TABLE sites (
  id text PRIMARY KEY,
  position integer NOT NULL,
  record jsonb NOT NULL
);
CREATE TABLE halls (
  id text PRIMARY KEY,
  position integer NOT NULL,
  region_code text NOT NULL,
  record jsonb NOT NULL
);
CREATE TABLE items (
  task_code text PRIMARY KEY,
  site_id text NOT NULL REFERENCES sites,
  position integer NOT NULL,
  record jsonb NOT NULL,
  -- words that citizens use for it, besides its names
  keywords jsonb NOT NULL
);
CREATE TABLE packages (
  package_code text PRIMARY KEY,
  site_id text NOT NULL REFERENCES sites,
  position integer NOT NULL,
  record jsonb NOT NULL
);
-- everyday words and the catalogue words they stand for
CREATE TABLE synonyms (
  said text NOT NULL,
  meant text NOT NULL,
  PRIMARY KEY (said, meant)
);
-- which version of a set of demonstration data is in the database
CREATE TABLE seed_versions (
  name text PRIMARY KEY,
  content_hash text NOT NULL,
  seeded_at timestamptz NOT NULL
);
