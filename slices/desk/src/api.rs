//! What rooms that stand on the desk may ask of it: desks, services by name, appointments, counts, reports of faults.
//!
//! Plain functions in the caller's transaction. Who may see persons is asked of policy here, with the desk's own actions;
//! services, desks and counts without names are everybody's.

use std::collections::HashMap;

use jiff::civil::Date;
use kernel::{Id, Instant};
use storage::{Cx, Result, Tx};
use uuid::Uuid;
use web::slice::ClientOfBody;

pub use crate::actions::launch::FeedbackError;
pub use crate::actions::{ChangeError, Once};
use crate::model::catalogue::{Audience, Filters, Freshness, ServiceCard};
pub use crate::model::feedback::{FaultAnswer, FaultReason, FaultReport};
pub use crate::model::{
    Appointment, AppointmentState, Attendee, BookingLimits, Channel, Desk, DeskKind, DeskState,
    Origin as AppointmentOrigin, ServiceId,
};
pub use crate::queries::agenda_day::{
    appointment_at, day_at, desk_to_work_at, desks_to_work_at, service_choices, service_names,
};
pub use crate::queries::day::DayError;
pub use crate::queries::{keeps, kept_desks};
use crate::store;
pub use crate::store::appointment_counts::AppointmentCount;
use crate::store::catalogue::service_list::Narrowed;

/// A service as other rooms name it and link to it (`/servizi/{slug}`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ServiceName {
    /// Its id.
    pub id: ServiceId,
    /// Its name.
    pub name: String,
    /// Its name in addresses.
    pub slug: String,
    /// The body that gives it.
    pub organisation: Uuid,
}

/// A day of training that somebody of a desk attended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TrainingDay {
    /// The day.
    pub day: Date,
    /// The desk.
    pub desk: Id<Desk>,
    /// How many of its people.
    pub people: usize,
}

/// A desk.
///
/// # Errors
/// When the database refuses.
pub async fn desk(tx: &mut Tx, id: Id<Desk>) -> Result<Option<Desk>> {
    store::desk::find(tx, id).await
}

/// A desk by its name in addresses.
///
/// # Errors
/// When the database refuses.
pub async fn desk_by_slug(tx: &mut Tx, slug: &str) -> Result<Option<Desk>> {
    store::desk::find_by_slug(tx, slug).await
}

/// These desks, by name; ids of none are left out.
///
/// # Errors
/// When the database refuses.
pub async fn desks(tx: &mut Tx, ids: &[Id<Desk>]) -> Result<Vec<Desk>> {
    store::desk::some(tx, ids).await
}

/// All desks of a network, closed ones too, by name.
///
/// # Errors
/// When the database refuses.
pub async fn desks_of_network(tx: &mut Tx, network: Uuid) -> Result<Vec<Desk>> {
    store::desk::of_network(tx, network).await
}

/// The desks of a body.
///
/// # Errors
/// When the database refuses.
pub async fn desks_of_body(tx: &mut Tx, body: Uuid) -> Result<Vec<Desk>> {
    store::launch::of_body(tx, body).await
}

/// The desks that the public may know: open ones and suspended ones, by name; a thousand at most.
///
/// # Errors
/// When the database refuses.
pub async fn public_desks(tx: &mut Tx) -> Result<Vec<Desk>> {
    store::desk::public(tx, 1000, 0).await
}

/// These services by name, hidden and ended ones too; ids of none are left out.
///
/// # Errors
/// When the database refuses.
pub async fn services(tx: &mut Tx, ids: &[ServiceId]) -> Result<Vec<ServiceName>> {
    let cards = store::catalogue::service_list::cards(tx, ids).await?;
    Ok(cards.into_iter().map(named).collect())
}

/// The services that a body gives and the public is shown on `today`, by name; five hundred at most.
///
/// # Errors
/// When the database refuses.
pub async fn services_of_body(tx: &mut Tx, body: Uuid, today: Date) -> Result<Vec<ServiceName>> {
    let narrowed = Narrowed { organisation: Some(Id::from_uuid(body)), ..Narrowed::default() };
    found(tx, &narrowed, today, 500).await
}

/// A service by its name in addresses.
///
/// # Errors
/// When the database refuses.
pub async fn service_by_slug(tx: &mut Tx, slug: &str) -> Result<Option<ServiceName>> {
    let Some(service) = store::catalogue::service::by_slug(tx, slug).await? else { return Ok(None) };
    Ok(services(tx, &[service.id]).await?.pop())
}

