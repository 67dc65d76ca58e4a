-- What closed a request last, as a hash: the same form sent twice is one closing. Empty again with its next step.
ALTER TABLE inbox_message ADD COLUMN closed_form {text};
