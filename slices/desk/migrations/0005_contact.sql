-- Contacts: what a desk did for whom. Base facts are those of the day of the contact; NULL is "not said". Target groups are
-- computed from them and from an agreement's own definition, never stored.

-- A person, or the contact person of a firm, as ONE body knows her. No question about clients goes beyond a body: that
-- another body knows somebody is nobody's business. Retention: erased on forget_on (desk.forget_contacts).
CREATE TABLE desk_client (
  id {uuid} PRIMARY KEY,
  organisation_id {uuid} NOT NULL REFERENCES network_organisation (id),
  kind {text} NOT NULL CHECK (kind IN ('person', 'firm')),
  name {text},
  -- Folded for the search of the operator: lower case, no accents.
  name_folded {text},
  phone {text},
  email {text},
  -- Of a firm: its name and fiscal code (a firm's is public).
  firm_name {text},
  firm_code {text},
  -- Her account, only if she signed in herself.
  person_id {uuid} REFERENCES identity_person (id),
  birth_year {int} CHECK (birth_year BETWEEN 1900 AND 2100),
  age_band {text} CHECK (age_band IN ('15-17', '18-24', '25-29', '30-34', '35-44', '45-49', '50-54', '55-64', '65+')),
  sex {text} CHECK (sex IN ('f', 'm')),
  residence_istat {text},
  citizenship {text} CHECK (citizenship IN ('it', 'eu', 'other')),
  work_status {text} CHECK (work_status IN ('first_job', 'unemployed', 'employed', 'inactive', 'student', 'retired')),
  unemployed_since {date},
  schooling {text} CHECK (schooling IN ('none', 'primary', 'lower_secondary', 'vocational', 'upper_secondary', 'tertiary')),
  -- A coarse flag where the agreement's legal basis allows it; never a diagnosis.
  is_vulnerable {bool},
  created_at {instant} NOT NULL,
  last_contact_on {date} NOT NULL,
  forget_on {date} NOT NULL
);
-- The operator looks for who comes back: by name, by telephone, in her body.
CREATE INDEX desk_client_name ON desk_client (organisation_id, name_folded, id) WHERE name_folded IS NOT NULL;
CREATE INDEX desk_client_phone ON desk_client (organisation_id, phone, id) WHERE phone IS NOT NULL;
CREATE INDEX desk_client_email ON desk_client (organisation_id, email, id) WHERE email IS NOT NULL;
CREATE INDEX desk_client_firm ON desk_client (organisation_id, firm_code, id) WHERE firm_code IS NOT NULL;
-- What is kept of a person who signed in.
CREATE INDEX desk_client_person ON desk_client (person_id) WHERE person_id IS NOT NULL;
-- The job that forgets.
CREATE INDEX desk_client_forget ON desk_client (forget_on);

-- A case: a person comes back with one purpose.
CREATE TABLE desk_case (
  id {uuid} PRIMARY KEY,
  organisation_id {uuid} NOT NULL REFERENCES network_organisation (id),
  desk_id {uuid} NOT NULL REFERENCES desk_desk (id),
  client_id {uuid} REFERENCES desk_client (id),
  purpose {text} NOT NULL,
  state {text} NOT NULL CHECK (state IN ('open', 'closed')),
  outcome {text},
  opened_on {date} NOT NULL,
  closed_on {date},
  opened_by {uuid},
  CHECK ((state = 'closed') = (closed_on IS NOT NULL))
);
CREATE INDEX desk_case_desk ON desk_case (desk_id, state, opened_on);
CREATE INDEX desk_case_client ON desk_case (client_id) WHERE client_id IS NOT NULL;

-- Retention: the row stays for the agreement's reports; client_id and request_note are emptied with the client or on their day,
-- birth_year becomes age_band.
CREATE TABLE desk_contact (
  id {uuid} PRIMARY KEY,
  -- The desk's body at that time: the record is hers.
  organisation_id {uuid} NOT NULL REFERENCES network_organisation (id),
  desk_id {uuid} NOT NULL REFERENCES desk_desk (id),
  -- An agreement of network; other rooms' ids are plain.
  agreement_id {uuid},
  kind {text} NOT NULL CHECK (kind IN ('person', 'firm')),
  on_day {date} NOT NULL,
  -- NULL for what was imported without an hour.
  started_at {instant},
  channel {text} NOT NULL CHECK (channel IN ('in_person', 'phone', 'video', 'mail', 'web')),
  origin {text} NOT NULL CHECK (origin IN ('walk_in', 'appointment', 'call', 'message', 'import')),
  is_quick {bool} NOT NULL,
  appointment_id {uuid} UNIQUE REFERENCES desk_appointment (id),
  -- A message of the inbox.
  message_id {uuid} UNIQUE,
  case_id {uuid} REFERENCES desk_case (id),
  client_id {uuid} REFERENCES desk_client (id),
  is_first {bool},
  birth_year {int} CHECK (birth_year BETWEEN 1900 AND 2100),
  age_band {text} CHECK (age_band IN ('15-17', '18-24', '25-29', '30-34', '35-44', '45-49', '50-54', '55-64', '65+')),
  sex {text} CHECK (sex IN ('f', 'm')),
  residence_istat {text},
  citizenship {text} CHECK (citizenship IN ('it', 'eu', 'other')),
  work_status {text} CHECK (work_status IN ('first_job', 'unemployed', 'employed', 'inactive', 'student', 'retired')),
  unemployed_since {date},
  schooling {text} CHECK (schooling IN ('none', 'primary', 'lower_secondary', 'vocational', 'upper_secondary', 'tertiary')),
  is_vulnerable {bool},
  -- What was asked, as a word of the desk's list of requests.
  request {text} NOT NULL,
  -- A line of the operator's, and the day on which it is deleted; its owner is recorded_by.
  request_note {text},
  note_until {date},
  outcome {text} CHECK (outcome IN ('informed', 'served', 'booked', 'referred', 'to_come_back', 'not_helped')),
  referred_to {uuid} REFERENCES network_organisation (id),
  minutes {int} CHECK (minutes BETWEEN 1 AND 600),
  recorded_by {uuid},
  created_at {instant} NOT NULL,
  closed_at {instant},
  -- For imported rows: where they came from, so that the same file twice makes them once.
  import_key {text},
  CHECK ((request_note IS NULL) OR (note_until IS NOT NULL)),
  UNIQUE (organisation_id, import_key)
);
-- The desk's day, newest first.
CREATE INDEX desk_contact_desk ON desk_contact (desk_id, on_day, id);
-- The report of an agreement over a period.
CREATE INDEX desk_contact_agreement ON desk_contact (agreement_id, on_day) WHERE agreement_id IS NOT NULL;
-- A client's story, and its erasing.
CREATE INDEX desk_contact_client ON desk_contact (client_id, on_day) WHERE client_id IS NOT NULL;
CREATE INDEX desk_contact_case ON desk_contact (case_id, on_day) WHERE case_id IS NOT NULL;
-- The job that deletes notes.
CREATE INDEX desk_contact_note ON desk_contact (note_until) WHERE note_until IS NOT NULL;

-- The services given in a contact: several.
CREATE TABLE desk_contact_service (
  contact_id {uuid} NOT NULL REFERENCES desk_contact (id) ON DELETE CASCADE,
  service_id {uuid} NOT NULL REFERENCES desk_service (id),
  PRIMARY KEY (contact_id, service_id)
) {without_rowid};
-- Services given, for the report.
CREATE INDEX desk_contact_service_service ON desk_contact_service (service_id, contact_id);
