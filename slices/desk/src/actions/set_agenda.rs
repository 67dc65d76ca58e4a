//! Agendas of a desk and their hours.

use std::collections::BTreeSet;

use ::policy::{Permit, Refusal};
use jiff::civil::Date;
use kernel::Id;
use storage::{Cx, StorageError, Tx};
use uuid::Uuid;

use super::Once;
use crate::model::{Agenda, Break, Desk, Exception, Opening};
use crate::policy::SetAgenda;
use crate::store;

/// Why an agenda was not set.
#[derive(Debug, thiserror::Error)]
pub enum AgendaError {
    /// There is no such desk or agenda.
    #[error("no such desk or agenda")]
    Unknown,
    /// Lengths that no agenda has: capacity 1 to 200; whole five minutes; 5 to 480 minutes, buffer to 240, notice to
    /// 30 days, horizon 1 to 400 days.
    #[error("impossible lengths")]
    Impossible,
    /// Hours of one desk that overlap on one channel.
    #[error("hours overlap")]
    Overlap,
    /// The key came with another request before.
    #[error("the key was used for another request")]
    KeyUsed,
    /// No.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refuses.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

/// Adds an agenda that `agenda.desk` keeps; `agenda.id` is ignored, the new one is returned.
///
/// # Errors
/// See [`AgendaError`].
pub async fn add_agenda(cx: &Cx, agenda: Agenda) -> Result<Agenda, AgendaError> {
    check(&agenda)?;
    let agenda = Agenda { id: cx.new_id(), ..agenda };
    let mut tx = cx.begin().await?;
    let permit = permit(&mut tx, cx, agenda.desk).await?;
    store::agenda::insert(&mut tx, &permit, &agenda, cx.now()).await?;
    tx.commit().await?;
    Ok(agenda)
}

/// The weekly hours and breaks of an agenda.
#[derive(Clone, Copy, Debug)]
pub struct AgendaHours<'a> {
    /// When it works, and where.
    pub openings: &'a [Opening],
    /// The pauses inside.
    pub breaks: &'a [Break],
}

