//! `/ufficio/rete/reti/nuova`: the administrator of a fresh installation makes its network.

use askama::Template;
use policy::Resource;
use web::forms::{Choice, FieldErrors, Fields, Form};
use web::{Answer, Caller, Page, PageError};

use super::page;
use crate::actions::{AgreementError, NewNetwork, OrganisationError, create_network, register_organisation};
use crate::model::OrganisationDetails;
use crate::policy::CreateNetwork;
use crate::web::parse;

#[derive(Template)]
#[template(path = "office/founding.html")]
struct Founding {
    page: Page,
    fields: Fields,
    kinds: Vec<Choice>,
}

impl Founding {
    fn of(caller: &Caller, fields: Fields) -> Self {
        let page = page(caller, caller.t("network-founding-title"));
        Self { page, fields, kinds: parse::kinds(caller) }
    }
}

fn must_found(caller: &Caller) -> Result<(), PageError> {
    caller.cx.permit::<CreateNetwork>(Resource::new(caller.cx.new_id(), []))?;
    Ok(())
}

pub(crate) async fn new(caller: Caller) -> Answer {
    must_found(&caller)?;
    web::html(&Founding::of(&caller, Fields::empty()))
}

pub(crate) async fn create(caller: Caller, form: Form) -> Answer {
    must_found(&caller)?;
    let mut errors = FieldErrors::new();
    let name =
        errors.check("network_name", parse::required(&form, "network_name", "network-error-name-missing"));
    let lead = parse::details(&form, &mut errors);
    let (Some(name), Some(lead)) = (name, lead) else {
        return web::unprocessable(&Founding::of(&caller, Fields::refused(form, errors)));
    };
    let lead = register_or_find(&caller, &lead).await?;
    let slug = tables::folded(&name).replace(' ', "-");
    let to = format!("/ufficio/rete?rete={slug}");
    let new = NewNetwork { name, slug, lead, description: form.text("network_description").to_owned() };
    match create_network(&caller.cx, new).await {
        Ok(_) => Ok(web::see_other_saying(&caller.visit, &to, "network-founding-done")),
        Err(AgreementError::NameTaken) => {
            errors.add("network_name", "network-error-name-taken");
            web::unprocessable(&Founding::of(&caller, Fields::refused(form, errors)))
        }
        Err(other) => Err(other.into()),
    }
}

async fn register_or_find(
    caller: &Caller,
    lead: &OrganisationDetails,
) -> Result<kernel::Id<crate::model::Organisation>, PageError> {
    match register_organisation(&caller.cx, None, lead).await {
        Ok(id) | Err(OrganisationError::Known(id)) => Ok(id),
        Err(other) => Err(other.into()),
    }
}
