//! Appointments as rows, each with its cells.

use kernel::{EmailAddress, Id, Instant, PhoneNumber};
use storage::{Result, Row, ToValue as _, Tx, Value};
use texts::Locale;
use uuid::Uuid;

use ::policy::Permit;

use super::cell;
use super::rules::small;
use crate::model::{
    Agenda, Appointment, AppointmentState, Attendee, Channel, Claim, Desk, Origin, ServiceId, Taken,
};
use crate::policy::{Books, MoveAppointment, SeeAppointments, Settles};

storage::statements! {
    INSERT = "INSERT INTO desk_appointment
                (id, agenda_id, desk_id, service_id, channel, starts_at, ends_at, first_grain, grains, seat, state,
                 origin, name, phone, email, note, locale, code_salt, code_hash, sequence, override_reason,
                 created_by, person_id, created_at, changed_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, 0, $20,
                      $21, $22, $23, $23)";
    REMOVE = "DELETE FROM desk_appointment WHERE id = $1";
    FIND = "SELECT id, agenda_id, desk_id, service_id, channel, starts_at, ends_at, first_grain, grains, seat, state,
                   origin, name, phone, email, note, locale, code_salt, sequence, override_reason, cancel_reason,
                   told_at, created_at, created_by, person_id
            FROM desk_appointment WHERE id = $1";
    LOCK = "SELECT id, agenda_id, desk_id, service_id, channel, starts_at, ends_at, first_grain, grains, seat, state,
                   origin, name, phone, email, note, locale, code_salt, sequence, override_reason, cancel_reason,
                   told_at, created_at, created_by, person_id
            FROM desk_appointment WHERE id = $1 {for_update}";
    FIND_BY_CODE = "SELECT id, agenda_id, desk_id, service_id, channel, starts_at, ends_at, first_grain, grains,
                           seat, state, origin, name, phone, email, note, locale, code_salt, sequence,
                           override_reason, cancel_reason, told_at, created_at, created_by, person_id
                    FROM desk_appointment WHERE code_hash = $1";
    OF_DESK = "SELECT id, agenda_id, desk_id, service_id, channel, starts_at, ends_at, first_grain, grains, seat,
                      state, origin, name, phone, email, note, locale, code_salt, sequence, override_reason,
                      cancel_reason, told_at, created_at, created_by, person_id
               FROM desk_appointment WHERE desk_id = $1 AND starts_at >= $2 AND starts_at < $3
               ORDER BY starts_at, id LIMIT 2000";
    OF_AGENDA = "SELECT id, agenda_id, desk_id, service_id, channel, starts_at, ends_at, first_grain, grains, seat,
                        state, origin, name, phone, email, note, locale, code_salt, sequence, override_reason,
                        cancel_reason, told_at, created_at, created_by, person_id
                 FROM desk_appointment
                 WHERE agenda_id = $1 AND state IN ('held', 'booked') AND starts_at < $3 AND ends_at > $2
                 ORDER BY starts_at, id LIMIT 2000";
    WAITING_AT = "SELECT id, agenda_id, desk_id, service_id, channel, starts_at, ends_at, first_grain, grains, seat,
                         state, origin, name, phone, email, note, locale, code_salt, sequence, override_reason,
                         cancel_reason, told_at, created_at, created_by, person_id
                  FROM desk_appointment
                  WHERE desk_id IN {set $1 uuid} AND state IN ('held', 'booked')
                    AND starts_at >= $2 AND starts_at < $3
                  ORDER BY starts_at, id LIMIT 20000";
    // What one contact has ahead: read at each booking of the public.
    AHEAD_OF = "SELECT COUNT(*) AS ahead,
                       CAST(COALESCE(SUM(CASE WHEN desk_id = $4 AND starts_at >= $5 AND starts_at < $6 THEN 1 ELSE 0 END),
                                     0) AS {int}) AS same_day
                FROM desk_appointment
                WHERE (phone = CAST($1 AS {text}) OR email = CAST($2 AS {text}))
                  AND starts_at > $3 AND state IN ('held', 'booked')";
    RELOCATE = "UPDATE desk_appointment
                SET state = 'booked', told_at = NULL, cancel_reason = NULL, agenda_id = $2, desk_id = $3, channel = $4, starts_at = $5, ends_at = $6, first_grain = $7,
                    grains = $8, seat = $9, sequence = sequence + 1, changed_at = $10
                WHERE id = $1";
    SETTLE = "UPDATE desk_appointment
              SET state = $2, sequence = sequence + $3, cancel_reason = COALESCE($4, cancel_reason), changed_at = $5
              WHERE id = $1";
    TOLD = "UPDATE desk_appointment SET told_at = $2 WHERE id = $1";
}

