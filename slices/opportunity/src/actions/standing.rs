//! What every step of an opportunity loads first, and how it moves.

use std::collections::BTreeSet;

use events::opportunity::{OpportunityExpired, OpportunityPublished};
use jiff::civil::Date;
use kernel::{Id, IstatCode};
use network::api::{Network, Organisation, TargetGroup};
use policy::{Action, Permit, Resource};
use serde_json::json;
use storage::{Cx, Result, Tx, outbox, trail};
use uuid::Uuid;

use super::OpportunityError;
use crate::model::doubt::{Doubt, Reasons};
use crate::model::{Details, Ground, Opportunity, Origin, Place, State, Verb, slug};
use crate::store;
use crate::store::opportunity::New;

/// What the trail calls it when somebody says why doubtful words may stay.
pub(crate) const CONFIRM: &str = "opportunity.confirm_words";

/// The scopes in which something of a network stands. An operator holds her role on a desk, of which this room knows
/// nothing: where the installation has one network, every desk is of that one.
pub(crate) async fn scopes(tx: &mut Tx, cx: &Cx, network: Id<Network>) -> Result<Vec<Uuid>> {
    let mut scopes = vec![network.uuid()];
    if network::api::networks(tx).await?.len() == 1 {
        scopes.extend(cx.actor.scopes_of(identity::api::role::OPERATOR));
    }
    Ok(scopes)
}

/// The opportunity as a resource of its network.
pub(crate) async fn in_network(
    tx: &mut Tx,
    cx: &Cx,
    id: Id<Opportunity>,
    network: Id<Network>,
) -> Result<Resource<Id<Opportunity>>> {
    Ok(Resource::new(id, scopes(tx, cx, network).await?))
}

/// The opportunity as a resource of its body, which its link opens.
pub(crate) async fn of_body(
    tx: &mut Tx,
    id: Id<Opportunity>,
    body: Id<Organisation>,
) -> Result<Resource<Id<Opportunity>>> {
    let scopes = network::api::scopes_of_organisation(tx, body).await?;
    Ok(Resource::new(id, scopes).opened_by_link(body.uuid()))
}

/// The target groups that the agreements in force today name, each once.
///
/// # Errors
/// When the database refuses.
pub async fn groups(tx: &mut Tx, network: Id<Network>, today: Date) -> Result<Vec<TargetGroup>> {
    let mut groups: Vec<TargetGroup> = Vec::new();
    for agreement in network::api::agreements_as_of(tx, network, today).await? {
        for group in agreement.terms.target_groups {
            if !groups.iter().any(|known| known.key == group.key) {
                groups.push(group);
            }
        }
    }
    Ok(groups)
}

/// What a draft is looked at against. Groups that it names already stay lawful when an agreement ends.
///
/// # Errors
/// When the database refuses.
pub async fn ground(
    tx: &mut Tx,
    cx: &Cx,
    network: Id<Network>,
    before: Option<&Opportunity>,
) -> Result<Ground> {
    let today = cx.now().date();
    let comuni = network::api::municipalities(tx).await?;
    let mut keys: BTreeSet<String> =
        groups(tx, network, today).await?.into_iter().map(|group| group.key).collect();
    keys.extend(before.map(|one| one.groups.clone()).unwrap_or_default());
    Ok(Ground {
        today,
        comuni: comuni.into_iter().map(|one| (one.istat_code, tables::folded(&one.name))).collect(),
        groups: keys,
        may_be_over: before.is_some_and(|one| one.state.was_public()),
    })
}

/// The name of a Comune; nothing for the whole province.
pub(crate) async fn place_name(tx: &mut Tx, place: &Place) -> Result<String> {
    let code: Option<&IstatCode> = place.comune();
    match code {
        Some(code) => Ok(network::api::municipality(tx, code).await?.map(|one| one.name).unwrap_or_default()),
        None => Ok(String::new()),
    }
}

/// The network in which a body is a member today: the oldest one.
pub(crate) async fn network_of(
    tx: &mut Tx,
    body: Id<Organisation>,
    today: Date,
) -> Result<Option<Id<Network>>> {
    for network in network::api::networks(tx).await? {
        if network::api::is_member_as_of(tx, network.id, body, today).await? {
            return Ok(Some(network.id));
        }
    }
    Ok(None)
}

/// Takes a step: moves the row, leaves a line in the trail, tells the others what they must know.
pub(crate) async fn step<A: Action<Target = Id<Opportunity>>>(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<A>,
    one: &mut Opportunity,
    verb: Verb,
) -> std::result::Result<(), OpportunityError> {
    let to = State::after(Some(one.state), verb)?;
    if to == State::Published {
        one.published_at = Some(cx.now());
        one.publish_on = None;
    }
    if !store::opportunity::advance(tx, permit, one, to, cx.now()).await? {
        return Err(OpportunityError::Moved);
    }
    one.state = to;
    note(tx, cx, one, verb).await?;
    Ok(())
}

