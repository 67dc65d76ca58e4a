//! Reading a desk's mailbox over IMAP (RFC 3501). The mailbox is looked at and never changed: nothing is marked, moved or
//! deleted there. One mail that cannot be read is noted and passed over; a server that is down is tried again next time.

mod connection;
mod read;

pub use connection::{MailboxFault, check};
pub use read::read_mailbox;
