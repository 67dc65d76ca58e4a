-- An address that a citizen with a mandate gave for her notices, until she confirms it by its link.
CREATE TABLE identity_office_email (
  person_id {uuid} PRIMARY KEY REFERENCES identity_person (id),
  email {text} NOT NULL,
  offered_at {instant} NOT NULL
);
-- Clean-up of those never confirmed.
CREATE INDEX identity_office_email_offered ON identity_office_email (offered_at);
