//! What plays the outside world in the demo and in tests. Nothing here runs in a real installation: only `testkit`
//! and `app/src/demo/` may use it.

pub mod identity_provider;
mod mail_provider;

pub use identity_provider::{IdentityProvider, Outcome};
pub use mail_provider::{Attachment, MailProvider, Mailbox, Mood, ReceivedMail};
