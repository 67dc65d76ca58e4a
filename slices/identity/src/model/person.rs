//! People with an account.

use kernel::{EmailAddress, Id, Instant};
use texts::Locale;

/// Whoever has an account: the marker of [`PersonId`] and of the foreign keys of other rooms.
#[derive(Debug)]
pub struct Person;

/// The id of a person, the one that actors carry.
pub type PersonId = Id<Person>;

/// A member of staff as other rooms need her: to name her, to write to her.
///
/// `Debug` shows the id alone: names and addresses stay out of logs.
#[derive(Clone, PartialEq, Eq)]
pub struct Colleague {
    /// Her id.
    pub id: PersonId,
    /// How she is called.
    pub name: String,
    /// Where mails reach her.
    pub email: EmailAddress,
    /// The language she reads.
    pub locale: Locale,
}

impl std::fmt::Debug for Colleague {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Colleague({})", self.id)
    }
}

/// How far an account has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AccountState {
    /// Invited; has chosen no password yet.
    Invited,
    /// Has a password; has not set up the codes yet.
    WithoutCodes,
    /// Can sign in.
    Ready,
    /// Closed.
    Disabled,
}

/// An account as the pages about people show it.
#[derive(Clone, Debug)]
pub struct Account {
    /// Whose.
    pub colleague: Colleague,
    /// Since when.
    pub created_at: Instant,
    /// Closed since.
    pub disabled_at: Option<Instant>,
    /// Whether a password was chosen.
    pub has_password: bool,
    /// Whether the one-time codes are set up.
    pub has_totp: bool,
    /// Whether her office's own sign-in opens it.
    pub has_office: bool,
}

impl Account {
    /// How far it has come, computed from what is on record.
    #[must_use]
    pub const fn state(&self) -> AccountState {
        match (self.disabled_at.is_some(), self.has_password, self.has_totp) {
            (true, ..) => AccountState::Disabled,
            (false, false, _) if self.has_office => AccountState::Ready,
            (false, false, _) => AccountState::Invited,
            (false, true, false) => AccountState::WithoutCodes,
            (false, true, true) => AccountState::Ready,
        }
    }
}

/// What a sign-in is judged by.
pub(crate) struct Credentials {
    pub(crate) person: PersonId,
    pub(crate) phc: String,
    pub(crate) has_totp: bool,
}
