-- The catalogue: services of all bodies on the HSDS 3 model with the Italian profile, and its search index.

-- Controlled words: essential levels (lep), topics, target groups. Data, so that a network has its own.
CREATE TABLE desk_term (
  id {uuid} PRIMARY KEY,
  scheme {text} NOT NULL CHECK (scheme IN ('lep', 'topic', 'target_group')),
  code {text} NOT NULL,
  name_it {text} NOT NULL,
  name_en {text} NOT NULL,
  position {int} NOT NULL,
  UNIQUE (scheme, code)
);

CREATE TABLE desk_service (
  id {uuid} PRIMARY KEY,
  slug {text} NOT NULL UNIQUE,
  organisation_id {uuid} NOT NULL REFERENCES network_organisation (id),
  name {text} NOT NULL,
  summary {text} NOT NULL,
  description {text} NOT NULL,
  audience {text} NOT NULL CHECK (audience IN ('persons', 'firms', 'both')),
  status {text} NOT NULL CHECK (status IN ('active', 'inactive', 'defunct', 'temporarily closed')),
  who {text} NOT NULL,
  how {text} NOT NULL,
  bring {json} NOT NULL,
  gets {text} NOT NULL,
  times {text} NOT NULL,
  cost {text} NOT NULL,
  is_free {bool} NOT NULL,
  conditions {text} NOT NULL,
  keywords {json} NOT NULL,
  min_age {int},
  max_age {int},
  minutes {int} CHECK (minutes IS NULL OR minutes > 0),
  url {text},
  email {text},
  phone {text},
  schedule {text} NOT NULL,
  accessibility {text} NOT NULL,
  confirmed_on {date} NOT NULL,
  -- The body or its office, never a person.
  confirmed_by {text} NOT NULL,
  created_at {instant} NOT NULL,
  changed_at {instant} NOT NULL,
  CHECK (min_age IS NULL OR max_age IS NULL OR min_age <= max_age)
);
-- The public list and the printed catalogue, by name; visible are active ones confirmed within a year.
CREATE INDEX desk_service_by_name ON desk_service (status, name, id, confirmed_on);
-- A body's own services: its page behind the link, the clerk's list, HSDS organisations.
CREATE INDEX desk_service_by_organisation ON desk_service (organisation_id, name, id);
-- HSDS `modified_after`.
CREATE INDEX desk_service_by_change ON desk_service (changed_at, id);

-- What a service can be filtered by: `topic:training`, `channel:video`, `municipality:011015` or `municipality:all`.
CREATE TABLE desk_service_label (
  service_id {uuid} NOT NULL REFERENCES desk_service (id) ON DELETE CASCADE,
  label {text} NOT NULL,
  PRIMARY KEY (service_id, label)
) {without_rowid};
-- The filters of the public list.
CREATE INDEX desk_service_label_by_label ON desk_service_label (label, service_id);

-- Places where bodies receive people, and which service is given where.
CREATE TABLE desk_place (
  id {uuid} PRIMARY KEY,
  organisation_id {uuid} NOT NULL REFERENCES network_organisation (id),
  name {text} NOT NULL,
  address {text} NOT NULL,
  postal_code {text} NOT NULL,
  city {text} NOT NULL,
  province {text} NOT NULL,
  latitude {float},
  longitude {float},
  accessibility {text} NOT NULL,
  schedule {text} NOT NULL
);
-- HSDS organisations with their locations.
CREATE INDEX desk_place_by_organisation ON desk_place (organisation_id, name, id);

CREATE TABLE desk_service_at_place (
  id {uuid} PRIMARY KEY,
  service_id {uuid} NOT NULL REFERENCES desk_service (id) ON DELETE CASCADE,
  place_id {uuid} NOT NULL REFERENCES desk_place (id) ON DELETE CASCADE,
  UNIQUE (service_id, place_id)
);
-- HSDS service_at_locations by place.
CREATE INDEX desk_service_at_place_by_place ON desk_service_at_place (place_id, service_id);

