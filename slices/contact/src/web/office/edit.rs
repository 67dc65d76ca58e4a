//! `/ufficio/contatti/{desk}/{contact}/modifica`: completes a contact, or corrects it.

use axum::extract::Path;
use desk::api::Desk;
use kernel::Id;
use storage::Tx;
use texts::Message;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, PageError};

use super::new::sought;
use super::screen::{Meanwhile, Screen, add_names, hers};
use super::show::note;
use super::{Struck, contact_at, contact_or_struck};
use crate::actions::{ContactError, edit_contact};
use crate::model::Contact;
use crate::store;
use crate::web::form::{self, base};
use crate::web::shown::{Names, details, facts, who};

const TITLE: &str = "contact-edit-title";

pub(crate) async fn form(caller: Caller, Path((desk, id)): Path<(String, String)>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let (desk, contact) = contact_at(&mut tx, &caller, &desk, &id).await?;
    let client = match contact.client {
        Some(id) => store::client::find(&mut tx, id).await?,
        None => None,
    };
    let mut filled = form::of_contact(&contact, client.as_ref());
    let mut seek = None;
    // What waits to be completed brings who had booked; nothing of hers was kept by us so far.
    if let (None, Some(appointment), None) = (contact.closed_at, contact.appointment, contact.client)
        && let Ok((appointment, _)) = desk::api::appointment(&mut tx, &caller.cx, appointment).await
    {
        let booked = form::of_appointment(&appointment);
        for field in ["chi", "telefono", "mail"] {
            if let Some(value) = booked.get(field) {
                filled = filled.set(field, value);
            }
        }
        seek = booked.get("telefono").or(booked.get("chi")).map(str::to_owned);
        filled = filled.set(form::CAME_OVER, "");
    }
    drop(tx);
    let fields = Fields::of(form::keyed(&caller, filled));
    web::html(&Screen::of(&caller, &desk, caller.t(TITLE), fields, seek.as_deref()).await?)
}

pub(crate) async fn update(caller: Caller, Path((desk, id)): Path<(String, String)>, form: Form) -> Answer {
    let (desk, found) = {
        let mut tx = caller.cx.read().await?;
        contact_or_struck(&mut tx, &caller, &desk, &id).await?
    };
    let contact = match found {
        Ok(contact) => contact,
        Err(by) => return struck(&caller, &desk, by, form).await,
    };
    if let Some(shown) = sought(&caller, &desk, &form, TITLE).await? {
        return shown.answer();
    }
    let mut errors = FieldErrors::new();
    let form = hers(&caller, &desk, form, &mut errors).await?;
    let Ok(version) = form.text("versione").parse::<i64>() else {
        return Err(PageError::invalid("contact-error-faulty"));
    };
    if let Some(new) = form::read(&caller, &form, &mut errors).filter(|_| errors.is_empty()) {
        match edit_contact(&caller.cx, contact.id, version, new).await {
            Ok(()) => {
                if let Ok(client) = form.text("persona").parse() {
                    add_names(&caller, client, &form).await?;
                }
                let to = format!("{}/{}", base(&desk), contact.id);
                return Ok(web::see_other_saying(&caller.visit, &to, "contact-edit-done"));
            }
            Err(ContactError::Faulty(faults)) => errors = form::errors(&faults),
            Err(ContactError::Case) => errors.add("chi", "contact-error-case"),
            Err(ContactError::UnknownClient) => errors.add("chi", "contact-error-client-gone"),
            Err(ContactError::Appointment) => errors.add("chi", "contact-error-appointment"),
            Err(ContactError::Changed | ContactError::Unknown) => {
                return changed(&caller, &desk, contact.id, form, "contact-edit-changed").await;
            }
            Err(other) => return Err(other.into()),
        }
    }
    web::unprocessable(
        &Screen::of(&caller, &desk, caller.t(TITLE), Fields::refused(form, errors), None).await?,
    )
}

/// The form with what was typed and the version that stands there now, and beside it what the colleague wrote. `said` tells what
/// she did.
pub(super) async fn changed(
    caller: &Caller,
    desk: &Desk,
    id: Id<Contact>,
    form: Form,
    said: &'static str,
) -> Answer {
    let mut tx = caller.cx.read().await?;
    let (_, now) = contact_or_struck(&mut tx, caller, &desk.slug, &id.to_string()).await?;
    let now = match now {
        Ok(now) => now,
        Err(by) => {
            drop(tx);
            return struck(caller, desk, by, form).await;
        }
    };
    let who = match now.recorded_by {
        Some(person) => identity::api::display_name(&mut tx, Id::from_uuid(person)).await?,
        None => None,
    };
    let meanwhile = meanwhile(&mut tx, caller, &now).await?;
    drop(tx);
    let who = who.unwrap_or_else(|| caller.t("contact-edit-colleague"));
    let mut errors = FieldErrors::new();
    errors.add("adesso", Message::new(said).with("who", who));
    let fields = Fields::refused(form.set("versione", now.version.to_string()), errors);
    let screen = Screen::of(caller, desk, caller.t(TITLE), fields, None).await?;
    screen.of_known(desk, id).conflict(Some(meanwhile))
}

/// The form of a new contact with what was typed: the one that it was to correct is not there any more.
async fn struck(caller: &Caller, desk: &Desk, Struck { by }: Struck, form: Form) -> Answer {
    let who = match by {
        Some(person) => {
            let mut tx = caller.cx.read().await?;
            identity::api::display_name(&mut tx, person).await?
        }
        None => None,
    };
    let who = who.unwrap_or_else(|| caller.t("contact-edit-colleague"));
    let mut errors = FieldErrors::new();
    errors.add("chi", Message::new("contact-edit-struck").with("who", who));
    let fields = Fields::refused(form::keyed(caller, form).set("versione", ""), errors);
    let screen = Screen::of(caller, desk, caller.t("contact-new-title"), fields, None).await?;
    screen.of_new(desk).conflict(None)
}

async fn meanwhile(tx: &mut Tx, caller: &Caller, now: &Contact) -> storage::Result<Meanwhile> {
    let names = Names::of(tx, std::slice::from_ref(now)).await?;
    let mut all = vec![(caller.t("contact-list-who"), who(caller, now, names.client(now)))];
    all.extend(details(tx, caller, now, &names).await?);
    let case = match now.case {
        Some(id) => store::case::find(tx, id).await?.filter(|case| case.organisation == now.organisation),
        None => None,
    };
    all.extend(case.map(|case| (caller.t("contact-form-case"), super::cases::name(caller, &case))));
    all.extend(facts(tx, caller, &now.facts).await?);
    Ok(Meanwhile { details: all, note: note(tx, caller, now).await? })
}
