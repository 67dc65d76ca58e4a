//! Finds an appointment of the desk by code, name or telephone. By POST only: who is looked for stays out of
//! addresses.

use askama::Template;
use axum::extract::Path;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page};

use super::lines::{PersonLine, person};
use super::{Tabs, page_of, refused_day, said};
use crate::model::Desk;
use crate::queries::agenda_day::{Board, desk_to_work_at, service_names};
use crate::queries::agenda_find::{MOST_FOUND, find};
use crate::store;

struct Found {
    day: String,
    person: PersonLine,
}

#[derive(Template)]
#[template(path = "agenda/find.html")]
struct FindPage {
    page: Page,
    tabs: Tabs,
    fields: Fields,
    asked: bool,
    found: Vec<Found>,
    is_cut: bool,
}

impl FindPage {
    async fn of(caller: &Caller, desk: &Desk, fields: Fields) -> Result<Self, web::PageError> {
        Ok(Self {
            page: page_of(caller, desk, caller.t("desk-agenda-find-title")),
            tabs: Tabs::of(caller, desk, "cerca").await?,
            fields,
            asked: false,
            found: Vec::new(),
            is_cut: false,
        })
    }
}

/// The empty search.
///
/// # Errors
/// 404 for a desk at which the caller does not work.
pub async fn form(caller: Caller, Path(desk): Path<String>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let (desk, _) = desk_to_work_at(&mut tx, &caller.cx, &desk).await.map_err(refused_day)?;
    drop(tx);
    web::html(&FindPage::of(&caller, &desk, Fields::empty()).await?)
}

/// What was found.
///
/// # Errors
/// 404 for a desk at which the caller does not work.
pub async fn found(caller: Caller, Path(desk): Path<String>, form: Form) -> Answer {
    let (desk, appointments) = find(&caller.cx, &desk, form.text("chi")).await.map_err(refused_day)?;
    if !form.has("chi") {
        let mut errors = FieldErrors::new();
        errors.add("chi", "desk-agenda-find-missing");
        return web::unprocessable(&FindPage::of(&caller, &desk, Fields::refused(form, errors)).await?);
    }
    let mut tx = caller.cx.read().await?;
    let services = service_names(&mut tx, appointments.iter().filter_map(|a| a.service)).await?;
    let agendas = store::agenda::of_desk(&mut tx, desk.id).await?;
    drop(tx);
    let (t, now) = (caller.visit.translator(), caller.cx.now());
    let board = Board { desk: desk.clone(), agendas, days: Vec::new(), services };
    let line = |appointment: &crate::model::Appointment| Found {
        day: said::day(t, appointment.starts_at.date(), now.date()),
        person: person(t, &board, appointment, now),
    };
    let found = appointments.iter().map(line).collect();
    let page = FindPage::of(&caller, &desk, Fields::of(form)).await?;
    web::html(&FindPage { asked: true, found, is_cut: appointments.len() >= MOST_FOUND, ..page })
}
