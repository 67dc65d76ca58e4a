//! `/ufficio/agenda/{desk}?giorno=`: the day of a desk.

use askama::Template;
use axum::extract::Path;
use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::Instant;
use policy::Refusal;
use texts::Translator;
use web::forms::{Choice, Fields, Form};
use web::{Answer, Caller, Page};

use super::lines::{self, Line, PersonLine, Row};
use super::{Tabs, base, day_address, first_page_of, refused_day, said};
use crate::model::{AppointmentState, WallSpan};
use crate::queries::DayError;
use crate::queries::agenda_day::{Board, BoardDay, board, service_choices};
use crate::web::once::{KEY, new_key};

/// A neighbour of the day.
struct Neighbour {
    label: String,
    href: String,
}

#[derive(Template)]
#[template(path = "agenda/day.html")]
struct DayPage {
    page: Page,
    tabs: Tabs,
    printed: String,
    day: String,
    summary: String,
    next: Option<String>,
    hours: Vec<String>,
    shut: Vec<String>,
    displaced: usize,
    is_today: bool,
    is_open: bool,
    date: String,
    before: Neighbour,
    after: Neighbour,
    today: String,
    week: String,
    rows: Vec<Row>,
    cancelled: Vec<PersonLine>,
    takes_walk_ins: bool,
    fields: Fields,
    agendas: Vec<Choice>,
    services: Vec<Choice>,
}

/// The day of a desk.
///
/// # Errors
/// 404 for a desk at which the caller does not work.
pub async fn day(caller: Caller, Path(desk): Path<String>, form: Form) -> Answer {
    let now = caller.cx.now();
    let today = now.date();
    let date = lines::asked_day(form.text("giorno"), today);
    let board = match board(&caller.cx, &desk, date, date).await {
        // Who leads the network sees how full it is, not who comes.
        Err(DayError::Refused(Refusal::Forbidden(_))) => {
            return Ok(web::see_other(&week_address(&desk, date)));
        }
        other => other.map_err(refused_day)?,
    };
    let t = caller.visit.translator();
    let empty = BoardDay::empty(date);
    let shown = board.first().unwrap_or(&empty);
    let all_day = shown.closures.iter().filter(|listed| listed.closure.span == WallSpan::DAY);
    let is_today = date == today;
    let neighbour = |days: i64| {
        let day = date.saturating_add(days.days());
        Neighbour { label: said::day(t, day, today), href: day_address(&board.desk, day) }
    };
    let cancelled = shown.appointments.iter().filter(|a| a.state == AppointmentState::Cancelled);
    let takes_walk_ins = is_today && board.active().next().is_some();
    let services = if takes_walk_ins { services(&caller, &board).await? } else { Vec::new() };
    web::html(&DayPage {
        tabs: Tabs::of(&caller, &board.desk, "giorno").await?,
        printed: t.date_time(now),
        day: t.date(date),
        summary: summary(t, shown),
        next: if is_today { next(t, shown, now) } else { None },
        hours: lines::hours(t, &board, shown),
        shut: all_day.map(|listed| lines::closure(t, &board, listed)).collect(),
        displaced: shown.appointments.iter().filter(|a| a.state == AppointmentState::Displaced).count(),
        is_today,
        is_open: board.desk.is_open(),
        date: date.to_string(),
        before: neighbour(-1),
        after: neighbour(1),
        today: base(&board.desk),
        week: format!("{}/settimana?dal={date}", base(&board.desk)),
        rows: lines::rows(t, &board, shown, now),
        cancelled: cancelled.map(|appointment| lines::person(t, &board, appointment, now)).collect(),
        takes_walk_ins,
        fields: Fields::of(Form::from_pairs([
            (KEY, new_key(&caller)),
            ("agenda", her_agenda(&caller, &board)),
        ])),
        agendas: board
            .active()
            .map(|agenda| Choice::new(agenda.id.to_string(), agenda.name.clone()))
            .collect(),
        services,
        page: first_page_of(&caller, &board.desk, board.desk.name.clone()),
    })
}

fn week_address(desk: &str, day: Date) -> String {
    format!("/ufficio/agenda/{desk}/settimana?dal={day}")
}

/// What a person who came without appointment may have come for.
async fn services(caller: &Caller, board: &Board) -> Result<Vec<Choice>, web::PageError> {
    let mut tx = caller.cx.read().await?;
    let services = service_choices(&mut tx, &board.desk, caller.cx.now().date()).await?;
    Ok(services.into_iter().map(|(id, name)| Choice::new(id.to_string(), name)).collect())
}

/// The agenda of who is signed in, or the first.
fn her_agenda(caller: &Caller, board: &Board) -> String {
    let own = board.active().find(|agenda| agenda.person.is_some() && agenda.person == caller.cx.person());
    own.or_else(|| board.active().next()).map(|agenda| agenda.id.to_string()).unwrap_or_default()
}

/// "8 appuntamenti: 3 presenti, 1 non venuto; 4 orari liberi".
fn summary(t: &Translator, day: &BoardDay) -> String {
    let count =
        |states: &[AppointmentState]| day.appointments.iter().filter(|a| states.contains(&a.state)).count();
    let all = [AppointmentState::Booked, AppointmentState::Served, AppointmentState::NoShow];
    let args = [
        ("all", count(&all).into()),
        ("served", count(&[AppointmentState::Served]).into()),
        ("missed", count(&[AppointmentState::NoShow]).into()),
        ("free", day.free.len().into()),
    ];
    t.ta("desk-agenda-summary", &args)
}

fn next(t: &Translator, day: &BoardDay, now: Instant) -> Option<String> {
    let coming = |a: &&crate::model::Appointment| a.state == AppointmentState::Booked && a.ends_at > now;
    let next = day.appointments.iter().find(coming)?;
    let args = [("time", t.time_of(next.starts_at).into()), ("name", said::name(t, next).into())];
    Some(t.ta("desk-agenda-next", &args))
}
