-- As it came with the house: nobody who is competent has looked at it. Of lists that stood before nobody knows who has.
ALTER TABLE catalogue_lists ADD COLUMN is_draft boolean NOT NULL DEFAULT true;
ALTER TABLE catalogue_lists ALTER COLUMN is_draft DROP DEFAULT;
