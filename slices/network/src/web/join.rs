//! `/rete/accordi/{id}/adesione`: a body asks to join, by whoever writes for it.

use askama::Template;
use axum::extract::Path;
use kernel::{EmailAddress, Id};
use storage::limits::Limit;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::errors::adhesion_text;
use super::{id, parse};
use crate::actions::{AdhesionError, AdhesionRequest, Applicant, request_adhesion};
use crate::model::{Agreement, Mandate, Organisation};
use crate::store;

/// Requests from one place on the network: a mail goes out for each.
const REQUESTS: Limit = Limit { name: "network.request_adhesion", tries: 5, minutes: 60 };

#[derive(Template)]
#[template(path = "agreement/join.html")]
struct Join {
    page: Page,
    fields: Fields,
    agreement: Agreement,
    kinds: Vec<Choice>,
    places: Vec<Choice>,
}

impl Join {
    async fn of(caller: &Caller, text: &str, fields: Fields) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let agreement = store::agreement::find(&mut tx, id(text)?).await?.ok_or_else(PageError::not_found)?;
        if agreement.validity.is_over(caller.cx.now().date()) {
            return Err(PageError::conflict("network-error-agreement-over"));
        }
        let places = parse::places(&store::municipality::list(&mut tx).await?);
        let page = caller
            .page(caller.t("network-join-title"))
            .crumb(caller.t("network-show-title"), "/rete")
            .crumb(agreement.title.clone(), format!("/rete/accordi/{}", agreement.id))
            .private();
        Ok(Self { page, fields, kinds: parse::kinds(caller), places, agreement })
    }
}

pub(crate) async fn new(caller: Caller, Path(text): Path<String>, asked: Form) -> Answer {
    let fields = own_body(&caller, asked.text("ente")).await?.map_or_else(Fields::empty, Fields::of);
    web::html(&Join::of(&caller, &text, fields).await?)
}

/// The form with what is on record of the body that the address names, for who acts for it.
async fn own_body(caller: &Caller, asked: &str) -> Result<Option<Form>, PageError> {
    let Ok(body) = asked.parse::<Id<Organisation>>() else { return Ok(None) };
    if !caller.cx.actor.scopes_of(identity::api::role::CLERK).contains(&body.uuid()) {
        return Ok(None);
    }
    let mut tx = caller.cx.read().await?;
    let Some(known) = store::organisation::find(&mut tx, body).await? else { return Ok(None) };
    let mandates = store::mandate::of_organisation(&mut tx, body).await?;
    let today = caller.cx.now().date();
    let is_hers = |one: &&Mandate| one.person == caller.cx.person() && one.period.contains(today);
    let form = parse::form_of(&known.details);
    Ok(Some(match mandates.iter().find(is_hers) {
        Some(own) => form
            .set("contact_name", own.name.as_deref().unwrap_or_default())
            .set("contact_email", own.email.as_ref().map(EmailAddress::as_str).unwrap_or_default()),
        None => form,
    }))
}

pub(crate) async fn create(caller: Caller, Path(text): Path<String>, form: Form) -> Answer {
    let mut errors = FieldErrors::new();
    let details = parse::details(&form, &mut errors);
    let name =
        errors.check("contact_name", parse::required(&form, "contact_name", "network-error-contact-name"));
    let email = form.get("contact_email").ok_or("network-error-contact-email");
    let email = email.and_then(|text| EmailAddress::parse(text).map_err(|_| "network-import-wrong-email"));
    let email = errors.check("contact_email", email);
    if !form.has("privacy") {
        errors.add("privacy", "network-error-privacy");
    }
    let (Some(mut details), Some(contact_name), Some(contact_email), true) =
        (details, name, email, errors.is_empty())
    else {
        return web::unprocessable(&Join::of(&caller, &text, Fields::refused(form, errors)).await?);
    };
    count(&caller).await?;
    details.is_invented = false;
    let request = AdhesionRequest {
        agreement: id(&text)?,
        applicant: Applicant::Described(Box::new(details)),
        contact_name,
        contact_email,
        note: form.text("note").to_owned(),
    };
    let refused = match request_adhesion(&caller.cx, request).await {
        Ok(_) => {
            let to = format!("/rete/accordi/{text}");
            return Ok(web::see_other_saying(&caller.visit, &to, "network-join-done"));
        }
        Err(error @ (AdhesionError::AlreadyParty | AdhesionError::NotThatBody)) => adhesion_text(&error),
        Err(other) => return Err(other.into()),
    };
    errors.add("name", refused);
    web::unprocessable(&Join::of(&caller, &text, Fields::refused(form, errors)).await?)
}

async fn count(caller: &Caller) -> Result<(), PageError> {
    let mut tx = caller.cx.begin().await?;
    let is_let_through = REQUESTS.count(&mut tx, &caller.origin, caller.cx.now()).await?;
    tx.commit().await?;
    if is_let_through { Ok(()) } else { Err(PageError::too_many(3600)) }
}
