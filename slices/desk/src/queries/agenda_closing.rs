//! What a closure would do, before anybody confirms it.

use kernel::Instant;
use storage::Cx;

use super::DayError;
use super::agenda_day::desk_to_work_at;
use crate::model::hours::closes;
use crate::model::{Appointment, AppointmentState, Closure, ClosureOf, Desk};
use crate::store;
use crate::store::agenda::ListedClosure;

/// Who would lose a time.
#[derive(Clone, Debug, Default)]
pub struct Touched {
    /// At this desk, in order of time.
    pub here: Vec<Appointment>,
    /// At other desks that the agenda serves: how many. Who they are is known there only.
    pub elsewhere: usize,
}

/// Who would lose a time if a desk, or an agenda that it keeps, were closed.
///
/// # Errors
/// See [`DayError`].
pub async fn touched_by(cx: &Cx, desk: &str, closure: &Closure) -> Result<Touched, DayError> {
    let mut tx = cx.read().await?;
    let (desk, _) = desk_to_work_at(&mut tx, cx, desk).await?;
    let (from, until) =
        (Instant::start_of(closure.from_day), Instant::start_of(closure.until_day).plus_days(2));
    let found = match closure.of {
        ClosureOf::Agenda(agenda) => store::appointment::of_agenda(&mut tx, agenda, from, until).await?,
        _ => store::appointment::waiting_at(&mut tx, &[desk.id], from, until).await?,
    };
    let loses = |a: &Appointment| a.state == AppointmentState::Booked && closes(closure, a, cx.now());
    let (here, elsewhere): (Vec<_>, Vec<_>) =
        found.into_iter().filter(loses).partition(|a| a.desk == desk.id);
    Ok(Touched { here, elsewhere: elsewhere.len() })
}

/// The closures of a desk and its agendas from today on.
///
/// # Errors
/// See [`DayError`].
pub async fn closures_at(cx: &Cx, desk: &Desk) -> Result<Vec<ListedClosure>, DayError> {
    let mut tx = cx.read().await?;
    Ok(store::agenda::closures(&mut tx, desk.id, cx.now().date()).await?)
}
