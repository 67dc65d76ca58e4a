//! Setting up the app that makes codes: a first code proves that it has the secret. Then the session is signed in
//! and her recovery codes are made.

use policy::{Permit, Resource};
use storage::{Cx, Tx};

use super::EnterError;
use super::confirm_code::OF_PERSON;
use super::open_session::{self, Entered, OpenFault};
use crate::model::{SessionId, Step};
use crate::policy::{SetsCodes, SignIn};
use crate::{store, vault};

/// Turns a session that sets up the app into one that is signed in.
pub(crate) async fn set_up_app(cx: &Cx, token: &str, code: &str) -> Result<Entered, EnterError> {
    let mut tx = cx.begin().await?;
    let session = store::session::find(&mut tx, &vault::token_hash(token)).await?;
    let session = session.filter(|session| session.step == Step::Enrol && session.is_alive_at(cx.now()));
    let session = session.ok_or(EnterError::Over)?;
    let permit = cx.permit::<SignIn>(Resource::new(session.person, []))?;
    if !OF_PERSON.count(&mut tx, &session.person.to_string(), cx.now()).await? {
        tx.commit().await?;
        return Err(EnterError::TooMany);
    }
    let sealed = store::totp::sealed(&mut tx, session.person).await?.ok_or(EnterError::Over)?;
    let secret = vault::open_secret(cx.keys(), session.person, &sealed.secret)?;
    let Some(step) = secret.step_of(code, cx.now()) else {
        tx.commit().await?;
        return Err(EnterError::Wrong);
    };
    // Another window was faster: then this one must give a code like everybody else.
    if !store::totp::confirm(&mut tx, &permit, cx.now(), step).await? {
        return Err(EnterError::Over);
    }
    let entered = open_session::raise(&mut tx, cx, &permit, &session).await?;
    make_recovery_codes(&mut tx, cx, &permit, entered.session).await?;
    tx.commit().await?;
    Ok(entered)
}

/// Makes new recovery codes in place of the old ones, and the sheet on which that session sees them.
pub(super) async fn make_recovery_codes<A: SetsCodes>(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<A>,
    session: SessionId,
) -> Result<(), OpenFault> {
    let codes = vault::fresh_codes();
    let hashes: Vec<String> =
        codes.iter().map(|code| vault::recovery_hash(cx.keys(), permit.target(), code)).collect();
    store::recovery::replace(tx, permit, &hashes, cx.now()).await?;
    let sealed = vault::seal_codes(cx.keys(), session, &codes)?;
    Ok(store::sheet::put(tx, permit, session, &sealed, cx.now()).await?)
}
