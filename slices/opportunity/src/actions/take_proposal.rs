//! A firm proposed a vacancy: it waits for the coordinator like what a body sends in. Told twice, it is taken once.

use events::firm::VacancyProposed;
use events::opportunity::ProposalDecided;
use kernel::Id;
use network::api::Network;
use policy::Resource;
use storage::{Cx, Result, Tx, outbox};

use super::OpportunityError;
use super::standing::{ground, note, place_name, step};
use crate::model::draft::EVERYWHERE;
use crate::model::{Details, Draft, Kind, Opportunity, Origin, State, Verb, slug};
use crate::policy::TakeProposal;
use crate::store;
use crate::store::opportunity::New;

/// Takes a proposal in, or a returned one that was mended. One that cannot be taken goes back to whoever proposed it.
///
/// # Errors
/// [`OpportunityError::Refused`], [`OpportunityError::Storage`]; [`OpportunityError::Moved`] when the coordinator was at it in
/// the same moment.
pub async fn take_proposal(cx: &Cx, proposed: &VacancyProposed) -> std::result::Result<(), OpportunityError> {
    let mut tx = cx.begin().await?;
    let known = store::proposal::find(&mut tx, proposed.proposal).await?;
    if known.is_some_and(|(_, revision)| revision >= proposed.revision) {
        return Ok(());
    }
    let before = match known {
        Some((id, _)) => store::opportunity::lock(&mut tx, id).await?,
        None => None,
    };
    let network: Id<Network> = Id::from_uuid(proposed.network);
    let id = before.as_ref().map_or_else(|| cx.new_id(), |one| one.id);
    let permit = cx.permit::<TakeProposal>(Resource::new(id, [network.uuid()]))?;
    let ground = ground(&mut tx, cx, network, before.as_ref()).await?;
    let Ok(details) = draft(proposed).check(&ground) else {
        // A day went by between, or the rules are other ones now.
        decided(&mut tx, cx, proposed, "returned").await?;
        tx.commit().await?;
        return Ok(());
    };
    let place_name = place_name(&mut tx, &details.place).await?;
    match before {
        Some(mut one) if one.state == State::Returned => {
            let written =
                store::opportunity::write(&mut tx, &permit, &details, &place_name, one.version, cx.now());
            if !written.await? {
                return Err(OpportunityError::Moved);
            }
            one.details = details;
            one.reason = None;
            store::proposal::put(&mut tx, &permit, proposed.proposal, proposed.revision).await?;
            step(&mut tx, cx, &permit, &mut one, Verb::SendIn).await?;
        }
        // Taken back by the office meanwhile: that stands.
        Some(_) => decided(&mut tx, cx, proposed, "withdrawn").await?,
        None => {
            let one = fresh(cx, id, network, details)?;
            let row = New {
                opportunity: one.clone(),
                source_ref: None,
                digest: None,
                created_at: cx.now(),
                place_name,
            };
            store::opportunity::insert(&mut tx, &permit, &row).await?;
            store::proposal::put(&mut tx, &permit, proposed.proposal, proposed.revision).await?;
            note(&mut tx, cx, &one, Verb::SendIn).await?;
        }
    }
    tx.commit().await?;
    Ok(())
}

fn fresh(
    cx: &Cx,
    id: Id<Opportunity>,
    network: Id<Network>,
    details: Details,
) -> std::result::Result<Opportunity, OpportunityError> {
    Ok(Opportunity {
        id,
        network,
        slug: slug(&details.title, id.uuid()),
        state: State::after(None, Verb::SendIn)?,
        details,
        origin: Origin::Firm,
        organisation: None,
        source: None,
        version: 1,
        reason: None,
        publish_on: None,
        published_at: None,
        changed_at: cx.now(),
    })
}

fn draft(proposed: &VacancyProposed) -> Draft {
    let one = proposed.clone();
    Draft {
        kind: Kind::Vacancy.word().to_owned(),
        title: one.title,
        summary: one.summary,
        requirements: one.requirements,
        source_name: one.employer.clone(),
        employer: one.employer,
        contract: one.contract.unwrap_or_default(),
        positions: one.positions.map(|count| count.to_string()).unwrap_or_default(),
        how: one.how,
        place: one.municipality.unwrap_or_else(|| EVERYWHERE.to_owned()),
        address: one.address,
        ends_on: one.ends_on.to_string(),
        language: one.language,
        ..Draft::default()
    }
}

/// Tells whoever proposed it what became of it, at once.
async fn decided(tx: &mut Tx, cx: &Cx, proposed: &VacancyProposed, decision: &str) -> Result<()> {
    let event = ProposalDecided {
        proposal: proposed.proposal,
        revision: proposed.revision,
        decision: decision.to_owned(),
        reason: None,
        path: None,
    };
    outbox::tell(tx, cx, &event).await.map(drop)
}

/// Tells whoever proposed an opportunity what the coordinator decided, where somebody did.
pub(super) async fn tell_proposer(tx: &mut Tx, cx: &Cx, one: &Opportunity) -> Result<()> {
    if one.origin != Origin::Firm
        || !matches!(one.state, State::Published | State::Returned | State::Withdrawn)
    {
        return Ok(());
    }
    let Some((proposal, revision)) = store::proposal::of(tx, one.id).await? else { return Ok(()) };
    let event = ProposalDecided {
        proposal,
        revision,
        decision: one.state.word().to_owned(),
        reason: one.reason.clone(),
        path: (one.state == State::Published).then(|| one.path()),
    };
    outbox::tell(tx, cx, &event).await.map(drop)
}
