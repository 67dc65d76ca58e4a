//! Flows of the room, through HTTP and through its actions, on both engines; the mailbox by Debian's own IMAP server.
#![expect(clippy::unwrap_used, clippy::panic, reason = "helpers of tests are tests")]

mod closing;
mod dovecot;
mod faults;
mod form;
mod handling;
mod keeping;
mod mailbox;
mod nonsense;
mod stage;
mod statements;
mod taking_in;
mod texts;
