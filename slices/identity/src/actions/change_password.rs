//! Changing one's password: the one in use first.

use policy::Resource;
use storage::Cx;
use storage::limits::Limit;

use super::PasswordError;
use crate::jobs::{Notice, SendNotice};
use crate::model::{Credentials, Password, PersonId, SessionId};
use crate::policy::KeepOwnAccount;
use crate::{store, vault};

/// Tries with the password in use: whoever finds a desk unattended must not guess it.
const OF_PERSON: Limit = Limit { name: "identity.own_password", tries: 5, minutes: 15 };

/// Keeps the new password, ends her other sessions and tells her by mail.
pub(crate) async fn change_password(
    cx: &Cx,
    person: PersonId,
    session: SessionId,
    current: &str,
    new: &str,
) -> Result<(), PasswordError> {
    let permit = cx.permit::<KeepOwnAccount>(Resource::new(person, []).owned_by(person.uuid()))?;
    let owner =
        store::person::find_active(&mut cx.read().await?, person).await?.ok_or(PasswordError::Used)?;
    prove(cx, person, current).await?;
    let password = Password::choose(new, &owner.name, owner.email.as_str())?;
    let phc = vault::hash(password).await?;

    let mut tx = cx.begin().await?;
    store::password::put(&mut tx, &permit, &phc, cx.now()).await?;
    store::session::end_others(&mut tx, &permit, session).await?;
    jobs::enqueue(&mut tx, cx, &SendNotice { person, notice: Notice::PasswordChanged }, cx.now()).await?;
    Ok(tx.commit().await?)
}

/// Lets through who knows the password in use.
pub(super) async fn prove(cx: &Cx, person: PersonId, current: &str) -> Result<(), PasswordError> {
    let known = count_try(cx, person).await?;
    let is_right = vault::verify(current.to_owned(), known.phc).await?;
    if is_right { Ok(()) } else { Err(PasswordError::Wrong) }
}

async fn count_try(cx: &Cx, person: PersonId) -> Result<Credentials, PasswordError> {
    let mut tx = cx.begin().await?;
    let is_let_through = OF_PERSON.count(&mut tx, &person.to_string(), cx.now()).await?;
    let known = store::password::of_person(&mut tx, person).await?;
    tx.commit().await?;
    if !is_let_through {
        return Err(PasswordError::TooMany);
    }
    known.ok_or(PasswordError::Used)
}
