//! Types and rules of accounts. No input and output, nothing asynchronous; tests inline.

mod federation;
mod grant;
mod key;
mod national;
mod office;
mod password;
mod person;
mod provider;
mod qr;
mod recovery;
mod refused;
mod role;
mod service;
mod session;
mod sign_in;
mod totp;

pub use federation::TrustMark;
pub(crate) use federation::{FederatedProvider, number_of};
pub use grant::{Grant, GrantFault, GrantId, Held, NewGrant};
pub use key::{
    Certificate, Key, KeyAlgorithm, KeyEntry, KeyId, KeySet, KeyState, KeyUse, PrivateKey, UnknownKeyWord,
};
pub use national::{
    EidasIdentifier, LogoutSubject, NationalSubject, Origin, Proven, Way, level_number, level_of,
};
pub(crate) use office::Changes;
pub(crate) use password::PASSWORD_MIN_CHARS;
pub use password::{Password, PasswordFault};
pub(crate) use person::Credentials;
pub use person::{Account, AccountState, Colleague, Person, PersonId};
pub(crate) use provider::Described;
pub use provider::{Provider, ProviderKind, Registry, UnknownKind};
pub(crate) use qr::Picture;
pub(crate) use recovery::{RECOVERY_CODES, RecoveryCode};
pub(crate) use refused::Refused;
pub use role::Role;
pub(crate) use service::{Service, attribute_set, describe, required};
pub(crate) use session::Open;
pub use session::{Session, SessionId, Step};
pub(crate) use sign_in::{LogoutId, Pair, Pending, RequestId, message_id};
pub use totp::TotpSecret;
