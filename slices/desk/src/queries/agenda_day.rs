//! Days of a desk with everything an operator sees of them: who comes, what is free, when it is closed and why.

use std::collections::{BTreeSet, HashMap};

use ::policy::{Permit, ROOT, Refusal};
use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::{Id, Instant};
use policy::Actor;
use storage::{Cx, Result, StorageError, Tx};
use uuid::Uuid;

use super::DayError;
use crate::model::catalogue::Freshness;
use crate::model::hours::hours_on;
use crate::model::{
    Agenda, Appointment, ClosureOf, Desk, DeskState, FreeStart, LocalDay, ServiceId, WallSpan, Wanted,
    availability,
};
use crate::policy::{SeeAgenda, SeeAppointments};
use crate::store;
use crate::store::agenda::ListedClosure;
use crate::store::agenda_board::Taken;
use crate::store::catalogue::service_list::{self, Narrowed};
use texts::italian::fold;

/// Some days of a desk, with so much of each appointment as the caller may see.
#[derive(Clone, Debug)]
pub struct Board<A = Appointment> {
    /// The desk.
    pub desk: Desk,
    /// The agendas that serve it, by name.
    pub agendas: Vec<Agenda>,
    /// The days, in order.
    pub days: Vec<BoardDay<A>>,
    /// The names of the services that people come for.
    pub services: HashMap<ServiceId, String>,
}

/// A day of a desk.
#[derive(Clone, Debug)]
pub struct BoardDay<A = Appointment> {
    /// The day.
    pub date: Date,
    /// All its appointments, in order; cancelled ones too.
    pub appointments: Vec<A>,
    /// The free starts of all agendas, in order, as an operator may book them.
    pub free: Vec<FreeStart>,
    /// The hours of each agenda that works.
    pub hours: Vec<(Id<Agenda>, Vec<WallSpan>)>,
    /// The closures that touch it.
    pub closures: Vec<ListedClosure>,
}

impl<A> Board<A> {
    /// The name of an agenda.
    pub fn agenda_name(&self, id: Id<Agenda>) -> &str {
        self.agendas.iter().find(|agenda| agenda.id == id).map_or("", |agenda| agenda.name.as_str())
    }

    /// The agendas that can be booked.
    pub fn active(&self) -> impl Iterator<Item = &Agenda> {
        self.agendas.iter().filter(|agenda| agenda.active)
    }

    /// The first day; a board of one day has no other.
    pub fn first(&self) -> Option<&BoardDay<A>> {
        self.days.first()
    }
}

/// The days of a desk, the last included. The desk is named by its id or its name in addresses.
///
/// # Errors
/// See [`DayError`].
pub async fn board(cx: &Cx, desk: &str, from: Date, until: Date) -> std::result::Result<Board, DayError> {
    let mut tx = cx.read().await?;
    let (desk, permit) = desk_to_work_at(&mut tx, cx, desk).await?;
    let end = Instant::start_of(until.saturating_add(1.day()));
    let appointments = store::appointment::of_desk(&mut tx, &permit, Instant::start_of(from), end).await?;
    let services = service_names(&mut tx, appointments.iter().filter_map(|a| a.service)).await?;
    let mut by_day: HashMap<Date, Vec<Appointment>> = HashMap::new();
    for appointment in appointments {
        by_day.entry(appointment.starts_at.date()).or_default().push(appointment);
    }
    let (agendas, days) = laid_out(&mut tx, cx, &desk, (from, until), by_day).await?;
    Ok(Board { desk, agendas, days, services })
}

/// The same days without anybody in them: what is taken and what is free.
///
/// # Errors
/// See [`DayError`].
pub async fn fullness(
    cx: &Cx,
    desk: &str,
    from: Date,
    until: Date,
) -> std::result::Result<Board<Taken>, DayError> {
    let mut tx = cx.read().await?;
    let (desk, permit) = desk_to_look_at(&mut tx, cx, desk).await?;
    let end = Instant::start_of(until.saturating_add(1.day()));
    let mut by_day: HashMap<Date, Vec<Taken>> = HashMap::new();
    for taken in store::agenda_board::taken(&mut tx, &[permit], Instant::start_of(from), end).await? {
        by_day.entry(taken.starts_at.date()).or_default().push(taken);
    }
    let (agendas, days) = laid_out(&mut tx, cx, &desk, (from, until), by_day).await?;
    Ok(Board { desk, agendas, days, services: HashMap::new() })
}

