//! The second step: a code of the app, or a recovery code.

use policy::{Permit, Resource};
use storage::limits::Limit;
use storage::{Cx, Tx};

use super::EnterError;
use super::open_session::{self, Entered};
use crate::model::{RecoveryCode, Step};
use crate::policy::SignIn;
use crate::{store, vault};

/// Codes tried by one person, over all her sign-ins: a million codes, three good at a time.
pub(super) const OF_PERSON: Limit = Limit { name: "identity.code", tries: 5, minutes: 15 };

/// Turns a session that awaits the code into one that is signed in.
pub(crate) async fn confirm_code(cx: &Cx, token: &str, code: &str) -> Result<Entered, EnterError> {
    let mut tx = cx.begin().await?;
    let session = store::session::find(&mut tx, &vault::token_hash(token)).await?;
    let session = session.filter(|session| session.step == Step::Code && session.is_alive_at(cx.now()));
    let session = session.ok_or(EnterError::Over)?;
    let permit = cx.permit::<SignIn>(Resource::new(session.person, []))?;
    if !OF_PERSON.count(&mut tx, &session.person.to_string(), cx.now()).await? {
        tx.commit().await?;
        return Err(EnterError::TooMany);
    }
    if !is_right(&mut tx, cx, &permit, code).await? {
        // The try counts.
        tx.commit().await?;
        return Err(EnterError::Wrong);
    }
    let entered = open_session::raise(&mut tx, cx, &permit, &session).await?;
    tx.commit().await?;
    Ok(entered)
}

/// Whether the code is good, which uses it up.
async fn is_right(tx: &mut Tx, cx: &Cx, permit: &Permit<SignIn>, code: &str) -> Result<bool, EnterError> {
    let person = permit.target();
    if let Some(recovery) = RecoveryCode::parse(code) {
        let hash = vault::recovery_hash(cx.keys(), person, &recovery);
        return Ok(store::recovery::use_up(tx, permit, &hash, cx.now()).await?);
    }
    let Some(sealed) = store::totp::sealed(tx, person).await?.filter(|sealed| sealed.is_confirmed) else {
        return Ok(false);
    };
    let secret = vault::open_secret(cx.keys(), person, &sealed.secret)?;
    match secret.step_of(code, cx.now()) {
        Some(step) => Ok(store::totp::accept(tx, permit, step).await?),
        None => Ok(false),
    }
}
