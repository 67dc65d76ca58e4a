//! Erases what desks keep of somebody: with her account, or with the client whom a body erases. An appointment that is still
//! to come is cancelled, since without her name nobody could be received.

use ::policy::{Actor, Resource};
use ::web::slice::{ClientOfBody, is_same_name};
use kernel::{EmailAddress, Id};
use storage::{Cx, StorageError, Tx, links, outbox};
use uuid::Uuid;

use super::waiting::{offer_freed, pass_on};
use super::{APPOINTMENT_DAYS, ChangeError, ForgetError};
use crate::jobs::unplan_reminder;
use crate::model::{Appointment, AppointmentState, Desk, Verb, Waiting};
use crate::policy::{EraseAppointment, EraseWaiting, LapseOffer, MANAGE_APPOINTMENT};
use crate::store;

/// What desks keep of somebody, the last first.
///
/// One rule says whose an appointment is: who is named on it is received, and it is on her card alone; who booked it from her
/// account keeps it in her area, whoever is received. So what an account booked under another name is two people's. Each is
/// shown her own: the booker that it is for another person, the other her own name and only such telephone and mail as her
/// card has. When the other is erased, her name, the words about it and those two go, and the booking stays its booker's,
/// who may cancel it; with the booker's account it goes whole.
#[derive(Clone, Debug, Default)]
pub(crate) struct OfSomebody {
    pub(crate) appointments: Vec<Appointment>,
    pub(crate) waiting: Vec<Waiting>,
    /// Those of an account that name somebody else.
    pub(crate) for_another: Vec<Id<Appointment>>,
    /// Those of a client that somebody else's account booked for her.
    pub(crate) by_another: Vec<Id<Appointment>>,
}

impl OfSomebody {
    /// Of who booked while she was signed in.
    pub(crate) async fn person(tx: &mut Tx, person: Uuid) -> storage::Result<Self> {
        let appointments = store::person::appointments(tx, person).await?;
        let account = identity::api::display_name(tx, Id::from_uuid(person)).await?;
        let is_hers = |one: &Appointment| match (&account, &one.attendee.name) {
            (Some(account), Some(name)) => is_same_name(Some(account), Some(name)),
            (Some(_), None) => false,
            (None, _) => true,
        };
        let for_another = appointments.iter().filter(|one| !is_hers(one)).map(|one| one.id).collect();
        let waiting = store::person::waiting(tx, person).await?;
        Ok(Self { appointments, waiting, for_another, by_another: Vec::new() })
    }

    /// Of a client of a body, at its desks, where it bears her name: what her telephone or mail reaches, and the appointments
    /// that her contacts were. A contact can be of another person than its appointment: that one is not hers.
    pub(crate) async fn client(tx: &mut Tx, cx: &Cx, client: &ClientOfBody) -> storage::Result<Self> {
        let desks = store::launch::of_body(tx, client.organisation).await?;
        let desks: Vec<Id<Desk>> = desks.iter().map(|desk| desk.id).collect();
        let (phone, email) = (client.phone.as_ref(), client.email.as_ref());
        let since = cx.now().plus_days(-2 * APPOINTMENT_DAYS);
        let mut all = Self {
            appointments: store::person::appointments_reached(tx, &desks, phone, email, since).await?,
            waiting: store::person::waiting_reached(tx, &desks, phone, email).await?,
            ..Self::default()
        };
        all.appointments.retain(|one| client.is_called(one.attendee.name.as_deref()));
        all.waiting.retain(|one| client.is_called(Some(&one.name)));
        for one in linked(tx, client).await? {
            if desks.contains(&one.desk) && all.appointments.iter().all(|known| known.id != one.id) {
                all.appointments.push(one);
            }
        }
        all.appointments.sort_by_key(|one| std::cmp::Reverse((one.starts_at, one.id)));
        let accounts = all.appointments.iter().filter_map(|one| one.person);
        let accounts: Vec<_> = accounts.chain(all.waiting.iter().filter_map(|one| one.person)).collect();
        let accounts: Vec<identity::api::PersonId> = accounts.into_iter().map(Id::from_uuid).collect();
        let names = identity::api::display_names(tx, &accounts).await?;
        let by_another = |person: Option<Uuid>| {
            let account = person.and_then(|person| names.get(&Id::from_uuid(person)));
            account.is_some_and(|account| !client.is_called(Some(account)))
        };
        for one in &mut all.appointments {
            if by_another(one.person) {
                all.by_another.push(one.id);
                one.attendee.phone = one.attendee.phone.take().filter(|known| Some(known) == phone);
                one.attendee.email = one.attendee.email.take().filter(|known| is_same(known, email));
            }
        }
        for one in &mut all.waiting {
            if by_another(one.person) {
                one.phone = one.phone.take().filter(|known| Some(known) == phone);
                one.email = one.email.take().filter(|known| is_same(known, email));
            }
        }
        Ok(all)
    }
}

/// The appointments that a client's contacts were, without those of another person: they bear another name, or, where the body
/// knows no name of hers, no telephone and no mail of hers.
async fn linked(tx: &mut Tx, client: &ClientOfBody) -> storage::Result<Vec<Appointment>> {
    let mut linked = store::person::some(tx, &client.appointments).await?;
    linked.retain(|one| {
        let who = &one.attendee;
        client.is_hers(who.name.as_deref(), who.phone.as_ref(), who.email.as_ref())
    });
    Ok(linked)
}

/// Of the appointments that a client's contacts were, those that may be emptied when she is forgotten: of nobody else, booked
/// by nobody else.
pub(crate) async fn hers_alone(tx: &mut Tx, cx: &Cx, client: &ClientOfBody) -> storage::Result<Vec<Uuid>> {
    let all = OfSomebody::client(tx, cx, client).await?;
    let hers = all.appointments.iter().filter(|one| !all.by_another.contains(&one.id));
    Ok(hers.map(|one| one.id.uuid()).filter(|id| client.appointments.contains(id)).collect())
}

fn is_same(one: &EmailAddress, other: Option<&EmailAddress>) -> bool {
    other.is_some_and(|other| one.folded() == other.folded())
}

/// Whether it would be cancelled.
pub(crate) fn is_to_come(one: &Appointment, cx: &Cx) -> bool {
    one.state.after(Verb::Cancel).is_some() && one.ends_at > cx.now()
}

/// Erases a client's, in the caller's transaction: what another account booked for her loses what is hers and stays booked.
pub(crate) async fn erase_client(tx: &mut Tx, cx: &Cx, client: &ClientOfBody) -> Result<(), ChangeError> {
    let mut all = OfSomebody::client(tx, cx, client).await?;
    for id in &all.by_another {
        let permit = cx.permit::<EraseAppointment>(Resource::new(*id, []))?;
        store::person::empty_visitor(tx, &permit, client.phone.as_ref(), client.email.as_ref()).await?;
    }
    all.appointments.retain(|one| !all.by_another.contains(&one.id));
    erase(tx, cx, &all).await
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
    let all = OfSomebody { appointments, ..OfSomebody::default() };
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
