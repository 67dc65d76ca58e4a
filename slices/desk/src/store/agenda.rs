//! Agendas with their hours, as who keeps them writes them. What availability reads is in `rules`.

use jiff::civil::Date;
use kernel::{Id, Instant};
use storage::{Result, Row, ToValue as _, Tx, Value};
use uuid::Uuid;

use ::policy::Permit;

use super::rules::{read_agenda, read_channels, read_span, read_weekday};
use crate::model::{
    Agenda, Appointment, Break, Channel, Closure, ClosureOf, Desk, Exception, Opening, VideoAddress,
};
use crate::policy::{CloseDays, CloseNetwork, SetAgenda};

storage::statements! {
    FIND = "SELECT id, desk_id, name, person_id, capacity, slot_minutes, buffer_minutes, notice_minutes,
                   horizon_days, active, video_url
            FROM desk_agenda WHERE id = $1";
    OF_DESK = "SELECT id, desk_id, name, person_id, capacity, slot_minutes, buffer_minutes, notice_minutes,
                      horizon_days, active, video_url
               FROM desk_agenda
               WHERE desk_id = $1 OR id IN (SELECT agenda_id FROM desk_opening WHERE desk_id = $1)
               ORDER BY name, id LIMIT 500";
    INSERT = "INSERT INTO desk_agenda
                (id, desk_id, name, person_id, capacity, slot_minutes, buffer_minutes, notice_minutes, horizon_days,
                 active, video_url, created_at)
              VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    UPDATE = "UPDATE desk_agenda
              SET name = $3, person_id = $4, capacity = $5, slot_minutes = $6, buffer_minutes = $7,
                  notice_minutes = $8, horizon_days = $9, active = $10, video_url = $11
              WHERE id = $1 AND desk_id = $2";
    OPENINGS = "SELECT agenda_id, desk_id, weekday, from_minute, until_minute, channels FROM desk_opening
                WHERE agenda_id = $1 ORDER BY weekday, from_minute, id LIMIT 500";
    OPENINGS_OF_DESKS = "SELECT o.agenda_id, o.desk_id, o.weekday, o.from_minute, o.until_minute, o.channels
                         FROM desk_opening o JOIN desk_agenda a ON a.id = o.agenda_id
                         WHERE o.desk_id IN {set $1 uuid} AND a.active
                         ORDER BY o.desk_id, o.weekday, o.from_minute, o.id LIMIT 10000";
    BREAKS = "SELECT agenda_id, weekday, from_minute, until_minute FROM desk_break
              WHERE agenda_id = $1 ORDER BY weekday, from_minute, id LIMIT 500";
    EXCEPTIONS = "SELECT agenda_id, desk_id, day, from_minute, until_minute, channels FROM desk_exception
                  WHERE agenda_id = $1 AND day >= $2 ORDER BY day, from_minute, id LIMIT 500";
    CLEAR_OPENINGS = "DELETE FROM desk_opening WHERE agenda_id = $1";
    CLEAR_BREAKS = "DELETE FROM desk_break WHERE agenda_id = $1";
    CLEAR_DAY = "DELETE FROM desk_exception WHERE agenda_id = $1 AND day = $2";
    ADD_OPENING = "INSERT INTO desk_opening (id, agenda_id, desk_id, weekday, from_minute, until_minute, channels)
                   VALUES ($1, $2, $3, $4, $5, $6, $7)";
    ADD_BREAK = "INSERT INTO desk_break (id, agenda_id, weekday, from_minute, until_minute)
                 VALUES ($1, $2, $3, $4, $5)";
    ADD_EXCEPTION = "INSERT INTO desk_exception (id, agenda_id, desk_id, day, from_minute, until_minute, channels)
                     VALUES ($1, $2, $3, $4, $5, $6, $7)";
    ADD_CLOSURE = "INSERT INTO desk_closure
                     (id, network_id, desk_id, agenda_id, from_day, until_day, from_minute, until_minute, reason,
                      created_by, created_at)
                   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    SAME_CLOSURE = "SELECT id FROM desk_closure
                    WHERE (network_id = $1 OR desk_id = $2 OR agenda_id = $3)
                      AND from_day = $4 AND until_day = $5 AND from_minute = $6 AND until_minute = $7 AND reason = $8
                    ORDER BY id LIMIT 1";
    CLOSURES = "SELECT id, network_id, desk_id, agenda_id, from_day, until_day, from_minute, until_minute, reason
                FROM desk_closure
                WHERE until_day >= $2
                  AND (desk_id = $1
                       OR agenda_id IN (SELECT id FROM desk_agenda WHERE desk_id = $1)
                       OR network_id = (SELECT network_id FROM desk_desk WHERE id = $1))
                ORDER BY from_day, from_minute, id LIMIT 500";
    REOPEN = "DELETE FROM desk_closure
              WHERE id = $1 AND (desk_id = $2 OR agenda_id IN (SELECT id FROM desk_agenda WHERE desk_id = $2))";
    REOPEN_NETWORK = "DELETE FROM desk_closure WHERE id = $1 AND network_id = $2";
}

