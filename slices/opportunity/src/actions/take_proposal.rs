//! A firm proposed a vacancy: it waits for the coordinator like what a body sends in. Told twice, it is taken once.

use events::firm::VacancyProposed;
use events::opportunity::ProposalDecided;
use kernel::Id;
use network::api::Network;
use policy::Resource;
use storage::{Cx, Result, Tx, outbox};

use super::OpportunityError;
use super::standing::{Written, begin, begin_again, ground};
use crate::model::draft::EVERYWHERE;
use crate::model::{Draft, Kind, Opportunity, Origin, State, Verb};
use crate::policy::TakeProposal;
use crate::store;

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
    match before {
        Some(one) if one.state == State::Returned => {
            let version = one.version;
            begin_again(&mut tx, cx, &permit, (one, version), details, Verb::SendIn).await?;
            store::proposal::put(&mut tx, &permit, proposed.proposal, proposed.revision).await?;
        }
        // Taken back by the office meanwhile: that stands.
        Some(_) => decided(&mut tx, cx, proposed, "withdrawn").await?,
        None => {
            let written =
                Written { network, details, origin: Origin::Firm, organisation: None, publish_on: None };
            begin(&mut tx, cx, &permit, written, Verb::SendIn).await?;
            store::proposal::put(&mut tx, &permit, proposed.proposal, proposed.revision).await?;
        }
    }
    tx.commit().await?;
    Ok(())
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
