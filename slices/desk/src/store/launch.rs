//! Launching: what was declared done, trainings, how a desk came to its state; and the desks that somebody keeps.

use std::collections::HashMap;

use documents::Attachment;
use jiff::civil::Date;
use kernel::{Id, Instant};
use storage::{Result, Row, ToValue as _, Tx};
use uuid::Uuid;

use ::policy::Permit;

use super::desk::read;
use crate::model::launch::{Item, Step, Training};
use crate::model::{Desk, DeskState};
use crate::policy::{ChangesState, ForgetLaunches, WorkThroughLaunch};

storage::statements! {
    // `/ufficio/sportelli`: all desks for who keeps the installation, else those of her scopes.
    KEPT = "SELECT id, organisation_id, network_id, slug, name, kind, state, municipality_istat, address, latitude,
                   longitude, phone, email, opened_on, serves_all_services
            FROM desk_desk
            WHERE CAST($1 AS {bool}) OR id IN {set $2 uuid} OR organisation_id IN {set $3 uuid}
               OR network_id IN {set $4 uuid}
            ORDER BY name, id LIMIT 10000";
    OF_BODY = "SELECT id, organisation_id, network_id, slug, name, kind, state, municipality_istat, address, latitude,
                      longitude, phone, email, opened_on, serves_all_services
               FROM desk_desk WHERE organisation_id = $1 ORDER BY name, id LIMIT 1000";
    LOCK = "SELECT id, organisation_id, network_id, slug, name, kind, state, municipality_istat, address, latitude,
                   longitude, phone, email, opened_on, serves_all_services
            FROM desk_desk WHERE id = $1 {for_update}";
    SLUGS = "SELECT slug FROM desk_desk WHERE slug = $1 OR (slug > $2 AND slug < $3) ORDER BY slug LIMIT 10000";
    COUNT_STATES = "SELECT state, COUNT(*) AS n FROM desk_desk GROUP BY state ORDER BY state LIMIT 10";
    STEPS = "SELECT desk_id, step, done_on, reference, recorded_by, recorded_at FROM desk_launch_step
             WHERE desk_id IN {set $1 uuid} ORDER BY desk_id, step LIMIT 40000";
    PUT_STEP = "INSERT INTO desk_launch_step (desk_id, step, done_on, reference, recorded_by, recorded_at)
                VALUES ($1, $2, $3, $4, $5, $6)
                ON CONFLICT (desk_id, step)
                DO UPDATE SET done_on = excluded.done_on, reference = excluded.reference,
                              recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at";
    TRAININGS = "SELECT id, desk_id, person_id, day, proof, attachment_id, recorded_by, recorded_at
                 FROM desk_training
                 WHERE desk_id IN {set $1 uuid} ORDER BY desk_id, day, id LIMIT 40000";
    PUT_TRAINING = "INSERT INTO desk_training
                      (id, desk_id, person_id, day, proof, attachment_id, recorded_by, recorded_at)
                    VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
                    ON CONFLICT (desk_id, person_id, day)
                    DO UPDATE SET proof = excluded.proof,
                                  attachment_id = COALESCE(excluded.attachment_id, desk_training.attachment_id),
                                  recorded_by = excluded.recorded_by, recorded_at = excluded.recorded_at";
    FORGET_TRAININGS = "DELETE FROM desk_training WHERE day < $1 RETURNING desk_id, attachment_id";
    SERVING = "SELECT o.desk_id, COUNT(*) AS openings
               FROM desk_opening o JOIN desk_agenda a ON a.id = o.agenda_id
               WHERE a.active AND o.desk_id IN {set $1 uuid}
               GROUP BY o.desk_id ORDER BY o.desk_id LIMIT 10000";
    AGENDAS = "SELECT desk_id, COUNT(*) AS agendas FROM desk_agenda
               WHERE active AND desk_id IN {set $1 uuid} GROUP BY desk_id ORDER BY desk_id LIMIT 10000";
    ADD_STATE = "INSERT INTO desk_state_change (id, desk_id, state, reason, changed_by, changed_at)
                 VALUES ($1, $2, $3, $4, $5, $6)";
    STATES = "SELECT desk_id, state, reason, changed_by, changed_at FROM desk_state_change
              WHERE desk_id = $1 ORDER BY changed_at DESC, id DESC LIMIT 50";
}

