-- Private keys of the bodies that this installation signs for, each with what others verify it by. Times say what a
-- key is at a moment: made and not yet signing (no `active_from`, or one to come), signing (the newest that is
-- active), still accepted and published (until `retired_at`), retired.
CREATE TABLE identity_key (
  id {uuid} PRIMARY KEY,
  -- The body, by its word in the configuration.
  organisation {text} NOT NULL,
  purpose {text} NOT NULL CHECK (purpose IN ('saml', 'federation', 'core_sig', 'core_enc')),
  algorithm {text} NOT NULL CHECK (algorithm IN ('rsa', 'p256')),
  -- How tokens and published keys name it.
  kid {text} NOT NULL UNIQUE,
  -- PKCS#8, encrypted under a key derived from the installation's secret.
  sealed_private {bytes} NOT NULL,
  -- PEM, of SAML keys only, and the last instant at which it is good.
  certificate {text},
  certificate_until {instant},
  created_at {instant} NOT NULL,
  active_from {instant},
  retired_at {instant},
  CHECK ((purpose = 'saml') = (certificate IS NOT NULL)),
  CHECK ((certificate IS NULL) = (certificate_until IS NULL)),
  CHECK (retired_at IS NULL OR active_from IS NOT NULL)
);
-- Metadata, published keys and each signature: what is good now; `inrete identity keys list`.
CREATE INDEX identity_key_retired ON identity_key (retired_at, organisation, purpose);
