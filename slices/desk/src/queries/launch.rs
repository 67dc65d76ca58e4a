//! The check-lists of desks: what is on record, judged as of now.

use identity::api::{Colleague, Role};
use kernel::{Id, Instant};
use policy::{Actor, ROOT};
use storage::{Result, Tx};
use uuid::Uuid;

use crate::model::launch::{Launch, LaunchFacts};
use crate::model::{Desk, DeskState};
use crate::store;
use crate::store::launch::Keeps;

/// The scopes in which somebody keeps desks: her desks, her bodies, her networks.
pub fn keeps(actor: &Actor) -> Keeps {
    let scopes = |role: &str| actor.scopes_of(role);
    let (desks, bodies, networks) = (scopes("operator"), scopes("clerk"), scopes("coordinator"));
    let all = [&desks, &bodies, &networks, &scopes("administrator")].iter().any(|set| set.contains(&ROOT));
    Keeps { all, desks, bodies, networks }
}

/// The desks that somebody keeps, by name.
///
/// # Errors
/// When the database refuses.
pub async fn kept_desks(tx: &mut Tx, actor: &Actor) -> Result<Vec<Desk>> {
    store::launch::kept(tx, &keeps(actor)).await
}

/// The check-list of one desk.
///
/// # Errors
/// When the database refuses.
pub async fn launch(tx: &mut Tx, desk: Desk, now: Instant) -> Result<Launch> {
    let facts = facts(tx, std::slice::from_ref(&desk), now).await?.pop();
    let facts = facts.ok_or(storage::StorageError::Missing("facts of a desk"))?;
    Ok(Launch::new(desk, facts))
}

/// The check-lists of some desks, in their order, in as many questions as one takes.
///
/// # Errors
/// When the database refuses.
pub async fn launches(tx: &mut Tx, desks: Vec<Desk>, now: Instant) -> Result<Vec<Launch>> {
    let facts = facts(tx, &desks, now).await?;
    Ok(desks.into_iter().zip(facts).map(|(desk, facts)| Launch::new(desk, facts)).collect())
}

async fn facts(tx: &mut Tx, desks: &[Desk], now: Instant) -> Result<Vec<LaunchFacts>> {
    let ids: Vec<Id<Desk>> = desks.iter().map(|desk| desk.id).collect();
    let scopes: Vec<Uuid> = ids.iter().map(|id| id.uuid()).collect();
    let operators = identity::api::people_with_role_on(tx, Role::Operator, &scopes, now).await?;
    let mut steps = store::launch::steps(tx, &ids).await?;
    let mut trainings = store::launch::trainings(tx, &ids).await?;
    let hours = store::launch::hours(tx, &ids).await?;
    let facts = desks.iter().map(|desk| {
        let (agendas, openings) = hours.get(&desk.id).copied().unwrap_or_default();
        LaunchFacts {
            today: now.date(),
            address: desk.address.clone(),
            phone: desk.phone.clone(),
            steps: steps.remove(&desk.id).unwrap_or_default(),
            operators: at(&operators, desk),
            trainings: trainings.remove(&desk.id).unwrap_or_default(),
            agendas,
            openings,
        }
    });
    Ok(facts.collect())
}

fn at(operators: &[(Uuid, Colleague)], desk: &Desk) -> Vec<Uuid> {
    let here = operators.iter().filter(|(scope, _)| *scope == desk.id.uuid());
    here.map(|(_, person)| person.id.uuid()).collect()
}

/// How many desks the public finds open today, and how many are being prepared.
///
/// # Errors
/// When the database refuses.
pub async fn desk_counts(tx: &mut Tx) -> Result<(i64, i64)> {
    let states = store::launch::count_states(tx).await?;
    let count = |wanted| states.iter().find(|(state, _)| *state == wanted).map_or(0, |(_, count)| *count);
    Ok((count(DeskState::Open), count(DeskState::Preparing)))
}
