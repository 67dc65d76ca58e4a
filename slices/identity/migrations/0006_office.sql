-- Sign-in by an office's own provider (OpenID Connect).

-- Whom an office's name for somebody stands for here.
CREATE TABLE identity_office_account (
  -- Keyed hash of issuer and subject.
  subject_hash {text} PRIMARY KEY,
  issuer {text} NOT NULL,
  person_id {uuid} NOT NULL REFERENCES identity_person (id),
  created_at {instant} NOT NULL,
  -- When she showed that the account found by her address is hers: by its code, or because it had none. Until then
  -- the office's word does not stand for the code.
  confirmed_at {instant},
  used_at {instant} NOT NULL
) {without_rowid};
-- One name a person and office; /ufficio/persone: who signs in with her office; erasing of closed accounts.
CREATE UNIQUE INDEX identity_office_account_person ON identity_office_account (person_id, issuer);

-- The office whose group the role comes from: such a grant ends with the group, those given by people do not.
ALTER TABLE identity_role_grant ADD COLUMN office {text};

-- Sign-ins that began and await the answer of an office, each good once and for the browser that began it.
CREATE TABLE identity_office_request (
  id {uuid} PRIMARY KEY,
  -- SHA-256 of the word that the answer brings back, and of the browser's short-lived cookie.
  state_hash {text} NOT NULL UNIQUE,
  browser_hash {text} NOT NULL,
  office {text} NOT NULL,
  -- The nonce and the proof of the code, encrypted for this row.
  sealed {bytes} NOT NULL,
  -- Where she was going: a path of ours.
  towards {text} NOT NULL,
  expires_at {instant} NOT NULL
);
-- Clean-up of those that are over.
CREATE INDEX identity_office_request_expiry ON identity_office_request (expires_at);
