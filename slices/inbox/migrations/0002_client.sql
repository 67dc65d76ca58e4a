-- What a body keeps of a client, on her card, and its erasing: by her telephone (her mail has its keyed hash), by the contact
-- that a request became.
CREATE INDEX inbox_message_phone ON inbox_message (organisation_id, sender_phone) WHERE sender_phone IS NOT NULL;
CREATE INDEX inbox_message_contact ON inbox_message (contact_id) WHERE contact_id IS NOT NULL;
