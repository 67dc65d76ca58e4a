-- Vacancies that another room proposed: which opportunity each became, and the last revision that was taken.
CREATE TABLE opportunity_proposal (
  proposal_id {uuid} PRIMARY KEY,
  opportunity_id {uuid} NOT NULL UNIQUE REFERENCES opportunity_opportunity (id),
  revision {int} NOT NULL
);
