-- The OpenID federations of CIE and SPID: what their trust chains say of providers, and the marks that our own bodies
-- were given. Sign-ins on their way are rows of identity_sign_in_request, and what came of them of identity_sign_in_log.

-- Providers that an anchor vouches for, as long as the chain holds.
CREATE TABLE identity_federation_provider (
  entity {text} PRIMARY KEY,
  kind {text} NOT NULL CHECK (kind IN ('spid', 'cie')),
  anchor {text} NOT NULL,
  name {text} NOT NULL,
  -- The provider's metadata after the policies of its superiors, with its keys in it.
  metadata {json} NOT NULL,
  -- The statements, from the provider's own to the anchor's: each exchange is logged with them.
  chain {json} NOT NULL,
  resolved_at {instant} NOT NULL,
  expires_at {instant} NOT NULL,
  -- Why the chain could not be built anew the last time, and when; gone as soon as it could.
  fault {text},
  failed_at {instant}
);
-- /accedi: the providers of each kind.
CREATE INDEX identity_federation_provider_kind ON identity_federation_provider (kind, name, entity);

-- Trust marks: the attestations that a body's entity configuration shows.
CREATE TABLE identity_trust_mark (
  -- The body, by its word in the configuration.
  organisation {text} NOT NULL,
  -- The mark's own name: an address.
  kind {text} NOT NULL,
  token {text} NOT NULL,
  issuer {text} NOT NULL,
  expires_at {instant},
  imported_at {instant} NOT NULL,
  PRIMARY KEY (organisation, kind)
) {without_rowid};