/// What is written for a new appointment.
#[derive(Clone)]
pub struct NewAppointment {
    /// Its id, from which its code is computed.
    pub id: Id<Appointment>,
    /// What it takes.
    pub claim: Claim,
    /// What for.
    pub service: Option<ServiceId>,
    /// How.
    pub channel: Channel,
    /// Booked, held, or served already.
    pub state: AppointmentState,
    /// Who makes it.
    pub origin: Origin,
    /// Who comes.
    pub attendee: Attendee,
    /// What she wanted to say.
    pub note: Option<String>,
    /// The language she reads.
    pub locale: Locale,
    /// The hash of its code, for salt 0.
    pub code_hash: String,
    /// Why beyond the rules.
    pub override_reason: Option<String>,
    /// Which member of staff makes it.
    pub created_by: Option<Uuid>,
    /// Whose it is, if she makes it herself and has signed in.
    pub person: Option<Uuid>,
    /// When.
    pub now: Instant,
}

/// Writes an appointment and its cells, at the desk of the permit. `false`: the database refused a cell, since
/// somebody else has it; then nothing was written.
///
/// # Errors
/// When the database refuses anything else.
pub async fn insert<A: Books>(tx: &mut Tx, permit: &Permit<A>, new: &NewAppointment) -> Result<bool> {
    tx.execute(&INSERT, values(permit.target(), new)).await?;
    if cell::take(tx, new.id, &new.claim).await? {
        return Ok(true);
    }
    cell::free(tx, new.id).await?;
    tx.execute(&REMOVE, [new.id.value()]).await?;
    Ok(false)
}

fn values(desk: Id<Desk>, new: &NewAppointment) -> [Value; 23] {
    let NewAppointment { claim, attendee, .. } = new;
    [
        new.id.value(),
        claim.agenda.value(),
        desk.value(),
        new.service.value(),
        new.channel.word().value(),
        claim.starts_at().value(),
        claim.ends_at().value(),
        claim.first_grain.value(),
        i64::from(claim.takes).value(),
        i64::from(claim.seat).value(),
        new.state.word().value(),
        new.origin.word().value(),
        attendee.name.value(),
        attendee.phone.as_ref().map(PhoneNumber::as_str).value(),
        attendee.email.as_ref().map(EmailAddress::as_str).value(),
        new.note.value(),
        new.locale.code().value(),
        0_i64.value(),
        new.code_hash.value(),
        new.override_reason.value(),
        new.created_by.value(),
        new.person.value(),
        new.now.value(),
    ]
}

/// One appointment.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: Id<Appointment>) -> Result<Option<Appointment>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read).transpose()
}

/// One appointment, locked until the transaction ends.
///
/// # Errors
/// When the database refuses.
pub async fn lock(tx: &mut Tx, id: Id<Appointment>) -> Result<Option<Appointment>> {
    tx.optional(&LOCK, [id.value()]).await?.as_ref().map(read).transpose()
}

/// The appointment with that code's hash.
///
/// # Errors
/// When the database refuses.
pub async fn find_by_code(tx: &mut Tx, code_hash: &str) -> Result<Option<Appointment>> {
    tx.optional(&FIND_BY_CODE, [code_hash.value()]).await?.as_ref().map(read).transpose()
}

/// A desk's appointments that begin in a span of time, in order, cancelled ones included.
///
/// # Errors
/// When the database refuses.
pub async fn of_desk(
    tx: &mut Tx,
    permit: &Permit<SeeAppointments>,
    from: Instant,
    until: Instant,
) -> Result<Vec<Appointment>> {
    tx.all(&OF_DESK, [permit.target().value(), from.value(), until.value()]).await?.iter().map(read).collect()
}

/// An agenda's held and booked appointments that touch a span of time, at whichever desk.
///
/// # Errors
/// When the database refuses.
pub async fn of_agenda(
    tx: &mut Tx,
    agenda: Id<Agenda>,
    from: Instant,
    until: Instant,
) -> Result<Vec<Appointment>> {
    tx.all(&OF_AGENDA, [agenda.value(), from.value(), until.value()]).await?.iter().map(read).collect()
}

