//! One appointment as its operators see it: everything known of it, what may be done, who wrote it.

use askama::Template;
use axum::extract::Path;
use kernel::Id;
use texts::Translator;
use web::forms::Form;
use web::{Answer, Caller, Page, PageError};

use super::lines::{PersonLine, person};
use super::settle::found;
use super::{base, day_address, page_of, refused_day, said};
use crate::model::{Appointment, AppointmentState, Origin};
use crate::queries::agenda_day::board;
use crate::web::shown::channel_key;

#[derive(Template)]
#[template(path = "agenda/appointment.html")]
struct AppointmentPage {
    page: Page,
    person: PersonLine,
    details: Vec<(String, String)>,
    back: String,
    slip: Option<String>,
    can_move: bool,
    is_displaced: bool,
}

/// One appointment.
///
/// # Errors
/// 404 for an appointment of another desk.
pub async fn show(caller: Caller, Path((desk, id)): Path<(String, String)>, _form: Form) -> Answer {
    let (desk, appointment) = found(&caller, &desk, &id).await?;
    let day = appointment.starts_at.date();
    let board = board(&caller.cx, &desk.slug, day, day).await.map_err(refused_day)?;
    let t = caller.visit.translator();
    let now = caller.cx.now();
    let person = person(t, &board, &appointment, now);
    let author = author(&caller, &appointment).await?;
    let is_ahead = appointment.state == AppointmentState::Booked && appointment.ends_at > now;
    let is_displaced = appointment.state == AppointmentState::Displaced;
    let agenda = board.agenda_name(appointment.agenda).to_owned();
    web::html(&AppointmentPage {
        page: page_of(&caller, &desk, said::name(t, &appointment)),
        details: details(t, &appointment, &person, agenda, author),
        back: format!("{}#a-{}", day_address(&desk, day), appointment.id),
        slip: is_ahead.then(|| format!("{}/appuntamenti/{}/foglio", base(&desk), appointment.id)),
        can_move: is_ahead || is_displaced,
        is_displaced,
        person,
    })
}

async fn author(caller: &Caller, appointment: &Appointment) -> Result<Option<String>, PageError> {
    let Some(id) = appointment.created_by else { return Ok(None) };
    let mut tx = caller.cx.read().await?;
    Ok(identity::api::display_name(&mut tx, Id::from_uuid(id)).await?)
}

fn details(
    t: &Translator,
    appointment: &Appointment,
    person: &PersonLine,
    agenda: String,
    author: Option<String>,
) -> Vec<(String, String)> {
    let origin = match appointment.origin {
        Origin::Online => "desk-agenda-origin-online",
        Origin::Operator => "desk-agenda-origin-operator",
        Origin::WalkIn => "desk-agenda-origin-walk-in",
        Origin::WaitingList => "desk-agenda-origin-waiting",
    };
    let made = match author {
        Some(author) => format!("{}, {author}, {}", t.t(origin), t.date_time(appointment.created_at)),
        None => format!("{}, {}", t.t(origin), t.date_time(appointment.created_at)),
    };
    let pairs = [
        Some((t.t("desk-booking-when"), format!("{}–{}", t.date_time(appointment.starts_at), person.until))),
        Some((t.t("desk-agenda-channel"), t.t(channel_key(appointment.channel)))),
        Some((t.t("desk-agenda-agenda"), agenda)),
        person.service.clone().map(|service| (t.t("desk-agenda-service"), service)),
        person.phone.clone().map(|phone| (t.t("desk-booking-phone"), phone)),
        person.email.clone().map(|email| (t.t("desk-booking-email"), email)),
        appointment.note.clone().map(|note| (t.t("desk-agenda-note"), note)),
        Some((t.t("desk-agenda-made"), made)),
        appointment.override_reason.clone().map(|reason| (t.t("desk-agenda-over-why"), reason)),
        appointment.cancel_reason.clone().map(|reason| (t.t("desk-agenda-cancel-why"), reason)),
        appointment.told_at.map(|at| (t.t("desk-agenda-told-at"), t.date_time(at))),
    ];
    pairs.into_iter().flatten().collect()
}