async fn laid_out<A>(
    tx: &mut Tx,
    cx: &Cx,
    desk: &Desk,
    (from, until): (Date, Date),
    mut by_day: HashMap<Date, Vec<A>>,
) -> Result<(Vec<Agenda>, Vec<BoardDay<A>>)> {
    let agendas = store::agenda::of_desk(tx, desk.id).await?;
    let closures = store::agenda::closures(tx, desk.id, from).await?;
    let days = LocalDay::range(from, until);
    let rules = store::rules::load(tx, &[desk.id], from, until).await?;
    let states = store::rules::with_taken(tx, rules, &days).await?;
    let wanted = Wanted::at(desk.id, cx.now()).for_operator();
    let serves = |listed: &ListedClosure| match listed.closure.of {
        ClosureOf::Agenda(closed) => agendas.iter().any(|agenda| agenda.id == closed),
        ClosureOf::Desk(_) | ClosureOf::Network(_) => true,
    };
    let shown = days.iter().map(|day| {
        let date = day.date;
        let is_open = desk.is_open();
        let starts =
            states.iter().filter(|_| is_open).flat_map(|state| availability::free_on(day, state, &wanted));
        let mut free: Vec<FreeStart> = starts.collect();
        free.sort_by_key(|start| (start.first_grain, start.agenda));
        let hours = states.iter().map(|state| (state.rules.agenda.id, hours_on(&state.rules, desk.id, date)));
        let touches = |listed: &&ListedClosure| {
            listed.closure.from_day <= date && date <= listed.closure.until_day && serves(listed)
        };
        BoardDay {
            date,
            appointments: by_day.remove(&date).unwrap_or_default(),
            free,
            hours: hours.filter(|(_, spans)| !spans.is_empty()).collect(),
            closures: closures.iter().filter(touches).cloned().collect(),
        }
    });
    let days = shown.collect();
    Ok((agendas, days))
}

/// A desk that the caller works at, with the right to see who comes there.
///
/// # Errors
/// See [`DayError`]: refused who may see how full its agendas are and not who comes; to all others it is unknown.
pub async fn desk_to_work_at(
    tx: &mut Tx,
    cx: &Cx,
    desk: &str,
) -> std::result::Result<(Desk, Permit<SeeAppointments>), DayError> {
    let (desk, _) = desk_to_look_at(tx, cx, desk).await?;
    let permit = cx.permit::<SeeAppointments>(desk.resource())?;
    Ok((desk, permit))
}

/// A desk with the right to see how full its agendas are, and no person.
///
/// # Errors
/// See [`DayError`].
pub async fn desk_to_look_at(
    tx: &mut Tx,
    cx: &Cx,
    desk: &str,
) -> std::result::Result<(Desk, Permit<SeeAgenda>), DayError> {
    let found = match Uuid::parse_str(desk) {
        Ok(id) => store::desk::find(tx, Id::from_uuid(id)).await?,
        Err(_) => store::desk::find_by_slug(tx, desk).await?,
    };
    // Who is not signed in is asked to, whether there is such a desk or not.
    let Some(desk) = found else {
        return Err(if cx.actor == Actor::Public { no_one() } else { DayError::UnknownDesk });
    };
    match cx.permit::<SeeAgenda>(desk.resource()) {
        Ok(permit) => Ok((desk, permit)),
        Err(Refusal::Forbidden(_)) => Err(DayError::UnknownDesk),
        Err(refusal) => Err(refusal.into()),
    }
}

fn no_one() -> DayError {
    DayError::Refused(Refusal::SignIn(<SeeAgenda as policy::Action>::NAME))
}

/// One appointment of a desk that the caller works at.
///
/// # Errors
/// See [`DayError`]; an appointment of another desk is unknown too.
pub async fn appointment_at(
    tx: &mut Tx,
    cx: &Cx,
    desk: &str,
    id: Id<Appointment>,
) -> std::result::Result<(Desk, Appointment), DayError> {
    let (desk, _) = desk_to_work_at(tx, cx, desk).await?;
    let found = store::appointment::find(tx, id).await?.filter(|appointment| appointment.desk == desk.id);
    Ok((desk, found.ok_or(DayError::UnknownDesk)?))
}

/// The desks at which the caller may see who comes, closed ones left out, by name.
///
/// # Errors
/// When the database refuses.
pub async fn desks_to_work_at(tx: &mut Tx, cx: &Cx) -> Result<Vec<Desk>> {
    let mut desks = desks_to_look_at(tx, cx).await?;
    desks.retain(|desk| cx.permit::<SeeAppointments>(desk.resource()).is_ok());
    Ok(desks)
}

