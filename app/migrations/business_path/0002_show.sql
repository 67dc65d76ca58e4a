-- The code that a person shows to an operator, who only reads by it; another each time she changes it. The keyed hash of it, as
-- of her own code. Of a path that was kept before, it is written when its person opens it again.
ALTER TABLE business_path ADD COLUMN show_turn {int} NOT NULL DEFAULT 0;
ALTER TABLE business_path ADD COLUMN show_hash {text};
CREATE UNIQUE INDEX business_path_show ON business_path (show_hash);

-- One more at each change: a page that was opened before it does not save over what another saved.
ALTER TABLE business_step ADD COLUMN version {int} NOT NULL DEFAULT 1;