/// Adds an agenda together with its hours: both, or nothing.
///
/// # Errors
/// See [`AgendaError`].
pub async fn make_agenda(
    cx: &Cx,
    agenda: Agenda,
    hours: AgendaHours<'_>,
    once: Option<Once>,
) -> Result<(), AgendaError> {
    check(&agenda)?;
    check_hours(hours.openings)?;
    let agenda = Agenda { id: cx.new_id(), ..agenda };
    let mut tx = cx.begin().await?;
    if let Some(once) = &once
        && once.begin::<Id<Agenda>>(&mut tx, cx).await?.map_err(|_| AgendaError::KeyUsed)?.is_some()
    {
        return Ok(());
    }
    let permit = permit(&mut tx, cx, agenda.desk).await?;
    store::agenda::insert(&mut tx, &permit, &agenda, cx.now()).await?;
    write_hours(&mut tx, cx, agenda.id, hours).await?;
    if let Some(once) = &once {
        once.keep(&mut tx, &permit, &agenda.id).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Changes an agenda together with its hours: both, or nothing.
///
/// # Errors
/// See [`AgendaError`].
pub async fn keep_agenda(cx: &Cx, agenda: Agenda, hours: AgendaHours<'_>) -> Result<(), AgendaError> {
    check(&agenda)?;
    check_hours(hours.openings)?;
    let mut tx = cx.begin().await?;
    let permit = permit(&mut tx, cx, agenda.desk).await?;
    if !store::agenda::update(&mut tx, &permit, &agenda).await? {
        return Err(AgendaError::Unknown);
    }
    write_hours(&mut tx, cx, agenda.id, hours).await?;
    tx.commit().await?;
    Ok(())
}

/// Changes an agenda. What is booked stays as it is; new lengths hold for what is booked from now on.
///
/// # Errors
/// See [`AgendaError`].
pub async fn change_agenda(cx: &Cx, agenda: Agenda) -> Result<(), AgendaError> {
    check(&agenda)?;
    let mut tx = cx.begin().await?;
    let permit = permit(&mut tx, cx, agenda.desk).await?;
    if !store::agenda::update(&mut tx, &permit, &agenda).await? {
        return Err(AgendaError::Unknown);
    }
    tx.commit().await?;
    Ok(())
}

/// Sets the weekly hours and breaks of an agenda in place of what it had. Each desk named in them must be hers to
/// set.
///
/// # Errors
/// See [`AgendaError`].
pub async fn set_hours(
    cx: &Cx,
    agenda: Id<Agenda>,
    openings: &[Opening],
    breaks: &[Break],
) -> Result<(), AgendaError> {
    check_hours(openings)?;
    let mut tx = cx.begin().await?;
    write_hours(&mut tx, cx, agenda, AgendaHours { openings, breaks }).await?;
    tx.commit().await?;
    Ok(())
}

/// Sets the hours of one day in place of the weekly ones; none gives the day back to them. A day without any hours is
/// a closure.
///
/// # Errors
/// See [`AgendaError`].
pub async fn set_day(cx: &Cx, agenda: Id<Agenda>, day: Date, hours: &[Exception]) -> Result<(), AgendaError> {
    let mut tx = cx.begin().await?;
    let permit = permit_all(&mut tx, cx, agenda, hours.iter().map(|hours| hours.desk)).await?;
    store::agenda::set_day(&mut tx, &permit, agenda, day, hours, || new_id(cx)).await?;
    tx.commit().await?;
    Ok(())
}

async fn write_hours(
    tx: &mut Tx,
    cx: &Cx,
    agenda: Id<Agenda>,
    hours: AgendaHours<'_>,
) -> Result<(), AgendaError> {
    let AgendaHours { openings, breaks } = hours;
    let permit = permit_all(tx, cx, agenda, openings.iter().map(|opening| opening.desk)).await?;
    Ok(store::agenda::set_hours(tx, &permit, agenda, openings, breaks, || new_id(cx)).await?)
}

fn new_id(cx: &Cx) -> Uuid {
    cx.new_id::<Opening>().uuid()
}

async fn permit(tx: &mut Tx, cx: &Cx, desk: Id<Desk>) -> Result<Permit<SetAgenda>, AgendaError> {
    let desk = store::desk::find(tx, desk).await?.ok_or(AgendaError::Unknown)?;
    Ok(cx.permit::<SetAgenda>(desk.resource())?)
}

/// The permit of the desk that keeps the agenda, once each other desk was asked too.
async fn permit_all(
    tx: &mut Tx,
    cx: &Cx,
    agenda: Id<Agenda>,
    desks: impl Iterator<Item = Id<Desk>>,
) -> Result<Permit<SetAgenda>, AgendaError> {
    let agenda = store::agenda::find(tx, agenda).await?.ok_or(AgendaError::Unknown)?;
    let others: BTreeSet<Id<Desk>> = desks.filter(|desk| *desk != agenda.desk).collect();
    for desk in others {
        permit(tx, cx, desk).await?;
    }
    permit(tx, cx, agenda.desk).await
}

fn check_hours(openings: &[Opening]) -> Result<(), AgendaError> {
    let overlap = |a: &Opening, b: &Opening| {
        (a.desk, a.weekday) == (b.desk, b.weekday)
            && !a.channels.and(b.channels).is_empty()
            && a.span.from() < b.span.until()
            && b.span.from() < a.span.until()
    };
    let overlaps =
        openings.iter().enumerate().any(|(index, a)| openings.iter().skip(index + 1).any(|b| overlap(a, b)));
    if overlaps { Err(AgendaError::Overlap) } else { Ok(()) }
}

fn check(agenda: &Agenda) -> Result<(), AgendaError> {
    let five = |minutes: u16| minutes.is_multiple_of(5);
    let possible = (1..=200).contains(&agenda.capacity)
        && (5..=480).contains(&agenda.slot_minutes)
        && five(agenda.slot_minutes)
        && agenda.buffer_minutes <= 240
        && five(agenda.buffer_minutes)
        && agenda.notice_minutes <= 43_200
        && (1..=400).contains(&agenda.horizon_days)
        && !agenda.name.trim().is_empty();
    if possible { Ok(()) } else { Err(AgendaError::Impossible) }
}
