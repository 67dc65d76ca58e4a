-- Where files of opportunities come from, and what is agreed about them.
CREATE TABLE opportunity_source (
  id {uuid} PRIMARY KEY,
  network_id {uuid} NOT NULL,
  name {text} NOT NULL,
  url {text},
  kind {text} NOT NULL,
  place {text},
  language {text} NOT NULL,
  days {int},
  is_trusted {bool} NOT NULL,
  created_at {instant} NOT NULL,
  UNIQUE (network_id, name)
);

-- Vacancies, courses, calls, events and news. `stems` and `title_stems` are what the search compares: each stem between two
-- spaces. `groups` likewise.
CREATE TABLE opportunity_opportunity (
  id {uuid} PRIMARY KEY,
  network_id {uuid} NOT NULL,
  slug {text} NOT NULL UNIQUE,
  kind {text} NOT NULL CHECK (kind IN ('vacancy', 'course', 'call', 'event', 'news')),
  state {text} NOT NULL,
  title {text} NOT NULL,
  summary {text} NOT NULL,
  body {text} NOT NULL,
  requirements {text} NOT NULL,
  employer {text},
  contract {text},
  positions {int},
  source_name {text} NOT NULL,
  link {text},
  how {text} NOT NULL,
  municipality_istat {text},
  address {text} NOT NULL,
  starts_on {date},
  starts_at {text},
  ends_on {date} NOT NULL,
  groups {text} NOT NULL,
  language {text} NOT NULL,
  stems {text} NOT NULL,
  title_stems {text} NOT NULL,
  origin {text} NOT NULL,
  organisation_id {uuid} REFERENCES network_organisation (id),
  source_id {uuid} REFERENCES opportunity_source (id),
  source_ref {text},
  digest {text},
  version {int} NOT NULL,
  reason {text},
  publish_on {date},
  published_at {instant},
  created_at {instant} NOT NULL,
  changed_at {instant} NOT NULL,
  -- An import knows an item again by what its source calls it.
  UNIQUE (source_id, source_ref),
  -- The law, once more, where no code can forget it: a vacancy names who employs and chooses nobody by group.
  CHECK (kind <> 'vacancy' OR (employer IS NOT NULL AND groups = ' '))
);
-- /opportunita, the feeds and the digest: what is shown, the newest first.
CREATE INDEX opportunity_shown ON opportunity_opportunity (state, published_at, id);
-- The nightly job: what is over.
CREATE INDEX opportunity_ends ON opportunity_opportunity (state, ends_on);
-- /ufficio/opportunita: what waits, the oldest first.
CREATE INDEX opportunity_waiting ON opportunity_opportunity (network_id, state, changed_at, id);
-- /opportunita/proponi: what a body sent in.
CREATE INDEX opportunity_of_body ON opportunity_opportunity (organisation_id, changed_at, id);

-- What came of each file: counts, and the items that are faulty with their reasons. Kept for a year.
CREATE TABLE opportunity_import (
  id {uuid} PRIMARY KEY,
  source_id {uuid} NOT NULL REFERENCES opportunity_source (id),
  file_name {text} NOT NULL,
  file_digest {text} NOT NULL,
  new_items {int} NOT NULL,
  changed_items {int} NOT NULL,
  same_items {int} NOT NULL,
  over_items {int} NOT NULL,
  settled_items {int} NOT NULL,
  faults {json} NOT NULL,
  -- Heads of a spreadsheet's columns that nothing was read of.
  unread_columns {json} NOT NULL,
  created_at {instant} NOT NULL
);
-- /ufficio/opportunita/fonti/{id}: the last files of a source.
CREATE INDEX opportunity_import_of_source ON opportunity_import (source_id, created_at, id);

-- Saved searches that write by mail. `email` is personal data: seven days unconfirmed, a year confirmed, then asked again;
-- gone when she leaves.
CREATE TABLE opportunity_subscription (
  id {uuid} PRIMARY KEY,
  email {text} NOT NULL,
  email_hash {text} NOT NULL,
  locale {text} NOT NULL,
  filter {json} NOT NULL,
  filter_key {text} NOT NULL,
  asked_at {instant} NOT NULL,
  confirmed_at {instant},
  reminded_at {instant},
  told_until {instant} NOT NULL,
  -- One search of one address is kept once.
  UNIQUE (email_hash, filter_key)
);
-- The daily digest.
CREATE INDEX opportunity_subscription_told ON opportunity_subscription (told_until, id);

-- Documents of the portal; the files are attachments with the owner `opportunity.material`.
CREATE TABLE opportunity_material (
  id {uuid} PRIMARY KEY,
  network_id {uuid} NOT NULL,
  title {text} NOT NULL,
  summary {text} NOT NULL,
  topic {text} NOT NULL,
  organisation_id {uuid} REFERENCES network_organisation (id),
  dated_on {date} NOT NULL,
  language {text} NOT NULL,
  is_accessible {bool} NOT NULL,
  document_id {uuid} NOT NULL,
  ending {text} NOT NULL,
  size_bytes {int} NOT NULL,
  created_at {instant} NOT NULL
);
-- /materiali: the newest first.
CREATE INDEX opportunity_material_dated ON opportunity_material (dated_on, id);
