//! What ends every way of coming in: a new session with a new token. A token never changes its meaning: each step
//! of a sign-in has its own, so that one known before the sign-in is worth nothing after it.

use policy::Permit;
use storage::{Cx, Tx};

use super::EnterError;
use crate::model::{SessionId, Step};
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

/// Opens a session in a step; for the step that sets up the app, sees to it that there is a secret to show.
pub(super) async fn open(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<SignIn>,
    step: Step,
) -> Result<Entered, OpenFault> {
    let (session, token) = (cx.new_random_id(), SessionToken::fresh());
    store::session::insert(tx, permit, session, &vault::token_hash(token.as_str()), step, cx.now()).await?;
    if step == Step::Enrol {
        let sealed = vault::seal_secret(cx.keys(), permit.target(), &vault::fresh_secret())?;
        store::totp::prepare(tx, permit, &sealed).await?;
    }
    Ok(Entered { session, token, step })
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
