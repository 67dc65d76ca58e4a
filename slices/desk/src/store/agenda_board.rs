//! Appointments as the operator's pages read them: of several desks at once, by the words of whoever asks.

use std::collections::BTreeSet;

use kernel::{Id, Instant};
use storage::{Result, ToValue as _, Tx};

use ::policy::Permit;

use super::appointment::read;
use crate::model::{Appointment, AppointmentState, Desk};
use crate::policy::{SeeAgenda, SeeAppointments};

storage::statements! {
    OF_DESKS = "SELECT id, agenda_id, desk_id, service_id, channel, starts_at, ends_at, first_grain, grains, seat,
                       state, origin, name, phone, email, note, locale, code_salt, sequence, override_reason,
                       cancel_reason, told_at, created_at, created_by, person_id
                FROM desk_appointment
                WHERE desk_id IN {set $1 uuid} AND starts_at >= $2 AND starts_at < $3
                ORDER BY starts_at, id LIMIT 10000";
    // How full the days of some desks are, for who may not see persons: nothing of them is read.
    TAKEN = "SELECT desk_id, starts_at, state FROM desk_appointment
             WHERE desk_id IN {set $1 uuid} AND starts_at >= $2 AND starts_at < $3
             ORDER BY starts_at, id LIMIT 50000";
    NAMED = "SELECT id, name, phone FROM desk_appointment
             WHERE desk_id = $1 AND starts_at >= $2 AND starts_at < $3 AND forgotten_at IS NULL
             ORDER BY starts_at DESC, id DESC LIMIT 50000";
    DISPLACED = "SELECT id, agenda_id, desk_id, service_id, channel, starts_at, ends_at, first_grain, grains, seat,
                        state, origin, name, phone, email, note, locale, code_salt, sequence, override_reason,
                        cancel_reason, told_at, created_at, created_by, person_id
                 FROM desk_appointment
                 WHERE desk_id = $1 AND state = 'displaced' AND starts_at >= $2 AND starts_at < $3
                 ORDER BY starts_at, id LIMIT 1000";
    SOME = "SELECT id, agenda_id, desk_id, service_id, channel, starts_at, ends_at, first_grain, grains, seat,
                   state, origin, name, phone, email, note, locale, code_salt, sequence, override_reason,
                   cancel_reason, told_at, created_at, created_by, person_id
            FROM desk_appointment WHERE desk_id = $1 AND id IN {set $2 uuid}
            ORDER BY starts_at, id LIMIT 1000";
}

/// The appointments of several desks that begin in a span of time, in order, cancelled ones included.
///
/// # Errors
/// When the database refuses.
pub async fn of_desks(
    tx: &mut Tx,
    permits: &[Permit<SeeAppointments>],
    from: Instant,
    until: Instant,
) -> Result<Vec<Appointment>> {
    let desks: Vec<Id<Desk>> = permits.iter().map(Permit::target).collect();
    tx.all(&OF_DESKS, [desks.as_slice().value(), from.value(), until.value()])
        .await?
        .iter()
        .map(read)
        .collect()
}

/// That a time of a desk is or was taken: not by whom, nor for what.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The desk.
    pub desk: Id<Desk>,
    /// When it begins.
    pub starts_at: Instant,
    /// Where it stands.
    pub state: AppointmentState,
}

/// The times of several desks that begin in a span of time, in order, cancelled ones included.
///
/// # Errors
/// When the database refuses.
pub async fn taken(
    tx: &mut Tx,
    permits: &[Permit<SeeAgenda>],
    from: Instant,
    until: Instant,
) -> Result<Vec<Taken>> {
    let desks: Vec<Id<Desk>> = permits.iter().map(Permit::target).collect();
    let rows = tx.all(&TAKEN, [desks.as_slice().value(), from.value(), until.value()]).await?;
    rows.iter()
        .map(|row| {
            Ok(Taken {
                desk: row.get("desk_id")?,
                starts_at: row.get("starts_at")?,
                state: row.parsed("state", AppointmentState::parse)?,
            })
        })
        .collect()
}

/// Who lost a time at a desk and has not chosen another, in order of the lost times.
///
/// # Errors
/// When the database refuses.
pub async fn displaced(
    tx: &mut Tx,
    desk: Id<Desk>,
    from: Instant,
    until: Instant,
) -> Result<Vec<Appointment>> {
    tx.all(&DISPLACED, [desk.value(), from.value(), until.value()]).await?.iter().map(read).collect()
}

/// An appointment with what a person may be found by.
#[derive(Clone)]
pub struct Named {
    /// Its id.
    pub id: Id<Appointment>,
    /// Her name.
    pub name: Option<String>,
    /// Her telephone.
    pub phone: Option<String>,
}

/// Who has an appointment at the permit's desk in a span of time, the latest first. Names are compared by the
/// caller, since the engines do not fold accents alike.
///
/// # Errors
/// When the database refuses.
pub async fn named(
    tx: &mut Tx,
    permit: &Permit<SeeAppointments>,
    from: Instant,
    until: Instant,
) -> Result<Vec<Named>> {
    let rows = tx.all(&NAMED, [permit.target().value(), from.value(), until.value()]).await?;
    rows.iter()
        .map(|row| {
            Ok(Named { id: row.get("id")?, name: row.optional("name")?, phone: row.optional("phone")? })
        })
        .collect()
}

/// Those of some appointments that are at the permit's desk, in order of time.
///
/// # Errors
/// When the database refuses.
pub async fn some(
    tx: &mut Tx,
    permit: &Permit<SeeAppointments>,
    ids: &BTreeSet<Id<Appointment>>,
) -> Result<Vec<Appointment>> {
    let ids: Vec<Id<Appointment>> = ids.iter().copied().collect();
    tx.all(&SOME, [permit.target().value(), ids.as_slice().value()]).await?.iter().map(read).collect()
}
