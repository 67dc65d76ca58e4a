-- The desk's inbox: mails of its mailbox, the public form, reports of faults; assigned, answered by mail, closed.

-- Where the reading of a desk's mailbox stands. The lease keeps two processes from reading at once.
CREATE TABLE inbox_mailbox (
  desk_id {uuid} PRIMARY KEY,
  uid_validity {int},
  last_uid {int} NOT NULL,
  lease {uuid},
  leased_until {instant},
  read_at {instant},
  fault {text},
  fault_since {instant},
  -- The mail at which the last readings stopped, and how often: at the third it is passed over.
  stuck_uid {int} NOT NULL,
  stuck_times {int} NOT NULL
);

-- Mails that could not be read: they are still in the mailbox, where a person looks at them. Kept for 90 days.
CREATE TABLE inbox_passed_over (
  desk_id {uuid} NOT NULL,
  uid_validity {int} NOT NULL,
  uid {int} NOT NULL,
  reason {text} NOT NULL,
  sent_at {instant},
  noted_at {instant} NOT NULL,
  PRIMARY KEY (desk_id, uid_validity, uid)
);

-- The last number given in a year: `C-2026-000123`.
CREATE TABLE inbox_counter (
  year {int} PRIMARY KEY,
  last_number {int} NOT NULL
);

-- One request to one desk, with all that belongs to it below. Sender, subject and text are personal data: emptied so many
-- months after it is closed (the configuration says how many), or when the client it is tied to is forgotten.
CREATE TABLE inbox_message (
  id {uuid} PRIMARY KEY,
  desk_id {uuid} NOT NULL,
  organisation_id {uuid} NOT NULL REFERENCES network_organisation (id),
  way {text} NOT NULL CHECK (way IN ('mail', 'web', 'fault')),
  state {text} NOT NULL CHECK (state IN ('new', 'assigned', 'answered', 'closed', 'set_aside')),
  shelf {text} NOT NULL CHECK (shelf IN ('open', 'closed', 'aside')),
  year {int} NOT NULL,
  number {int} NOT NULL,
  code_hash {text} UNIQUE,
  sender_name {text},
  sender_email {text},
  sender_phone {text},
  -- A keyed hash of the sender's address or telephone: it counts floods and knows her again in a thread.
  sender_hash {text},
  subject {text},
  body {text},
  -- What words a search finds it by: each between two spaces.
  words {text} NOT NULL,
  locale {text} NOT NULL,
  service_id {uuid},
  person_id {uuid} REFERENCES identity_person (id),
  -- What a mail called itself, for the headers of an answer.
  mail_id {text},
  is_partial {bool} NOT NULL,
  left_out {json} NOT NULL,
  aside_reason {text},
  fault_id {uuid} UNIQUE,
  client_id {uuid},
  contact_id {uuid},
  assigned_to {uuid} REFERENCES identity_person (id),
  assigned_at {instant},
  first_answer_at {instant},
  closed_at {instant},
  closed_by {uuid} REFERENCES identity_person (id),
  answer_due_on {date} NOT NULL,
  received_at {instant} NOT NULL,
  told_id {uuid},
  emptied_at {instant},
  version {int} NOT NULL,
  UNIQUE (year, number),
  CHECK ((state = 'closed') = (closed_at IS NOT NULL)),
  CHECK (state <> 'set_aside' OR aside_reason IS NOT NULL)
);
-- /ufficio/posta-in-arrivo/{desk}: what is open, closed, set aside, in the order of arrival.
CREATE INDEX inbox_message_shelf ON inbox_message (desk_id, shelf, received_at, id);
-- … what waits for somebody, what was answered; the counts beside the filters.
CREATE INDEX inbox_message_state ON inbox_message (desk_id, state, received_at, id);
-- … what is mine.
CREATE INDEX inbox_message_mine ON inbox_message (assigned_to, shelf, received_at, id);
-- … the faults alone, for the coordinator.
CREATE INDEX inbox_message_way ON inbox_message (desk_id, way, shelf, received_at, id);
-- Whether one sender sends too much in a day.
CREATE INDEX inbox_message_sender ON inbox_message (desk_id, sender_hash, received_at);
-- The nightly job: what is closed for long enough.
CREATE INDEX inbox_message_closed ON inbox_message (closed_at, id);
-- The personal area, and forgetting a client.
CREATE INDEX inbox_message_person ON inbox_message (person_id, received_at, id);
CREATE INDEX inbox_message_client ON inbox_message (client_id, id);

-- The search of the list: one row for each word of sender, subject and number. Goes with the text.
CREATE TABLE inbox_word (
  desk_id {uuid} NOT NULL,
  word {text} NOT NULL,
  received_at {instant} NOT NULL,
  message_id {uuid} NOT NULL REFERENCES inbox_message (id),
  PRIMARY KEY (desk_id, word, received_at, message_id)
) {without_rowid};
-- Emptying a message.
CREATE INDEX inbox_word_message ON inbox_word (message_id);

-- Every identifier that a thing arrived or left with: the Message-ID of a mail, `own:` and the id of a mail of ours, `form:`
-- and the hash of a form's key, `fault:` and the id of a report. The primary key makes one of two.
CREATE TABLE inbox_known (
  desk_id {uuid} NOT NULL,
  known {text} NOT NULL,
  message_id {uuid} NOT NULL,
  PRIMARY KEY (desk_id, known)
) {without_rowid};
-- Emptying a message.
CREATE INDEX inbox_known_message ON inbox_known (message_id);

-- Further mails of the same conversation. Emptied with their message.
CREATE TABLE inbox_follow_up (
  id {uuid} PRIMARY KEY,
  message_id {uuid} NOT NULL REFERENCES inbox_message (id),
  sender_name {text},
  sender_email {text},
  sender_hash {text},
  body {text},
  mail_id {text},
  is_partial {bool} NOT NULL,
  left_out {json} NOT NULL,
  aside_reason {text},
  received_at {instant} NOT NULL
);
-- The page of a message.
CREATE INDEX inbox_follow_up_message ON inbox_follow_up (message_id, received_at, id);

-- What colleagues answered, by mail or by telephone. Emptied with its message.
CREATE TABLE inbox_answer (
  id {uuid} PRIMARY KEY,
  message_id {uuid} NOT NULL REFERENCES inbox_message (id),
  person_id {uuid} REFERENCES identity_person (id),
  by_way {text} NOT NULL CHECK (by_way IN ('mail', 'phone')),
  body {text},
  form_key {text} UNIQUE,
  written_at {instant} NOT NULL,
  sent_at {instant},
  refused_at {instant}
);
-- The page of a message.
CREATE INDEX inbox_answer_message ON inbox_answer (message_id, written_at, id);

-- Notes among colleagues: each has an owner and the day on which it goes.
CREATE TABLE inbox_note (
  id {uuid} PRIMARY KEY,
  message_id {uuid} NOT NULL REFERENCES inbox_message (id),
  person_id {uuid} REFERENCES identity_person (id),
  body {text} NOT NULL,
  form_key {text} UNIQUE,
  written_at {instant} NOT NULL,
  delete_on {date} NOT NULL
);
-- The page of a message.
CREATE INDEX inbox_note_message ON inbox_note (message_id, written_at, id);
-- The nightly job.
CREATE INDEX inbox_note_delete ON inbox_note (delete_on);