-- Every change of a field: the `metadata` of HSDS and the body's own history.
CREATE TABLE desk_service_change (
  id {uuid} PRIMARY KEY,
  service_id {uuid} NOT NULL REFERENCES desk_service (id) ON DELETE CASCADE,
  at {instant} NOT NULL,
  kind {text} NOT NULL CHECK (kind IN ('create', 'update', 'confirm')),
  field {text} NOT NULL,
  before {text} NOT NULL,
  after {text} NOT NULL,
  -- The body or the office, never a person.
  changed_by {text} NOT NULL
);
-- The history of one sheet, newest first.
CREATE INDEX desk_service_change_by_service ON desk_service_change (service_id, at, id);

-- What the public suggests to mend. It asks for no name and no address, so there is none to keep.
CREATE TABLE desk_suggestion (
  id {uuid} PRIMARY KEY,
  service_id {uuid} NOT NULL REFERENCES desk_service (id) ON DELETE CASCADE,
  text {text} NOT NULL,
  made_at {instant} NOT NULL,
  settled_at {instant}
);
-- Open suggestions, for the body behind its link and for the coordinator.
CREATE INDEX desk_suggestion_open ON desk_suggestion (made_at, id) WHERE settled_at IS NULL;
CREATE INDEX desk_suggestion_by_service ON desk_suggestion (service_id, made_at);

-- A campaign asks every body to confirm its own services, by a mailed link.
CREATE TABLE desk_campaign (
  id {uuid} PRIMARY KEY,
  network_id {uuid} NOT NULL,
  started_at {instant} NOT NULL,
  ends_at {instant} NOT NULL
);
-- The latest campaign of a network.
CREATE INDEX desk_campaign_by_network ON desk_campaign (network_id, started_at);
CREATE TABLE desk_campaign_body (
  campaign_id {uuid} NOT NULL REFERENCES desk_campaign (id) ON DELETE CASCADE,
  organisation_id {uuid} NOT NULL REFERENCES network_organisation (id),
  -- Whether there was an address to write to; the others are called.
  is_mailed {bool} NOT NULL,
  answered_at {instant},
  PRIMARY KEY (campaign_id, organisation_id)
);
-- An answer counts for the campaigns of its body that are still open.
CREATE INDEX desk_campaign_body_by_organisation ON desk_campaign_body (organisation_id, answered_at);

-- The search index, ours so that both engines rank alike (docs/adr/0003).
-- Stems and pairs of stems in each sheet.
CREATE TABLE desk_search_posting (
  service_id {uuid} NOT NULL REFERENCES desk_service (id) ON DELETE CASCADE,
  term {text} NOT NULL,
  weight {int} NOT NULL,
  PRIMARY KEY (service_id, term)
) {without_rowid};
-- The best sheets of a term, without reading all of them.
CREATE INDEX desk_search_posting_by_weight ON desk_search_posting (term, weight, service_id);
-- In how many sheets each term stands; the row of the empty term counts the sheets.
CREATE TABLE desk_search_term (
  term {text} PRIMARY KEY,
  sheets {int} NOT NULL
) {without_rowid};
-- The vocabulary for typing errors, and the words of each sheet, to take them back when it changes.
CREATE TABLE desk_search_word (
  word {text} PRIMARY KEY,
  uses {int} NOT NULL
) {without_rowid};
CREATE TABLE desk_search_sheet_word (
  service_id {uuid} NOT NULL REFERENCES desk_service (id) ON DELETE CASCADE,
  word {text} NOT NULL,
  PRIMARY KEY (service_id, word)
) {without_rowid};
-- Each word's beginning with letters taken out: neighbours by typing error share one.
CREATE TABLE desk_search_spelling (
  spelling {text} NOT NULL,
  word {text} NOT NULL,
  PRIMARY KEY (spelling, word)
) {without_rowid};
