//! A new password in place of a forgotten one. The link is good once; the codes of the app stay as they are.

use policy::Resource;
use storage::{Cx, links};

use super::PasswordError;
use crate::jobs::{Notice, SendNotice};
use crate::model::{Password, PersonId};
use crate::policy::{RESET_PASSWORD, ResetPassword};
use crate::{store, vault};

/// Keeps the password, ends all sessions and tells her by mail.
pub(crate) async fn reset_password(cx: &Cx, person: PersonId, password: &str) -> Result<(), PasswordError> {
    let permit = cx.permit::<ResetPassword>(Resource::new(person, []).opened_by_link(person.uuid()))?;
    let owner =
        store::person::find_active(&mut cx.read().await?, person).await?.ok_or(PasswordError::Used)?;
    let password = Password::choose(password, &owner.name, owner.email.as_str())?;
    let phc = vault::hash(password).await?;

    let mut tx = cx.begin().await?;
    if links::revoke(&mut tx, RESET_PASSWORD, person.uuid(), cx.now()).await? == 0 {
        return Err(PasswordError::Used);
    }
    store::password::put(&mut tx, &permit, &phc, cx.now()).await?;
    store::session::end_all(&mut tx, &permit).await?;
    jobs::enqueue(&mut tx, cx, &SendNotice { person, notice: Notice::PasswordChanged }, cx.now()).await?;
    Ok(tx.commit().await?)
}
