-- Desks, agendas, appointments. Rules are wall time of Europe/Rome in minutes of the day; instants are UTC.
-- A grain is five minutes: epoch minutes / 5. Minutes of rules are whole grains.

CREATE TABLE desk_desk (
  id {uuid} PRIMARY KEY,
  organisation_id {uuid} NOT NULL REFERENCES network_organisation (id),
  network_id {uuid} NOT NULL,
  slug {text} NOT NULL UNIQUE,
  name {text} NOT NULL,
  kind {text} NOT NULL CHECK (kind IN ('desk', 'info_point')),
  state {text} NOT NULL CHECK (state IN ('preparing', 'open', 'suspended', 'closed')),
  municipality_istat {text} NOT NULL,
  address {text} NOT NULL,
  latitude {float},
  longitude {float},
  phone {text},
  email {text},
  opened_on {date},
  serves_all_services {bool} NOT NULL,
  created_at {instant} NOT NULL
);
-- The desks of a Comune, which come first in "first free near me".
CREATE INDEX desk_desk_municipality ON desk_desk (municipality_istat, id) WHERE state = 'open';
-- The desks around a place, ring by ring.
CREATE INDEX desk_desk_place ON desk_desk (latitude, longitude, id) WHERE state = 'open';
-- The coordinator's list.
CREATE INDEX desk_desk_network ON desk_desk (network_id, name, id);

-- The services that a desk answers for, when it does not answer for all.
CREATE TABLE desk_desk_service (
  desk_id {uuid} NOT NULL REFERENCES desk_desk (id),
  service_id {uuid} NOT NULL REFERENCES desk_service (id),
  PRIMARY KEY (desk_id, service_id)
);
-- The desks that answer for a service: its sheet, "first free".
CREATE INDEX desk_desk_service_service ON desk_desk_service (service_id, desk_id);

-- The bookable resource: an operator or a counter. It may serve several desks and channels; its bookings never
-- overlap in one seat, wherever they are.
CREATE TABLE desk_agenda (
  id {uuid} PRIMARY KEY,
  -- The desk that keeps it; where it serves is in its openings.
  desk_id {uuid} NOT NULL REFERENCES desk_desk (id),
  name {text} NOT NULL,
  person_id {uuid} REFERENCES identity_person (id),
  capacity {int} NOT NULL CHECK (capacity BETWEEN 1 AND 200),
  slot_minutes {int} NOT NULL CHECK (slot_minutes BETWEEN 5 AND 480 AND slot_minutes % 5 = 0),
  buffer_minutes {int} NOT NULL CHECK (buffer_minutes BETWEEN 0 AND 240 AND buffer_minutes % 5 = 0),
  notice_minutes {int} NOT NULL CHECK (notice_minutes BETWEEN 0 AND 43200),
  horizon_days {int} NOT NULL CHECK (horizon_days BETWEEN 1 AND 400),
  active {bool} NOT NULL,
  created_at {instant} NOT NULL
);
-- The agendas that a desk keeps: the operator's pages.
CREATE INDEX desk_agenda_desk ON desk_agenda (desk_id, name, id);

-- Weekly hours: on that weekday the agenda serves that desk on those channels.
CREATE TABLE desk_opening (
  id {uuid} PRIMARY KEY,
  agenda_id {uuid} NOT NULL REFERENCES desk_agenda (id),
  desk_id {uuid} NOT NULL REFERENCES desk_desk (id),
  -- 1 Monday to 7 Sunday (ISO 8601).
  weekday {int} NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  from_minute {int} NOT NULL CHECK (from_minute BETWEEN 0 AND 1435 AND from_minute % 5 = 0),
  until_minute {int} NOT NULL CHECK (until_minute BETWEEN 5 AND 1440 AND until_minute % 5 = 0),
  -- Sum of 1 in person, 2 telephone, 4 video.
  channels {int} NOT NULL CHECK (channels BETWEEN 1 AND 7),
  CHECK (from_minute < until_minute)
);
CREATE INDEX desk_opening_agenda ON desk_opening (agenda_id, weekday);
-- Which agendas serve a desk: availability.
CREATE INDEX desk_opening_desk ON desk_opening (desk_id, agenda_id);

