-- Hand-over of a person to a body that can help: limited view, accept or refuse, outcome, told to her at each step.

-- The time limits of an agreement; none here means the usual ones.
CREATE TABLE referral_terms (
  agreement_id {uuid} PRIMARY KEY,
  answer_days {int} NOT NULL,
  outcome_days {int} NOT NULL,
  changed_at {instant} NOT NULL
);

-- What a person consents to under an agreement; each version stays as it was read to people.
CREATE TABLE referral_consent_text (
  agreement_id {uuid} NOT NULL,
  version {int} NOT NULL,
  text_it {text} NOT NULL,
  text_en {text} NOT NULL,
  since {instant} NOT NULL,
  PRIMARY KEY (agreement_id, version)
);

-- The number of the last hand-over of a desk in a year.
CREATE TABLE referral_counter (
  desk_id {uuid} NOT NULL,
  year {int} NOT NULL,
  last {int} NOT NULL,
  PRIMARY KEY (desk_id, year)
);

-- One hand-over. No name stands here. `reason`, `groups` and `comune` are what the body reads before it accepts; emptied
-- with the person.
CREATE TABLE referral_referral (
  id {uuid} PRIMARY KEY,
  desk_id {uuid} NOT NULL,
  organisation_id {uuid} NOT NULL REFERENCES network_organisation (id),
  network_id {uuid} NOT NULL,
  agreement_id {uuid} NOT NULL,
  body_id {uuid} NOT NULL REFERENCES network_organisation (id),
  service_id {uuid},
  service_name {text} NOT NULL,
  year {int} NOT NULL,
  number {int} NOT NULL,
  code_hash {text} NOT NULL UNIQUE,
  form_key {text} NOT NULL UNIQUE,
  contact_id {uuid},
  previous_id {uuid} REFERENCES referral_referral (id),
  channel {text} NOT NULL,
  basis {text} NOT NULL,
  state {text} NOT NULL,
  comune {text},
  groups {json} NOT NULL,
  reason {text} NOT NULL,
  note {text},
  why_not {text},
  proposed_body_id {uuid} REFERENCES network_organisation (id),
  created_at {instant} NOT NULL,
  created_by {uuid},
  sent_at {instant},
  answer_by {date} NOT NULL,
  answered_at {instant},
  outcome_by {date},
  reminded_at {instant},
  closed_at {instant},
  forgotten_at {instant},
  UNIQUE (desk_id, year, number)
);
-- /ufficio/invii/{desk}: by state, the newest first.
CREATE INDEX referral_of_desk ON referral_referral (desk_id, state, created_at, id);
-- The hourly job: what is to be reminded of, what lapses.
CREATE INDEX referral_answer_by ON referral_referral (state, answer_by, id);
CREATE INDEX referral_outcome_by ON referral_referral (state, outcome_by, id);
-- Erasure with a contact.
CREATE INDEX referral_of_contact ON referral_referral (contact_id);
-- The daily job: whose time is over.
CREATE INDEX referral_closed ON referral_referral (closed_at, id);
-- A new hand-over linked with an old one.
CREATE INDEX referral_previous ON referral_referral (previous_id);

-- Who it is: what the sending desk knows of her. Nobody else reads it.
CREATE TABLE referral_person (
  referral_id {uuid} PRIMARY KEY REFERENCES referral_referral (id),
  name {text} NOT NULL,
  phone {text},
  email {text},
  locale {text} NOT NULL,
  person_id {uuid} REFERENCES identity_person (id),
  facts {json} NOT NULL,
  shares {json} NOT NULL
);
-- /area-personale: what is kept of who signed in.
CREATE INDEX referral_person_of ON referral_person (person_id);

-- What the receiving body may read, after it accepted and with a code: made at acceptance, gone when it ends.
CREATE TABLE referral_package (
  referral_id {uuid} PRIMARY KEY REFERENCES referral_referral (id),
  content {json} NOT NULL,
  made_at {instant} NOT NULL
);

-- The consent of a person: to which text, when, how, and who wrote it down.
CREATE TABLE referral_consent (
  referral_id {uuid} PRIMARY KEY REFERENCES referral_referral (id),
  agreement_id {uuid} NOT NULL,
  version {int} NOT NULL,
  locale {text} NOT NULL,
  how {text} NOT NULL,
  given_at {instant} NOT NULL,
  recorded_by {uuid},
  withdrawn_at {instant}
);

-- The contact persons of the body that hold a link to a hand-over, by their mandates.
CREATE TABLE referral_recipient (
  id {uuid} PRIMARY KEY,
  referral_id {uuid} NOT NULL REFERENCES referral_referral (id),
  mandate_id {uuid} NOT NULL,
  created_at {instant} NOT NULL,
  UNIQUE (referral_id, mandate_id)
);

-- One-time codes, as keyed hashes.
CREATE TABLE referral_code (
  id {uuid} PRIMARY KEY,
  recipient_id {uuid} NOT NULL REFERENCES referral_recipient (id),
  code_hash {text} NOT NULL,
  sent_at {instant} NOT NULL,
  expires_at {instant} NOT NULL,
  tries {int} NOT NULL,
  used_at {instant}
);
-- A code that is typed: the newest of its link.
CREATE INDEX referral_code_of ON referral_code (recipient_id, sent_at);
-- The daily job.
CREATE INDEX referral_code_expires ON referral_code (expires_at);

-- What happened, step by step.
CREATE TABLE referral_step (
  id {uuid} PRIMARY KEY,
  referral_id {uuid} NOT NULL REFERENCES referral_referral (id),
  at {instant} NOT NULL,
  verb {text} NOT NULL,
  state {text} NOT NULL,
  side {text} NOT NULL,
  person_id {uuid},
  note {text}
);
-- The page of one, in order.
CREATE INDEX referral_step_of ON referral_step (referral_id, at, id);

-- People without mail who are to be told by telephone.
CREATE TABLE referral_call (
  id {uuid} PRIMARY KEY,
  referral_id {uuid} NOT NULL REFERENCES referral_referral (id),
  desk_id {uuid} NOT NULL,
  state {text} NOT NULL,
  wanted_at {instant} NOT NULL,
  done_at {instant},
  done_by {uuid}
);
-- /ufficio/invii/{desk}/telefonate: the oldest first.
CREATE INDEX referral_call_open ON referral_call (desk_id, done_at, wanted_at, id);
CREATE INDEX referral_call_of ON referral_call (referral_id);

-- Which events of the archive came of which hand-over, so that erasure reaches them.
CREATE TABLE referral_told (
  told_id {uuid} PRIMARY KEY,
  referral_id {uuid} NOT NULL REFERENCES referral_referral (id)
);
CREATE INDEX referral_told_of ON referral_told (referral_id);
