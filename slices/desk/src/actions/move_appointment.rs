//! Gives an appointment another time; its code stays, its calendar entry gets the next SEQUENCE.

use jobs::enqueue;
use kernel::{Id, Instant};
use storage::links::{self, Link};
use storage::{Cx, StorageError, Tx, outbox};

use super::book_appointment::link_end;
use super::load::{locked, resource};
use super::retry::retrying;
use super::{ChangeError, waiting};
use crate::jobs::{Notice, SendNotice, plan_reminder, unplan_reminder};
use crate::model::{Agenda, Appointment, Channel, Claim, Desk, LocalDay, Verb, Wanted, availability};
use crate::policy::{BookForPerson, MANAGE_APPOINTMENT, MoveAppointment};
use crate::queries::{alternatives, alternatives_nearby};
use crate::store;

/// Another time for an appointment.
#[derive(Clone, Copy, Debug)]
pub struct NewTime {
    /// When.
    pub starts_at: Instant,
    /// How, where it changes.
    pub channel: Option<Channel>,
    /// Where, where it changes.
    pub desk: Option<Id<Desk>>,
    /// Only this agenda. For operators.
    pub agenda: Option<Id<Agenda>>,
}

/// Moves an appointment to a free time. Its own present time counts as free. To the very time it has, nothing changes.
///
/// # Errors
/// See [`ChangeError`].
pub async fn move_appointment(cx: &Cx, id: Id<Appointment>, to: NewTime) -> Result<Appointment, ChangeError> {
    retrying(|| async {
        let mut tx = cx.begin().await?;
        let (before, old_desk) = locked(&mut tx, id).await?;
        let permit = cx.permit::<MoveAppointment>(resource(&before, &old_desk))?;
        let channel = to.channel.unwrap_or(before.channel);
        let desk = new_desk(&mut tx, &before, &old_desk, to.desk).await?;
        before.state.after(Verb::Move).ok_or(ChangeError::NotNow)?;
        let same = (to.starts_at, channel, desk.id) == (before.starts_at, before.channel, before.desk);
        if same && before.state.takes_time() {
            return Ok(before);
        }
        if to.starts_at <= cx.now() {
            return Err(ChangeError::Past);
        }
        let wanted = Wanted::at(desk.id, cx.now()).on(channel);
        let is_staff = cx.permit::<BookForPerson>(desk.resource()).is_ok();
        let wanted = if is_staff { wanted.for_operator() } else { wanted };
        let mut moved = false;
        for claim in claims(&mut tx, &before, &wanted, &to).await? {
            moved =
                store::appointment::relocate(&mut tx, &permit, &claim, desk.id, channel, cx.now()).await?;
            if moved {
                break;
            }
        }
        if !moved {
            // Nothing is committed: the appointment keeps the time it has.
            tx.rollback().await?;
            let mut reader = cx.read().await?;
            let (service, starts_at) = (before.service, to.starts_at);
            let alternatives = match is_staff {
                true => alternatives(&mut reader, cx, &desk, channel, starts_at).await?,
                false => alternatives_nearby(&mut reader, cx, &desk, service, channel, starts_at).await?,
            };
            return Err(ChangeError::SlotTaken { alternatives });
        }
        let after = store::appointment::find(&mut tx, id).await?.ok_or(ChangeError::Unknown)?;
        follow_up(&mut tx, cx, &before, &after).await?;
        if before.state.takes_time() {
            waiting::offer_freed(&mut tx, cx, &before, &old_desk).await?;
        }
        tx.commit().await?;
        Ok(after)
    })
    .await
}

async fn new_desk(
    tx: &mut Tx,
    appointment: &Appointment,
    old: &Desk,
    wanted: Option<Id<Desk>>,
) -> Result<Desk, ChangeError> {
    let desk = match wanted.filter(|id| *id != old.id) {
        Some(id) => store::desk::find(tx, id).await?.ok_or(ChangeError::UnknownDesk)?,
        None => old.clone(),
    };
    let serves = match appointment.service {
        Some(service) => desk.id == old.id || store::desk::serves(tx, &desk, service).await?,
        None => true,
    };
    if desk.is_open() && serves { Ok(desk) } else { Err(ChangeError::UnknownDesk) }
}

/// The seats to try, the appointment's own time counted as free.
async fn claims(
    tx: &mut Tx,
    before: &Appointment,
    wanted: &Wanted,
    to: &NewTime,
) -> Result<Vec<Claim>, StorageError> {
    let day = LocalDay::new(to.starts_at.date());
    let rules = store::rules::load(tx, &[wanted.desk], day.date, day.date).await?;
    let mut states = store::rules::with_taken(tx, rules, std::slice::from_ref(&day)).await?;
    if before.state.takes_time() {
        for state in states.iter_mut().filter(|state| state.rules.agenda.id == before.agenda) {
            state.taken.retain(|taken| *taken != before.taken);
        }
    }
    let free = availability::candidates(&day, &states, wanted, to.starts_at);
    let chosen = free.iter().filter(|start| to.agenda.is_none_or(|agenda| start.agenda == agenda));
    Ok(chosen.map(availability::FreeStart::claim).collect())
}

async fn follow_up(
    tx: &mut Tx,
    cx: &Cx,
    before: &Appointment,
    after: &Appointment,
) -> Result<(), StorageError> {
    lasting_link(tx, cx, after).await?;
    if after.attendee.email.is_some() {
        unplan_reminder(tx, before.id, before.starts_at).await?;
        plan_reminder(tx, cx, after.id, after.starts_at).await?;
        let notice =
            SendNotice { appointment: after.id.uuid(), notice: Notice::Moved, sequence: after.sequence };
        enqueue(tx, cx, &notice, cx.now()).await?;
    }
    let moved = events::desk::AppointmentMoved {
        appointment: after.id.uuid(),
        desk: after.desk.uuid(),
        starts_at: after.starts_at,
    };
    outbox::tell(tx, cx, &moved).await.map(drop)
}

/// A link that outlives the appointment's new time: the one there is, or a new one beside it.
async fn lasting_link(tx: &mut Tx, cx: &Cx, after: &Appointment) -> Result<Link, StorageError> {
    match links::newest(tx, MANAGE_APPOINTMENT, after.id.uuid()).await? {
        Some(link) if link.expires_at >= after.ends_at.plus_days(7) => Ok(link),
        _ => links::create(tx, cx, MANAGE_APPOINTMENT, after.id.uuid(), link_end(after.starts_at)).await,
    }
}