/// A closure as it is listed, with why.
#[derive(Clone, Debug, PartialEq)]
pub struct ListedClosure {
    /// Its id.
    pub id: Uuid,
    /// What and when.
    pub closure: Closure,
    /// Why.
    pub reason: String,
}

/// One agenda.
///
/// # Errors
/// When the database refuses.
pub async fn find(tx: &mut Tx, id: Id<Agenda>) -> Result<Option<Agenda>> {
    tx.optional(&FIND, [id.value()]).await?.as_ref().map(read_agenda).transpose()
}

/// Where an appointment by video takes place; none of one that is not by video, or whose agenda has no room.
///
/// # Errors
/// When the database refuses.
pub async fn video_of(tx: &mut Tx, appointment: &Appointment) -> Result<Option<VideoAddress>> {
    if appointment.channel != Channel::Video {
        return Ok(None);
    }
    Ok(find(tx, appointment.agenda).await?.and_then(|agenda| agenda.video))
}

/// The agendas that a desk keeps or that serve it, inactive ones too, by name.
///
/// # Errors
/// When the database refuses.
pub async fn of_desk(tx: &mut Tx, desk: Id<Desk>) -> Result<Vec<Agenda>> {
    tx.all(&OF_DESK, [desk.value()]).await?.iter().map(read_agenda).collect()
}

/// The weekly hours of an agenda at all its desks.
///
/// # Errors
/// When the database refuses.
pub async fn openings(tx: &mut Tx, agenda: Id<Agenda>) -> Result<Vec<Opening>> {
    tx.all(&OPENINGS, [agenda.value()]).await?.iter().map(read_opening).collect()
}

/// The weekly hours of some desks, for their pages: those of all active agendas, by desk, weekday and time.
///
/// # Errors
/// When the database refuses.
pub async fn openings_of_desks(tx: &mut Tx, desks: &[Id<Desk>]) -> Result<Vec<Opening>> {
    tx.all(&OPENINGS_OF_DESKS, [desks.value()]).await?.iter().map(read_opening).collect()
}

/// The breaks of an agenda.
///
/// # Errors
/// When the database refuses.
pub async fn breaks(tx: &mut Tx, agenda: Id<Agenda>) -> Result<Vec<Break>> {
    let rows = tx.all(&BREAKS, [agenda.value()]).await?;
    rows.iter()
        .map(|row| {
            Ok(Break { agenda: row.get("agenda_id")?, weekday: read_weekday(row)?, span: read_span(row)? })
        })
        .collect()
}

/// The exceptions of an agenda from a day on.
///
/// # Errors
/// When the database refuses.
pub async fn exceptions(tx: &mut Tx, agenda: Id<Agenda>, from: Date) -> Result<Vec<Exception>> {
    let rows = tx.all(&EXCEPTIONS, [agenda.value(), from.value()]).await?;
    rows.iter()
        .map(|row| {
            Ok(Exception {
                agenda: row.get("agenda_id")?,
                desk: row.get("desk_id")?,
                day: row.get("day")?,
                span: read_span(row)?,
                channels: read_channels(row)?,
            })
        })
        .collect()
}

