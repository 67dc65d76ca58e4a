-- A document of measures or a form that the network keeps no longer: what was there before it is in force again.
ALTER TABLE report_definition ADD COLUMN withdrawn_at {instant};
ALTER TABLE report_definition ADD COLUMN withdrawn_by {uuid};

-- An entry that was wrong: its number counts no more and its proof is gone; that it was there, and why it is not, stays.
ALTER TABLE report_progress ADD COLUMN struck_at {instant};
ALTER TABLE report_progress ADD COLUMN struck_by {uuid};
ALTER TABLE report_progress ADD COLUMN strike_reason {text};
