-- Where an agenda meets people by video: an https address that stays the same.
ALTER TABLE desk_agenda ADD COLUMN video_url {text};

-- What one telephone or mail address has ahead: counted at each booking of the public.
CREATE INDEX desk_appointment_phone ON desk_appointment (phone, starts_at) WHERE phone IS NOT NULL;
CREATE INDEX desk_appointment_email ON desk_appointment (email, starts_at) WHERE email IS NOT NULL;
