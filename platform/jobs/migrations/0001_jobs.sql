-- Work to be done later, written in the transaction that asks for it.
-- Retention: done 7 days, dead 90 days (jobs.clean_up).
CREATE TABLE jobs_job (
  id {uuid} PRIMARY KEY,
  kind {text} NOT NULL,
  payload {json} NOT NULL,
  run_at {instant} NOT NULL,
  state {text} NOT NULL CHECK (state IN ('waiting', 'done', 'dead')),
  attempts {int} NOT NULL,
  leased_until {instant},
  unique_key {text} UNIQUE,
  created_at {instant} NOT NULL,
  finished_at {instant},
  last_error {text}
);
-- The worker asks for what is due.
CREATE INDEX jobs_job_due ON jobs_job (run_at, id) WHERE state = 'waiting';
-- Clean-up of what is finished.
CREATE INDEX jobs_job_finished ON jobs_job (finished_at) WHERE state <> 'waiting';

-- When each recurring job runs next.
CREATE TABLE jobs_schedule (
  kind {text} PRIMARY KEY,
  next_run {instant} NOT NULL
);
