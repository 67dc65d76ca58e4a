//! Mail over SMTP, sent by jobs.
//!
//! A room renders an [`OutgoingMail`] in its `notices/` and a handler of its jobs gives it to the [`Mailer`]: a
//! server that is down means "later", an address that does not exist means "never". Neither addresses nor subjects
//! nor what a server answers are logged or kept in an error: servers quote addresses.
//!
//! Not here: the words of a mail, and when it is sent.

mod error;
mod mailer;
mod outgoing;
mod settings;

pub use error::MailError;
pub use mailer::Mailer;
pub use outgoing::{File, Letter, OutgoingMail};
pub use settings::MailerSettings;
