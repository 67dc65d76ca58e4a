-- The path of a person towards an enterprise of her own, kept under a code: no name, no account.
CREATE TABLE business_path (
  id {uuid} PRIMARY KEY,
  code_hash {text} NOT NULL UNIQUE,
  -- The same form sent twice makes one path.
  form_hash {text} NOT NULL UNIQUE,
  created_at {instant} NOT NULL,
  changed_at {instant} NOT NULL
);
-- What is too old, for the daily job.
CREATE INDEX business_path_changed ON business_path (changed_at);

-- What she ticked and wrote at each step.
CREATE TABLE business_step (
  path_id {uuid} NOT NULL REFERENCES business_path (id),
  step {text} NOT NULL CHECK (step IN ('idea', 'conti', 'forma', 'finanziamento', 'apertura')),
  done {json} NOT NULL,
  note {text} NOT NULL,
  PRIMARY KEY (path_id, step)
);
