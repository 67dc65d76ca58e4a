//! Mail over SMTP, sent by jobs.
//!
//! A room renders an [`OutgoingMail`] in its `notices/` and a handler of its jobs gives it to the [`Mailer`]: a
//! server that is down means "later", an address that does not exist means "never". Neither addresses nor subjects
//! are logged.

mod mailer;
mod outgoing;

pub use mailer::{MailError, Mailer, MailerSettings};
pub use outgoing::{File, OutgoingMail};
