//! `…/recapiti`: the room and the telephone line.

use askama::Template;
use axum::extract::Path;
use kernel::{Coordinates, EmailAddress, PhoneNumber};
use texts::Message;
use web::components::Steps;
use web::forms::{FieldErrors, Fields, Form};
use web::{Answer, Caller, Page};

use super::super::launch::reach::worked;
use crate::actions::launch::{DeskContacts, enter_contacts};
use crate::model::Desk;
use crate::model::launch::Item;

#[derive(Template)]
#[template(path = "setup/contacts.html")]
struct ContactsPage {
    page: Page,
    fields: Fields,
    steps: Option<Steps>,
}

fn page(caller: &Caller, desk: &Desk, fields: Fields) -> ContactsPage {
    let page = super::page(caller, desk, "desk-setup-contacts-title");
    ContactsPage { page, fields, steps: super::steps(caller, desk, Item::Room) }
}

/// The form, with what is on record.
///
/// # Errors
/// 404 or 403 where she may not.
pub(crate) async fn form(caller: Caller, Path(slug): Path<String>) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = worked(&mut tx, &caller, &slug).await?;
    let known = [
        ("address", desk.address.clone()),
        ("phone", desk.phone.clone().unwrap_or_default()),
        ("email", desk.email.clone().unwrap_or_default()),
        ("place", desk.place.map(|place| place.to_string()).unwrap_or_default()),
    ];
    web::html(&page(&caller, &desk, Fields::of(Form::from_pairs(known))))
}

/// Keeps it.
///
/// # Errors
/// As [`form`].
pub(crate) async fn save(caller: Caller, Path(slug): Path<String>, form: Form) -> Answer {
    let mut tx = caller.cx.read().await?;
    let desk = worked(&mut tx, &caller, &slug).await?;
    drop(tx);
    let mut errors = FieldErrors::new();
    let address = errors.check("address", form.get("address").ok_or("desk-setup-contacts-address-missing"));
    let phone = errors.check("phone", phone(form.text("phone")));
    let email =
        errors.check("email", optional(form.get("email"), EmailAddress::parse, "desk-setup-email-wrong"));
    let place = errors
        .check("place", optional(form.get("place"), Coordinates::parse, "desk-setup-contacts-place-wrong"));
    let (Some(address), Some(phone), Some(email), Some(place)) = (address, phone, email, place) else {
        return web::unprocessable(&page(&caller, &desk, Fields::refused(form, errors)));
    };
    let address: String = address.chars().take(200).collect();
    enter_contacts(&caller.cx, desk.id, DeskContacts { address, place, phone, email }).await?;
    super::onward(&caller, desk, Item::PhoneLine, "desk-setup-contacts-done").await
}

fn phone(typed: &str) -> Result<PhoneNumber, Message> {
    if typed.is_empty() {
        return Err("desk-setup-contacts-phone-missing".into());
    }
    PhoneNumber::parse(typed).map_err(|_| "desk-setup-contacts-phone-wrong".into())
}

/// A field that may be empty, parsed where it is not.
pub(super) fn optional<T, E>(
    typed: Option<&str>,
    parse: impl FnOnce(&str) -> Result<T, E>,
    wrong: &'static str,
) -> Result<Option<T>, Message> {
    typed.map(parse).transpose().map_err(|_| wrong.into())
}