-- Pauses inside the weekly hours.
CREATE TABLE desk_break (
  id {uuid} PRIMARY KEY,
  agenda_id {uuid} NOT NULL REFERENCES desk_agenda (id),
  weekday {int} NOT NULL CHECK (weekday BETWEEN 1 AND 7),
  from_minute {int} NOT NULL CHECK (from_minute BETWEEN 0 AND 1435 AND from_minute % 5 = 0),
  until_minute {int} NOT NULL CHECK (until_minute BETWEEN 5 AND 1440 AND until_minute % 5 = 0),
  CHECK (from_minute < until_minute)
);
CREATE INDEX desk_break_agenda ON desk_break (agenda_id, weekday);

-- Hours of one day in place of the weekly ones and their breaks: all rows of an agenda and a day are its hours then.
CREATE TABLE desk_exception (
  id {uuid} PRIMARY KEY,
  agenda_id {uuid} NOT NULL REFERENCES desk_agenda (id),
  desk_id {uuid} NOT NULL REFERENCES desk_desk (id),
  day {date} NOT NULL,
  from_minute {int} NOT NULL CHECK (from_minute BETWEEN 0 AND 1435 AND from_minute % 5 = 0),
  until_minute {int} NOT NULL CHECK (until_minute BETWEEN 5 AND 1440 AND until_minute % 5 = 0),
  channels {int} NOT NULL CHECK (channels BETWEEN 1 AND 7),
  CHECK (from_minute < until_minute)
);
CREATE INDEX desk_exception_agenda ON desk_exception (agenda_id, day);
CREATE INDEX desk_exception_desk ON desk_exception (desk_id, day);

-- No bookings: for an agenda, a desk or a whole network; on whole days, or on some hours of each of them.
CREATE TABLE desk_closure (
  id {uuid} PRIMARY KEY,
  network_id {uuid},
  desk_id {uuid} REFERENCES desk_desk (id),
  agenda_id {uuid} REFERENCES desk_agenda (id),
  from_day {date} NOT NULL,
  -- The last day, included.
  until_day {date} NOT NULL,
  from_minute {int} NOT NULL CHECK (from_minute BETWEEN 0 AND 1440),
  until_minute {int} NOT NULL CHECK (until_minute BETWEEN 0 AND 1440),
  reason {text} NOT NULL,
  created_by {uuid},
  created_at {instant} NOT NULL,
  CHECK (from_day <= until_day AND from_minute < until_minute),
  CHECK ((network_id IS NOT NULL AND desk_id IS NULL AND agenda_id IS NULL)
      OR (network_id IS NULL AND desk_id IS NOT NULL AND agenda_id IS NULL)
      OR (network_id IS NULL AND desk_id IS NULL AND agenda_id IS NOT NULL))
);
CREATE INDEX desk_closure_agenda ON desk_closure (agenda_id, until_day) WHERE agenda_id IS NOT NULL;
CREATE INDEX desk_closure_desk ON desk_closure (desk_id, until_day) WHERE desk_id IS NOT NULL;
CREATE INDEX desk_closure_network ON desk_closure (network_id, until_day) WHERE network_id IS NOT NULL;

-- Retention: name, telephone, mail and note are emptied 90 days after the appointment (desk.forget_people).
CREATE TABLE desk_appointment (
  id {uuid} PRIMARY KEY,
  agenda_id {uuid} NOT NULL REFERENCES desk_agenda (id),
  desk_id {uuid} NOT NULL REFERENCES desk_desk (id),
  service_id {uuid} REFERENCES desk_service (id),
  channel {text} NOT NULL CHECK (channel IN ('in_person', 'phone', 'video')),
  starts_at {instant} NOT NULL,
  ends_at {instant} NOT NULL,
  -- What it takes of the agenda, buffer included: as many rows of desk_cell.
  first_grain {int} NOT NULL,
  grains {int} NOT NULL CHECK (grains BETWEEN 1 AND 200),
  seat {int} NOT NULL CHECK (seat BETWEEN 0 AND 255),
  state {text} NOT NULL CHECK (state IN ('held', 'booked', 'served', 'no_show', 'displaced', 'cancelled')),
  origin {text} NOT NULL CHECK (origin IN ('online', 'operator', 'walk_in', 'waiting_list')),
  name {text},
  phone {text},
  email {text},
  note {text},
  locale {text} NOT NULL,
  -- The code itself is computed from the id and the salt, never stored.
  code_salt {int} NOT NULL,
  code_hash {text} NOT NULL UNIQUE,
  -- SEQUENCE of the calendar entry: one more at each move.
  sequence {int} NOT NULL,
  override_reason {text},
  cancel_reason {text},
  created_by {uuid},
  created_at {instant} NOT NULL,
  changed_at {instant} NOT NULL,
  -- When a person whose time was taken away ('displaced': "I am ill today") was told, by mail or telephone.
  told_at {instant},
  forgotten_at {instant},
  CHECK (starts_at < ends_at)
);
-- What is taken of an agenda: availability reads this index alone.
CREATE INDEX desk_appointment_taken ON desk_appointment (agenda_id, first_grain, grains, seat) 
  WHERE state NOT IN ('displaced', 'cancelled');
