//! Types and rules of accounts. No input and output, nothing asynchronous; tests inline.

mod grant;
mod password;
mod person;
mod qr;
mod recovery;
mod role;
mod session;
mod totp;

pub use grant::{Grant, GrantFault, GrantId, Held, NewGrant};
pub(crate) use password::PASSWORD_MIN_CHARS;
pub use password::{Password, PasswordFault};
pub(crate) use person::Credentials;
pub use person::{Account, AccountState, Colleague, Person, PersonId};
pub(crate) use qr::Picture;
pub(crate) use recovery::{RECOVERY_CODES, RecoveryCode};
pub use role::Role;
pub(crate) use session::Open;
pub use session::{Session, SessionId, Step};
pub use totp::TotpSecret;
