-- Launching a desk: what the check-list keeps beside the facts it reads elsewhere; notices; what people say of the
-- pages.

-- What somebody has declared done, once an item of the check-list.
CREATE TABLE desk_launch_step (
  desk_id {uuid} NOT NULL REFERENCES desk_desk (id),
  step {text} NOT NULL CHECK (step IN ('room', 'phone_line', 'privacy_act', 'catalogue_confirmed')),
  done_on {date} NOT NULL,
  -- The number of the act.
  reference {text},
  recorded_by {uuid},
  recorded_at {instant} NOT NULL,
  PRIMARY KEY (desk_id, step)
) {without_rowid};

-- Who of a desk was or will be trained, on which day, with what proof (a text, or a file in `documents`).
-- Retention: ten years after the day, as the accounts of the project that paid for it (desk.forget_launches).
CREATE TABLE desk_training (
  id {uuid} PRIMARY KEY,
  desk_id {uuid} NOT NULL REFERENCES desk_desk (id),
  person_id {uuid} NOT NULL REFERENCES identity_person (id),
  day {date} NOT NULL,
  proof {text},
  attachment_id {uuid},
  recorded_by {uuid},
  recorded_at {instant} NOT NULL,
  UNIQUE (desk_id, person_id, day)
);
-- The check-list.
CREATE INDEX desk_training_desk ON desk_training (desk_id, day, id);
-- The clean-up.
CREATE INDEX desk_training_forget ON desk_training (day);

-- How a desk came to its state, with the reason that people read.
CREATE TABLE desk_state_change (
  id {uuid} PRIMARY KEY,
  desk_id {uuid} NOT NULL REFERENCES desk_desk (id),
  state {text} NOT NULL CHECK (state IN ('preparing', 'open', 'suspended', 'closed')),
  reason {text},
  changed_by {uuid},
  changed_at {instant} NOT NULL
);
-- The desk's page, newest first.
CREATE INDEX desk_state_change_desk ON desk_state_change (desk_id, changed_at, id);
-- The desks of a body: its clerk's page, and whether one that joined has a check-list already.
CREATE INDEX desk_desk_of_body ON desk_desk (organisation_id, name, id);

-- From the coordinator to all operators. Retention: a year after the last day (desk.forget_launches).
CREATE TABLE desk_notice (
  id {uuid} PRIMARY KEY,
  network_id {uuid} NOT NULL,
  title {text} NOT NULL,
  text {text} NOT NULL,
  -- The last day on which it is shown.
  until_day {date} NOT NULL,
  written_by {uuid},
  written_at {instant} NOT NULL,
  withdrawn_at {instant}
);
-- The office's first page and the coordinator's list.
CREATE INDEX desk_notice_network ON desk_notice (network_id, until_day, written_at, id);

-- How clear a page is (criterion C.SI.2.5). No person, no address. Retention: 24 months (desk.forget_launches).
CREATE TABLE desk_page_rating (
  id {uuid} PRIMARY KEY,
  path {text} NOT NULL,
  rate {int} NOT NULL CHECK (rate BETWEEN 1 AND 5),
  answer {text} CHECK (answer IN ('clear', 'complete', 'guided', 'technical', 'other')),
  text {text},
  made_on {date} NOT NULL
);
-- The office's table by page, and the clean-up.
CREATE INDEX desk_page_rating_path ON desk_page_rating (path, made_on);
CREATE INDEX desk_page_rating_forget ON desk_page_rating (made_on);

-- Faults that people report. Retention: the address 90 days after the answer, the row 24 months after it was made
-- (desk.forget_launches).
CREATE TABLE desk_fault_report (
  id {uuid} PRIMARY KEY,
  -- The receipt: year and number in the year.
  year {int} NOT NULL,
  number {int} NOT NULL,
  reason {text} NOT NULL
    CHECK (reason IN ('accessibility', 'wrong_content', 'broken_page', 'booking', 'other')),
  page {text} NOT NULL,
  text {text} NOT NULL,
  email {text},
  locale {text} NOT NULL,
  made_at {instant} NOT NULL,
  answer {text},
  answered_by {uuid},
  answered_at {instant},
  UNIQUE (year, number),
  CHECK ((answer IS NULL) = (answered_at IS NULL))
);
-- The office's list: the open ones first.
CREATE INDEX desk_fault_report_open ON desk_fault_report (made_at, id) WHERE answered_at IS NULL;
CREATE INDEX desk_fault_report_made ON desk_fault_report (made_at, id);

-- The last receipt number of each year.
CREATE TABLE desk_fault_counter (
  year {int} PRIMARY KEY,
  last_number {int} NOT NULL
) {without_rowid};