/// How a desk came to a state.
#[derive(Clone, Debug, PartialEq)]
pub struct StateChange {
    /// The state.
    pub state: DeskState,
    /// Why, where somebody said it.
    pub reason: Option<String>,
    /// Who changed it.
    pub by: Option<Uuid>,
    /// When.
    pub at: Instant,
}

/// The scopes in which somebody keeps desks.
#[derive(Clone, Debug, Default)]
pub struct Keeps {
    /// All desks.
    pub all: bool,
    /// These desks.
    pub desks: Vec<Uuid>,
    /// Those of these bodies.
    pub bodies: Vec<Uuid>,
    /// Those of these networks.
    pub networks: Vec<Uuid>,
}

/// The desks in some scopes, by name.
///
/// # Errors
/// When the database refuses.
pub async fn kept(tx: &mut Tx, keeps: &Keeps) -> Result<Vec<Desk>> {
    let Keeps { all, desks, bodies, networks } = keeps;
    let sets = [desks, bodies, networks].map(|set| set.as_slice().value());
    tx.all(&KEPT, [all.value()].into_iter().chain(sets)).await?.iter().map(read).collect()
}

/// The desks of a body in any state, by name.
///
/// # Errors
/// When the database refuses.
pub async fn of_body(tx: &mut Tx, body: Uuid) -> Result<Vec<Desk>> {
    tx.all(&OF_BODY, [body.value()]).await?.iter().map(read).collect()
}

/// One desk, held until the transaction ends: two who change its state come one after the other.
///
/// # Errors
/// When the database refuses.
pub async fn lock(tx: &mut Tx, id: Id<Desk>) -> Result<Option<Desk>> {
    tx.optional(&LOCK, [id.value()]).await?.as_ref().map(read).transpose()
}

/// The names in addresses that are taken: `slug` itself and those that go on with a hyphen.
///
/// # Errors
/// When the database refuses.
pub async fn slugs_like(tx: &mut Tx, slug: &str) -> Result<Vec<String>> {
    // The character after the hyphen: all that goes on with one lies between the two.
    let values = [slug.value(), format!("{slug}-").value(), format!("{slug}.").value()];
    tx.all(&SLUGS, values).await?.iter().map(|row| row.get("slug")).collect()
}

/// How many desks are in each state.
///
/// # Errors
/// When the database refuses.
pub async fn count_states(tx: &mut Tx) -> Result<Vec<(DeskState, i64)>> {
    let rows = tx.all(&COUNT_STATES, []).await?;
    rows.iter().map(|row| Ok((row.parsed("state", DeskState::parse)?, row.get("n")?))).collect()
}

/// What was declared done at some desks.
///
/// # Errors
/// When the database refuses.
pub async fn steps(tx: &mut Tx, desks: &[Id<Desk>]) -> Result<HashMap<Id<Desk>, Vec<Step>>> {
    let mut steps: HashMap<Id<Desk>, Vec<Step>> = HashMap::new();
    for row in &tx.all(&STEPS, [desks.value()]).await? {
        steps.entry(row.get("desk_id")?).or_default().push(read_step(row)?);
    }
    Ok(steps)
}

/// Writes down that something is done, in place of what was written.
///
/// # Errors
/// When the database refuses.
pub async fn put_step(tx: &mut Tx, permit: &Permit<WorkThroughLaunch>, step: &Step) -> Result<()> {
    let values = [
        permit.target().value(),
        step.item.word().value(),
        step.done_on.value(),
        step.reference.value(),
        step.by.value(),
        step.at.value(),
    ];
    tx.execute(&PUT_STEP, values).await.map(drop)
}

/// Who was trained at some desks, by day.
///
/// # Errors
/// When the database refuses.
pub async fn trainings(tx: &mut Tx, desks: &[Id<Desk>]) -> Result<HashMap<Id<Desk>, Vec<Training>>> {
    let mut trainings: HashMap<Id<Desk>, Vec<Training>> = HashMap::new();
    for row in &tx.all(&TRAININGS, [desks.value()]).await? {
        trainings.entry(row.get("desk_id")?).or_default().push(read_training(row)?);
    }
    Ok(trainings)
}

