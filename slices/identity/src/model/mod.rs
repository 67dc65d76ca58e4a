//! Types and rules of accounts. No input and output, nothing asynchronous; tests inline.

mod grant;
mod key;
mod national;
mod password;
mod person;
mod qr;
mod recovery;
mod role;
mod session;
mod totp;

pub use grant::{Grant, GrantFault, GrantId, Held, NewGrant};
pub use key::{
    Certificate, Key, KeyAlgorithm, KeyEntry, KeyId, KeySet, KeyState, KeyUse, PrivateKey, UnknownKeyWord,
};
pub use national::{
    EidasIdentifier, LogoutSubject, NationalSubject, Origin, Proven, RequestId, Way, level_number, level_of,
};
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
