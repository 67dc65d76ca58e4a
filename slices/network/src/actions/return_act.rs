//! The signed act is not good: it is asked for again.

use kernel::Id;
use storage::Cx;

use super::AdhesionError;
use super::standing;
use crate::jobs::MailSigner;
use crate::model::{AdhesionVerb, Party};
use crate::policy::DecideAdhesion;
use crate::store;

/// Gives an act back with the reason; the body gets the link again.
///
/// # Errors
/// [`AdhesionError::Step`] when no act waits to be checked.
pub async fn return_act(cx: &Cx, party: Id<Party>, reason: &str) -> Result<(), AdhesionError> {
    let mut tx = cx.begin().await?;
    let standing = standing::load(&mut tx, party).await?;
    let permit = cx.permit::<DecideAdhesion>(standing.resource())?;

    standing.step(&mut tx, cx, &permit, AdhesionVerb::ReturnAct, Some(reason)).await?;
    store::signature::give_back(&mut tx, &permit).await?;
    let asked = store::signature::of_parties(&mut tx, &[party]).await?;
    if let Some(signature) = asked.iter().find(|one| one.round.is_none() && one.is_open()) {
        MailSigner::ask_all(&mut tx, cx, &[(signature.id, standing.party)], false).await?;
    }
    tx.commit().await?;
    Ok(())
}
