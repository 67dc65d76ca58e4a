//! `/ufficio/agenda/{desk}/settimana?dal=`: a week of a desk, hour by hour.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::Path;
use jiff::ToSpan as _;
use jiff::civil::Date;
use kernel::Instant;
use texts::Translator;
use web::components::{Cell, CellState, Week, WeekDay, WeekRow};
use web::forms::Form;
use web::{Answer, Caller, Page};

use super::{Tabs, base, day_address, page_of, refused_day, said};
use crate::model::AppointmentState;
use crate::policy::SeeAppointments;
use crate::queries::agenda_day::{Board, BoardDay, fullness};
use crate::store::agenda_board::Taken;

#[derive(Template)]
#[template(path = "agenda/week.html")]
struct WeekPage {
    page: Page,
    /// For who works here: the others see numbers and no other page.
    tabs: Option<Tabs>,
    printed: String,
    week: Week,
    closures: Vec<String>,
    before: String,
    this: Option<String>,
    after: String,
}

/// A week of a desk.
///
/// # Errors
/// 404 for a desk that the caller has nothing to do with.
pub async fn week(caller: Caller, Path(desk): Path<String>, form: Form) -> Answer {
    let now = caller.cx.now();
    let today = now.date();
    let monday = monday_of(form.text("dal").parse().unwrap_or(today));
    let board =
        fullness(&caller.cx, &desk, monday, monday.saturating_add(6.days())).await.map_err(refused_day)?;
    let works_here = caller.cx.permit::<SeeAppointments>(board.desk.resource()).is_ok();
    let tabs = match works_here {
        true => Some(Tabs::of(&caller, &board.desk, "settimana").await?),
        false => None,
    };
    let t = caller.visit.translator();
    let address = |day: Date| format!("{}/settimana?dal={day}", base(&board.desk));
    let page = page_of(&caller, &board.desk, caller.t("desk-agenda-week-title"));
    web::html(&WeekPage {
        tabs,
        printed: t.date_time(now),
        week: grid(t, &board, now, works_here),
        closures: closures(t, &board, today),
        before: address(monday.saturating_sub(7.days())),
        this: (monday_of(today) != monday).then(|| address(today)),
        after: address(monday.saturating_add(7.days())),
        page,
    })
}

fn monday_of(day: Date) -> Date {
    day.saturating_sub(i64::from(day.weekday().to_monday_zero_offset()).days())
}

/// Days from Monday to Friday, and those of the weekend on which something happens; hours in which something does.
fn grid(t: &Translator, board: &Board<Taken>, now: Instant, works_here: bool) -> Week {
    let worked = |(number, day): &(usize, &BoardDay<Taken>)| *number < 5 || hours_of(day).next().is_some();
    let days: Vec<&BoardDay<Taken>> =
        board.days.iter().enumerate().filter(worked).map(|(_, day)| day).collect();
    let hours: BTreeSet<i8> = days.iter().flat_map(|day| hours_of(day)).collect();
    let label = |day: &&BoardDay<Taken>| WeekDay {
        label: format!("{} {}", t.weekday(day.date.weekday()), day.date.day()),
        is_today: day.date == now.date(),
    };
    let row = |hour: i8| WeekRow {
        time: format!("{hour}:00"),
        cells: days.iter().map(|day| cell(t, board, day, hour, now, works_here)).collect(),
    };
    let first = board.first().map(|day| t.date(day.date)).unwrap_or_default();
    Week {
        caption: t.ta(
            "desk-agenda-week-caption",
            &[("desk", board.desk.name.as_str().into()), ("day", first.into())],
        ),
        days: days.iter().map(label).collect(),
        rows: hours.into_iter().map(row).collect(),
    }
}

/// The hours of a day in which somebody comes or the desk works.
fn hours_of(day: &BoardDay<Taken>) -> impl Iterator<Item = i8> + '_ {
    let coming = day.appointments.iter().filter(|a| takes_part(a.state)).map(|a| a.starts_at.rome().hour());
    let working = day.hours.iter().flat_map(|(_, spans)| spans).flat_map(|span| {
        let (from, until) = (span.from() / 60, span.until().div_ceil(60));
        (from..until).filter_map(|hour| i8::try_from(hour).ok())
    });
    coming.chain(working)
}

const fn takes_part(state: AppointmentState) -> bool {
    matches!(
        state,
        AppointmentState::Booked
            | AppointmentState::Held
            | AppointmentState::Served
            | AppointmentState::NoShow
    )
}

fn cell(
    t: &Translator,
    board: &Board<Taken>,
    day: &BoardDay<Taken>,
    hour: i8,
    now: Instant,
    works_here: bool,
) -> Cell {
    let booked =
        day.appointments.iter().filter(|a| takes_part(a.state) && a.starts_at.rome().hour() == hour).count();
    let here = |start: &&crate::model::FreeStart| start.starts_at().rome().hour() == hour;
    let free: usize = day.free.iter().filter(here).map(|start| usize::from(start.seats_left)).sum();
    let is_past = Instant::from_rome(day.date.at(hour, 0, 0, 0)).plus_minutes(60) <= now;
    let is_worked = hours_of(day).any(|worked| worked == hour);
    let state = match (is_past, booked, free) {
        (_, 0, 0) if !is_worked || !is_past => CellState::Closed,
        (true, _, _) => CellState::Past,
        (false, 0, _) => CellState::Free,
        (false, _, 0) => CellState::Full,
        (false, _, _) => CellState::Partly,
    };
    if state == CellState::Closed {
        return Cell::default();
    }
    let key = match (booked, free) {
        (_, 0) => "desk-agenda-week-booked",
        (0, _) => "desk-agenda-week-free",
        _ => "desk-agenda-week-both",
    };
    let text = match key {
        "desk-agenda-week-booked" => t.ta(key, &[("booked", booked.into())]),
        "desk-agenda-week-free" => t.ta(key, &[("free", free.into())]),
        _ => t.ta(key, &[("booked", booked.into()), ("free", free.into())]),
    };
    let args = [
        ("day", said::day(t, day.date, now.date()).into()),
        ("hour", format!("{hour}:00").into()),
        ("text", text.as_str().into()),
    ];
    Cell {
        state,
        spoken: Some(t.ta("desk-agenda-week-cell", &args)),
        href: works_here.then(|| format!("{}#ore-{hour}", day_address(&board.desk, day.date))),
        text,
    }
}

fn closures(t: &Translator, board: &Board<Taken>, today: Date) -> Vec<String> {
    let lines = board.days.iter().flat_map(|day| day.closures.iter().map(move |listed| (day.date, listed)));
    let line = |(day, listed): (Date, &crate::store::agenda::ListedClosure)| {
        let what = super::lines::closure(t, board, listed);
        let span = listed.closure.span;
        let when = match span == crate::model::WallSpan::DAY {
            true => said::day(t, day, today),
            false => format!("{}, {}", said::day(t, day, today), said::span(span)),
        };
        format!("{when}: {what}")
    };
    lines.map(line).collect()
}