-- A desk's day and week, the "to call tomorrow" list.
CREATE INDEX desk_appointment_desk ON desk_appointment (desk_id, starts_at, id);
-- The clean-up of personal data.
CREATE INDEX desk_appointment_forget ON desk_appointment (starts_at, id) WHERE forgotten_at IS NULL;

-- THE guarantee: of an agenda, five minutes and a seat there is one row, so the database itself refuses a second
-- booking, whoever writes it and from whichever process.
CREATE TABLE desk_cell (
  agenda_id {uuid} NOT NULL,
  grain {int} NOT NULL,
  seat {int} NOT NULL,
  appointment_id {uuid} NOT NULL REFERENCES desk_appointment (id),
  PRIMARY KEY (agenda_id, grain, seat)
) {without_rowid};
-- Freeing a cancelled or moved appointment.
CREATE INDEX desk_cell_appointment ON desk_cell (appointment_id);

-- What a person thought of it afterwards; once.
CREATE TABLE desk_rating (
  appointment_id {uuid} PRIMARY KEY REFERENCES desk_appointment (id),
  desk_id {uuid} NOT NULL REFERENCES desk_desk (id),
  score {int} NOT NULL CHECK (score BETWEEN 1 AND 5),
  text {text},
  created_at {instant} NOT NULL
);
CREATE INDEX desk_rating_desk ON desk_rating (desk_id, created_at);

-- Who waits for an earlier time at a desk. Retention: deleted 30 days after until_day (desk.forget_people).
CREATE TABLE desk_waiting (
  id {uuid} PRIMARY KEY,
  desk_id {uuid} NOT NULL REFERENCES desk_desk (id),
  service_id {uuid} REFERENCES desk_service (id),
  channel {text} NOT NULL CHECK (channel IN ('in_person', 'phone', 'video')),
  from_day {date} NOT NULL,
  until_day {date} NOT NULL,
  name {text} NOT NULL,
  phone {text},
  email {text},
  locale {text} NOT NULL,
  state {text} NOT NULL CHECK (state IN ('waiting', 'offered', 'satisfied', 'withdrawn')),
  created_at {instant} NOT NULL,
  CHECK (from_day <= until_day)
);
-- Who is next, and the operator's list.
CREATE INDEX desk_waiting_next ON desk_waiting (desk_id, state, created_at, id);
CREATE INDEX desk_waiting_forget ON desk_waiting (until_day);

-- A cancelled time held for somebody who waits, until it lapses.
CREATE TABLE desk_offer (
  id {uuid} PRIMARY KEY,
  waiting_id {uuid} NOT NULL REFERENCES desk_waiting (id),
  -- The held appointment.
  appointment_id {uuid} NOT NULL REFERENCES desk_appointment (id),
  state {text} NOT NULL CHECK (state IN ('open', 'accepted', 'refused', 'lapsed')),
  expires_at {instant} NOT NULL,
  created_at {instant} NOT NULL
);
-- Nobody is offered the same time twice.
CREATE UNIQUE INDEX desk_offer_once ON desk_offer (appointment_id, waiting_id);
CREATE INDEX desk_offer_waiting ON desk_offer (waiting_id);

-- What the API answered to an Idempotency-Key. Retention: 7 days. Holds neither names nor secrets.
CREATE TABLE desk_idempotency (
  key_hash {text} PRIMARY KEY,
  request_hash {text} NOT NULL,
  answer {json},
  created_at {instant} NOT NULL
);
CREATE INDEX desk_idempotency_forget ON desk_idempotency (created_at);
