//! The network says no.

use kernel::Id;
use storage::Cx;

use super::AdhesionError;
use super::standing;
use crate::jobs::AdhesionNews;
use crate::model::{AdhesionVerb, Party};
use crate::policy::DecideAdhesion;

/// Refuses a request; the reason is mailed to the body.
///
/// # Errors
/// [`AdhesionError::Step`] when it does not wait for an answer.
pub async fn refuse_adhesion(cx: &Cx, party: Id<Party>, reason: &str) -> Result<(), AdhesionError> {
    let mut tx = cx.begin().await?;
    let standing = standing::load(&mut tx, party).await?;
    let permit = cx.permit::<DecideAdhesion>(standing.resource())?;

    standing.step(&mut tx, cx, &permit, AdhesionVerb::Refuse, Some(reason)).await?;
    standing.tell_body(&mut tx, cx, AdhesionNews::Refused).await?;
    tx.commit().await?;
    Ok(())
}
