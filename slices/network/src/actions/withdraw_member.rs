//! A body goes, or takes its request back.

use events::network::MembershipExpired;
use jiff::civil::Date;
use kernel::Id;
use storage::{Cx, outbox};

use super::AdhesionError;
use super::standing;
use crate::model::{AdhesionState, AdhesionVerb, Party};
use crate::policy::DecideAdhesion;
use crate::store;

/// Ends an adhesion on a day; the days before stay as they were, so that no past count changes.
///
/// # Errors
/// [`AdhesionError::NotBoundThen`] when a member is not bound on `last_day`.
pub async fn withdraw_member(
    cx: &Cx,
    party: Id<Party>,
    last_day: Date,
    reason: &str,
) -> Result<(), AdhesionError> {
    let mut tx = cx.begin().await?;
    let standing = standing::load(&mut tx, party).await?;
    let permit = cx.permit::<DecideAdhesion>(standing.resource())?;
    let was_member = standing.adhesion.state == AdhesionState::Active;
    let terms = store::membership::terms(&mut tx, &[party]).await?;
    if was_member && !terms.iter().any(|term| term.period.contains(last_day)) {
        return Err(AdhesionError::NotBoundThen);
    }

    standing.step(&mut tx, cx, &permit, AdhesionVerb::Withdraw, Some(reason)).await?;
    store::signature::cancel(&mut tx, &permit).await?;
    if was_member {
        store::membership::end(&mut tx, &permit, last_day).await?;
        let event = MembershipExpired {
            network: standing.agreement.network.uuid(),
            agreement: standing.agreement.id.uuid(),
            organisation: standing.party.organisation.uuid(),
            last_day,
            is_withdrawal: true,
        };
        outbox::tell(&mut tx, cx, &event).await?;
    }
    tx.commit().await?;
    Ok(())
}
