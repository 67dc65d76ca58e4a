//! What becomes of an appointment, in one key: she came, she did not, put right, told, cancelled.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use kernel::Id;
use uuid::Uuid;
use web::forms::Form;
use web::{Answer, Caller, Page, PageError};

use super::{base, day_address, page_of, refused_change, refused_day, said};
use crate::actions::{Outcome, cancel_appointment, mark_called, mark_outcome, take_back_outcome};
use crate::model::{Appointment, Desk};
use crate::queries::agenda_day::appointment_at;

/// The appointment of an address.
pub(super) async fn found(caller: &Caller, desk: &str, id: &str) -> Result<(Desk, Appointment), PageError> {
    let id = Uuid::parse_str(id).map(Id::from_uuid).map_err(|_| PageError::not_found())?;
    let mut tx = caller.cx.read().await?;
    appointment_at(&mut tx, &caller.cx, desk, id).await.map_err(refused_day)
}

/// Where a change leads back to: the line of the day from which it was made, or the page that asked.
pub(super) fn way_back(desk: &Desk, appointment: &Appointment, form: &Form) -> String {
    match form.text("ritorno") {
        "scheda" => format!("{}/appuntamenti/{}", base(desk), appointment.id),
        "telefonate" => format!("{}/telefonate", base(desk)),
        _ => format!("{}#a-{}", day_address(desk, appointment.starts_at.date()), appointment.id),
    }
}

/// She came, she did not, or that was a mistake.
///
/// # Errors
/// 404 for an appointment of another desk, 409 when it cannot be written any more.
pub async fn outcome(caller: Caller, Path((desk, id)): Path<(String, String)>, form: Form) -> Answer {
    let (desk, appointment) = found(&caller, &desk, &id).await?;
    let back = way_back(&desk, &appointment, &form);
    let (written, said) = match form.text("esito") {
        "presente" => {
            (mark_outcome(&caller.cx, appointment.id, Outcome::Served).await, "desk-agenda-done-served")
        }
        "non-venuto" => {
            (mark_outcome(&caller.cx, appointment.id, Outcome::NoShow).await, "desk-agenda-done-missed")
        }
        "correggi" => (take_back_outcome(&caller.cx, appointment.id).await, "desk-agenda-done-undo"),
        _ => return Err(PageError::invalid("desk-agenda-again").next(back, "desk-agenda-back-day")),
    };
    written.map_err(|error| refused_change(error, &back))?;
    Ok(web::see_other_saying(&caller.visit, &back, said))
}

/// Somebody was told by telephone.
///
/// # Errors
/// 404 for an appointment of another desk.
pub async fn told(caller: Caller, Path((desk, id)): Path<(String, String)>, form: Form) -> Answer {
    let (desk, appointment) = found(&caller, &desk, &id).await?;
    let back = way_back(&desk, &appointment, &form.set("ritorno", "telefonate"));
    mark_called(&caller.cx, appointment.id).await.map_err(|error| refused_change(error, &back))?;
    Ok(web::see_other_saying(&caller.visit, &back, "desk-agenda-done-told"))
}

#[derive(Template)]
#[template(path = "agenda/cancel.html")]
struct CancelPage {
    page: Page,
    details: Vec<(String, String)>,
    is_mailed: bool,
    back: String,
}

/// Asks before cancelling.
///
/// # Errors
/// 404 for an appointment of another desk.
pub async fn ask(caller: Caller, Path((desk, id)): Path<(String, String)>, form: Form) -> Answer {
    let (desk, appointment) = found(&caller, &desk, &id).await?;
    let t = caller.visit.translator();
    let details = vec![
        (t.t("desk-booking-name"), said::name(t, &appointment)),
        (t.t("desk-booking-when"), t.date_time(appointment.starts_at)),
    ];
    web::html(&CancelPage {
        page: page_of(&caller, &desk, caller.t("desk-agenda-cancel-title")),
        details,
        is_mailed: appointment.attendee.email.is_some(),
        back: way_back(&desk, &appointment, &form),
    })
}

/// Cancels.
///
/// # Errors
/// 404 for an appointment of another desk, 409 when it is over.
pub async fn cancel(
    caller: Caller,
    Path((desk, id)): Path<(String, String)>,
    form: Form,
) -> Result<Response, PageError> {
    let (desk, appointment) = found(&caller, &desk, &id).await?;
    let back = day_address(&desk, appointment.starts_at.date());
    let cancelled = cancel_appointment(&caller.cx, appointment.id, form.get("motivo")).await;
    cancelled.map_err(|error| refused_change(error, &back))?;
    Ok(web::see_other_saying(&caller.visit, &back, "desk-agenda-done-cancelled"))
}
