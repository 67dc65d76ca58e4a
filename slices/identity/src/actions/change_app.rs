//! A new telephone: the app is set up anew. Needs the password, and ends all sessions.

use policy::Resource;
use storage::Cx;

use super::PasswordError;
use super::change_password::prove;
use super::open_session::{self, Entered};
use crate::model::{PersonId, Step};
use crate::policy::{KeepOwnAccount, SignIn};
use crate::store;

/// Forgets the app and goes on to setting up another.
pub(crate) async fn change_app(cx: &Cx, person: PersonId, current: &str) -> Result<Entered, PasswordError> {
    let permit = cx.permit::<KeepOwnAccount>(Resource::new(person, []).owned_by(person.uuid()))?;
    prove(cx, person, current).await?;

    let mut tx = cx.begin().await?;
    store::totp::forget(&mut tx, &permit).await?;
    store::recovery::forget(&mut tx, &permit).await?;
    store::session::end_all(&mut tx, &permit).await?;
    let permit = cx.permit::<SignIn>(Resource::new(person, []))?;
    let entered = open_session::open(&mut tx, cx, &permit, Step::Enrol).await?;
    tx.commit().await?;
    Ok(entered)
}
