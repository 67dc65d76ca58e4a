-- When the reading of a mailbox began: what lay in it already was not written to the portal, and gets no receipt.
ALTER TABLE inbox_mailbox ADD COLUMN connected_at {instant};
-- A mail from before that; `way` says mail of it too.
ALTER TABLE inbox_message ADD COLUMN is_from_before {bool} NOT NULL DEFAULT FALSE;
-- Who wrote (From), where she asks for answers elsewhere (Reply-To): `sender_email` is where an answer goes. Emptied with it.
ALTER TABLE inbox_message ADD COLUMN sender_from {text};
ALTER TABLE inbox_follow_up ADD COLUMN sender_from {text};