/// Writes a new agenda that the permit's desk keeps.
///
/// # Errors
/// When the database refuses.
pub async fn insert(tx: &mut Tx, permit: &Permit<SetAgenda>, agenda: &Agenda, now: Instant) -> Result<()> {
    let mut values = fields(permit, agenda);
    values.push(now.value());
    tx.execute(&INSERT, values).await.map(drop)
}

/// Changes an agenda that the permit's desk keeps. Says whether there was one.
///
/// # Errors
/// When the database refuses.
pub async fn update(tx: &mut Tx, permit: &Permit<SetAgenda>, agenda: &Agenda) -> Result<bool> {
    Ok(tx.execute(&UPDATE, fields(permit, agenda)).await? == 1)
}

fn fields(permit: &Permit<SetAgenda>, agenda: &Agenda) -> Vec<Value> {
    vec![
        agenda.id.value(),
        permit.target().value(),
        agenda.name.value(),
        agenda.person.value(),
        u32::from(agenda.capacity).value(),
        u32::from(agenda.slot_minutes).value(),
        u32::from(agenda.buffer_minutes).value(),
        agenda.notice_minutes.value(),
        u32::from(agenda.horizon_days).value(),
        agenda.active.value(),
        agenda.video.as_ref().map(VideoAddress::as_str).value(),
    ]
}

/// Sets the weekly hours and breaks of an agenda in place of what it had. `ids` gives each row its id.
///
/// # Errors
/// When the database refuses.
pub async fn set_hours(
    tx: &mut Tx,
    _permit: &Permit<SetAgenda>,
    agenda: Id<Agenda>,
    openings: &[Opening],
    breaks: &[Break],
    mut ids: impl FnMut() -> Uuid,
) -> Result<()> {
    tx.execute(&CLEAR_OPENINGS, [agenda.value()]).await?;
    tx.execute(&CLEAR_BREAKS, [agenda.value()]).await?;
    let rows = openings.iter().map(|opening| {
        let mut row = vec![ids().value(), agenda.value(), opening.desk.value(), weekday(opening.weekday)];
        row.extend([minute(opening.span.from()), minute(opening.span.until())]);
        row.push(u32::from(opening.channels.bits()).value());
        row
    });
    let rows = rows.collect();
    tx.insert_all(&ADD_OPENING, rows).await?;
    let rows = breaks.iter().map(|pause| {
        let mut row = vec![ids().value(), agenda.value(), weekday(pause.weekday)];
        row.extend([minute(pause.span.from()), minute(pause.span.until())]);
        row
    });
    let rows = rows.collect();
    tx.insert_all(&ADD_BREAK, rows).await.map(drop)
}

/// Sets the hours of an agenda on one day; none gives the day back to the weekly hours.
///
/// # Errors
/// When the database refuses.
pub async fn set_day(
    tx: &mut Tx,
    _permit: &Permit<SetAgenda>,
    agenda: Id<Agenda>,
    day: Date,
    hours: &[Exception],
    mut ids: impl FnMut() -> Uuid,
) -> Result<()> {
    tx.execute(&CLEAR_DAY, [agenda.value(), day.value()]).await?;
    let rows = hours.iter().map(|hours| {
        let mut row = vec![ids().value(), agenda.value(), hours.desk.value(), day.value()];
        row.extend([minute(hours.span.from()), minute(hours.span.until())]);
        row.push(u32::from(hours.channels.bits()).value());
        row
    });
    let rows = rows.collect();
    tx.insert_all(&ADD_EXCEPTION, rows).await.map(drop)
}

/// Closes hours or days of the permit's desk, or of an agenda that it keeps.
///
/// # Errors
/// When the database refuses.
pub async fn close(
    tx: &mut Tx,
    permit: &Permit<CloseDays>,
    listed: &ListedClosure,
    by: Option<Uuid>,
    now: Instant,
) -> Result<()> {
    let (desk, agenda) = match listed.closure.of {
        ClosureOf::Agenda(agenda) => (None, Some(agenda)),
        _ => (Some(permit.target()), None),
    };
    add_closure(tx, listed, None, desk, agenda, by, now).await
}

