//! The invited person chooses her password. The link is good once.

use policy::Resource;
use storage::{Cx, links};

use super::PasswordError;
use super::open_session::{self, Entered};
use crate::model::{Password, PersonId, Step};
use crate::policy::{ACCEPT_INVITATION, AcceptInvitation, SignIn};
use crate::{store, vault};

/// Keeps the password and goes on to setting up the app. Whatever there was of an account before (an
/// administrator let in again from the command line) is replaced.
pub(crate) async fn accept_invitation(
    cx: &Cx,
    person: PersonId,
    password: &str,
) -> Result<Entered, PasswordError> {
    let permit = cx.permit::<AcceptInvitation>(Resource::new(person, []).opened_by_link(person.uuid()))?;
    let invited =
        store::person::find_active(&mut cx.read().await?, person).await?.ok_or(PasswordError::Used)?;
    let password = Password::choose(password, &invited.name, invited.email.as_str())?;
    let phc = vault::hash(password).await?;

    let mut tx = cx.begin().await?;
    if links::revoke(&mut tx, ACCEPT_INVITATION, person.uuid(), cx.now()).await? == 0 {
        return Err(PasswordError::Used);
    }
    store::password::put(&mut tx, &permit, &phc, cx.now()).await?;
    store::totp::forget(&mut tx, &permit).await?;
    store::recovery::forget(&mut tx, &permit).await?;
    store::session::end_all(&mut tx, &permit).await?;
    let permit = cx.permit::<SignIn>(Resource::new(person, []))?;
    let entered = open_session::open(&mut tx, cx, &permit, Step::Enrol).await?;
    tx.commit().await?;
    Ok(entered)
}
