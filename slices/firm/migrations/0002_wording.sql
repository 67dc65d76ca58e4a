-- The text of a need as the desk lets bodies of the network read it: beside the firm's own words, which stay as they came.
-- `reasons` says of doubtful words in it why they may stay. Deleted with the need's data (firm.forget).
CREATE TABLE firm_wording (
  need_id {uuid} PRIMARY KEY REFERENCES firm_need (id),
  topic {text} NOT NULL,
  place {text} NOT NULL,
  details {text} NOT NULL,
  reasons {json} NOT NULL,
  by_person {uuid},
  at {instant} NOT NULL
);
