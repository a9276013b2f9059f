-- which halls take a matter, beside its summary: a hall's list is read without the guides too
ALTER TABLE items ADD COLUMN accept_levels jsonb GENERATED ALWAYS AS (COALESCE(record -> 'acceptLevels', '[]')) STORED;