/// The desks of which the caller may see how full the agendas are, closed ones left out, by name.
///
/// # Errors
/// When the database refuses.
pub async fn desks_to_look_at(tx: &mut Tx, cx: &Cx) -> Result<Vec<Desk>> {
    let Actor::Staff { grants, .. } = &cx.actor else { return Ok(Vec::new()) };
    let mut scopes: Vec<Uuid> = grants.iter().map(|grant| grant.scope).collect();
    let own: Vec<Id<Desk>> = scopes.iter().map(|scope| Id::from_uuid(*scope)).collect();
    let mut desks = store::desk::some(tx, &own).await?;
    if scopes.contains(&ROOT) {
        scopes.extend(network::api::networks(tx).await?.iter().map(|network| network.id.uuid()));
    }
    let scopes: BTreeSet<Uuid> = scopes.into_iter().collect();
    for scope in scopes {
        desks.extend(store::desk::of_network(tx, scope).await?);
        desks.extend(store::launch::of_body(tx, scope).await?);
    }
    desks.retain(|desk| desk.state != DeskState::Closed && cx.permit::<SeeAgenda>(desk.resource()).is_ok());
    desks.sort_by(|a, b| a.name.cmp(&b.name).then(a.id.cmp(&b.id)));
    desks.dedup_by_key(|desk| desk.id);
    Ok(desks)
}

/// The appointments of one day at some desks, in one question.
///
/// # Errors
/// When the database refuses, or policy.
pub async fn day_at(
    tx: &mut Tx,
    cx: &Cx,
    desks: &[Desk],
    day: Date,
) -> std::result::Result<Vec<Appointment>, DayError> {
    let asked = desks.iter().map(|desk| cx.permit::<SeeAppointments>(desk.resource()));
    let permits = asked.collect::<std::result::Result<Vec<_>, _>>()?;
    let (from, until) = (Instant::start_of(day), Instant::start_of(day.saturating_add(1.day())));
    Ok(store::agenda_board::of_desks(tx, &permits, from, until).await?)
}

/// The times of one day that are taken at some desks, in one question and without persons.
///
/// # Errors
/// When the database refuses, or policy.
pub async fn taken_at(
    tx: &mut Tx,
    cx: &Cx,
    desks: &[Desk],
    day: Date,
) -> std::result::Result<Vec<Taken>, DayError> {
    let asked = desks.iter().map(|desk| cx.permit::<SeeAgenda>(desk.resource()));
    let permits = asked.collect::<std::result::Result<Vec<_>, _>>()?;
    let (from, until) = (Instant::start_of(day), Instant::start_of(day.saturating_add(1.day())));
    Ok(store::agenda_board::taken(tx, &permits, from, until).await?)
}

/// The names of some services.
///
/// # Errors
/// When the database refuses.
pub async fn service_names(
    tx: &mut Tx,
    ids: impl Iterator<Item = ServiceId>,
) -> std::result::Result<HashMap<ServiceId, String>, StorageError> {
    let ids: Vec<ServiceId> = ids.collect::<BTreeSet<_>>().into_iter().collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let cards = store::catalogue::service_list::cards(tx, &ids).await?;
    Ok(cards.into_iter().map(|card| (card.id, card.name)).collect())
}

impl BoardDay {
    /// A day of which nothing is known.
    pub const fn empty(date: Date) -> Self {
        Self { date, appointments: Vec::new(), free: Vec::new(), hours: Vec::new(), closures: Vec::new() }
    }
}

/// How many services a form offers to choose from.
const MOST_SERVICES: i64 = 500;

/// The services that a desk answers for, by name, for its operator's forms.
///
/// # Errors
/// When the database refuses.
pub async fn service_choices(tx: &mut Tx, desk: &Desk, today: Date) -> Result<Vec<(ServiceId, String)>> {
    let mut services: Vec<(ServiceId, String)> = if desk.serves_all_services {
        let hides = Freshness::hidden_up_to(today);
        let cards = service_list::list(tx, &Narrowed::default(), hides, MOST_SERVICES, 0).await?;
        cards.into_iter().map(|card| (card.id, card.name)).collect()
    } else {
        let listed = store::desk::services(tx, desk.id).await?;
        service_names(tx, listed.into_iter()).await?.into_iter().collect()
    };
    services.sort_by_key(|(_, name)| fold(name));
    Ok(services)
}
