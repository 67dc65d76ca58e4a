//! `/ufficio/rete/enti/nuovo` and `…/{id}/modifica`: the form of a body.

use askama::Template;
use axum::extract::Path;
use kernel::Id;
use policy::Resource;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::{own_network, page, same_network};
use crate::actions::{OrganisationError, edit_organisation, register_organisation};
use crate::api::scopes_of_organisation;
use crate::model::Organisation;
use crate::policy::EditOrganisation;
use crate::store;
use crate::web::parse;

#[derive(Template)]
#[template(path = "office/body_form.html")]
struct BodyForm {
    page: Page,
    fields: Fields,
    kinds: Vec<Choice>,
    places: Vec<Choice>,
}

impl BodyForm {
    async fn of(caller: &Caller, title: String, fields: Fields) -> Result<Self, PageError> {
        let mut tx = caller.cx.read().await?;
        let places = parse::places(&store::municipality::list(&mut tx).await?);
        let page = page(caller, title)
            .crumb(caller.t("network-bodies-title"), format!("/ufficio/rete/enti{}", same_network(caller)));
        Ok(Self { page, fields, kinds: parse::kinds(caller), places })
    }
}

pub(crate) async fn new(caller: Caller) -> Answer {
    {
        let mut tx = caller.cx.read().await?;
        own_network(&mut tx, &caller).await?;
    }
    web::html(&BodyForm::of(&caller, caller.t("network-body-new-title"), Fields::empty()).await?)
}

pub(crate) async fn create(caller: Caller, form: Form) -> Answer {
    let network = {
        let mut tx = caller.cx.read().await?;
        own_network(&mut tx, &caller).await?
    };
    let mut errors = FieldErrors::new();
    if let Some(details) = parse::details(&form, &mut errors) {
        match register_organisation(&caller.cx, Some(network.id), &details).await {
            Ok(id) => {
                let to = format!("/ufficio/rete/enti/{id}{}", same_network(&caller));
                return Ok(web::see_other_saying(&caller.visit, &to, "network-body-new-done"));
            }
            Err(error) => refused(&mut errors, error)?,
        }
    }
    let title = caller.t("network-body-new-title");
    web::unprocessable(&BodyForm::of(&caller, title, Fields::refused(form, errors)).await?)
}

pub(crate) async fn edit(caller: Caller, Path(text): Path<String>) -> Answer {
    let body = own_body(&caller, crate::web::id(&text)?).await?;
    let fields = Fields::of(parse::form_of(&body.details));
    web::html(&BodyForm::of(&caller, body.details.name, fields).await?)
}

pub(crate) async fn update(caller: Caller, Path(text): Path<String>, form: Form) -> Answer {
    let id = crate::web::id(&text)?;
    let body = own_body(&caller, id).await?;
    let mut errors = FieldErrors::new();
    if let Some(details) = parse::details(&form, &mut errors) {
        match edit_organisation(&caller.cx, id, &details).await {
            Ok(()) => {
                let to = format!("/ufficio/rete/enti/{id}{}", same_network(&caller));
                return Ok(web::see_other_saying(&caller.visit, &to, "network-body-edit-done"));
            }
            Err(error) => refused(&mut errors, error)?,
        }
    }
    web::unprocessable(&BodyForm::of(&caller, body.details.name, Fields::refused(form, errors)).await?)
}

async fn own_body(caller: &Caller, id: Id<Organisation>) -> Result<Organisation, PageError> {
    let mut tx = caller.cx.read().await?;
    let scopes = scopes_of_organisation(&mut tx, id).await?;
    caller.cx.permit::<EditOrganisation>(Resource::new(id, scopes))?;
    store::organisation::find(&mut tx, id).await?.ok_or_else(PageError::not_found)
}

/// What the form can show of a refusal; the rest is a page of its own.
fn refused(errors: &mut FieldErrors, error: OrganisationError) -> Result<(), PageError> {
    match error {
        OrganisationError::Known(_) => errors.add("name", "network-error-known"),
        OrganisationError::UnknownMunicipality => {
            errors.add("municipality", "network-error-unknown-municipality")
        }
        other => return Err(other.into()),
    }
    Ok(())
}