/// The held and booked appointments of some desks that begin in a span of time.
///
/// # Errors
/// When the database refuses.
pub async fn waiting_at(
    tx: &mut Tx,
    desks: &[Id<Desk>],
    from: Instant,
    until: Instant,
) -> Result<Vec<Appointment>> {
    tx.all(&WAITING_AT, [desks.value(), from.value(), until.value()]).await?.iter().map(read).collect()
}

/// How many appointments somebody with this telephone or mail address has ahead, and how many of them at a desk in a
/// span of time.
///
/// # Errors
/// When the database refuses.
pub async fn ahead_of(
    tx: &mut Tx,
    attendee: &Attendee,
    desk: Id<Desk>,
    (from, until): (Instant, Instant),
    now: Instant,
) -> Result<(i64, i64)> {
    let values = [
        attendee.phone.as_ref().map(PhoneNumber::as_str).value(),
        attendee.email.as_ref().map(EmailAddress::as_str).value(),
        now.value(),
        desk.value(),
        from.value(),
        until.value(),
    ];
    let row = tx.one(&AHEAD_OF, values).await?;
    Ok((row.get("ahead")?, row.get("same_day")?))
}

/// Gives an appointment another time. `false`: the database refused a cell; then the caller must try another time or
/// roll back, since the old cells are gone.
///
/// # Errors
/// When the database refuses anything else.
pub async fn relocate(
    tx: &mut Tx,
    permit: &Permit<MoveAppointment>,
    claim: &Claim,
    desk: Id<Desk>,
    channel: Channel,
    now: Instant,
) -> Result<bool> {
    let id = permit.target();
    cell::free(tx, id).await?;
    if !cell::take(tx, id, claim).await? {
        cell::free(tx, id).await?;
        return Ok(false);
    }
    let values = [
        id.value(),
        claim.agenda.value(),
        desk.value(),
        channel.word().value(),
        claim.starts_at().value(),
        claim.ends_at().value(),
        claim.first_grain.value(),
        i64::from(claim.takes).value(),
        i64::from(claim.seat).value(),
        now.value(),
    ];
    tx.execute(&RELOCATE, values).await?;
    Ok(true)
}

/// Writes where an appointment stands now. A cancelled or displaced one gives its cells back and
/// its calendar entry changes.
///
/// # Errors
/// When the database refuses.
pub async fn settle<A: Settles>(
    tx: &mut Tx,
    permit: &Permit<A>,
    state: AppointmentState,
    reason: Option<&str>,
    now: Instant,
) -> Result<()> {
    let gives_back = !state.takes_time();
    let id = permit.target();
    if gives_back {
        cell::free(tx, id).await?;
    }
    let values =
        [id.value(), state.word().value(), i64::from(gives_back).value(), reason.value(), now.value()];
    tx.execute(&SETTLE, values).await.map(drop)
}

/// Writes that a person whose time was taken away was told.
///
/// # Errors
/// When the database refuses.
pub async fn told<A: Settles>(tx: &mut Tx, permit: &Permit<A>, now: Instant) -> Result<()> {
    tx.execute(&TOLD, [permit.target().value(), now.value()]).await.map(drop)
}

pub(super) fn read(row: &Row) -> Result<Appointment> {
    Ok(Appointment {
        id: row.get("id")?,
        agenda: row.get("agenda_id")?,
        desk: row.get("desk_id")?,
        service: row.optional("service_id")?,
        channel: row.parsed("channel", Channel::parse)?,
        starts_at: row.get("starts_at")?,
        ends_at: row.get("ends_at")?,
        taken: Taken {
            first_grain: row.get("first_grain")?,
            grains: small(row, "grains")?,
            seat: small(row, "seat")?,
        },
        state: row.parsed("state", AppointmentState::parse)?,
        origin: row.parsed("origin", Origin::parse)?,
        attendee: Attendee {
            name: row.optional("name")?,
            phone: row.optional_parsed("phone", PhoneNumber::parse)?,
            email: row.optional_parsed("email", EmailAddress::parse)?,
        },
        note: row.optional("note")?,
        locale: Locale::parse(&row.get::<String>("locale")?).unwrap_or_default(),
        code_salt: row.get("code_salt")?,
        sequence: row.get("sequence")?,
        override_reason: row.optional("override_reason")?,
        cancel_reason: row.optional("cancel_reason")?,
        told_at: row.optional("told_at")?,
        created_at: row.get("created_at")?,
        created_by: row.optional("created_by")?,
        person: row.optional("person_id")?,
    })
}
