-- Names and values that an installation keeps about itself.
CREATE TABLE storage_setting (
  name {text} PRIMARY KEY,
  value {text} NOT NULL
);

-- Single-purpose links. The secret in a link is computed from the id, never stored.
CREATE TABLE storage_link (
  id {uuid} PRIMARY KEY,
  purpose {text} NOT NULL,
  resource {uuid} NOT NULL,
  created_at {instant} NOT NULL,
  expires_at {instant} NOT NULL,
  revoked_at {instant},
  first_used_at {instant}
);
-- Revoking all links of a resource.
CREATE INDEX storage_link_resource ON storage_link (resource, purpose);
-- Clean-up of links long expired.
CREATE INDEX storage_link_expiry ON storage_link (expires_at);

-- Tries counted per bucket and window, so that limits hold over several processes and restarts.
CREATE TABLE storage_limit (
  bucket {text} NOT NULL,
  time_window {int} NOT NULL,
  hits {int} NOT NULL,
  expires_at {instant} NOT NULL,
  PRIMARY KEY (bucket, time_window)
);
CREATE INDEX storage_limit_expiry ON storage_limit (expires_at);

-- What rooms told each other, in the transaction in which it happened.
CREATE TABLE storage_event (
  id {uuid} PRIMARY KEY,
  kind {text} NOT NULL,
  payload {json} NOT NULL,
  occurred_at {instant} NOT NULL,
  delivered_at {instant}
);
-- The worker asks for what is not delivered yet.
CREATE INDEX storage_event_waiting ON storage_event (occurred_at, id) WHERE delivered_at IS NULL;

-- Who did what that must be answered for: overrides, launches, grants of role.
CREATE TABLE storage_trail (
  id {uuid} PRIMARY KEY,
  at {instant} NOT NULL,
  actor_kind {text} NOT NULL,
  person_id {uuid},
  action {text} NOT NULL,
  resource {uuid} NOT NULL,
  details {json} NOT NULL
);
-- The history of one thing, newest first.
CREATE INDEX storage_trail_resource ON storage_trail (resource, at);
