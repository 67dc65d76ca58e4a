-- Whoever has an account. Staff today; citizens (SPID, CIE) will be rows of the same table.
CREATE TABLE identity_person (
  id {uuid} PRIMARY KEY,
  kind {text} NOT NULL CHECK (kind IN ('staff', 'citizen')),
  name {text} NOT NULL,
  -- Lower case; staff always has one, until the account is closed and erased.
  email {text} UNIQUE,
  locale {text} NOT NULL CHECK (locale IN ('it', 'en')),
  -- Keyed hash, for citizens only: the code itself is not kept.
  fiscal_code_hash {text} UNIQUE,
  created_at {instant} NOT NULL,
  disabled_at {instant},
  CHECK (kind = 'citizen' OR email IS NOT NULL OR disabled_at IS NOT NULL)
);
-- /ufficio/persone: the list by name.
CREATE INDEX identity_person_name ON identity_person (name, id);
-- Clean-up of accounts long closed.
CREATE INDEX identity_person_disabled ON identity_person (disabled_at) WHERE disabled_at IS NOT NULL;

-- Argon2id, as a PHC string with its own parameters and salt.
CREATE TABLE identity_password (
  person_id {uuid} PRIMARY KEY REFERENCES identity_person (id),
  phc {text} NOT NULL,
  changed_at {instant} NOT NULL
);

-- The shared secret of the one-time codes, encrypted under a key derived from the installation's secret.
CREATE TABLE identity_totp (
  person_id {uuid} PRIMARY KEY REFERENCES identity_person (id),
  sealed_secret {bytes} NOT NULL,
  confirmed_at {instant},
  -- The last 30-second step whose code was accepted: the same code opens nothing twice.
  last_step {int} NOT NULL
);

-- Keyed hashes of the codes for who has lost her telephone; each is good once.
CREATE TABLE identity_recovery_code (
  person_id {uuid} NOT NULL REFERENCES identity_person (id),
  code_hash {text} NOT NULL,
  created_at {instant} NOT NULL,
  used_at {instant},
  PRIMARY KEY (person_id, code_hash)
) {without_rowid};

CREATE TABLE identity_session (
  id {uuid} PRIMARY KEY,
  -- SHA-256 of the token in the cookie.
  token_hash {text} NOT NULL UNIQUE,
  person_id {uuid} NOT NULL REFERENCES identity_person (id),
  -- 'code': password given, code awaited; 'enrol': password chosen, app to be set up; 'full': signed in.
  step {text} NOT NULL CHECK (step IN ('code', 'enrol', 'full')),
  created_at {instant} NOT NULL,
  last_seen_at {instant} NOT NULL,
  expires_at {instant} NOT NULL
);
-- /ufficio/profilo: her open sessions; and to end them all.
CREATE INDEX identity_session_person ON identity_session (person_id, created_at);
-- Clean-up of sessions that are over.
CREATE INDEX identity_session_expiry ON identity_session (expires_at);

-- New recovery codes, encrypted, for the page that shows them: until she says that she has saved them, or a
-- quarter of an hour.
CREATE TABLE identity_recovery_sheet (
  session_id {uuid} PRIMARY KEY REFERENCES identity_session (id) ON DELETE CASCADE,
  sealed_codes {bytes} NOT NULL,
  expires_at {instant} NOT NULL
);
CREATE INDEX identity_recovery_sheet_expiry ON identity_recovery_sheet (expires_at);

-- A role held on a scope for a span of time. Which scopes there are only other rooms know: no foreign key.
CREATE TABLE identity_role_grant (
  id {uuid} PRIMARY KEY,
  person_id {uuid} NOT NULL REFERENCES identity_person (id),
  role {text} NOT NULL CHECK (role IN ('administrator', 'coordinator', 'operator', 'clerk')),
  scope {uuid} NOT NULL,
  valid_from {instant} NOT NULL,
  valid_until {instant},
  granted_by {uuid} REFERENCES identity_person (id),
  created_at {instant} NOT NULL,
  CHECK (valid_until IS NULL OR valid_until >= valid_from)
);
-- Every request of a signed-in person: her grants.
CREATE INDEX identity_role_grant_person ON identity_role_grant (person_id, valid_from);
-- Who holds a role on a desk, a network: notices to operators, /ufficio/persone of a coordinator.
CREATE INDEX identity_role_grant_scope ON identity_role_grant (scope, role);
