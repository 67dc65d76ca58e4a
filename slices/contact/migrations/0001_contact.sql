-- Contacts: what a desk did for whom. Base facts are those of the day of the contact; NULL is "not said". Target groups are
-- computed from them and from an agreement's own definition, never stored. Ids of desks, services, agreements, appointments
-- and messages are those of other rooms: plain, without foreign keys.

-- A person, or the contact person of a firm, as ONE body knows her. No question about clients goes beyond a body: that
-- another body knows somebody is nobody's business. Retention: erased on forget_on (contact.forget_clients).
CREATE TABLE contact_client (
  id {uuid} PRIMARY KEY,
  organisation_id {uuid} NOT NULL REFERENCES network_organisation (id),
  kind {text} NOT NULL CHECK (kind IN ('person', 'firm')),
  name {text},
  -- Her name and her firm's as the operator looks for them: lower case, no accents, each word with a space before it.
  name_folded {text},
  phone {text},
  email {text},
  -- Of a firm: its name and fiscal code (a firm's is public).
  firm_name {text},
  firm_code {text},
  -- Her account, only if she signed in and said herself that she is this client.
  person_id {uuid} REFERENCES identity_person (id),
  birth_year {int} CHECK (birth_year BETWEEN 1900 AND 2100),
  age_band {text} CHECK (age_band IN ('15-17', '18-24', '25-29', '30-35', '36-44', '45-49', '50-54', '55-64', '65+')),
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
  forget_on {date} NOT NULL,
  CHECK (birth_year IS NULL OR age_band IS NULL)
);
-- The operator looks for who comes back: by name, by telephone, in her body.
CREATE INDEX contact_client_name ON contact_client (organisation_id, name_folded, id) WHERE name_folded IS NOT NULL;
CREATE INDEX contact_client_phone ON contact_client (organisation_id, phone, id) WHERE phone IS NOT NULL;
CREATE INDEX contact_client_email ON contact_client (organisation_id, email, id) WHERE email IS NOT NULL;
CREATE INDEX contact_client_firm ON contact_client (organisation_id, firm_code, id) WHERE firm_code IS NOT NULL;
-- What is kept of a person who signed in.
CREATE INDEX contact_client_person ON contact_client (person_id) WHERE person_id IS NOT NULL;
-- The job that forgets.
CREATE INDEX contact_client_forget ON contact_client (forget_on);

-- A case: a person comes back with one purpose. Retention: with its client; then it stays as a figure, without her, and
-- without the words of its purpose.
CREATE TABLE contact_case (
  id {uuid} PRIMARY KEY,
  organisation_id {uuid} NOT NULL REFERENCES network_organisation (id),
  desk_id {uuid} NOT NULL,
  client_id {uuid} REFERENCES contact_client (id),
  -- What for, as a word of the list of requests, and a line of the operator's.
  request {text} NOT NULL,
  purpose {text},
  state {text} NOT NULL CHECK (state IN ('open', 'closed')),
  outcome {text} CHECK (outcome IN ('informed', 'served', 'booked', 'referred', 'to_come_back', 'not_helped')),
  opened_on {date} NOT NULL,
  closed_on {date},
  opened_by {uuid},
  -- What was told of it, so that its erasing reaches the archive of events.
  told_event {uuid},
  CHECK ((state = 'closed') = (closed_on IS NOT NULL)),
  CHECK ((state = 'closed') = (outcome IS NOT NULL))
);
-- The desk's list of cases.
CREATE INDEX contact_case_desk ON contact_case (desk_id, state, opened_on, id);
CREATE INDEX contact_case_client ON contact_case (client_id) WHERE client_id IS NOT NULL;

-- A contact. Retention: the row stays for the agreements' reports; client_id and note are emptied with the client or on their
-- day, birth_year becomes age_band. On SQLite the rows stand in the order of their id, which is that of their hour: a report
-- reads those of a year side by side.
CREATE TABLE contact_record (
  id {uuid} PRIMARY KEY,
  -- The desk's body at that time: the record is hers.
  organisation_id {uuid} NOT NULL REFERENCES network_organisation (id),
  desk_id {uuid} NOT NULL,
  kind {text} NOT NULL CHECK (kind IN ('person', 'firm')),
  on_day {date} NOT NULL,
  -- The day on which reports count it: its own, or the one on which it was written where its month was closed before.
  counted_on {date} NOT NULL,
  -- NULL for what was imported without an hour.
  started_at {instant},
  channel {text} NOT NULL CHECK (channel IN ('in_person', 'phone', 'video', 'mail', 'web')),
  origin {text} NOT NULL CHECK (origin IN ('walk_in', 'appointment', 'call', 'message', 'import')),
  is_quick {bool} NOT NULL,
  -- An appointment of desk, a message of inbox: each makes one contact at most.
  appointment_id {uuid} UNIQUE,
  message_id {uuid} UNIQUE,
  case_id {uuid} REFERENCES contact_case (id),
  client_id {uuid} REFERENCES contact_client (id),
  is_first {bool},
  birth_year {int} CHECK (birth_year BETWEEN 1900 AND 2100),
  age_band {text} CHECK (age_band IN ('15-17', '18-24', '25-29', '30-35', '36-44', '45-49', '50-54', '55-64', '65+')),
  sex {text} CHECK (sex IN ('f', 'm')),
  residence_istat {text},
  citizenship {text} CHECK (citizenship IN ('it', 'eu', 'other')),
  work_status {text} CHECK (work_status IN ('first_job', 'unemployed', 'employed', 'inactive', 'student', 'retired')),
  -- The first day of a month.
  unemployed_since {date},
  schooling {text} CHECK (schooling IN ('none', 'primary', 'lower_secondary', 'vocational', 'upper_secondary', 'tertiary')),
  is_vulnerable {bool},
  -- What was asked, as a word of the list of requests; nobody wrote it yet where the contact is to be completed.
  request {text},
  -- A line of the operator's, who owns it, and the day on which it is deleted.
  note {text},
  note_until {date},
  note_by {uuid},
  outcome {text} CHECK (outcome IN ('informed', 'served', 'booked', 'referred', 'to_come_back', 'not_helped')),
  referred_to {uuid} REFERENCES network_organisation (id),
  minutes {int} CHECK (minutes BETWEEN 1 AND 600),
  recorded_by {uuid},
  created_at {instant} NOT NULL,
  -- NULL while it is to be completed.
  closed_at {instant},
  -- The hashed key of the form that made it: the same form sent twice makes one.
  form_key {text} UNIQUE,
  -- Of imported rows: where they came from, so that the same file twice makes them once.
  import_key {text},
  -- What was told of it, so that its erasing reaches the archive of events.
  told_event {uuid},
  -- Counts the changes: who saves an older one is told.
  version {int} NOT NULL,
  -- What reports count, in words: a hundred thousand rows are read in half the time of a column for each.
  facts {text} GENERATED ALWAYS AS (
    kind || ' ' || channel || ' ' || coalesce(request, '') || ' ' || coalesce(outcome, '')
    || ' ' || CASE WHEN is_first THEN 'yes' WHEN NOT is_first THEN 'no' ELSE '' END
    || ' ' || coalesce(CAST(birth_year AS {text}), '') || ' ' || coalesce(age_band, '') || ' ' || coalesce(sex, '')
    || ' ' || coalesce(residence_istat, '') || ' ' || coalesce(citizenship, '') || ' ' || coalesce(work_status, '')
    || ' ' || coalesce(schooling, '')
    || ' ' || CASE WHEN is_vulnerable THEN 'yes' WHEN NOT is_vulnerable THEN 'no' ELSE '' END
  ) STORED,
  CHECK (closed_at IS NULL OR request IS NOT NULL),
  CHECK ((note IS NULL) = (note_until IS NULL)),
  CHECK (birth_year IS NULL OR age_band IS NULL),
  UNIQUE (organisation_id, import_key)
) {without_rowid};
-- The desk's day, newest first.
CREATE INDEX contact_record_desk ON contact_record (desk_id, on_day, id);
-- What reports count of a desk.
CREATE INDEX contact_record_counted ON contact_record (desk_id, counted_on, id);
-- What the desk must complete still.
CREATE INDEX contact_record_to_complete ON contact_record (desk_id, id) WHERE closed_at IS NULL;
-- A client's story, and its erasing.
CREATE INDEX contact_record_client ON contact_record (client_id, on_day, id) WHERE client_id IS NOT NULL;
CREATE INDEX contact_record_case ON contact_record (case_id, on_day, id) WHERE case_id IS NOT NULL;
-- The job that deletes notes.
CREATE INDEX contact_record_note ON contact_record (note_until) WHERE note_until IS NOT NULL;

-- The agreements that a contact counts in: its body is a party of each on its day.
CREATE TABLE contact_record_agreement (
  agreement_id {uuid} NOT NULL,
  -- The contact's counted_on once more: the report of an agreement over a period reads this index and then the contacts.
  counted_on {date} NOT NULL,
  contact_id {uuid} NOT NULL REFERENCES contact_record (id) ON DELETE CASCADE,
  PRIMARY KEY (agreement_id, counted_on, contact_id)
) {without_rowid};
-- The agreements of a contact.
CREATE INDEX contact_record_agreement_contact ON contact_record_agreement (contact_id);

-- The services given in a contact: several.
CREATE TABLE contact_record_service (
  contact_id {uuid} NOT NULL REFERENCES contact_record (id) ON DELETE CASCADE,
  service_id {uuid} NOT NULL,
  PRIMARY KEY (contact_id, service_id)
) {without_rowid};
-- Services given, for the report.
CREATE INDEX contact_record_service_service ON contact_record_service (service_id, contact_id);

-- Months of which a report was handed in, of a network, an agreement or a body: what is written of them later counts on the day
-- on which it is written, so that a month once told stays the same. No person stands here.
CREATE TABLE contact_closed_month (
  scope_id {uuid} NOT NULL,
  -- Its first day.
  month_on {date} NOT NULL,
  -- While the report is being counted: until when, should it never be handed in. NULL once it is.
  until {instant},
  PRIMARY KEY (scope_id, month_on)
) {without_rowid};