/// Writes down a training; the same person on the same day is written over, and keeps a file without a new one.
///
/// # Errors
/// When the database refuses.
pub async fn put_training(
    tx: &mut Tx,
    permit: &Permit<WorkThroughLaunch>,
    training: &Training,
) -> Result<()> {
    let values = [
        training.id.value(),
        permit.target().value(),
        training.person.value(),
        training.day.value(),
        training.proof.value(),
        training.attachment.value(),
        training.by.value(),
        training.at.value(),
    ];
    tx.execute(&PUT_TRAINING, values).await.map(drop)
}

/// Deletes trainings of before a day; says whose they were, with the files that proved them.
///
/// # Errors
/// When the database refuses.
pub async fn forget_trainings(
    tx: &mut Tx,
    _permit: &Permit<ForgetLaunches>,
    before: Date,
) -> Result<Vec<(Id<Desk>, Option<Id<Attachment>>)>> {
    let rows = tx.all(&FORGET_TRAININGS, [before.value()]).await?;
    rows.iter().map(|row| Ok((row.get("desk_id")?, row.optional("attachment_id")?))).collect()
}

/// How many active agendas some desks keep, and how many weekly hours they have.
///
/// # Errors
/// When the database refuses.
pub async fn hours(tx: &mut Tx, desks: &[Id<Desk>]) -> Result<HashMap<Id<Desk>, (usize, usize)>> {
    let mut hours: HashMap<Id<Desk>, (usize, usize)> = HashMap::new();
    for row in &tx.all(&AGENDAS, [desks.value()]).await? {
        hours.entry(row.get("desk_id")?).or_default().0 = count(row, "agendas")?;
    }
    for row in &tx.all(&SERVING, [desks.value()]).await? {
        let of_desk = hours.entry(row.get("desk_id")?).or_default();
        // An agenda that another desk keeps serves here too.
        of_desk.0 = of_desk.0.max(1);
        of_desk.1 = count(row, "openings")?;
    }
    Ok(hours)
}

/// Writes down how the permit's desk came to a state.
///
/// # Errors
/// When the database refuses.
pub async fn add_state<A: ChangesState>(
    tx: &mut Tx,
    permit: &Permit<A>,
    id: Uuid,
    change: &StateChange,
) -> Result<()> {
    let StateChange { state, reason, by, at } = change;
    let values =
        [id.value(), permit.target().value(), state.word().value(), reason.value(), by.value(), at.value()];
    tx.execute(&ADD_STATE, values).await.map(drop)
}

/// How a desk came to its states, the newest first.
///
/// # Errors
/// When the database refuses.
pub async fn states(tx: &mut Tx, desk: Id<Desk>) -> Result<Vec<StateChange>> {
    let rows = tx.all(&STATES, [desk.value()]).await?;
    rows.iter()
        .map(|row| {
            Ok(StateChange {
                state: row.parsed("state", DeskState::parse)?,
                reason: row.optional("reason")?,
                by: row.optional("changed_by")?,
                at: row.get("changed_at")?,
            })
        })
        .collect()
}

fn read_step(row: &Row) -> Result<Step> {
    Ok(Step {
        item: row.parsed("step", Item::parse)?,
        done_on: row.get("done_on")?,
        reference: row.optional("reference")?,
        by: row.optional("recorded_by")?,
        at: row.get("recorded_at")?,
    })
}

fn read_training(row: &Row) -> Result<Training> {
    Ok(Training {
        id: row.get("id")?,
        person: row.get("person_id")?,
        day: row.get("day")?,
        proof: row.optional("proof")?,
        attachment: row.optional::<Id<Attachment>>("attachment_id")?,
        by: row.optional("recorded_by")?,
        at: row.get("recorded_at")?,
    })
}

fn count(row: &Row, column: &str) -> Result<usize> {
    let count: i64 = row.get(column)?;
    Ok(usize::try_from(count).unwrap_or_default())
}
