//! What can come of the actions, by family.

use policy::Refusal;
use storage::StorageError;

use crate::model::{GrantFault, PasswordFault};
use crate::vault::{HashFault, SealFault};

/// Coming in: password, code, setting up the app.
#[derive(Debug, thiserror::Error)]
pub(crate) enum EnterError {
    /// Not this address with this password, or not this code: which of them is not told.
    #[error("what was given does not open the account")]
    Wrong,
    /// Too many tries; again later.
    #[error("too many tries")]
    TooMany,
    /// There is no sign-in in course, or it took too long: begin again.
    #[error("no sign-in is in course")]
    Over,
    /// The account was closed by an administrator (told only to who has proved who she is).
    #[error("the account is closed")]
    Closed,
    /// A hash could not be computed.
    #[error(transparent)]
    Hash(#[from] HashFault),
    /// A sealed secret does not open.
    #[error(transparent)]
    Seal(#[from] SealFault),
    /// Policy said no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Choosing a password: invited, forgotten, changed.
#[derive(Debug, thiserror::Error)]
pub(crate) enum PasswordError {
    /// The new one is not let in.
    #[error(transparent)]
    Fault(#[from] PasswordFault),
    /// The one in use is another.
    #[error("the password in use is another")]
    Wrong,
    /// Too many tries; again later.
    #[error("too many tries")]
    TooMany,
    /// The link was used already, or the account is closed.
    #[error("the link opens nothing any more")]
    Used,
    /// A hash could not be computed.
    #[error(transparent)]
    Hash(#[from] HashFault),
    /// A secret could not be sealed.
    #[error(transparent)]
    Seal(#[from] SealFault),
    /// Policy said no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Managing staff: inviting, giving and ending roles, closing accounts.
#[derive(Debug, thiserror::Error)]
pub enum StaffError {
    /// Nobody, or no grant, with that id.
    #[error("no such person or grant")]
    Unknown,
    /// The account is closed: an administrator opens it again first.
    #[error("the account is closed")]
    Disabled,
    /// She has a password already: there is nothing to invite her to.
    #[error("the invitation was accepted already")]
    Accepted,
    /// The dates are not a span of time.
    #[error(transparent)]
    Dates(#[from] GrantFault),
    /// Nobody closes her own account or ends her own role of administrator: so one always remains.
    #[error("nobody does this to herself")]
    Yourself,
    /// A password could not be hashed (ready accounts only).
    #[error(transparent)]
    Hash(#[from] HashFault),
    /// A secret could not be sealed (ready accounts only).
    #[error(transparent)]
    Seal(#[from] SealFault),
    /// Policy said no.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refused.
    #[error(transparent)]
    Storage(#[from] StorageError),
}
