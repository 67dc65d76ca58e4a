//! What ends every way of coming in: a new session with a new token. A token never changes its meaning: each step
//! of a sign-in has its own, so that one known before the sign-in is worth nothing after it.

use policy::{Level, Permit};
use storage::{Cx, Keys, Tx};

use super::EnterError;
use crate::model::{Origin, Session, SessionId, Step, Way};
use crate::policy::SignIn;
use crate::vault::{self, SessionToken};
use crate::{store, vault::SealFault};

/// A session just opened.
#[derive(Debug)]
pub(crate) struct Entered {
    pub(crate) session: SessionId,
    /// For the cookie.
    pub(crate) token: SessionToken,
    /// Where to go on.
    pub(crate) step: Step,
}

/// Opens a session with address and password, in a step.
pub(super) async fn open(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<SignIn>,
    step: Step,
) -> Result<Entered, OpenFault> {
    open_from(tx, cx, permit, step, Origin::password()).await
}

/// Opens a session that was signed in some other way ([`Origin::office`], a national identity); for the step that
/// sets up the app, sees to it that there is a secret to show.
pub(super) async fn open_from(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<SignIn>,
    step: Step,
    origin: Origin,
) -> Result<Entered, OpenFault> {
    let (session, token) = (cx.new_random_id(), SessionToken::fresh());
    let kept = KeptOrigin::of(cx.keys(), session, origin)?;
    let token_hash = vault::token_hash(token.as_str());
    store::session::insert(tx, permit, session, &token_hash, step, &kept, cx.now()).await?;
    if step == Step::Enrol {
        let sealed = vault::seal_secret(cx.keys(), permit.target(), &vault::fresh_secret())?;
        store::totp::prepare(tx, permit, &sealed).await?;
    }
    Ok(Entered { session, token, step })
}

/// Puts a session that is signed in in the place of one that awaited the code. Who has given her code has also shown
/// that the account is hers for which her office spoke.
pub(super) async fn raise(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<SignIn>,
    waiting: &Session,
) -> Result<Entered, OpenFault> {
    let origin = match store::office::provider(tx, waiting.id).await? {
        Some(issuer) => {
            store::office::confirm(tx, permit, &issuer, cx.now()).await?;
            Origin::office(issuer)
        }
        None => Origin::password(),
    };
    store::session::end_step(tx, permit, waiting.id).await?;
    open_from(tx, cx, permit, Step::Full, origin).await
}

/// What a row keeps of where its session comes from.
pub(crate) struct KeptOrigin {
    pub(crate) way: Way,
    pub(crate) level: Option<Level>,
    pub(crate) provider: Option<String>,
    pub(crate) sealed_subject: Option<Vec<u8>>,
    pub(crate) subject_hash: Option<String>,
}

impl KeptOrigin {
    fn of(keys: &Keys, session: SessionId, origin: Origin) -> Result<Self, SealFault> {
        let Origin { way, level, provider, logout } = origin;
        let named = logout.as_ref().zip(provider.as_deref());
        let subject_hash =
            named.map(|(subject, provider)| vault::subject_hash(keys, provider, &subject.name_id));
        let sealed_subject =
            logout.map(|subject| vault::seal_subject(keys, session, &subject)).transpose()?;
        Ok(Self { way, level, provider, sealed_subject, subject_hash })
    }
}

/// Why a session was not opened; part of the errors of those who open one.
#[derive(Debug, thiserror::Error)]
pub(super) enum OpenFault {
    #[error(transparent)]
    Seal(#[from] SealFault),
    #[error(transparent)]
    Storage(#[from] storage::StorageError),
}

impl From<OpenFault> for EnterError {
    fn from(fault: OpenFault) -> Self {
        match fault {
            OpenFault::Seal(fault) => Self::Seal(fault),
            OpenFault::Storage(error) => Self::Storage(error),
        }
    }
}

impl From<OpenFault> for super::PasswordError {
    fn from(fault: OpenFault) -> Self {
        match fault {
            OpenFault::Seal(fault) => Self::Seal(fault),
            OpenFault::Storage(error) => Self::Storage(error),
        }
    }
}