/// Closes days of all desks of the permit's network.
///
/// # Errors
/// When the database refuses.
pub async fn close_network(
    tx: &mut Tx,
    permit: &Permit<CloseNetwork>,
    listed: &ListedClosure,
    by: Option<Uuid>,
    now: Instant,
) -> Result<()> {
    add_closure(tx, listed, Some(permit.target()), None, None, by, now).await
}

async fn add_closure(
    tx: &mut Tx,
    listed: &ListedClosure,
    network: Option<Uuid>,
    desk: Option<Id<Desk>>,
    agenda: Option<Id<Agenda>>,
    by: Option<Uuid>,
    now: Instant,
) -> Result<()> {
    let ListedClosure { id, closure, reason } = listed;
    let same = [
        network.value(),
        desk.value(),
        agenda.value(),
        closure.from_day.value(),
        closure.until_day.value(),
        minute(closure.span.from()),
        minute(closure.span.until()),
        reason.value(),
    ];
    // A form that was sent twice closes once.
    if tx.optional(&SAME_CLOSURE, same).await?.is_some() {
        return Ok(());
    }
    let values = [
        id.value(),
        network.value(),
        desk.value(),
        agenda.value(),
        closure.from_day.value(),
        closure.until_day.value(),
        minute(closure.span.from()),
        minute(closure.span.until()),
        reason.value(),
        by.value(),
        now.value(),
    ];
    tx.execute(&ADD_CLOSURE, values).await.map(drop)
}

/// The closures that touch a desk from a day on: its own, its agendas', its network's.
///
/// # Errors
/// When the database refuses.
pub async fn closures(tx: &mut Tx, desk: Id<Desk>, from: Date) -> Result<Vec<ListedClosure>> {
    let rows = tx.all(&CLOSURES, [desk.value(), from.value()]).await?;
    rows.iter().map(read_listed).collect()
}

/// Takes back a closure of the permit's desk or of an agenda that it keeps. Says whether there was one.
///
/// # Errors
/// When the database refuses.
pub async fn reopen(tx: &mut Tx, permit: &Permit<CloseDays>, closure: Uuid) -> Result<bool> {
    Ok(tx.execute(&REOPEN, [closure.value(), permit.target().value()]).await? == 1)
}

/// Takes back a closure of the permit's network. Says whether there was one.
///
/// # Errors
/// When the database refuses.
pub async fn reopen_network(tx: &mut Tx, permit: &Permit<CloseNetwork>, closure: Uuid) -> Result<bool> {
    Ok(tx.execute(&REOPEN_NETWORK, [closure.value(), permit.target().value()]).await? == 1)
}

fn read_opening(row: &Row) -> Result<Opening> {
    Ok(Opening {
        agenda: row.get("agenda_id")?,
        desk: row.get("desk_id")?,
        weekday: read_weekday(row)?,
        span: read_span(row)?,
        channels: read_channels(row)?,
    })
}

fn read_listed(row: &Row) -> Result<ListedClosure> {
    let agenda = row.optional("agenda_id")?.map(ClosureOf::Agenda);
    let desk = row.optional("desk_id")?.map(ClosureOf::Desk);
    let of = match agenda.or(desk) {
        Some(of) => of,
        None => ClosureOf::Network(row.get("network_id")?),
    };
    let closure = Closure {
        of,
        from_day: row.get("from_day")?,
        until_day: row.get("until_day")?,
        span: read_span(row)?,
    };
    Ok(ListedClosure { id: row.get("id")?, closure, reason: row.get("reason")? })
}

fn weekday(day: jiff::civil::Weekday) -> Value {
    i64::from(day.to_monday_one_offset()).value()
}

fn minute(minute: u16) -> Value {
    u32::from(minute).value()
}