/// The line in the trail and the event of a step that was taken.
pub(crate) async fn note(tx: &mut Tx, cx: &Cx, one: &Opportunity, verb: Verb) -> Result<()> {
    let details = json!({ "to": one.state.word(), "reason": one.reason });
    trail::record(tx, cx, &format!("opportunity.{}", verb.word()), one.id.uuid(), details).await?;
    tell(tx, cx, one).await
}

/// Tells what became of it, where somebody must know.
pub(crate) async fn tell(tx: &mut Tx, cx: &Cx, one: &Opportunity) -> Result<()> {
    super::take_proposal::tell_proposer(tx, cx, one).await?;
    match one.state {
        State::Published => {
            let event = OpportunityPublished {
                opportunity: one.id.uuid(),
                network: one.network.uuid(),
                organisation: one.organisation.map(Id::uuid),
                kind: one.kind.word().to_owned(),
                municipality: one.place.comune().map(ToString::to_string),
                origin: one.origin.word().to_owned(),
                ends_on: one.ends_on,
            };
            outbox::tell(tx, cx, &event).await.map(drop)
        }
        State::Expired => {
            let event = OpportunityExpired {
                opportunity: one.id.uuid(),
                network: one.network.uuid(),
                kind: one.kind.word().to_owned(),
                ended_on: one.ends_on,
            };
            outbox::tell(tx, cx, &event).await.map(drop)
        }
        _ => Ok(()),
    }
}

/// What somebody wrote, as it begins or begins again.
pub(crate) struct Written {
    /// The network whose portal shows it.
    pub(crate) network: Id<Network>,
    /// What it says.
    pub(crate) details: Details,
    /// How it came.
    pub(crate) origin: Origin,
    /// The body it comes from.
    pub(crate) organisation: Option<Id<Organisation>>,
    /// The day on which it is published.
    pub(crate) publish_on: Option<Date>,
}

/// Writes a new one, in the state to which `verb` leads what is new.
pub(crate) async fn begin<A: Action<Target = Id<Opportunity>>>(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<A>,
    written: Written,
    verb: Verb,
) -> std::result::Result<Opportunity, OpportunityError> {
    let id = permit.target();
    let place_name = place_name(tx, &written.details.place).await?;
    let one = Opportunity {
        id,
        network: written.network,
        slug: slug(&written.details.title, id.uuid()),
        state: State::after(None, verb)?,
        details: written.details,
        origin: written.origin,
        organisation: written.organisation,
        source: None,
        version: 1,
        reason: None,
        publish_on: written.publish_on,
        published_at: None,
        changed_at: cx.now(),
    };
    let row =
        New { opportunity: one.clone(), source_ref: None, digest: None, created_at: cx.now(), place_name };
    store::opportunity::insert(tx, permit, &row).await?;
    note(tx, cx, &one, verb).await?;
    Ok(one)
}

/// Writes other words over those of a version, and takes the step.
pub(crate) async fn begin_again<A: Action<Target = Id<Opportunity>>>(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<A>,
    (mut one, version): (Opportunity, i64),
    details: Details,
    verb: Verb,
) -> std::result::Result<(), OpportunityError> {
    let place_name = place_name(tx, &details.place).await?;
    if !store::opportunity::write(tx, permit, &details, &place_name, version, cx.now()).await? {
        return Err(OpportunityError::Moved);
    }
    one.details = details;
    // The reason stays until it is sent in again: it says what to mend.
    if verb == Verb::SendIn {
        one.reason = None;
    }
    step(tx, cx, permit, &mut one, verb).await
}

/// Doubtful words go on the portal only with a reason each, and the reasons stay in the trail.
pub(crate) async fn confirm(
    tx: &mut Tx,
    cx: &Cx,
    id: Id<Opportunity>,
    doubts: &[Doubt],
    reasons: &Reasons,
) -> std::result::Result<(), OpportunityError> {
    let missing = reasons.missing(doubts);
    if !missing.is_empty() {
        return Err(OpportunityError::Doubtful(missing));
    }
    for doubt in doubts {
        let Some((exception, reason)) = reasons.get(doubt) else { continue };
        let details = json!({ "words": doubt.said, "exception": exception.word(), "reason": reason });
        trail::record(tx, cx, CONFIRM, id.uuid(), details).await?;
    }
    Ok(())
}

/// Puts an approved one on the portal when its day has come; otherwise it waits for its day.
pub(crate) async fn publish_when_due<A: Action<Target = Id<Opportunity>>>(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<A>,
    one: &mut Opportunity,
) -> std::result::Result<(), OpportunityError> {
    if one.publish_on.is_none_or(|day| day <= cx.now().date()) {
        step(tx, cx, permit, one, Verb::Publish).await?;
    }
    Ok(())
}
