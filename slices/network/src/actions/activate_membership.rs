//! The signed act is good: the body is bound.

use events::network::MembershipActivated;
use jiff::civil::Date;
use kernel::Id;
use storage::{Cx, outbox};

use super::AdhesionError;
use super::standing;
use crate::jobs::AdhesionNews;
use crate::model::{AdhesionVerb, Party};
use crate::policy::DecideAdhesion;
use crate::store;

/// From when to when a body is bound.
#[derive(Clone, Debug, Default)]
pub struct NewTerm {
    /// First day; none is today, or the day after the last term.
    pub from: Option<Date>,
    /// Last day; none is that of the agreement.
    pub until: Option<Date>,
    /// Number of the act.
    pub act_number: Option<String>,
}

/// Activates an adhesion whose act is here.
///
/// # Errors
/// [`AdhesionError::Step`], [`AdhesionError::Term`].
pub async fn activate_membership(cx: &Cx, party: Id<Party>, new: NewTerm) -> Result<(), AdhesionError> {
    let mut tx = cx.begin().await?;
    let standing = standing::load(&mut tx, party).await?;
    let permit = cx.permit::<DecideAdhesion>(standing.resource())?;

    standing.step(&mut tx, cx, &permit, AdhesionVerb::Activate, None).await?;
    let from = new.from.unwrap_or_else(|| cx.now().date());
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
    standing.tell_body(&mut tx, cx, AdhesionNews::Activated).await?;
    tx.commit().await?;
    Ok(())
}
