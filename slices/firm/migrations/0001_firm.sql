-- The running number of a year's needs. It says how many there were and opens nothing.
CREATE TABLE firm_number (
  year {int} PRIMARY KEY,
  last {int} NOT NULL
);

-- What firms ask of the network. The firm's name, its codes, its contact person and all free words are emptied twelve months
-- after the need is closed (firm.forget); kind, place, days and outcome stay, so that earlier years can be counted.
CREATE TABLE firm_need (
  id {uuid} PRIMARY KEY,
  number {text} NOT NULL UNIQUE,
  -- A keyed hash of the code that is read aloud; the code is computed, never kept.
  code_hash {text} NOT NULL UNIQUE,
  network_id {uuid} NOT NULL,
  desk_id {uuid} NOT NULL,
  organisation_id {uuid} NOT NULL REFERENCES network_organisation (id),
  kind {text} NOT NULL CHECK (kind IN ('staff', 'traineeship', 'training', 'incentives', 'workplace')),
  state {text} NOT NULL CHECK (state IN ('sent', 'received', 'answered', 'asked', 'closed')),
  outcome {text} CHECK (outcome IN ('met', 'partly', 'not_met', 'withdrawn', 'no_answer')),
  origin {text} NOT NULL CHECK (origin IN ('web', 'desk')),
  topic {text} NOT NULL,
  details {text} NOT NULL,
  people {int},
  place {text} NOT NULL,
  contract {text},
  hours {text},
  by_day {date},
  municipality_istat {text},
  firm_name {text} NOT NULL,
  firm_code {text},
  firm_code_hash {text},
  contact_name {text} NOT NULL,
  phone {text},
  email {text},
  may_share {bool} NOT NULL,
  person_id {uuid} REFERENCES identity_person (id),
  client_id {uuid},
  locale {text} NOT NULL,
  version {int} NOT NULL,
  sent_at {instant} NOT NULL,
  received_at {instant},
  first_answer_at {instant},
  asked_at {instant},
  closed_at {instant},
  changed_at {instant} NOT NULL,
  reminded_at {instant},
  forgotten_at {instant},
  told_id {uuid},
  -- What is closed says how it ended, and nothing else does.
  CHECK ((state = 'closed') = (outcome IS NOT NULL)),
  CHECK ((state = 'closed') = (closed_at IS NOT NULL))
);
-- /ufficio/imprese/{desk}: the needs of a body by where they stand, the oldest first.
CREATE INDEX firm_need_of_body ON firm_need (organisation_id, state, sent_at, id);
-- /ufficio/imprese: all those of a network.
CREATE INDEX firm_need_of_network ON firm_need (network_id, state, sent_at, id);
-- /ufficio/imprese/{desk}/{need}: what the same firm asked before, at this body.
CREATE INDEX firm_need_of_firm ON firm_need (organisation_id, firm_code_hash, sent_at, id);
-- The daily jobs: what waits too long, what is to be forgotten.
CREATE INDEX firm_need_waiting ON firm_need (state, changed_at, id);
CREATE INDEX firm_need_forget ON firm_need (forgotten_at, closed_at, id);
-- /area-personale: the needs of somebody who signed in.
CREATE INDEX firm_need_of_person ON firm_need (person_id, id);
-- contact.ClientForgotten: the needs of a client.
CREATE INDEX firm_need_of_client ON firm_need (client_id, id);

-- What happened to a need, one line each; `words` are emptied with the need.
CREATE TABLE firm_step (
  id {uuid} PRIMARY KEY,
  need_id {uuid} NOT NULL REFERENCES firm_need (id),
  kind {text} NOT NULL,
  words {text},
  organisation_id {uuid} REFERENCES network_organisation (id),
  by_person {uuid},
  at {instant} NOT NULL
);
-- The pages of a need: what happened, in order.
CREATE INDEX firm_step_of_need ON firm_step (need_id, at, id);

-- What a body of the network was asked about a need; one question at a time to one body.
CREATE TABLE firm_ask (
  id {uuid} PRIMARY KEY,
  need_id {uuid} NOT NULL REFERENCES firm_need (id),
  organisation_id {uuid} NOT NULL REFERENCES network_organisation (id),
  state {text} NOT NULL CHECK (state IN ('waiting', 'can', 'cannot', 'lapsed')),
  question {text} NOT NULL,
  words {text},
  from_day {date},
  due_on {date} NOT NULL,
  asked_at {instant} NOT NULL,
  answered_at {instant},
  reminded_at {instant},
  UNIQUE (need_id, organisation_id)
);
-- The daily job: what is about to lapse.
CREATE INDEX firm_ask_due ON firm_ask (state, due_on, id);

-- Vacancies that firms propose; `opportunity` keeps and publishes them, this is what the firm sees of it.
CREATE TABLE firm_vacancy (
  id {uuid} PRIMARY KEY,
  need_id {uuid} NOT NULL REFERENCES firm_need (id),
  state {text} NOT NULL CHECK (state IN ('proposed', 'returned', 'published', 'withdrawn')),
  draft {json} NOT NULL,
  revision {int} NOT NULL,
  reason {text},
  path {text},
  proposed_at {instant} NOT NULL,
  decided_at {instant},
  told_id {uuid}
);
-- The pages of a need: its vacancies.
CREATE INDEX firm_vacancy_of_need ON firm_vacancy (need_id, proposed_at, id);

-- A form that was begun and is gone on with later by a mailed link. Kept for fourteen days (firm.forget), or until it is sent.
CREATE TABLE firm_draft (
  id {uuid} PRIMARY KEY,
  email {text} NOT NULL,
  fields {json} NOT NULL,
  locale {text} NOT NULL,
  kept_at {instant} NOT NULL
);
CREATE INDEX firm_draft_kept ON firm_draft (kept_at, id);

-- The same form twice acts once: hashes of its key and of what it said, and what came of it. Kept for seven days.
CREATE TABLE firm_once (
  key_hash {text} PRIMARY KEY,
  request_hash {text} NOT NULL,
  made {uuid},
  created_at {instant} NOT NULL
);
CREATE INDEX firm_once_created ON firm_once (created_at);
