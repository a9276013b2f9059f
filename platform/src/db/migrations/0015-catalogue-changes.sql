-- which part of the catalogue changed last at which version; whoever keeps copies asks for what changed since
CREATE TABLE catalogue_changes (
  key text PRIMARY KEY,
  version bigint NOT NULL,
  changed_at timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX catalogue_changes_since ON catalogue_changes (version);
-- what changed before this was kept is not known: it counts as changed now
INSERT INTO catalogue_changes (key, version) SELECT 'all', version FROM catalogue_version;
