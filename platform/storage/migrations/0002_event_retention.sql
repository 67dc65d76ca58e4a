-- What an event may say of people, and until when it is kept after it was delivered; both are its kind's.
-- `personal`: a single line can be a person, in a small place.
ALTER TABLE storage_event ADD COLUMN class {text} NOT NULL DEFAULT 'plain' CHECK (class IN ('plain', 'personal'));
ALTER TABLE storage_event ADD COLUMN keep_until {instant};
-- The daily clean-up of events whose time is over.
CREATE INDEX storage_event_keep_until ON storage_event (keep_until) WHERE delivered_at IS NOT NULL;
