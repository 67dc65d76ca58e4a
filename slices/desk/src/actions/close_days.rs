//! Closing days or hours, and "I am ill today": what is booked in them loses its time, and each person is proposed
//! others.

use std::collections::{BTreeSet, HashMap};

use ::policy::{Permit, Refusal, Resource};
use jobs::enqueue;
use kernel::{Id, Instant};
use storage::{Cx, StorageError, Tx, outbox};
use uuid::Uuid;

use super::retry::{Again, retrying};
use crate::jobs::{Notice, SendNotice, unplan_reminder};
use crate::model::hours::closes;
use crate::model::{Agenda, Appointment, AppointmentState, Closure, ClosureOf, Desk, Verb, WallSpan};
use crate::policy::{CloseDays, CloseNetwork, DisplaceAppointment};
use crate::queries::{Alternative, to_move};
use crate::store;
use crate::store::agenda::ListedClosure;

/// Longest reason in characters.
const REASON_LENGTH: usize = 300;

/// Why nothing was closed.
#[derive(Debug, thiserror::Error)]
pub enum CloseError {
    /// There is no such desk, agenda or closure.
    #[error("no such desk, agenda or closure")]
    Unknown,
    /// No reason was given, or one that is too long.
    #[error("a closure needs a reason of at most 300 characters")]
    Reason,
    /// It ends before it begins, or is over.
    #[error("impossible days")]
    Days,
    /// No.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// The database refuses.
    #[error(transparent)]
    Storage(#[from] StorageError),
}

impl Again for CloseError {
    fn storage(&self) -> Option<&StorageError> {
        match self {
            Self::Storage(error) => Some(error),
            _ => None,
        }
    }
}

/// A person whose time was taken away, with the times proposed to her.
#[derive(Clone, Debug)]
pub struct Displaced {
    /// Her appointment.
    pub appointment: Appointment,
    /// The nearest three.
    pub proposals: Vec<Alternative>,
    /// Whether a mail tells her; otherwise somebody must call.
    pub is_mailed: bool,
}

/// What a closure did.
#[derive(Clone, Debug)]
pub struct Closed {
    /// The closure.
    pub closure: Uuid,
    /// Who lost a time, in order of time.
    pub displaced: Vec<Displaced>,
}

impl Closed {
    /// Whom to call: those who left no mail.
    pub fn to_call(&self) -> impl Iterator<Item = &Displaced> {
        self.displaced.iter().filter(|displaced| !displaced.is_mailed)
    }
}

/// "I am ill today": closes the rest of a day of an agenda.
///
/// # Errors
/// See [`CloseError`].
pub async fn close_rest_of_day(cx: &Cx, agenda: Id<Agenda>, reason: &str) -> Result<Closed, CloseError> {
    let now = cx.now();
    let wall = now.rome();
    let minute = u16::try_from(i64::from(wall.hour()) * 60 + i64::from(wall.minute())).unwrap_or(0);
    let from = (minute / 5 * 5).min(1435);
    let span = WallSpan::new(from, 1440).map_err(|_| CloseError::Days)?;
    let day = wall.date();
    close_days(cx, Closure { of: ClosureOf::Agenda(agenda), from_day: day, until_day: day, span }, reason)
        .await
}

/// Closes an agenda, a desk or a network on some days or hours. Appointments in them lose their time: their people
/// are mailed or must be called, and choose another with the link or code they have.
///
/// # Errors
/// See [`CloseError`].
pub async fn close_days(cx: &Cx, closure: Closure, reason: &str) -> Result<Closed, CloseError> {
    let reason = reason.trim();
    if reason.is_empty() || reason.chars().count() > REASON_LENGTH {
        return Err(CloseError::Reason);
    }
    if closure.until_day < closure.from_day || closure.until_day < cx.now().date() {
        return Err(CloseError::Days);
    }
    retrying(|| async {
        let mut tx = cx.begin().await?;
        let listed = ListedClosure { id: cx.new_id::<Closure>().uuid(), closure, reason: reason.to_owned() };
        let reach = write(&mut tx, cx, &listed).await?;
        let mut displaced = Vec::new();
        for appointment in touched(&mut tx, cx, &closure, &reach.desks).await? {
            displaced.push(displace(&mut tx, cx, appointment, &reach.scopes, reason).await?);
        }
        let details = serde_json::json!({ "closure": listed.id, "appointments": displaced.len() });
        let closed = match closure.of {
            ClosureOf::Agenda(agenda) => agenda.uuid(),
            ClosureOf::Desk(desk) => desk.uuid(),
            ClosureOf::Network(network) => network,
        };
        storage::trail::record(&mut tx, cx, "desk.close_days", closed, details).await?;
        tx.commit().await?;
        Ok(Closed { closure: listed.id, displaced: with_proposals(cx, displaced).await? })
    })
    .await
}

/// Takes a closure of a desk or of its agendas back. Who chose another time keeps it.
///
/// # Errors
/// See [`CloseError`].
pub async fn reopen_days(cx: &Cx, desk: Id<Desk>, closure: Uuid) -> Result<(), CloseError> {
    let mut tx = cx.begin().await?;
    let (permit, _) = permit(&mut tx, cx, desk).await?;
    if !store::agenda::reopen(&mut tx, &permit, closure).await? {
        return Err(CloseError::Unknown);
    }
    tx.commit().await?;
    Ok(())
}

/// Takes a network's closure back.
///
/// # Errors
/// See [`CloseError`].
pub async fn reopen_network(cx: &Cx, network: Uuid, closure: Uuid) -> Result<(), CloseError> {
    let permit = cx.permit::<CloseNetwork>(Resource::new(network, [network]))?;
    let mut tx = cx.begin().await?;
    if !store::agenda::reopen_network(&mut tx, &permit, closure).await? {
        return Err(CloseError::Unknown);
    }
    tx.commit().await?;
    Ok(())
}

async fn permit(tx: &mut Tx, cx: &Cx, desk: Id<Desk>) -> Result<(Permit<CloseDays>, Vec<Uuid>), CloseError> {
    let desk = store::desk::find(tx, desk).await?.ok_or(CloseError::Unknown)?;
    Ok((cx.permit::<CloseDays>(desk.resource())?, desk.scopes().to_vec()))
}

/// How far a closure reaches.
struct Reach {
    /// The desks it touches; none for an agenda, which it closes wherever it serves.
    desks: Vec<Id<Desk>>,
    /// The scopes of what was closed: who may close may also take the times away that lie in it.
    scopes: Vec<Uuid>,
}

async fn write(tx: &mut Tx, cx: &Cx, listed: &ListedClosure) -> Result<Reach, CloseError> {
    match listed.closure.of {
        ClosureOf::Agenda(agenda) => {
            let agenda = store::agenda::find(tx, agenda).await?.ok_or(CloseError::Unknown)?;
            let (permit, scopes) = permit(tx, cx, agenda.desk).await?;
            store::agenda::close(tx, &permit, listed, cx.person(), cx.now()).await?;
            Ok(Reach { desks: Vec::new(), scopes })
        }
        ClosureOf::Desk(desk) => {
            let (permit, scopes) = permit(tx, cx, desk).await?;
            store::agenda::close(tx, &permit, listed, cx.person(), cx.now()).await?;
            Ok(Reach { desks: vec![desk], scopes })
        }
        ClosureOf::Network(network) => {
            let permit = cx.permit::<CloseNetwork>(Resource::new(network, [network]))?;
            store::agenda::close_network(tx, &permit, listed, cx.person(), cx.now()).await?;
            let desks = store::desk::of_network(tx, network).await?.into_iter().map(|desk| desk.id).collect();
            Ok(Reach { desks, scopes: vec![network] })
        }
    }
}

/// The booked appointments that lie in the closed hours and are not over.
async fn touched(
    tx: &mut Tx,
    cx: &Cx,
    closure: &Closure,
    desks: &[Id<Desk>],
) -> Result<Vec<Appointment>, StorageError> {
    let (from, until) =
        (Instant::start_of(closure.from_day), Instant::start_of(closure.until_day).plus_days(2));
    let found = match closure.of {
        ClosureOf::Agenda(agenda) => store::appointment::of_agenda(tx, agenda, from, until).await?,
        _ => store::appointment::waiting_at(tx, desks, from, until).await?,
    };
    let loses = |a: &Appointment| a.state == AppointmentState::Booked && closes(closure, a, cx.now());
    Ok(found.into_iter().filter(loses).collect())
}

async fn displace(
    tx: &mut Tx,
    cx: &Cx,
    appointment: Appointment,
    scopes: &[Uuid],
    reason: &str,
) -> Result<Appointment, CloseError> {
    let permit = cx.permit::<DisplaceAppointment>(Resource::new(appointment.id, scopes.iter().copied()))?;
    let state = appointment.state.after(Verb::Displace).ok_or(CloseError::Unknown)?;
    store::appointment::settle(tx, &permit, state, Some(reason), cx.now()).await?;
    let sequence = appointment.sequence + 1;
    if appointment.attendee.email.is_some() {
        unplan_reminder(tx, appointment.id, appointment.starts_at).await?;
        let notice = SendNotice { appointment: appointment.id.uuid(), notice: Notice::Displaced, sequence };
        enqueue(tx, cx, &notice, cx.now()).await?;
    }
    let cancelled = events::desk::AppointmentCancelled {
        appointment: appointment.id.uuid(),
        desk: appointment.desk.uuid(),
        by_desk: true,
    };
    outbox::tell(tx, cx, &cancelled).await?;
    Ok(Appointment { state, sequence, cancel_reason: Some(reason.to_owned()), ..appointment })
}

async fn with_proposals(cx: &Cx, displaced: Vec<Appointment>) -> Result<Vec<Displaced>, StorageError> {
    let mut reader = cx.read().await?;
    let desks: BTreeSet<Id<Desk>> = displaced.iter().map(|appointment| appointment.desk).collect();
    let mut proposed: HashMap<Id<Appointment>, Vec<Alternative>> = HashMap::new();
    for desk in desks {
        if let Some(desk) = store::desk::find(&mut reader, desk).await? {
            let each = to_move(&mut reader, cx, &desk).await?;
            proposed.extend(each.into_iter().map(|one| (one.appointment.id, one.alternatives(&desk))));
        }
    }
    let with = |appointment: Appointment| Displaced {
        proposals: proposed.remove(&appointment.id).unwrap_or_default(),
        is_mailed: appointment.attendee.email.is_some(),
        appointment,
    };
    Ok(displaced.into_iter().map(with).collect())
}
