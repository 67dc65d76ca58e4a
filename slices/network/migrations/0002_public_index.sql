-- The public index of administrations (IPA) as an operator imported it: which bodies there are, and where each is
-- written to by certified mail. Addresses of offices; the people whom the file names are not read.
CREATE TABLE network_index_entry (
  -- The IPA code in lower case.
  ipa_key {text} PRIMARY KEY,
  ipa_code {text} NOT NULL,
  name {text} NOT NULL,
  -- The name as a search compares it: no capitals, accents or signs.
  name_key {text} NOT NULL,
  fiscal_code {text},
  category {text},
  istat_code {text},
  -- Certified addresses, in the order of the file.
  certified_emails {json} NOT NULL,
  -- Of all of the above: what did not change is not written again.
  digest {text} NOT NULL,
  changed_at {instant} NOT NULL,
  -- Since when the index has it no more.
  withdrawn_at {instant}
);
-- Clean-up of bodies that the index gave up.
CREATE INDEX network_index_entry_withdrawn ON network_index_entry (withdrawn_at) WHERE withdrawn_at IS NOT NULL;

-- Each import, for who asks how old the index is.
CREATE TABLE network_index_import (
  id {uuid} PRIMARY KEY,
  imported_at {instant} NOT NULL,
  -- The newest day that the file itself names.
  source_date {date},
  file_digest {text} NOT NULL,
  entries {int} NOT NULL,
  added {int} NOT NULL,
  changed {int} NOT NULL,
  withdrawn {int} NOT NULL,
  faults {int} NOT NULL,
  -- The first two hundred of them: line, column, value, what is wrong.
  fault_list {json} NOT NULL
);
-- /ufficio/rete/indice: the newest first.
CREATE INDEX network_index_import_at ON network_index_import (imported_at);

-- A one-time code on its way to the certified mail of a body. The code itself is computed, never stored.
CREATE TABLE network_body_code (
  id {uuid} PRIMARY KEY,
  ipa_key {text} NOT NULL,
  sent_to {text} NOT NULL,
  -- Keyed hash.
  code_hash {text} NOT NULL UNIQUE,
  created_at {instant} NOT NULL,
  expires_at {instant} NOT NULL,
  used_at {instant}
);
-- Clean-up.
CREATE INDEX network_body_code_expiry ON network_body_code (expires_at);

-- How somebody came to a mandate by herself: with the code that her body's certified mail was sent.
CREATE TABLE network_mandate_activation (
  mandate_id {uuid} PRIMARY KEY REFERENCES network_mandate (id),
  code_id {uuid} NOT NULL UNIQUE,
  ipa_code {text} NOT NULL,
  sent_to {text} NOT NULL,
  act_date {date},
  activated_at {instant} NOT NULL,
  -- Whether the role of clerk came with it; if so, it goes with it.
  gave_role {bool} NOT NULL,
  role_ended_at {instant},
  contested_at {instant}
);
-- The daily job: roles whose mandate is over.
CREATE INDEX network_mandate_activation_role ON network_mandate_activation (activated_at)
  WHERE gave_role AND role_ended_at IS NULL;
