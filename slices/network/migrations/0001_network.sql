-- Municipalities with the place and the number of people that ISTAT gives them: distances, and what small means.
CREATE TABLE network_municipality (
  istat_code {text} PRIMARY KEY,
  name {text} NOT NULL,
  province_code {text} NOT NULL,
  latitude {float} NOT NULL,
  longitude {float} NOT NULL,
  population {int} NOT NULL CHECK (population >= 0)
);
-- Lists of municipalities in the order people look for them.
CREATE INDEX network_municipality_name ON network_municipality (name, istat_code);

-- Bodies, public and private. Keys are what an import knows a body again by, folded; the codes are as given.
CREATE TABLE network_organisation (
  id {uuid} PRIMARY KEY,
  name {text} NOT NULL,
  name_key {text} NOT NULL,
  kind {text} NOT NULL,
  ipa_code {text},
  ipa_key {text} UNIQUE,
  istat_code {text} UNIQUE,
  fiscal_code {text} UNIQUE,
  website {text},
  email {text},
  certified_email {text},
  phone {text},
  address {text},
  municipality_istat {text} REFERENCES network_municipality (istat_code),
  latitude {float},
  longitude {float},
  description {text} NOT NULL,
  is_invented {bool} NOT NULL,
  -- Not shown before the network has answered the request with which it came.
  is_listed {bool} NOT NULL,
  registered_under {uuid},
  created_at {instant} NOT NULL,
  changed_at {instant} NOT NULL,
  -- Two bodies of one name in one place would be one body entered twice.
  UNIQUE (name_key)
);
-- /rete and /ufficio/rete/enti: lists by name.
CREATE INDEX network_organisation_name ON network_organisation (name, id);

-- A network of bodies and who leads it.
CREATE TABLE network_network (
  id {uuid} PRIMARY KEY,
  name {text} NOT NULL,
  slug {text} NOT NULL UNIQUE,
  lead_organisation_id {uuid} NOT NULL REFERENCES network_organisation (id),
  description {text} NOT NULL,
  created_at {instant} NOT NULL
);

-- Programmes under which agreements are made: GOL, a call of ANCI, a regional line.
CREATE TABLE network_programme (
  id {uuid} PRIMARY KEY,
  name {text} NOT NULL UNIQUE,
  funding_line {text},
  website {text},
  created_at {instant} NOT NULL
);
CREATE TABLE network_programme_role (
  programme_id {uuid} NOT NULL REFERENCES network_programme (id),
  role {text} NOT NULL CHECK (role IN ('promoter', 'funder')),
  name {text} NOT NULL,
  organisation_id {uuid} REFERENCES network_organisation (id),
  PRIMARY KEY (programme_id, role, name)
);

-- Agreements: everything is done under one. Budget in cents of euro.
CREATE TABLE network_agreement (
  id {uuid} PRIMARY KEY,
  network_id {uuid} NOT NULL REFERENCES network_network (id),
  programme_id {uuid} REFERENCES network_programme (id),
  kind {text} NOT NULL CHECK (kind IN ('memorandum', 'pact', 'project')),
  title {text} NOT NULL,
  description {text} NOT NULL,
  act_number {text},
  act_date {date},
  valid_from {date} NOT NULL,
  valid_until {date},
  -- Whether a party of it is a member of the network: true for the protocol, false for a project with outsiders.
  confers_membership {bool} NOT NULL,
  budget_cents {int} CHECK (budget_cents >= 0),
  cofunding_cents {int} CHECK (cofunding_cents >= 0),
  controller_organisation_id {uuid} NOT NULL REFERENCES network_organisation (id),
  legal_basis {text} NOT NULL CHECK (legal_basis IN ('public_task', 'consent')),
  suppression_threshold {int} NOT NULL CHECK (suppression_threshold >= 1),
  target_groups {json} NOT NULL,
  created_at {instant} NOT NULL,
  changed_at {instant} NOT NULL,
  CHECK (valid_until IS NULL OR valid_until >= valid_from)
);
-- /rete and /ufficio/rete: the agreements of a network, newest first.
CREATE INDEX network_agreement_network ON network_agreement (network_id, valid_from, id);

-- A body and an agreement: the relation, from the first request on. From when to when it is a party say the terms.
CREATE TABLE network_party (
  id {uuid} PRIMARY KEY,
  agreement_id {uuid} NOT NULL REFERENCES network_agreement (id),
  organisation_id {uuid} NOT NULL REFERENCES network_organisation (id),
  role {text} NOT NULL CHECK (role IN ('lead', 'partner')),
  created_at {instant} NOT NULL,
  UNIQUE (agreement_id, organisation_id)
);
-- /rete/enti/{id}: what a body has joined.
CREATE INDEX network_party_organisation ON network_party (organisation_id, agreement_id);
-- One lead at most.
CREATE UNIQUE INDEX network_party_lead ON network_party (agreement_id) WHERE role = 'lead';

