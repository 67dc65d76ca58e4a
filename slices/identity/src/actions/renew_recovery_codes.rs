//! New recovery codes in place of the old ones, and the end of the sheet that shows them.

use policy::Resource;
use storage::Cx;

use super::PasswordError;
use super::change_password::prove;
use super::set_up_app::make_recovery_codes;
use crate::model::{PersonId, SessionId};
use crate::policy::KeepOwnAccount;
use crate::store;

/// Makes them; needs the password, since they open the account as the app does.
pub(crate) async fn renew_recovery_codes(
    cx: &Cx,
    person: PersonId,
    session: SessionId,
    current: &str,
) -> Result<(), PasswordError> {
    let permit = cx.permit::<KeepOwnAccount>(Resource::new(person, []).owned_by(person.uuid()))?;
    prove(cx, person, current).await?;
    let mut tx = cx.begin().await?;
    make_recovery_codes(&mut tx, cx, &permit, session).await?;
    Ok(tx.commit().await?)
}

/// Takes the sheet away: she has saved the codes.
pub(crate) async fn put_sheet_away(
    cx: &Cx,
    person: PersonId,
    session: SessionId,
) -> Result<(), PasswordError> {
    let permit = cx.permit::<KeepOwnAccount>(Resource::new(person, []).owned_by(person.uuid()))?;
    let mut tx = cx.begin().await?;
    store::sheet::remove(&mut tx, &permit, session).await?;
    Ok(tx.commit().await?)
}
