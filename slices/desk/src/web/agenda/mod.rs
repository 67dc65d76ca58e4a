//! `/ufficio/agenda`: the operator's pages. Made for a person on the telephone: few keys, no page in between.
//!
//! Everything names its desk in the address, and a desk at which the caller does not work is not there for her. Who leads the
//! network sees a desk's week in numbers, and is refused every page with persons on it.

mod absence;
mod appointment;
mod board;
mod booking;
mod calls;
mod choose;
mod find;
mod lines;
mod moving;
mod overbooking;
mod panel;
mod said;
mod settle;
mod slip;
mod waiting;
mod walk_in;
mod week;

pub use panel::panels;

use axum::Router;
use axum::routing::{get, post};
use jiff::civil::Date;
use policy::Refusal;
use web::slice::StaffLink;
use web::{App, Caller, Page, PageError};

use crate::actions::{BookError, ChangeError};
use crate::model::Desk;
use crate::queries::DayError;
use crate::queries::agenda_calls::{Tasks, tasks};

/// The entry of the staff menu.
pub const STAFF_LINKS: &[StaffLink] = &[StaffLink {
    text: "desk-agenda-menu",
    path: "/ufficio/agenda",
    roles: &["operator", "clerk", "coordinator", "administrator"],
}];

/// The operator's pages.
pub fn routes() -> Router<App> {
    Router::new()
        .route("/ufficio/agenda", get(choose::choose))
        .route("/ufficio/agenda/{desk}", get(board::day))
        .route("/ufficio/agenda/{desk}/settimana", get(week::week))
        .route("/ufficio/agenda/{desk}/prenota", get(booking::form).post(booking::book))
        .route("/ufficio/agenda/{desk}/prenota/oltre", post(overbooking::overbook_time))
        .route("/ufficio/agenda/{desk}/senza-appuntamento", post(walk_in::receive))
        .route("/ufficio/agenda/{desk}/assenza", get(absence::form).post(absence::close))
        .route("/ufficio/agenda/{desk}/assenza/{closure}/riapri", post(absence::reopen))
        .route("/ufficio/agenda/{desk}/telefonate", get(calls::list))
        .route("/ufficio/agenda/{desk}/offerte/{id}", post(calls::answer))
        .route("/ufficio/agenda/{desk}/attesa", get(waiting::list))
        .route("/ufficio/agenda/{desk}/attesa/{id}", get(waiting::times).post(waiting::give))
        .route("/ufficio/agenda/{desk}/attesa/{id}/togli", post(waiting::remove))
        .route("/ufficio/agenda/{desk}/cerca", get(find::form).post(find::found))
        .route("/ufficio/agenda/{desk}/appuntamenti/{id}", get(appointment::show))
        .route("/ufficio/agenda/{desk}/appuntamenti/{id}/foglio", get(slip::show))
        .route("/ufficio/agenda/{desk}/appuntamenti/{id}/esito", post(settle::outcome))
        .route("/ufficio/agenda/{desk}/appuntamenti/{id}/avvisato", post(settle::told))
        .route("/ufficio/agenda/{desk}/appuntamenti/{id}/annulla", get(settle::ask).post(settle::cancel))
        .route("/ufficio/agenda/{desk}/appuntamenti/{id}/sposta", get(moving::times).post(moving::give))
}

/// The tabs that all pages of a desk share.
struct Tabs {
    base: String,
    current: &'static str,
    tasks: Tasks,
}

impl Tabs {
    async fn of(caller: &Caller, desk: &Desk, current: &'static str) -> Result<Self, PageError> {
        let tasks = tasks(&caller.cx, desk).await.map_err(refused_day)?;
        Ok(Self { base: base(desk), current, tasks })
    }
}

/// The address under which all pages of a desk stand.
fn base(desk: &Desk) -> String {
    format!("/ufficio/agenda/{}", desk.slug)
}

/// The address of a day.
fn day_address(desk: &Desk, day: Date) -> String {
    format!("{}?giorno={day}", base(desk))
}

/// A page of a desk: with its telephone, for nobody but staff.
fn page_of(caller: &Caller, desk: &Desk, title: String) -> Page {
    let page = root(caller, title).crumb(desk.name.clone(), base(desk));
    with_phone(page, desk)
}

/// The desk's own first page has no step to itself.
fn first_page_of(caller: &Caller, desk: &Desk, title: String) -> Page {
    with_phone(root(caller, title), desk)
}

fn root(caller: &Caller, title: String) -> Page {
    caller
        .page(title)
        .crumb(caller.t("desk-agenda-office"), "/ufficio")
        .crumb(caller.t("desk-agenda-menu"), "/ufficio/agenda")
        .private()
}

fn with_phone(page: Page, desk: &Desk) -> Page {
    match &desk.phone {
        Some(phone) => page.phone(desk.name.clone(), phone.clone()),
        None => page,
    }
}

/// A desk at which she does not work is not there for her.
fn refused(refusal: Refusal) -> PageError {
    match refusal {
        Refusal::SignIn(_) => PageError::sign_in(),
        Refusal::Forbidden(_) => PageError::not_found(),
    }
}

fn refused_day(error: DayError) -> PageError {
    match error {
        DayError::UnknownDesk => PageError::not_found(),
        // She may know that it is there: who has nothing to do with a desk is told that there is none.
        DayError::Refused(refusal) => refusal.into(),
        DayError::Storage(error) => error.into(),
    }
}

/// What is left of a refused booking once the page has dealt with times and fields.
fn refused_booking(error: BookError) -> PageError {
    match error {
        BookError::Refused(refusal) => refused(refusal),
        BookError::Storage(error) => error.into(),
        BookError::SlotTaken { .. } => PageError::conflict("desk-agenda-taken-text"),
        BookError::Past => PageError::invalid("desk-agenda-past"),
        BookError::KeyUsed => PageError::conflict("desk-agenda-again"),
        BookError::TooMany(_) => PageError::too_many(3600),
        BookError::NotWaiting => PageError::conflict("desk-agenda-waiting-gone"),
        BookError::ServiceNotHere => PageError::invalid("desk-agenda-service-not-here"),
        BookError::ReasonMissing => PageError::invalid("desk-agenda-over-reason-missing"),
        BookError::UnknownDesk | BookError::UnknownAgenda => PageError::not_found(),
    }
}

/// The same of a refused change; `back` is where the operator can see how things stand.
fn refused_change(error: ChangeError, back: &str) -> PageError {
    let seen = |error: PageError| error.next(back.to_owned(), "desk-agenda-back-day");
    match error {
        ChangeError::Refused(refusal) => refused(refusal),
        ChangeError::Storage(error) => error.into(),
        ChangeError::Unknown | ChangeError::UnknownDesk => PageError::not_found(),
        ChangeError::NotNow => seen(PageError::conflict("desk-agenda-not-now")),
        ChangeError::KeyUsed => seen(PageError::conflict("desk-agenda-again")),
        ChangeError::Past => seen(PageError::invalid("desk-agenda-past")),
        ChangeError::SlotTaken { .. } => seen(PageError::conflict("desk-agenda-taken-text")),
    }
}
