-- Measures and forms that a network keeps beside those that come with the program: the document as it was written. The
-- newest edition of a word counts; the older ones stay, since reports were made with them.
CREATE TABLE report_definition (
  id {uuid} PRIMARY KEY,
  network_id {uuid} NOT NULL,
  kind {text} NOT NULL CHECK (kind IN ('measures', 'form')),
  name {text} NOT NULL,
  text {text} NOT NULL,
  kept_at {instant} NOT NULL,
  kept_by {uuid}
);
-- /ufficio/rapporti/misure and every report: what a network keeps, the newest first.
CREATE INDEX report_definition_of_network ON report_definition (network_id, kind, kept_at);

-- Reports that were handed in: frozen. `scope_id` is the network, the agreement or the body. `document` holds what is shown
-- and nothing of what is not.
CREATE TABLE report_report (
  id {uuid} PRIMARY KEY,
  network_id {uuid} NOT NULL,
  scope_kind {text} NOT NULL,
  scope_id {uuid} NOT NULL,
  form {text} NOT NULL,
  form_version {int} NOT NULL,
  from_month {text} NOT NULL,
  to_month {text} NOT NULL,
  document {json} NOT NULL,
  digest {text} NOT NULL,
  hidden {int} NOT NULL,
  -- The place in the network's sequence: two that are prepared at once cannot both be guarded against the same past.
  number {int} NOT NULL,
  handed_in_at {instant} NOT NULL,
  handed_in_by {uuid},
  UNIQUE (scope_id, form, from_month, to_month),
  UNIQUE (network_id, number)
);

-- The register: every figure of a report that was handed in, shown or not. A later report is guarded against all of them.
-- Small numbers of people stand here: no page, file or interface reads this table but the guard.
CREATE TABLE report_figure (
  report_id {uuid} NOT NULL REFERENCES report_report (id),
  place {int} NOT NULL,
  network_id {uuid} NOT NULL,
  from_month {text} NOT NULL,
  to_month {text} NOT NULL,
  figure {json} NOT NULL,
  value {int} NOT NULL,
  is_shown {bool} NOT NULL,
  PRIMARY KEY (report_id, place)
);
-- The guard of a new report: figures of the months it touches.
CREATE INDEX report_figure_of_months ON report_figure (network_id, from_month, to_month);

-- What each partner of an agreement promised.
CREATE TABLE report_line (
  id {uuid} PRIMARY KEY,
  agreement_id {uuid} NOT NULL,
  organisation_id {uuid} NOT NULL REFERENCES network_organisation (id),
  what {text} NOT NULL,
  counts {text} NOT NULL,
  service_id {uuid},
  target_group {text},
  desk_id {uuid},
  is_own {bool} NOT NULL,
  promised {int} NOT NULL CHECK (promised > 0),
  due_on {date} NOT NULL,
  budget_cents {int},
  version {int} NOT NULL,
  form_key {text} UNIQUE,
  created_at {instant} NOT NULL,
  changed_at {instant} NOT NULL
);
-- /ufficio/attivita/{agreement}
CREATE INDEX report_line_of_agreement ON report_line (agreement_id, due_on, id);

-- What was entered by hand, each time with its proof.
CREATE TABLE report_progress (
  id {uuid} PRIMARY KEY,
  line_id {uuid} NOT NULL REFERENCES report_line (id),
  day {date} NOT NULL,
  amount {int} NOT NULL,
  proof {text} NOT NULL,
  form_key {text} UNIQUE,
  entered_at {instant} NOT NULL,
  entered_by {uuid}
);
CREATE INDEX report_progress_of_line ON report_progress (line_id, day, id);

-- Hand-overs as they are told, counted: no hand-over and nobody stands in it.
CREATE TABLE report_handover (
  network_id {uuid} NOT NULL,
  agreement_id {uuid} NOT NULL,
  desk_id {uuid} NOT NULL,
  organisation_id {uuid} NOT NULL,
  receiver_id {uuid} NOT NULL,
  -- The nil id where no service of the catalogue was asked for.
  service_id {uuid} NOT NULL,
  month {text} NOT NULL,
  outcome {text} NOT NULL,
  count {int} NOT NULL,
  PRIMARY KEY (network_id, month, agreement_id, desk_id, organisation_id, receiver_id, service_id, outcome)
);

-- Events that were counted, so that one told twice counts once.
CREATE TABLE report_heard (
  event_id {uuid} PRIMARY KEY,
  heard_at {instant} NOT NULL
);
