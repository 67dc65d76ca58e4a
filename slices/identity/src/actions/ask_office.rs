//! The way out to an office's own sign-in: what the answer must fit is kept for this browser, for a quarter of an
//! hour, once.

use openid::client::{Client, ClientError, Pending};
use policy::Resource;
use storage::limits::Limit;
use storage::{Cx, sha256};

use super::EnterError;
use crate::policy::AskOffice;
use crate::store::office::OfficeRequest;
use crate::vault::SessionToken;
use crate::{store, vault};

/// Ways out from one place: a whole office comes from one, and signs in every morning.
const OF_ORIGIN: Limit = Limit { name: "identity.ask_office", tries: 120, minutes: 15 };
/// Time to sign in over there.
const MINUTES: i64 = 15;

/// Where to send the browser, with the word that it keeps meanwhile.
pub(crate) struct Asked {
    /// The provider's page.
    pub(crate) address: String,
    /// For the short-lived cookie.
    pub(crate) browser: SessionToken,
}

/// Why nobody is sent to an office, or comes back from it signed in.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OfficeError {
    /// The provider, or what it says.
    #[error(transparent)]
    Provider(#[from] ClientError),
    /// The answer fits no sign-in that this browser began, or comes for the second time.
    #[error("no sign-in of this browser awaits that answer")]
    Over,
    /// The office knows her, and nothing here is hers.
    #[error("not admitted: {0}")]
    NotAdmitted(NotAdmitted),
    /// What every way of coming in has in common.
    #[error(transparent)]
    Enter(#[from] EnterError),
}

/// Why somebody whom her office knows is not let in. All get one page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NotAdmitted {
    /// The office does not say that the address is hers.
    EmailUnverified,
    /// The office may not speak for addresses of that domain.
    EmailForeign,
    /// No account, and none of her groups makes a role.
    NoRole,
    /// Her account is closed.
    Closed,
    /// The account is bound to another name of that office.
    OtherName,
}

impl std::fmt::Display for NotAdmitted {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

impl NotAdmitted {
    /// The word for the log.
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::EmailUnverified => "identity.office_email_unverified",
            Self::EmailForeign => "identity.office_email_foreign",
            Self::NoRole => "identity.office_no_role",
            Self::Closed => "identity.office_account_closed",
            Self::OtherName => "identity.office_other_name",
        }
    }
}

impl From<storage::StorageError> for OfficeError {
    fn from(error: storage::StorageError) -> Self {
        Self::Enter(error.into())
    }
}

impl From<policy::Refusal> for OfficeError {
    fn from(refusal: policy::Refusal) -> Self {
        Self::Enter(refusal.into())
    }
}

impl From<vault::SealFault> for OfficeError {
    fn from(fault: vault::SealFault) -> Self {
        Self::Enter(fault.into())
    }
}

/// Keeps what the answer must fit and says where to go. `towards` is where she was going, `origin` where she comes
/// from, as a pseudonym.
pub(crate) async fn ask_office(
    cx: &Cx,
    client: &Client,
    office: &str,
    towards: &str,
    origin: &str,
) -> Result<Asked, OfficeError> {
    let permit = cx.permit::<AskOffice>(Resource::new((), []))?;
    let mut tx = cx.begin().await?;
    let is_let_through = OF_ORIGIN.count(&mut tx, origin, cx.now()).await?;
    tx.commit().await?;
    if !is_let_through {
        return Err(EnterError::TooMany.into());
    }
    let (pending, browser) = (Pending::fresh(), SessionToken::fresh());
    // Before the row, and outside the transaction: the provider may take its time, or be down.
    let address = client.begin(&pending, cx.now()).await?;
    let id = cx.new_random_id();
    let sealed = vault::seal_proof(cx.keys(), id.uuid(), pending.nonce(), pending.verifier())?;
    let request = OfficeRequest { id, office: office.to_owned(), sealed, towards: towards.to_owned() };
    let hashes = (sha256(pending.state().as_bytes()), vault::token_hash(browser.as_str()));
    let mut tx = cx.begin().await?;
    let expires_at = cx.now().plus_minutes(MINUTES);
    store::office::ask(&mut tx, &permit, &request, (&hashes.0, &hashes.1), expires_at).await?;
    tx.commit().await?;
    Ok(Asked { address, browser })
}

/// A sign-in that this browser began, used up.
pub(crate) struct Begun {
    pub(crate) office: String,
    pub(crate) pending: Pending,
    pub(crate) towards: String,
}

/// Uses up the sign-in that the answer belongs to: the same answer again finds none.
pub(crate) async fn take_request(cx: &Cx, state: &str, browser: &str) -> Result<Begun, OfficeError> {
    let permit = cx.permit::<AskOffice>(Resource::new((), []))?;
    let hashes = (sha256(state.as_bytes()), vault::token_hash(browser));
    let mut tx = cx.begin().await?;
    let taken = store::office::take(&mut tx, &permit, (&hashes.0, &hashes.1), cx.now()).await?;
    let request = taken.ok_or(OfficeError::Over)?;
    tx.commit().await?;
    let (nonce, verifier) = vault::open_proof(cx.keys(), request.id.uuid(), &request.sealed)?;
    let pending = Pending::kept(state.to_owned(), nonce, verifier);
    Ok(Begun { office: request.office, pending, towards: request.towards })
}
