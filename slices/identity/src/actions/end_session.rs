//! Ending another of one's own sessions: the one left open at the other desk.

use policy::Resource;
use storage::Cx;

use super::PasswordError;
use crate::model::{PersonId, SessionId};
use crate::policy::KeepOwnAccount;
use crate::store;

/// Ends it, if it is hers; says whether it was there.
pub(crate) async fn end_session(
    cx: &Cx,
    person: PersonId,
    session: SessionId,
) -> Result<bool, PasswordError> {
    let permit = cx.permit::<KeepOwnAccount>(Resource::new(person, []).owned_by(person.uuid()))?;
    let mut tx = cx.begin().await?;
    let ended = store::session::end_one(&mut tx, &permit, session).await?;
    tx.commit().await?;
    Ok(ended == 1)
}
