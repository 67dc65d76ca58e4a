-- Files that people handed in, with their owner: a resource of some room. They go when the owner goes, by the room's
-- own retention; the digest may be kept longer where an act quotes it.
CREATE TABLE documents_attachment (
  id {uuid} PRIMARY KEY,
  owner_kind {text} NOT NULL,
  owner {uuid} NOT NULL,
  name {text} NOT NULL,
  media_type {text} NOT NULL,
  size_bytes {int} NOT NULL CHECK (size_bytes > 0),
  digest {text} NOT NULL CHECK (length(digest) = 64),
  attached_at {instant} NOT NULL,
  attached_by {uuid},
  -- Last, so that SQLite reads the other columns without walking through the content.
  content {bytes} NOT NULL
);
-- The attachments of one thing, on its page.
CREATE INDEX documents_attachment_owner ON documents_attachment (owner, owner_kind, id);
