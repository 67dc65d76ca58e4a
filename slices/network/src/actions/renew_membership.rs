//! A membership is renewed: a new term begins where the last one ends.

use events::network::MembershipActivated;
use jiff::ToSpan as _;
use kernel::Id;
use storage::{Cx, outbox};

use super::standing;
use super::{AdhesionError, NewTerm};
use crate::jobs::AdhesionNews;
use crate::model::{AdhesionVerb, Party};
use crate::policy::RenewMembership;
use crate::store;

/// Adds a term to a membership that runs or is over.
///
/// # Errors
/// [`AdhesionError::NoEnd`] when the last term has no end, [`AdhesionError::Term`] when the new one does not fit.
pub async fn renew_membership(cx: &Cx, party: Id<Party>, new: NewTerm) -> Result<(), AdhesionError> {
    let mut tx = cx.begin().await?;
    let standing = standing::load(&mut tx, party).await?;
    let permit = cx.permit::<RenewMembership>(standing.resource())?;
    let terms = store::membership::terms(&mut tx, &[party]).await?;
    let last = terms.last().and_then(|term| term.period.until()).ok_or(AdhesionError::NoEnd)?;

    standing.step(&mut tx, cx, &permit, AdhesionVerb::Renew, None).await?;
    let from = new.from.or_else(|| last.checked_add(1.day()).ok()).unwrap_or(last);
    let term = standing.next_term(&mut tx, cx, from, new.until, new.act_number).await?;
    let event = MembershipActivated {
        network: standing.agreement.network.uuid(),
        agreement: standing.agreement.id.uuid(),
        organisation: standing.party.organisation.uuid(),
        from: term.period.from(),
        until: term.period.until(),
        renewal: term.number - 1,
    };
    store::membership::add_terms(&mut tx, &permit, &[term], cx.now()).await?;
    outbox::tell(&mut tx, cx, &event).await?;
    standing.tell_body(&mut tx, cx, AdhesionNews::Renewed).await?;
    tx.commit().await?;
    Ok(())
}
