//! What every step of a need loads first, and how it moves.

use ::desk::api::Desk;
use ::events::firm::NeedClosed;
use kernel::{Id, IstatCode};
use network::api::Organisation;
use policy::{Action, Permit, Resource};
use storage::{Cx, Result, Tx, outbox};
use uuid::Uuid;

use super::NeedError;
use crate::model::{Need, Outcome, State, Step, StepKind, Verb};
use crate::store;

/// The scopes in which the needs of a body stand: all its desks, itself, its network.
pub(crate) async fn scopes(tx: &mut Tx, body: Id<Organisation>, network: Uuid) -> Result<Vec<Uuid>> {
    let desks = ::desk::api::desks_of_body(tx, body.uuid()).await?;
    Ok(desks.iter().map(|desk| desk.id.uuid()).chain([body.uuid(), network]).collect())
}

/// The need as a resource of its body, which its own link opens.
pub(crate) async fn resource(tx: &mut Tx, need: &Need) -> Result<Resource<Id<Need>>> {
    let scopes = scopes(tx, need.organisation, need.network.uuid()).await?;
    Ok(Resource::new(need.id, scopes).opened_by_link(need.id.uuid()))
}

/// The need, held until the transaction ends; one that was forgotten is not there any more for whoever acts.
pub(super) async fn locked(tx: &mut Tx, id: Id<Need>) -> std::result::Result<Need, NeedError> {
    let need = store::need::lock(tx, id).await?.ok_or(NeedError::NotFound)?;
    if need.is_forgotten() { Err(NeedError::NotFound) } else { Ok(need) }
}

/// The same, at the version that a page was shown with.
pub(super) async fn at_version(
    tx: &mut Tx,
    id: Id<Need>,
    version: i64,
) -> std::result::Result<Need, NeedError> {
    let need = locked(tx, id).await?;
    if need.version == version { Ok(need) } else { Err(NeedError::Moved) }
}

/// The desk that a firm of a Comune is answered by: the open desk there, else that of the body that leads the network, else
/// the first open one.
pub(crate) async fn desk_for(tx: &mut Tx, comune: Option<&IstatCode>) -> Result<Option<Desk>> {
    let desks: Vec<Desk> = ::desk::api::public_desks(tx).await?.into_iter().filter(Desk::is_open).collect();
    if let Some(desk) = comune.and_then(|code| desks.iter().find(|desk| desk.municipality == *code)) {
        return Ok(Some(desk.clone()));
    }
    for network in network::api::networks(tx).await? {
        let leads =
            |desk: &&Desk| desk.organisation == network.lead.uuid() && desk.network == network.id.uuid();
        if let Some(desk) = desks.iter().find(leads) {
            return Ok(Some(desk.clone()));
        }
    }
    Ok(desks.into_iter().next())
}

/// Writes a line of what happened.
pub(super) async fn note<A: Action>(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<A>,
    need: Id<Need>,
    kind: StepKind,
    (words, organisation): (Option<String>, Option<Id<Organisation>>),
) -> Result<Id<Step>> {
    let id = cx.new_id();
    let step = Step { id, need, kind, words, organisation, by: colleague(cx), at: cx.now() };
    store::step::insert(tx, permit, &step).await?;
    Ok(id)
}

/// The colleague who acts; a firm that is signed in is none.
fn colleague(cx: &Cx) -> Option<Uuid> {
    matches!(cx.actor, policy::Actor::Staff { .. }).then(|| cx.person()).flatten()
}

/// Takes a step: moves the row and, when it is over, says so.
pub(super) async fn step<A: Action<Target = Id<Need>>>(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<A>,
    need: &mut Need,
    (verb, outcome): (Verb, Option<Outcome>),
) -> std::result::Result<(), NeedError> {
    take(cx, need, verb, outcome)?;
    save(tx, cx, permit, need).await?;
    if need.state == State::Closed {
        over(tx, cx, permit, need).await?;
    }
    Ok(())
}

/// Writes what changed, at the version it was read with.
pub(super) async fn save<A: Action<Target = Id<Need>>>(
    tx: &mut Tx,
    cx: &Cx,
    permit: &Permit<A>,
    need: &mut Need,
) -> std::result::Result<(), NeedError> {
    if !store::need::advance(tx, permit, need, cx.now()).await? {
        return Err(NeedError::Moved);
    }
    need.version += 1;
    need.changed_at = cx.now();
    Ok(())
}

/// What a step changes.
pub(super) fn take(
    cx: &Cx,
    need: &mut Need,
    verb: Verb,
    outcome: Option<Outcome>,
) -> std::result::Result<(), NeedError> {
    need.state = State::after(Some(need.state), verb)?;
    let now = Some(cx.now());
    match verb {
        Verb::Confirm => need.received_at = now,
        Verb::Answer => need.first_answer_at = need.first_answer_at.or(now),
        Verb::AskOutcome => need.asked_at = now,
        Verb::Send | Verb::WriteDown | Verb::Close | Verb::Withdraw | Verb::Lapse => {}
    }
    if need.state == State::Closed {
        need.closed_at = now;
        need.outcome = outcome;
    }
    Ok(())
}

/// A need is over: nobody is asked any more, and whoever counts is told. One that was never confirmed is no need of anybody.
pub(super) async fn over<A: Action>(tx: &mut Tx, cx: &Cx, permit: &Permit<A>, need: &Need) -> Result<()> {
    store::ask::lapse_of(tx, permit, need.id).await?;
    let (Some(received), Some(outcome)) = (need.received_at, need.outcome) else { return Ok(()) };
    let days = |minutes: i64| minutes / (24 * 60);
    let event = NeedClosed {
        network: need.network.uuid(),
        desk: need.desk.uuid(),
        organisation: need.organisation.uuid(),
        kind: need.kind.word().to_owned(),
        municipality: need.firm.comune.as_ref().map(ToString::to_string),
        outcome: outcome.word().to_owned(),
        days_to_answer: need.first_answer_at.map(|at| days(at.minutes_since(received))),
        days_to_close: days(cx.now().minutes_since(received)),
        month: cx.now().date().strftime("%Y-%m").to_string(),
    };
    let told = outbox::tell(tx, cx, &event).await?;
    store::need::told(tx, permit, need.id, told).await
}
