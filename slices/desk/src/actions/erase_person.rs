//! Erases what desks keep of somebody: with her account, or with the client whom a body erases. An appointment that is still
//! to come is cancelled, since without her name nobody could be received.

use ::policy::{Actor, Resource};
use ::web::slice::ClientOfBody;
use kernel::Id;
use storage::{Cx, StorageError, Tx, links, outbox};
use uuid::Uuid;

use super::waiting::{offer_freed, pass_on};
use super::{APPOINTMENT_DAYS, ChangeError, ForgetError};
use crate::jobs::unplan_reminder;
use crate::model::{Appointment, AppointmentState, Desk, Verb, Waiting};
use crate::policy::{EraseAppointment, EraseWaiting, LapseOffer, MANAGE_APPOINTMENT};
use crate::store;

/// What desks keep of somebody, the last first.
#[derive(Clone, Debug, Default)]
pub(crate) struct OfSomebody {
    pub(crate) appointments: Vec<Appointment>,
    pub(crate) waiting: Vec<Waiting>,
}

impl OfSomebody {
    /// Of who booked while she was signed in.
    pub(crate) async fn person(tx: &mut Tx, person: Uuid) -> storage::Result<Self> {
        let appointments = store::person::appointments(tx, person).await?;
        Ok(Self { appointments, waiting: store::person::waiting(tx, person).await? })
    }

    /// Of a client of a body, at its desks: the appointments that her contacts were, and those of who is reached and called
    /// as she is.
    pub(crate) async fn client(tx: &mut Tx, cx: &Cx, client: &ClientOfBody) -> storage::Result<Self> {
        let desks = store::launch::of_body(tx, client.organisation).await?;
        let desks: Vec<Id<Desk>> = desks.iter().map(|desk| desk.id).collect();
        let (phone, email) = (client.phone.as_ref(), client.email.as_ref());
        let since = cx.now().plus_days(-2 * APPOINTMENT_DAYS);
        let mut all = Self {
            appointments: store::person::appointments_reached(tx, &desks, phone, email, since).await?,
            waiting: store::person::waiting_reached(tx, &desks, phone, email).await?,
        };
        all.appointments.retain(|one| client.is_called(one.attendee.name.as_deref()));
        all.waiting.retain(|one| client.is_called(Some(&one.name)));
        for one in store::person::some(tx, &client.appointments).await? {
            if desks.contains(&one.desk) && all.appointments.iter().all(|known| known.id != one.id) {
                all.appointments.push(one);
            }
        }
        all.appointments.sort_by_key(|one| std::cmp::Reverse((one.starts_at, one.id)));
        Ok(all)
    }
}

/// Whether it would be cancelled.
pub(crate) fn is_to_come(one: &Appointment, cx: &Cx) -> bool {
    one.state.after(Verb::Cancel).is_some() && one.ends_at > cx.now()
}

/// Erases it, in the caller's transaction. `cx` is who asks policy for it: herself, or the program.
pub(crate) async fn erase(tx: &mut Tx, cx: &Cx, all: &OfSomebody) -> Result<(), ChangeError> {
    // First the lists: a time that her cancelling frees is not to be offered to her.
    for waiting in &all.waiting {
        leave(tx, cx, waiting).await?;
    }
    for appointment in &all.appointments {
        let Some(current) = store::appointment::lock(tx, appointment.id).await? else { continue };
        let resource = Resource::new(current.id, []);
        let resource = match current.person {
            Some(person) => resource.owned_by(person),
            None => resource,
        };
        let permit = cx.permit::<EraseAppointment>(resource)?;
        let state = current.state.after(Verb::Cancel).filter(|_| is_to_come(&current, cx));
        if let Some(state) = state {
            unplan_reminder(tx, current.id, current.starts_at).await?;
            store::appointment::settle(tx, &permit, state, None, cx.now()).await?;
        }
        store::person::empty(tx, &permit, cx.now()).await?;
        links::revoke(tx, MANAGE_APPOINTMENT, current.id.uuid(), cx.now()).await?;
        if state.is_some() {
            free(tx, cx, &current).await?;
        }
    }
    Ok(())
}

/// Tells that it is cancelled, and offers its time to who waits.
async fn free(tx: &mut Tx, cx: &Cx, cancelled: &Appointment) -> Result<(), ChangeError> {
    let desk = super::load::desk_of(tx, cancelled).await?;
    let by_desk = cancelled.state == AppointmentState::Displaced;
    let told = events::desk::AppointmentCancelled {
        appointment: cancelled.id.uuid(),
        desk: desk.id.uuid(),
        by_desk,
    };
    outbox::tell(tx, cx, &told).await?;
    if cancelled.state.takes_time() {
        offer_freed(tx, cx, cancelled, &desk).await?;
    }
    Ok(())
}

async fn leave(tx: &mut Tx, cx: &Cx, waiting: &Waiting) -> Result<(), ChangeError> {
    let resource = Resource::new(waiting.id, []);
    let permit = cx.permit::<EraseWaiting>(match waiting.person {
        Some(person) => resource.owned_by(person),
        None => resource,
    })?;
    let system = cx.acting_as(Actor::System { job: "desk.erase_person" });
    for offer in store::waiting::offers_under_way(tx, waiting.id).await? {
        let lapse = system.permit::<LapseOffer>(Resource::new(offer.id, []))?;
        store::waiting::lapse(tx, &lapse, waiting.id).await?;
        if !pass_on(tx, &system, &offer).await? {
            store::waiting::release(tx, &lapse, offer.appointment, cx.now()).await?;
        }
    }
    Ok(store::waiting::erase(tx, &permit).await?)
}

/// Erases who was received in these appointments: a body forgot the client whose contacts they were.
///
/// # Errors
/// See [`ForgetError`].
pub(crate) async fn forget_appointments(cx: &Cx, ids: &[Uuid]) -> Result<usize, ForgetError> {
    let mut tx = cx.begin().await?;
    let mut appointments = store::person::some(&mut tx, ids).await?;
    appointments.retain(|one| !is_to_come(one, cx));
    let all = OfSomebody { appointments, waiting: Vec::new() };
    erase(&mut tx, cx, &all).await.map_err(|error| match error {
        ChangeError::Refused(refusal) => ForgetError::Refused(refusal),
        other => ForgetError::Storage(as_storage(other)),
    })?;
    tx.commit().await?;
    Ok(all.appointments.len())
}

/// What can come of an erasing that policy lets: only the database refuses.
pub(crate) fn as_storage(error: ChangeError) -> StorageError {
    match error {
        ChangeError::Storage(error) => error,
        _ => StorageError::Missing("desk::erase_person"),
    }
}
