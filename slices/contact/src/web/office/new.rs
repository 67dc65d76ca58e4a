//! `/ufficio/contatti/{desk}/nuovo`: writes a contact, of an appointment, of somebody known, or of nobody in particular.

use axum::extract::Path;
use desk::api::{Appointment, Desk};
use kernel::Id;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, PageError};

use super::again::{Before, before};
use super::edit::changed;
use super::screen::{Screen, add_names, came_over, given_back, hers};
use crate::actions::standing::agreements_on;
use crate::actions::{ContactError, record_contact};
use crate::queries::{Sought, desk_at};
use crate::store;
use crate::web::form::{self, base};

async fn own(caller: &Caller, desk: &str) -> Result<Desk, PageError> {
    let mut tx = caller.cx.read().await?;
    Ok(desk_at(&mut tx, &caller.cx, desk).await?)
}

/// The empty form, or what is known: `?appuntamento=`, `?persona=`, both ids.
pub(crate) async fn form(caller: Caller, Path(desk): Path<String>, asked: Form) -> Answer {
    let desk = own(&caller, &desk).await?;
    let mut tx = caller.cx.read().await?;
    let today = caller.cx.now().date();
    let mut seek = None;
    let mut filled = Form::default();
    if let Some(id) = asked.get("appuntamento") {
        let id: Id<Appointment> = crate::web::id(id)?;
        let known = store::contact::of_appointment(&mut tx, id.uuid()).await?;
        if let Some(known) = known.filter(|known| known.desk == desk.id) {
            return Ok(to_known(&desk, &known));
        }
        let (appointment, _) = desk::api::appointment(&mut tx, &caller.cx, id)
            .await
            .map_err(ContactError::unseen)
            .map_err(PageError::from)?;
        if appointment.desk != desk.id {
            return Err(PageError::not_found());
        }
        let attendee = &appointment.attendee;
        let phone = attendee.phone.as_ref().map(ToString::to_string);
        seek = phone.or_else(|| attendee.name.clone());
        filled = form::of_appointment(&appointment);
    }
    for field in ["persona", "canale", "richiesta", "caso"] {
        if let Some(value) = asked.get(field) {
            filled = filled.set(field, value);
        }
    }
    let agreements = agreements_on(&mut tx, Id::from_uuid(desk.organisation), today).await?;
    let agreements: Vec<String> = agreements.iter().map(ToString::to_string).collect();
    drop(tx);
    let filled = came_over(&caller, &desk, form::empty(&caller, filled, &agreements)).await?;
    let title = caller.t("contact-new-title");
    let seek = seek.filter(|_| !filled.has("persona"));
    web::html(&Screen::of(&caller, &desk, title, Fields::of(filled), seek.as_deref()).await?)
}

/// The contact that was made already: its form while it waits to be completed, its page after.
fn to_known(desk: &Desk, known: &crate::model::Contact) -> axum::response::Response {
    let base = format!("{}/{}", base(desk), known.id);
    match known.closed_at {
        None => web::see_other(&format!("{base}/modifica")),
        Some(_) => web::see_other(&base),
    }
}

/// Saves it; or looks for who may be meant, where there is no script.
pub(crate) async fn create(caller: Caller, Path(desk): Path<String>, form: Form) -> Answer {
    let desk = own(&caller, &desk).await?;
    if let Some(shown) = sought(&caller, &desk, &form, "contact-new-title").await? {
        return shown.answer();
    }
    let mut errors = FieldErrors::new();
    let mut form = hers(&caller, &desk, form, &mut errors).await?;
    if let Some(new) = form::read(&caller, &form, &mut errors).filter(|_| errors.is_empty()) {
        match before(&caller, &desk, &new).await? {
            Before::Nothing => {}
            Before::Same(made) => {
                let to = format!("{}/{}", base(&desk), made.id);
                return Ok(web::see_other_saying(&caller.visit, &to, "contact-new-again"));
            }
            Before::Else => {
                errors.add("chi", "contact-error-made-before");
                let fields = Fields::refused(form::keyed(&caller, form), errors);
                let title = caller.t("contact-new-title");
                return web::unprocessable(&Screen::of(&caller, &desk, title, fields, None).await?);
            }
            Before::Another(made) => {
                return changed(&caller, &desk, made, form, "contact-new-recorded").await;
            }
        }
        match record_contact(&caller.cx, desk.id, new.clone()).await {
            Ok(recorded) => {
                // A colleague may have been faster by less than it takes to ask.
                if !recorded.is_new
                    && let Before::Another(made) = before(&caller, &desk, &new).await?
                {
                    return changed(&caller, &desk, made, form, "contact-new-recorded").await;
                }
                if let Some(client) = recorded.client {
                    add_names(&caller, client, &form).await?;
                }
                let to = format!("{}/{}", base(&desk), recorded.id);
                return Ok(web::see_other_saying(&caller.visit, &to, "contact-new-done"));
            }
            Err(ContactError::Faulty(faults)) => errors = form::errors(&faults),
            Err(ContactError::Case) => errors.add("chi", "contact-error-case"),
            Err(ContactError::UnknownClient) => errors.add("chi", "contact-error-client-gone"),
            Err(ContactError::Appointment | ContactError::Unknown) if form.has("appuntamento") => {
                errors.add("chi", "contact-error-appointment-gone");
                form = form.set("appuntamento", "");
            }
            Err(other) => return Err(other.into()),
        }
    }
    let fields = Fields::refused(form, errors);
    web::unprocessable(&Screen::of(&caller, &desk, caller.t("contact-new-title"), fields, None).await?)
}

/// The screen again, with who was found, or with what is known of who was chosen among them.
pub(super) async fn sought(
    caller: &Caller,
    desk: &Desk,
    form: &Form,
    title: &'static str,
) -> Result<Option<Screen>, PageError> {
    let (form, seek) = match form.text("cosa") {
        "cerca" => {
            let text = form.text("chi").to_owned();
            let too_little = Sought::parse(&text).is_none();
            let form = given_back(caller, desk, form.clone()).await?;
            if too_little {
                let mut errors = FieldErrors::new();
                errors.add("chi", "contact-error-too-little");
                let fields = Fields::refused(form, errors);
                return Screen::of(caller, desk, caller.t(title), fields, None).await.map(Some);
            }
            (form, Some(text))
        }
        "scegli" => (came_over(caller, desk, form.clone()).await?, None),
        _ => return Ok(None),
    };
    Screen::of(caller, desk, caller.t(title), Fields::of(form), seek.as_deref()).await.map(Some)
}