-- The dated fact: this party was bound from one day to another, both included. A renewal adds a term.
CREATE TABLE network_term (
  id {uuid} PRIMARY KEY,
  party_id {uuid} NOT NULL REFERENCES network_party (id),
  number {int} NOT NULL CHECK (number >= 1),
  valid_from {date} NOT NULL,
  valid_until {date},
  act_number {text},
  recorded_at {instant} NOT NULL,
  UNIQUE (party_id, number),
  CHECK (valid_until IS NULL OR valid_until >= valid_from)
);
-- Memberships that expire: the daily job and the dashboard.
CREATE INDEX network_term_until ON network_term (valid_until, party_id);

-- Where a party stands on its way in. The contact's name and mail are kept until 12 months after the decision.
CREATE TABLE network_adhesion (
  party_id {uuid} PRIMARY KEY REFERENCES network_party (id),
  state {text} NOT NULL
    CHECK (state IN ('requested', 'approved', 'signed', 'active', 'expired', 'withdrawn', 'refused')),
  contact_name {text},
  contact_email {text},
  contact_language {text} NOT NULL,
  note {text} NOT NULL,
  reason {text},
  requested_at {instant} NOT NULL,
  changed_at {instant} NOT NULL
);
-- /ufficio/rete: adhesions to decide, oldest first; the daily job: what is active.
CREATE INDEX network_adhesion_state ON network_adhesion (state, changed_at);

-- Every step of every adhesion, for who must answer for it.
CREATE TABLE network_adhesion_step (
  id {uuid} PRIMARY KEY,
  party_id {uuid} NOT NULL REFERENCES network_party (id),
  at {instant} NOT NULL,
  verb {text} NOT NULL,
  state {text} NOT NULL,
  actor_kind {text} NOT NULL,
  person_id {uuid},
  reason {text}
);
-- /ufficio/rete/accordi/{id}: the history of one adhesion.
CREATE INDEX network_adhesion_step_party ON network_adhesion_step (party_id, at);

-- Offices held in a body. Name and contacts are kept until 24 months after the last day.
CREATE TABLE network_mandate (
  id {uuid} PRIMARY KEY,
  organisation_id {uuid} NOT NULL REFERENCES network_organisation (id),
  office {text} NOT NULL
    CHECK (office IN ('top_officer', 'legal_representative', 'contact_person', 'digital_transition_officer')),
  person_id {uuid} REFERENCES identity_person (id),
  person_name {text},
  email {text},
  phone {text},
  language {text} NOT NULL,
  valid_from {date} NOT NULL,
  valid_until {date},
  act_number {text},
  created_at {instant} NOT NULL,
  CHECK (valid_until IS NULL OR valid_until >= valid_from)
);
-- Contacts of a body; the list of its offices.
CREATE INDEX network_mandate_organisation ON network_mandate (organisation_id, office, valid_from);
-- Clean-up of names after 24 months.
CREATE INDEX network_mandate_until ON network_mandate (valid_until);

-- A round of signatures over the parties of an agreement.
CREATE TABLE network_signature_round (
  id {uuid} PRIMARY KEY,
  agreement_id {uuid} NOT NULL REFERENCES network_agreement (id),
  title {text} NOT NULL,
  due_on {date} NOT NULL,
  -- When the round prolongs the agreement: the last day of the new term of those who sign.
  renews_until {date},
  opened_at {instant} NOT NULL,
  closed_at {instant}
);
-- /ufficio/rete: open rounds.
CREATE INDEX network_signature_round_open ON network_signature_round (agreement_id, opened_at);

-- What one body is asked to sign: within a round, or alone when its adhesion was approved.
CREATE TABLE network_signature (
  id {uuid} PRIMARY KEY,
  party_id {uuid} NOT NULL REFERENCES network_party (id),
  round_id {uuid} REFERENCES network_signature_round (id),
  due_on {date},
  state {text} NOT NULL CHECK (state IN ('awaited', 'signed', 'returned', 'cancelled')),
  document_id {uuid},
  document_digest {text},
  signed_on {date},
  recorded_at {instant},
  recorded_by {text},
  reminders {int} NOT NULL,
  reminded_at {instant},
  created_at {instant} NOT NULL,
  UNIQUE (round_id, party_id)
);
-- The open request of a party.
CREATE INDEX network_signature_party ON network_signature (party_id, created_at);

-- A file of bodies that was read and waits for "import": kept one day, then forgotten.
CREATE TABLE network_import (
  id {uuid} PRIMARY KEY,
  network_id {uuid} NOT NULL REFERENCES network_network (id),
  file_name {text} NOT NULL,
  file_digest {text} NOT NULL,
  content {bytes} NOT NULL,
  created_at {instant} NOT NULL,
  confirmed_at {instant}
);
-- Clean-up.
CREATE INDEX network_import_created ON network_import (created_at);
