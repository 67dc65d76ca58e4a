//! A body writes an opportunity, by its link or by its clerk, and sends it to the coordinator when it is ready.

use kernel::Id;
use network::api::Organisation;
use storage::Cx;

use super::OpportunityError;
use super::standing::{Written, begin, begin_again, ground, network_of, of_body};
use crate::model::doubt::doubts;
use crate::model::{Draft, Opportunity, Origin, State, Verb};
use crate::policy::SendIn;
use crate::store;

/// What a body wrote.
#[derive(Clone, Debug)]
pub struct SentIn {
    /// The body.
    pub organisation: Id<Organisation>,
    /// The one that it changes, at its version; none for a new one.
    pub before: Option<(Id<Opportunity>, i64)>,
    /// What it says.
    pub draft: Draft,
    /// Whether it is sent to the coordinator, or kept to be gone on with.
    pub is_ready: bool,
    /// The doubtful words that it was shown and sends all the same; whoever approves decides about them.
    pub seen: Vec<String>,
}

/// Keeps it, or sends it in.
///
/// # Errors
/// [`OpportunityError::NotMember`], [`OpportunityError::Faulty`], [`OpportunityError::Step`] when the coordinator has it,
/// [`OpportunityError::Doubtful`] with all doubtful words until it has seen them.
pub async fn send_in_opportunity(cx: &Cx, sent: SentIn) -> Result<Id<Opportunity>, OpportunityError> {
    let mut tx = cx.begin().await?;
    let before = match sent.before {
        Some((id, _)) => {
            let one = store::opportunity::lock(&mut tx, id).await?.ok_or(OpportunityError::NotFound)?;
            if one.organisation != Some(sent.organisation) {
                return Err(OpportunityError::NotFound);
            }
            Some(one)
        }
        None => None,
    };
    let id = before.as_ref().map_or_else(|| cx.new_id(), |one| one.id);
    let permit = cx.permit::<SendIn>(of_body(&mut tx, id, sent.organisation).await?)?;
    let member = network_of(&mut tx, sent.organisation, cx.now().date()).await?;
    let network = before.as_ref().map(|one| one.network).or(member).ok_or(OpportunityError::NotMember)?;
    let verb = if sent.is_ready { Verb::SendIn } else { Verb::Draft };
    State::after(before.as_ref().map(|one| one.state), verb)?;
    let ground = ground(&mut tx, cx, network, before.as_ref()).await?;
    let details = sent.draft.check(&ground).map_err(OpportunityError::Faulty)?;
    let unseen = doubts(&details).into_iter().any(|doubt| !sent.seen.contains(&doubt.words));
    if sent.is_ready && unseen {
        return Err(OpportunityError::Doubtful(doubts(&details)));
    }
    match (before, sent.before) {
        (Some(one), Some((_, version))) => {
            begin_again(&mut tx, cx, &permit, (one, version), details, verb).await?;
        }
        _ => {
            let organisation = Some(sent.organisation);
            let written = Written { network, details, origin: Origin::Body, organisation, publish_on: None };
            begin(&mut tx, cx, &permit, written, verb).await?;
        }
    }
    tx.commit().await?;
    Ok(id)
}
