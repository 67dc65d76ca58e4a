//! A body writes an opportunity, by its link or by its clerk, and sends it to the coordinator when it is ready.

use kernel::Id;
use network::api::Organisation;
use storage::Cx;

use super::OpportunityError;
use super::standing::{ground, network_of, note, of_body, place_name, step};
use crate::model::{Draft, Opportunity, Origin, State, Verb, slug};
use crate::policy::SendIn;
use crate::store;
use crate::store::opportunity::New;

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
}

/// Keeps it, or sends it in.
///
/// # Errors
/// [`OpportunityError::NotMember`], [`OpportunityError::Faulty`], [`OpportunityError::Step`] when the coordinator has it.
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
    let to = State::after(before.as_ref().map(|one| one.state), verb)?;
    let ground = ground(&mut tx, cx, network, before.as_ref()).await?;
    let details = sent.draft.check(&ground).map_err(OpportunityError::Faulty)?;
    let place_name = place_name(&mut tx, &details.place).await?;

    if let (Some(mut one), Some((_, version))) = (before, sent.before) {
        if !store::opportunity::write(&mut tx, &permit, &details, &place_name, version, cx.now()).await? {
            return Err(OpportunityError::Moved);
        }
        one.details = details;
        // The reason stays until it is sent in again: it says what to mend.
        if verb == Verb::SendIn {
            one.reason = None;
        }
        step(&mut tx, cx, &permit, &mut one, verb).await?;
    } else {
        let one = Opportunity {
            id,
            network,
            slug: slug(&details.title, id.uuid()),
            state: to,
            details,
            origin: Origin::Body,
            organisation: Some(sent.organisation),
            source: None,
            version: 1,
            reason: None,
            publish_on: None,
            published_at: None,
            changed_at: cx.now(),
        };
        let row = New {
            opportunity: one.clone(),
            source_ref: None,
            digest: None,
            created_at: cx.now(),
            place_name,
        };
        store::opportunity::insert(&mut tx, &permit, &row).await?;
        note(&mut tx, cx, &one, verb).await?;
    }
    tx.commit().await?;
    Ok(id)
}
