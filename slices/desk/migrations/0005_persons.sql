-- Whose an appointment or a place on the waiting list is, where she had signed in: her area shows it and erases it. Without a
-- foreign key, as created_by, which from now on names staff alone.
ALTER TABLE desk_appointment ADD COLUMN person_id {uuid};
UPDATE desk_appointment SET person_id = created_by, created_by = NULL WHERE origin = 'online' AND created_by IS NOT NULL;
-- The personal area.
CREATE INDEX desk_appointment_person ON desk_appointment (person_id, starts_at, id) WHERE person_id IS NOT NULL;

ALTER TABLE desk_waiting ADD COLUMN person_id {uuid};
-- The personal area.
CREATE INDEX desk_waiting_person ON desk_waiting (person_id) WHERE person_id IS NOT NULL;