/// Services, so many at most: by name those that are given, whether confirmed lately or not, then by name those that are given no
/// more and were until a day at least (ever, without one): of two of one name the living comes first.
///
/// # Errors
/// When the database refuses.
pub async fn services_on_record(tx: &mut Tx, since: Option<Date>, most: u32) -> Result<Vec<ServiceName>> {
    let since = since.map(Instant::start_of);
    let cards = store::catalogue::service_list::on_record(tx, since, i64::from(most)).await?;
    Ok(cards.into_iter().map(named).collect())
}

/// The services for firms that the public is shown on `today`, by name, so many at most.
///
/// # Errors
/// When the database refuses.
pub async fn services_for_firms(tx: &mut Tx, today: Date, most: u32) -> Result<Vec<ServiceName>> {
    let mut filters = Filters::default();
    filters.require("audience", Audience::Firms.code());
    found(tx, &Narrowed { filters, ..Narrowed::default() }, today, most).await
}

async fn found(tx: &mut Tx, narrowed: &Narrowed, today: Date, most: u32) -> Result<Vec<ServiceName>> {
    let hides = Freshness::hidden_up_to(today);
    let cards = store::catalogue::service_list::list(tx, narrowed, hides, i64::from(most), 0).await?;
    Ok(cards.into_iter().map(named).collect())
}

fn named(card: ServiceCard) -> ServiceName {
    ServiceName { id: card.id, name: card.name, slug: card.slug, organisation: card.organisation.uuid() }
}

/// One appointment, for whom policy lets see it (`desk.see_appointment`), with its desk.
///
/// # Errors
/// [`ChangeError::Unknown`], [`ChangeError::Refused`], or the database.
pub async fn appointment(
    tx: &mut Tx,
    cx: &Cx,
    id: Id<Appointment>,
) -> std::result::Result<(Appointment, Desk), ChangeError> {
    crate::actions::load::seen(tx, cx, id).await
}

/// Of the appointments that a client's contacts were, those that go with her when she is forgotten: a contact can be of another
/// person than who is named on its appointment or booked it.
///
/// # Errors
/// When the database refuses.
pub async fn appointments_of_client(tx: &mut Tx, cx: &Cx, client: &ClientOfBody) -> Result<Vec<Uuid>> {
    crate::actions::erase_person::hers_alone(tx, cx, client).await
}

/// Writes that somebody came, in the caller's transaction: who records what was done for her has said so by it. Nothing
/// happens when it is written already.
///
/// # Errors
/// [`ChangeError`]; `NotNow` before its day and once it was cancelled.
pub async fn settle_as_served(
    tx: &mut Tx,
    cx: &Cx,
    id: Id<Appointment>,
) -> std::result::Result<(), ChangeError> {
    crate::actions::settle_as_served(tx, cx, id).await
}

/// How many appointments began at these desks in `from..until` (wall time of Rome), by desk, service, channel, origin and
/// state. Appointments: not persons, not contacts.
///
/// # Errors
/// When the database refuses.
pub async fn appointment_counts(
    tx: &mut Tx,
    desks: &[Id<Desk>],
    from: Date,
    until: Date,
) -> Result<Vec<AppointmentCount>> {
    let (from, until) = (Instant::start_of(from), Instant::start_of(until));
    store::appointment_counts::between(tx, desks, from, until).await
}

/// The days on which people of these desks were trained, oldest first.
///
/// # Errors
/// When the database refuses.
pub async fn training_days(tx: &mut Tx, desks: &[Id<Desk>]) -> Result<Vec<TrainingDay>> {
    let trainings = store::launch::trainings(tx, desks).await?;
    let mut days: HashMap<(Date, Id<Desk>), usize> = HashMap::new();
    for (desk, trainings) in &trainings {
        for training in trainings {
            *days.entry((training.day, *desk)).or_default() += 1;
        }
    }
    let mut days: Vec<TrainingDay> =
        days.into_iter().map(|((day, desk), people)| TrainingDay { day, desk, people }).collect();
    days.sort();
    Ok(days)
}

/// A report of a fault, for the inbox that it arrives in (`events::desk::FaultReported` names it).
///
/// # Errors
/// When the database refuses.
pub async fn fault_report(tx: &mut Tx, id: Id<FaultReport>) -> Result<Option<FaultReport>> {
    store::feedback::find(tx, id).await
}

/// Answers a report of a fault, once; who left an address gets the answer by mail. In the caller's transaction.
///
/// # Errors
/// [`FeedbackError`].
pub async fn answer_fault(
    tx: &mut Tx,
    cx: &Cx,
    id: Id<FaultReport>,
    text: &str,
) -> std::result::Result<(), FeedbackError> {
    crate::actions::launch::answer_fault_in(tx, cx, id, text).await
}
