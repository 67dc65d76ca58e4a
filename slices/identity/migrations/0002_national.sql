-- National identities: SPID, CIE, the eIDAS node. Citizens are rows of identity_person without an address, found
-- by fiscal_code_hash (a keyed hash: the code itself is kept nowhere), or by identity_eidas_identifier when their
-- country is another.

-- How a session was signed in. 'office' is the sign-in of somebody's own office.
ALTER TABLE identity_session ADD COLUMN way {text} NOT NULL DEFAULT 'password'
  CHECK (way IN ('password', 'office', 'spid', 'cie', 'eidas'));
-- Level of assurance, 1 to 3; of national identities only.
ALTER TABLE identity_session ADD COLUMN level {int} CHECK (level IN (1, 2, 3));
-- Entity id of the provider.
ALTER TABLE identity_session ADD COLUMN provider {text};
-- What the provider wants back at single logout (NameID, SessionIndex), encrypted for this row.
ALTER TABLE identity_session ADD COLUMN sealed_subject {bytes};
-- Keyed hash of provider and NameID: a logout that the provider asks for finds the session by it.
ALTER TABLE identity_session ADD COLUMN subject_hash {text};
CREATE INDEX identity_session_subject ON identity_session (subject_hash) WHERE subject_hash IS NOT NULL;

-- People of other countries: keyed hash of the identifier that the eIDAS node gives.
CREATE TABLE identity_eidas_identifier (
  identifier_hash {text} PRIMARY KEY,
  person_id {uuid} NOT NULL REFERENCES identity_person (id),
  created_at {instant} NOT NULL
) {without_rowid};
-- /area-personale, and the erasing of an account.
CREATE INDEX identity_eidas_identifier_person ON identity_eidas_identifier (person_id);

-- The registry of SAML providers, as the file that an operator imported lists them.
CREATE TABLE identity_provider (
  entity_id {text} PRIMARY KEY,
  kind {text} NOT NULL CHECK (kind IN ('spid', 'cie', 'eidas')),
  name {text} NOT NULL,
  -- Endpoints and certificates, as the file had them; its signatures were verified at import.
  described {json} NOT NULL,
  -- The day of the registry's file.
  registry_on {date} NOT NULL,
  imported_at {instant} NOT NULL
);
-- /accedi: the providers of each kind.
CREATE INDEX identity_provider_kind ON identity_provider (kind, name, entity_id);

-- Sign-ins that began and await the provider's answer. A row answers one response: used_at is set once, and the row
-- stays until no response to it could be accepted any more, so that one that comes again is known.
CREATE TABLE identity_sign_in_request (
  -- The AuthnRequest's ID is its text.
  id {uuid} PRIMARY KEY,
  service {text} NOT NULL CHECK (service IN ('spid', 'cie')),
  organisation {text} NOT NULL,
  provider {text} NOT NULL,
  level {int} NOT NULL CHECK (level IN (1, 2, 3)),
  attribute_set {int} NOT NULL,
  -- SHA-256 of the browser's short-lived cookie.
  browser_hash {text} NOT NULL,
  -- Where she was going: a path of ours.
  towards {text} NOT NULL,
  -- The AuthnRequest, encrypted for this row, until it is logged with its response.
  sealed_request {bytes} NOT NULL,
  -- The session that this sign-in takes the place of: a higher level was needed.
  replaces {uuid},
  issued_at {instant} NOT NULL,
  expires_at {instant} NOT NULL,
  used_at {instant},
  kept_until {instant} NOT NULL
);
-- Clean-up of those that are over.
CREATE INDEX identity_sign_in_request_kept ON identity_sign_in_request (kept_until);

-- Logouts that we asked a provider for and that it has not answered yet.
CREATE TABLE identity_logout_request (
  id {uuid} PRIMARY KEY,
  service {text} NOT NULL CHECK (service IN ('spid', 'cie')),
  organisation {text} NOT NULL,
  provider {text} NOT NULL,
  expires_at {instant} NOT NULL
);
-- Clean-up of those that are over.
CREATE INDEX identity_logout_request_expiry ON identity_logout_request (expires_at);

-- The pairs of request and response that the rules of SPID want kept for 24 months, encrypted.
CREATE TABLE identity_sign_in_log (
  id {uuid} PRIMARY KEY,
  way {text} NOT NULL CHECK (way IN ('spid', 'cie', 'eidas')),
  protocol {text} NOT NULL CHECK (protocol IN ('saml', 'openid')),
  organisation {text} NOT NULL,
  provider {text} NOT NULL,
  request_id {text} NOT NULL,
  requested_at {instant} NOT NULL,
  -- Both of the response as far as it could be read.
  response_id {text},
  responded_at {instant},
  received_at {instant} NOT NULL,
  -- 'ok', or the code of the refusal.
  outcome {text} NOT NULL,
  -- Level that was reached; of sign-ins that went well.
  level {int} CHECK (level IN (1, 2, 3)),
  person_id {uuid} REFERENCES identity_person (id),
  sealed_request {bytes} NOT NULL,
  sealed_response {bytes} NOT NULL
);
-- /area-personale: her sign-ins, newest first.
CREATE INDEX identity_sign_in_log_person ON identity_sign_in_log (person_id, received_at)
  WHERE person_id IS NOT NULL;
-- Clean-up after 24 months.
CREATE INDEX identity_sign_in_log_received ON identity_sign_in_log (received_at);
-- What an office asks for: the pair of a request.
CREATE INDEX identity_sign_in_log_request ON identity_sign_in_log (request_id);
